"""The row above the pages: which page, which base of the rates, opening and exporting."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from kollm_gui.i18n import _
from kollm_gui.tables.output import TableFormat
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.segments import Segments
from kollm_gui.ui.look import Look

TABLE_NAMES: dict[TableFormat, str] = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "markdown": "Markdown",
    "latex": "LaTeX",
}


class Tools(QWidget):
    """Asks; the window does."""

    files_asked = Signal()
    table_asked = Signal(str)  # TableFormat
    figure_asked = Signal()
    keep_asked = Signal()

    def __init__(self, look: Look, *, keeps: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.pages = Segments(
            look,
            _("Page"),
            [("text", _("Text")), ("files", _("Files")), ("chart", _("Chart"))],
            self,
        )
        self.pages.setFixedWidth(self.pages.sizeHint().width())
        self.base = ChoiceBox(look, _("Rates of"), widest=230, parent=self)
        self.base.show_choices(
            [("hangul", _("Of answers with Hangul")), ("all", _("Of all answers, as the survey"))],
            "hangul",
        )
        self.open = Button(look, _("Open files…"), icon="folder", parent=self)
        self.open.clicked.connect(lambda _on=False: self.files_asked.emit())
        menu = self._export_menu(keeps=keeps)
        self.export = Button(look, _("Export"), icon="export", menu=menu, parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.pages)
        row.addStretch(1)
        for widget in (self.base, self.open, self.export):
            row.addWidget(widget)

    @property
    def of_all(self) -> bool:
        """Whether rates are of all answers, and not of those with Hangul."""
        return self.base.value == "all"

    def let_export(self, *, ready: bool) -> None:
        """Offer export where there is something to export."""
        for action in self._exports:
            action.setEnabled(ready)
        self.export.setEnabled(ready)

    def _export_menu(self, *, keeps: bool) -> QMenu:
        menu = QMenu(self)
        for form, name in TABLE_NAMES.items():
            action = menu.addAction(_("Table as {format}…").format(format=name))
            action.triggered.connect(lambda _on=False, form=form: self.table_asked.emit(form))
        menu.addSeparator()
        figure = menu.addAction(_("Figure…"))
        figure.triggered.connect(lambda _on=False: self.figure_asked.emit())
        if keeps:
            menu.addSeparator()
            keep = menu.addAction(_("Keep as a score of mine…"))
            keep.triggered.connect(lambda _on=False: self.keep_asked.emit())
        self._exports: list[QAction] = [each for each in menu.actions() if not each.isSeparator()]
        return menu
