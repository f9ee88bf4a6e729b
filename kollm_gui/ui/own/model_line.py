"""A line for a model's slug, with a button that finds the model by its name."""

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.compare.add_model import AddModel, AddModelTexts
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.look import Look
from kollm_gui.ui.workspace import Workspace


class ModelLine(QWidget):
    """Puts the button beside the line; it or the Down key opens the search."""

    def __init__(
        self, workspace: Workspace, look: Look, line: QLineEdit, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._line = line
        self.button = Button(look, icon="search", kind="quiet", height=28, parent=self)
        self.button.setAccessibleName(_("Find the model"))
        self.button.setToolTip(_("Find the model"))
        texts = AddModelTexts(
            _("Choose the model"), _("Find the model"), _("Enter chooses the model; Esc closes.")
        )
        self.finder = AddModel(workspace, look, self, texts)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(look.px(4))
        row.addWidget(line, 1)
        row.addWidget(self.button)
        line.installEventFilter(self)
        self.button.clicked.connect(self._open)
        self.finder.chosen.connect(self._take)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Open the search by the Down key, as a chooser opens its list."""
        if (
            watched is self._line
            and event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Down
        ):
            self._open()
            return True
        return super().eventFilter(watched, event)

    def _open(self) -> None:
        self.finder.open_at(self._line.mapToGlobal(QPoint(0, self._line.height() + 2)))

    def _take(self, slug: str) -> None:
        self._line.setText(slug)
        self._line.setFocus()
