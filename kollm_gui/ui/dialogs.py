"""Everything that asks or tells the person something outside the panels; tests replace it.

Dialogs are opened, never executed: a nested event loop would let the window change underneath.
Their classes are named where they are used, because PySide6 makes a class and its enums when it
is first named: at the first dialog instead of at every start.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _

if TYPE_CHECKING:
    from PySide6.QtWidgets import QDialog

LINE_LETTERS = 60  # average ones, for which a line to be typed gets room


class Dialogs:
    """File dialogs, messages, the clipboard and the browser."""

    def ask_save(
        self,
        parent: QWidget,
        title: str,
        name: str,
        filters: Sequence[str],
        taken: Callable[[Path], None],
    ) -> None:
        """Ask where to save; ``taken`` is called with the file unless the person cancels."""
        dialog = QtWidgets.QFileDialog(parent, title, name)
        dialog.setAcceptMode(QtWidgets.QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters(list(filters))
        dialog.selectFile(name)
        dialog.setDefaultSuffix(Path(name).suffix.lstrip("."))
        dialog.fileSelected.connect(lambda file: taken(Path(file)))
        self.show(dialog)

    def ask_open(
        self,
        parent: QWidget,
        title: str,
        filters: Sequence[str],
        taken: Callable[[Path], None],
    ) -> None:
        """Ask which file to open; ``taken`` is called with it unless the person cancels."""
        dialog = QtWidgets.QFileDialog(parent, title)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters(list(filters))
        dialog.fileSelected.connect(lambda file: taken(Path(file)))
        self.show(dialog)

    def ask_open_several(
        self,
        parent: QWidget,
        title: str,
        filters: Sequence[str],
        taken: Callable[[Sequence[Path]], None],
    ) -> None:
        """Ask which files to open; ``taken`` is called with them unless the person cancels."""
        dialog = QtWidgets.QFileDialog(parent, title)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.ExistingFiles)
        dialog.setNameFilters(list(filters))
        dialog.filesSelected.connect(lambda files: taken([Path(file) for file in files]))
        self.show(dialog)

    def ask_folder(self, parent: QWidget, title: str, taken: Callable[[Path], None]) -> None:
        """Ask for a folder; ``taken`` is called with it unless the person cancels."""
        dialog = QtWidgets.QFileDialog(parent, title)
        dialog.setFileMode(QtWidgets.QFileDialog.FileMode.Directory)
        dialog.setOption(QtWidgets.QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(lambda folder: taken(Path(folder)))
        self.show(dialog)

    def ask_text(
        self, parent: QWidget, title: str, label: str, text: str, taken: Callable[[str], None]
    ) -> None:
        """Ask for a line of text; ``taken`` is called with it unless the person cancels."""
        dialog = QtWidgets.QInputDialog(parent)
        dialog.setWindowTitle(title)
        dialog.setLabelText(label)
        dialog.setTextValue(text)
        dialog.textValueSelected.connect(taken)
        # A saved search is offered under its query, which Qt's own width of a field would cut.
        widest = dialog.screen().availableGeometry().width() * 3 // 4
        letters = dialog.fontMetrics().averageCharWidth() * LINE_LETTERS
        dialog.resize(min(letters, widest), dialog.sizeHint().height())
        self.show(dialog)

    def ask_yes(
        self, parent: QWidget, title: str, sentence: str, yes: str, taken: Callable[[], None]
    ) -> None:
        """Ask before something is lost; ``taken`` is called where the person says yes."""
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Question, title, sentence, parent=parent
        )
        agreed = box.addButton(yes, QtWidgets.QMessageBox.ButtonRole.AcceptRole)
        box.setDefaultButton(box.addButton(QtWidgets.QMessageBox.StandardButton.Cancel))
        agreed.clicked.connect(lambda _on=False: taken())
        self.show(box)

    def tell(self, parent: QWidget | None, title: str, sentence: str) -> None:
        """Tell a sentence that needs no answer."""
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Information, title, sentence, parent=parent
        )
        self.show(box)

    def warn(self, parent: QWidget | None, title: str, sentence: str) -> None:
        """Tell a sentence about something that did not work."""
        box = QtWidgets.QMessageBox(
            QtWidgets.QMessageBox.Icon.Warning, title, sentence, parent=parent
        )
        self.show(box)

    def show(self, dialog: "QDialog") -> None:
        """Open a dialog that deletes itself when closed."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.open()

    def show_beside(self, dialog: "QDialog") -> None:
        """Open a dialog beside which the window can be used."""
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.show()

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        QtGui.QGuiApplication.clipboard().setText(text)

    def open_page(self, address: str) -> None:
        """Open an address in the person's browser; KoLLM itself never goes online."""
        QtGui.QDesktopServices.openUrl(QtCore.QUrl(address))


def save_text(file: Path, text: str) -> None:
    """Write a text file whole or not at all.

    Raises:
        UserError: the file cannot be written; what stood there before is untouched.
    """
    target = QtCore.QSaveFile(str(file))
    opened = target.open(QtCore.QSaveFile.OpenModeFlag.WriteOnly)
    if not opened or target.write(text.encode()) < 0 or not target.commit():
        raise UserError(
            _("{file} could not be written ({reason}); choose another place.").format(
                file=file, reason=target.errorString()
            )
        )
