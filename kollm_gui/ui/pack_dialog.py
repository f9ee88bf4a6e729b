"""What a data pack would change: counts, a list to look through, and the way to install it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.catalogue.difference import WAYS
from kollm_gui.catalogue.packs import Review
from kollm_gui.i18n import _
from kollm_gui.tables.column import order
from kollm_gui.tables.difference_output import difference_markdown
from kollm_gui.tables.differences import (
    KINDS,
    WAY_WORDS,
    DifferenceRow,
    counted,
    difference_columns,
    difference_rows,
    field_label,
)
from kollm_gui.text import hangul
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.segments import Segments
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.export_message import ExportMessage
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.own.form import FormLine
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.panels.model_order import next_sort
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import SortKey

SIZE = (920, 640)
WIDEST = {"name": 300, "field": 180, "old": 240, "new": 240}  # px at text size 1
_ALL = "all"
_HIDDEN = "key"  # a long score key tells a person nothing that the entry's name does not


class PackDialog(QDialog):
    """Shows a review; ``install_asked`` when the person wants the pack from here on."""

    install_asked = Signal()

    def __init__(
        self, review: Review, look: Look, dialogs: Dialogs, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._review, self._look, self._dialogs = review, look, dialogs
        self._rows = difference_rows(review.difference)
        self._keys: tuple[SortKey, ...] = ()
        columns = [column for column in difference_columns() if column.key != _HIDDEN]
        self.records: RecordTable[DifferenceRow] = RecordTable(columns, lambda row: row.id, self)
        self._painter = TablePainter(look, parent=self)
        self.view = TableView(look, self.records, self._painter, self)
        self.whole = self._label("", "body", "text_2")  # a long value has no room in its cell
        self.whole.setWordWrap(True)
        self.whole.setContentsMargins(20, 8, 20, 8)
        self.whole.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.whole.hide()
        self.message = ExportMessage(look, self)
        self.setWindowTitle(_("Data pack"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._make_filters()
        self._make_footer()
        self._lay_out()
        self._connect()
        self.copy.setEnabled(not review.difference.same)
        give_first_size(self, look, *SIZE)
        self._fill()
        self._fit()
        if review.refusal is not None:
            self.message.show_warning(review.refusal)
            self.install.setEnabled(False)
            self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.install.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def shown(self) -> list[DifferenceRow]:
        """The changes that the filters leave."""
        return self.records.shown

    def _make_filters(self) -> None:
        look, counts = self._look, self._review.difference.counts
        ways = [(_ALL, _("All {count}").format(count=sum(counts.values())))]
        for way in WAYS:
            number = sum(count for (_kind, each), count in counts.items() if each == way)
            ways.append((way, f"{_(WAY_WORDS[way])} {number}"))
        self.way = Segments(look, _("Change"), ways, self)
        kinds = [(kind, _(KINDS[kind])) for kind, _counts in counted(self._review.difference)]
        self.kind = ChoiceBox(look, _("Kind"), widest=170, parent=self)
        self.kind.show_choices([(_ALL, _("All kinds")), *kinds], _ALL)
        self.text = FormLine(look, parent=self)
        self.text.setPlaceholderText(_("Filter entries"))
        self.text.setAccessibleName(_("Filter entries"))
        self.text.setClearButtonEnabled(True)
        self.text.setFont(look.font("body"))

    def _make_footer(self) -> None:
        look = self._look
        self.copy = Button(look, _("Copy as Markdown"), icon="copy", height=32, parent=self)
        self.close_button = Button(look, _("Cancel"), height=32, parent=self)
        self.install = Button(look, _("Install"), kind="primary", height=32, parent=self)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._header())
        whole.addLayout(self._summary())
        filters = QHBoxLayout()
        filters.setContentsMargins(20, 8, 20, 12)
        filters.setSpacing(8)
        # The control takes what its place gives it; here the filter of text takes the rest.
        self.way.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        for widget in (self.way, self.kind):
            filters.addWidget(widget)
        filters.addWidget(self.text, 1)
        whole.addLayout(filters)
        whole.addWidget(Hairline(self._look, self))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setAccessibleName(_("Changes"))
        self.view.header.setSectionsMovable(False)
        whole.addWidget(self.view, 1)
        whole.addWidget(self.whole)
        whole.addWidget(self.message)
        whole.addWidget(Hairline(self._look, self))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(8)
        foot.addWidget(self.copy)
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        foot.addWidget(self.install)
        whole.addLayout(foot)

    def _header(self) -> QVBoxLayout:
        found = self._review.difference
        column = QVBoxLayout()
        column.setContentsMargins(20, 14, 20, 4)
        column.setSpacing(2)
        title = _("Catalogue {version}").format(version=found.new.data_version)
        column.addWidget(self._label(title, "dialog", "text"))
        told = _("{name}, checked and sound. In use now: {version}. What it changes:")
        sentence = told.format(name=self._review.path.name, version=found.old.data_version)
        column.addWidget(self._label(sentence, "small", "text_3"))
        return column

    def _summary(self) -> QGridLayout:
        """A line for each kind that changes: how many came, changed and went."""
        grid = QGridLayout()
        grid.setContentsMargins(20, 4, 20, 4)
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(2)
        lines = counted(self._review.difference)
        if not lines:
            grid.addWidget(self._label(_("Nothing changes."), "body", "text"), 0, 0)
        per_column = max(3, -(-len(lines) // 3))
        for place, (kind, told) in enumerate(lines):
            row, column = place % per_column, 2 * (place // per_column)
            grid.addWidget(self._label(_(KINDS[kind]), "body", "text_3"), row, column)
            grid.addWidget(self._label(told, "body_strong", "text"), row, column + 1)
        grid.setColumnStretch(6, 1)
        return grid

    def _label(self, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        set_in(label, self._look, role, token)
        return label

    def _connect(self) -> None:
        self.way.chosen.connect(self._fill)
        self.kind.chosen.connect(self._fill)
        self.text.textChanged.connect(self._fill)
        self.view.chosen.connect(self._show_whole)
        self.view.header.sort_asked.connect(self._sort)
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.reject)
        self.install.clicked.connect(self._install)

    def _fill(self) -> None:
        wanted = hangul.fold(self.text.text().strip())
        way, kind = self.way.value, self.kind.currentData()
        rows = tuple(
            row
            for row in self._rows
            if way in (_ALL, row.way) and kind in (_ALL, row.kind) and wanted in _told(row)
        )
        columns = {column.key: column for column in self.records.columns}
        self.view.exchange(rows, order(rows, self._keys, columns))
        self.view.header.show_keys([column.key for column in self.records.columns], self._keys)

    def _fit(self) -> None:
        self._painter.measure(self.records)
        for place, column in enumerate(self.records.columns):
            limit = self._look.px(WIDEST.get(column.key, 160))
            self.view.setColumnWidth(place, self.view.fit_column(place, limit))

    def _show_whole(self, key: str | None) -> None:
        """Show the values of the chosen change in full."""
        row = next((row for row in self._rows if row.id == key), None)
        if row is None or row.field is None:
            self.whole.hide()
            return
        told = _("{field} before: {old}\n{field} after: {new}").format(
            field=field_label(row.field), old=row.old or "–", new=row.new or "–"
        )
        self.whole.setText(told)
        self.whole.show()

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keys = next_sort(self._keys, self.records.columns[column], add=add)  # type: ignore[arg-type]
        self._fill()

    def _copy(self) -> None:
        self._dialogs.copy(difference_markdown(self._review.difference))
        if self._review.refusal is None:
            self.message.show_good(_("The changes are on the clipboard."))

    def _install(self) -> None:
        self.install_asked.emit()


def _told(row: DifferenceRow) -> str:
    parts = (row.name, row.key, row.field, row.old, row.new)
    return hangul.fold(" ".join(part for part in parts if part))
