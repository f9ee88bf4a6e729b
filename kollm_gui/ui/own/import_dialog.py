"""The preview of an import: what was recognised, what will be written, what is skipped and why."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.importers.columns import ImportRow, import_columns, rows_of
from kollm_gui.importers.report import total
from kollm_gui.importers.review import Review, heading_of_table
from kollm_gui.tables.column import order
from kollm_gui.ui.compare.add_model import AddModel, AddModelTexts
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import CheckBox
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.export_message import ExportMessage
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.own import import_forms
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.panels.model_order import next_sort
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import SortKey
from kollm_gui.ui.workspace import Workspace

SIZE = (980, 660)
WIDEST = {"file": 280, "format": 250, "model": 200, "scores": 70, "state": 140}  # px at size 1
_TOLD_LINES = 9
_LEAST_LINES = 3  # and rows of files, before anything is cut


class ImportDialog(QDialog):
    """Shows a review and changes it; ``write`` keeps it, ``undo`` takes that back."""

    def __init__(
        self,
        review: Review,
        workspace: Workspace,
        look: Look,
        dialogs: Dialogs,
        *,
        write: Callable[[Review], None],
        undo: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.review = review
        self._workspace, self._look, self._dialogs = workspace, look, dialogs
        self._write, self._undo = write, undo
        self._keys: tuple[SortKey, ...] = ()
        self._written = False
        self.records: RecordTable[ImportRow] = RecordTable(
            import_columns(), lambda row: row.id, self
        )
        self._delegate = TablePainter(look, parent=self)
        self.view = TableView(look, self.records, self._delegate, self)
        self.message = ExportMessage(look, self)
        self.setWindowTitle(_("Import results"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._make_parts()
        self._lay_out()
        self._connect()
        give_first_size(self, look, *SIZE)
        self._fill()
        self._fit()
        self._choose_first()

    @property
    def row(self) -> ImportRow | None:
        """The chosen row."""
        key = self.view.current_key()
        return next((row for row in self.records.shown if row.id == key), None)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in the list imports; a double click, which opens rows elsewhere, does not."""
        entered = (
            watched is self.view
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        )
        if entered:
            self.install.click()
        return entered or super().eventFilter(watched, event)

    # Decisions

    def choose_model(self, slug: str) -> None:
        """The chosen run is of this model."""
        row = self.row
        if row is not None and row.run is not None:
            self._show(self.review.with_model(row.id, slug))

    def _find_model(self) -> None:
        at = self.model_button.mapToGlobal(QPoint(0, self.model_button.height() + 2))
        self.adding.open_at(at)

    def _new_model(self) -> None:
        row = self.row
        if row is None or row.run is None:
            return
        form = import_forms.new_model_form(
            self._look,
            self._workspace.snapshot,
            row.printed or "",
            {model.slug for model in self.review.new_models},
            lambda model: self._show(self.review.with_new_model(row.id, model)),
            parent=self,
        )
        self._dialogs.show(form)

    def _columns(self) -> None:
        row = self.row
        if row is None:
            return
        form = import_forms.columns_form(
            self._look,
            row.path.name,
            heading_of_table(row.path),
            lambda columns: self._show(self.review.with_columns(row.path, columns)),
            parent=self,
        )
        self._dialogs.show(form)

    def _leave_out(self) -> None:
        row = self.row
        if row is not None and row.run is not None:
            self._show(self.review.without(row.id))

    def _set_known_only(self, on: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._show(replace(self.review, known_only=on))

    def _import(self) -> None:
        if self._written:
            self.accept()
            return
        try:
            self._write(self.review)
        except UserError as error:
            self.message.show_error(error.sentence)
            return
        self._set_written(written=True)
        self.message.show_good(
            _("The scores stand in details, table, charts and compare now, marked as yours.")
        )

    def _take_back(self) -> None:
        try:
            self._undo()
        except UserError as error:
            self.message.show_error(error.sentence)
            return
        self._set_written(written=False)
        self.message.show_warning(_("The import was taken back; nothing of it is kept."))

    # What is shown

    def _show(self, review: Review) -> None:
        self.review = review
        self._fill()
        if self.row is None:
            self._choose_first()
        self._tell(self.view.current_key())

    def _fill(self) -> None:
        rows = rows_of(self.review, written=self._written)
        columns = {column.key: column for column in self.records.columns}
        self.view.exchange(rows, order(rows, self._keys, columns))
        self.view.header.show_keys([column.key for column in self.records.columns], self._keys)
        plan = self.review.plan
        self.told.setText(self._summary())
        self.install.setEnabled(bool(plan.ready))
        if self._written:
            self.install.set_text(_("Close"))
            return
        text = ngettext("Import {count} score", "Import {count} scores", plan.score_count)
        self.install.set_text(text.format(count=f"{plan.score_count:,}"))

    def _summary(self) -> str:
        plan = self.review.plan
        told = [total(plan, written=self._written)]
        waiting = len(plan.nameless)
        if waiting and not self._written:
            text = ngettext(
                "{count} run waits for its model: choose one below.",
                "{count} runs wait for their model: choose one below.",
                waiting,
            )
            told.append(text.format(count=waiting))
        if plan.refused:
            count = len(plan.refused)
            text = ngettext(
                "{count} file is not imported.", "{count} files are not imported.", count
            )
            told.append(text.format(count=count))
        return " ".join(told)

    def _choose_first(self) -> None:
        shown = self.records.shown
        if shown:
            self.view.choose(shown[0].id)
            self._tell(shown[0].id)

    def _tell(self, key: object) -> None:
        row = next((row for row in self.records.shown if row.id == key), None)
        lines = list(row.told) if row is not None else []
        if row is not None and row.printed and row.model is None:
            lines.insert(0, _("The file names its model “{name}”.").format(name=row.printed))
        self.lines.setPlainText("\n".join(lines))
        has_run = row is not None and row.run is not None and not self._written
        for button in (self.model_button, self.new_button, self.leave_button):
            button.setEnabled(has_run)
        table = row is not None and bool(heading_of_table(row.path))
        self.columns_button.setEnabled(table and not self._written)

    def _set_written(self, *, written: bool) -> None:
        self._written = written
        self.undo_button.setVisible(written)
        self.close_button.setVisible(not written)
        self.known_only.setEnabled(not written)
        self._fill()
        self._tell(self.view.current_key())
        self.install.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fit(self) -> None:
        self._delegate.measure(self.records)
        for place, column in enumerate(self.records.columns):
            limit = self._look.px(WIDEST[column.key])
            self.view.setColumnWidth(place, self.view.fit_column(place, limit))

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keys = next_sort(self._keys, self.records.columns[column], add=add)  # type: ignore[arg-type]
        self._fill()

    # Making

    def _make_parts(self) -> None:
        look = self._look
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        set_in(self.told, look, "body", "text_2")
        self.lines = QPlainTextEdit(self)
        self.lines.setReadOnly(True)
        self.lines.setTabChangesFocus(True)
        self.lines.setFrameShape(QFrame.Shape.NoFrame)
        self.lines.setFont(look.font("body"))
        self.lines.setAccessibleName(_("What the chosen file holds"))
        self.lines.document().setDocumentMargin(look.px(4))
        # On a small screen large text leaves some rows to the files as well.
        line, around = look.line_height("body"), look.px(12)
        self.lines.setMinimumHeight(_LEAST_LINES * line + around)
        self.lines.setMaximumHeight(_TOLD_LINES * line + around)
        self.view.setMinimumHeight(look.px(32 + _LEAST_LINES * 28))
        thin_scroll_bars(self.lines, look)
        self.model_button = Button(look, _("Choose the model…"), arrow=True, parent=self)
        self.new_button = Button(look, _("New model of mine…"), parent=self)
        self.columns_button = Button(look, _("Columns…"), parent=self)
        self.leave_button = Button(look, _("Leave out"), parent=self)
        self.known_only = CheckBox(look, _("Only benchmarks of the catalogue"), self)
        self.adding = AddModel(
            self._workspace,
            look,
            self,
            AddModelTexts(
                _("Choose the model"),
                _("Find the model that was scored"),
                _("Enter chooses the model; Esc closes."),
            ),
        )
        self.undo_button = Button(look, _("Undo"), height=32, parent=self)
        self.undo_button.hide()
        self.close_button = Button(look, _("Cancel"), height=32, parent=self)
        self.install = Button(look, _("Import"), kind="primary", height=32, parent=self)

    def _lay_out(self) -> None:
        look = self._look
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        head = QVBoxLayout()
        head.setContentsMargins(20, 14, 20, 12)
        head.setSpacing(2)
        title = QLabel(_("Import results"), self)
        set_in(title, look, "dialog", "text")
        head.addWidget(title)
        head.addWidget(self.told)
        whole.addLayout(head)
        whole.addWidget(Hairline(look, self))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(_("Files"))
        self.view.header.setSectionsMovable(False)
        whole.addWidget(self.view, 1)
        whole.addWidget(Hairline(look, self))
        tools = QHBoxLayout()
        tools.setContentsMargins(20, 8, 20, 4)
        tools.setSpacing(8)
        for widget in (self.model_button, self.new_button, self.columns_button, self.leave_button):
            tools.addWidget(widget)
        tools.addStretch(1)
        self.known_only.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        tools.addWidget(self.known_only)
        whole.addLayout(tools)
        below = QHBoxLayout()
        below.setContentsMargins(16, 0, 16, 8)
        below.addWidget(self.lines)
        whole.addLayout(below)
        whole.addWidget(self.message)
        whole.addWidget(Hairline(look, self))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(8)
        foot.addStretch(1)
        for widget in (self.undo_button, self.close_button, self.install):
            foot.addWidget(widget)
        whole.addLayout(foot)

    def _connect(self) -> None:
        self.view.chosen.connect(self._tell)
        self.view.installEventFilter(self)
        self.view.header.sort_asked.connect(self._sort)
        self.model_button.clicked.connect(self._find_model)
        self.new_button.clicked.connect(self._new_model)
        self.columns_button.clicked.connect(self._columns)
        self.leave_button.clicked.connect(self._leave_out)
        self.known_only.toggled.connect(self._set_known_only)
        self.adding.chosen.connect(self.choose_model)
        self.undo_button.clicked.connect(self._take_back)
        self.close_button.clicked.connect(self.reject)
        self.install.clicked.connect(self._import)
