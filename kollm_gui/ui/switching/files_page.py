"""The page of files: rates of each model, the answers with intrusions, and the one chosen."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.i18n import _, ngettext
from kollm_gui.switching.columns import DEFAULT_COLUMNS, tally_columns
from kollm_gui.switching.hits import HitRow, hit_columns, hit_rows
from kollm_gui.switching.tally import Tally
from kollm_gui.tables.column import Column, order
from kollm_gui.tables.output import ShownTable
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.splitter import Splitter
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.chart_empty import ChartEmpty
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.panels.model_order import next_sort
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.switching.marked_text import MarkedText
from kollm_gui.ui.view_state import SortKey

_WIDEST = {"model": 220, "file": 240, "around": 520, "source": 220}  # px at text size 1


class FilesPage(QWidget):
    """Shows tallies; the chosen hit is read below with its marks."""

    def __init__(
        self, look: Look, open_files: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._tallies: tuple[Tally, ...] = ()
        self._hits: tuple[HitRow, ...] = ()
        self._keys: tuple[SortKey, ...] = ()
        self.of_all = False
        self.records: RecordTable[Tally] = RecordTable(self.columns, _key_of, self)
        self._painter = TablePainter(look, strong=frozenset({"model", "stray"}), parent=self)
        self.table = TableView(look, self.records, self._painter, self)
        self.table.setAccessibleName(_("Rates of each file and model"))
        self.table.header.setSectionsMovable(False)
        self.hit_records: RecordTable[HitRow] = RecordTable(hit_columns(), lambda r: r.key, self)
        self._hit_painter = TablePainter(look, strong=frozenset({"answer"}), parent=self)
        self.hits = TableView(look, self.hit_records, self._hit_painter, self)
        self.hits.setAccessibleName(_("Answers with stray scripts"))
        self.hits.header.setSectionsMovable(False)
        self.reader = MarkedText(look, _("The chosen answer"), read_only=True, parent=self)
        self.reader.setPlaceholderText(_("Choose an answer above to read it here."))
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.previous = Button(look, _("Previous answer"), icon="arrow-up", parent=self)
        self.next = Button(look, _("Next answer"), icon="arrow-down", parent=self)
        self.empty = ChartEmpty(look, self)
        self.empty.explain(
            _("No file is open"),
            _(
                "Open or drop files of answers: CSV, JSON Lines, a harness’s samples, or plain "
                "text. Nothing leaves this machine."
            ),
            [(_("Open files…"), open_files)],
        )
        self._lay_out()
        self._connect()
        self._dress()

    @property
    def columns(self) -> tuple[Column[Tally], ...]:
        """The columns that are shown."""
        known = {column.key: column for column in tally_columns(of_all=self.of_all)}
        return tuple(known[key] for key in DEFAULT_COLUMNS)

    @property
    def tallies(self) -> tuple[Tally, ...]:
        """What is shown, in the order of the files."""
        return self._tallies

    @property
    def chosen(self) -> Tally | None:
        """The tally of the chosen row; the first where none is chosen."""
        if not self._tallies:
            return None
        index = self.table.currentIndex()
        return self.records.record(index.row() if index.isValid() else 0)

    def shown_table(self, notes: Sequence[str]) -> ShownTable[Tally]:
        """The table with all its columns, as files hold it, in the order on the screen."""
        return ShownTable(
            "code-switching",
            _("Code-switching in answers"),
            tally_columns(of_all=self.of_all),
            self.records.shown,
            tuple(notes),
        )

    def show_tallies(self, tallies: Sequence[Tally]) -> None:
        """Show these instead of what was shown."""
        self._tallies, self._hits = tuple(tallies), hit_rows(tallies)
        self._stack.setCurrentIndex(1 if tallies else 0)
        self._fill()
        self.hits.exchange(self._hits, range(len(self._hits)))
        self._hit_painter.measure(self.hit_records)
        for place, column in enumerate(self.hit_records.columns):
            widest = self._look.px(_WIDEST.get(column.key, 160))
            self.hits.setColumnWidth(place, self.hits.fit_column(place, widest))
        self.reader.setPlainText("")
        self._tell()

    def count_all(self, *, of_all: bool) -> None:
        """Give rates of all answers, or of those with Hangul."""
        self.of_all = of_all
        self._fill()

    def set_rules(self, rules: frozenset[str]) -> None:
        """Mark the chosen answer under these rules."""
        self.reader.set_rules(rules)

    def step(self, by: int) -> None:
        """Choose the next or previous answer of the list."""
        count = self.hit_records.rowCount()
        if not count:
            return
        index = self.hits.currentIndex()
        row = (index.row() + by) % count if index.isValid() else (0 if by > 0 else count - 1)
        self.hits.selectRow(row)
        self.hits.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _fill(self) -> None:
        columns = self.columns
        self.records.set_columns(columns)
        by_key = {column.key: column for column in columns}
        self.table.exchange(self._tallies, order(self._tallies, self._keys, by_key))
        self.table.header.show_keys([column.key for column in columns], self._keys)
        self._painter.measure(self.records)
        for place, column in enumerate(columns):
            widest = self._look.px(_WIDEST.get(column.key, 260))
            self.table.setColumnWidth(place, self.table.fit_column(place, widest))

    def _read(self, key: str | None) -> None:
        row = self.hit_records.row_of(key) if key is not None else None
        if row is None:
            return
        hit = self.hit_records.record(row).hit
        self.reader.setPlainText(hit.passage.replace("\0", ""))
        self.reader.inspect()
        self.reader.select(hit.at, hit.at + len(hit.found))
        self._tell()

    def _go_to_hits(self, key: str) -> None:
        """Go on to the answers of the file that was opened."""
        place = next((i for i, row in enumerate(self._hits) if _key_of(row.tally) == key), None)
        if place is not None:
            self.hits.selectRow(place)
            self.hits.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _tell(self) -> None:
        count, index = len(self._hits), self.hits.currentIndex()
        if index.isValid() and count:
            told = _("Answer with stray scripts {number} of {count}").format(
                number=index.row() + 1, count=count
            )
        else:
            told = ngettext(
                "{count} answer with stray scripts", "{count} answers with stray scripts", count
            ).format(count=f"{count:,}")
        passed = sum(tally.passed for tally in self._tallies)
        if passed:
            more = ngettext(
                "{count} more is counted but not listed",
                "{count} more are counted but not listed",
                passed,
            ).format(count=f"{passed:,}")
            told = f"{told} · {more}"
        self.told.setText(told)
        for button in (self.previous, self.next):
            button.setEnabled(bool(count))

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        self._keys = next_sort(self._keys, self.records.columns[column], add=add)  # type: ignore[arg-type]
        self._fill()

    def _connect(self) -> None:
        self.table.header.sort_asked.connect(self._sort)
        self.table.opened.connect(self._go_to_hits)
        self.hits.chosen.connect(self._read)
        self.previous.clicked.connect(lambda _on=False: self.step(-1))
        self.next.clicked.connect(lambda _on=False: self.step(1))
        self._look.changed.connect(self._dress)

    def _lay_out(self) -> None:
        middle = QWidget(self)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.previous)
        row.addWidget(self.next)
        below = QVBoxLayout(middle)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(0)
        below.addLayout(row)
        below.addWidget(Hairline(self._look, middle))
        below.addWidget(self.hits, 1)
        splitter: QSplitter = Splitter(self._look, Qt.Orientation.Vertical, self)
        for place, part in enumerate((self.table, middle, self.reader)):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, (2, 4, 3)[place])
        splitter.setSizes([self._look.px(each) for each in (150, 260, 190)])
        splitter.setChildrenCollapsible(False)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(splitter)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)

    def _dress(self) -> None:
        set_in(self.told, self._look, "small", "text_2")


def _key_of(tally: Tally) -> str:
    return str(id(tally))  # two files may bear one name, and name one model
