"""The Models tab: a tool row, the table, and what stands there when nothing is found."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.tables.cell import withheld
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.hits import hits_of
from kollm_gui.ui.panels.model_order import ModelOrder, next_sort
from kollm_gui.ui.panels.models_tools import ModelsTools
from kollm_gui.ui.panels.table_painter import TablePainter
from kollm_gui.ui.panels.table_view import TableView
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.tables import output
    from kollm_gui.tables.correction import Questioned
    from kollm_gui.tables.model_row import ModelRow
    from kollm_gui.ui.panels.empty_state import EmptyState

TABLE_NAME = "kollm-models"  # begins the names of exported files
# px of a column at text size 1, where nothing is remembered; others are measured
WIDTHS: Mapping[str, int] = {"organization": 88, "license": 88}
LEAST_WIDTHS: Mapping[str, int] = {"tokens": 88}  # room for “≈ +0.123 B”, which few rows say
MAY_BE_WITHHELD = frozenset({"params", "tokens"})  # columns that can say “undisclosed”
NAME_WIDTHS = (180, 340)  # px: the name takes what the other columns leave, within these


class ModelsPanel(QWidget):
    """Shows the models the query leaves, sorted, under one protocol per benchmark."""

    menu_asked = Signal(str, QPoint)
    opened = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        widths: Mapping[str, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._widths = dict(widths or {})  # remembered px by column key
        self._order = ModelOrder(workspace.snapshot, workspace.state)
        self._sorting = workspace.lane()
        columns = self._order.shown_columns(workspace.state)
        self.model: RecordTable[ModelRow] = RecordTable(columns, lambda row: row.slug, self)
        self.painter = TablePainter(
            look,
            marker=lambda row: row.model.category,
            muted=lambda row: row.model.minimal,
            parent=self,
        )
        self.view = TableView(look, self.model, self.painter, self)
        self.view.setAccessibleName(_("Models"))
        self.tools = ModelsTools(workspace, look, self)
        self._terms: list[str] = []
        self._fitting = True  # while we set widths ourselves, nobody has chosen them
        self._last_width = 0  # px of the last column before the table stretches it
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.tools)
        column.addWidget(self._stack, 1)
        self._connect()
        self._show_columns()
        self.view.choose(workspace.state.selected_model, reveal=True)

    @property
    def widths(self) -> dict[str, int]:
        """Widths of the columns in px at text size 1, to be remembered."""
        return dict(self._widths)

    def table_maker(self) -> "Callable[[], output.ShownTable[ModelRow]]":
        """Makes the table as it is shown now, with its notes and sources: on any thread."""
        from kollm_gui.tables import output  # noqa: PLC0415 - at the first copy or export
        from kollm_gui.tables.naming import models_title, version_note  # noqa: PLC0415
        from kollm_gui.tables.view_sources import sources_behind  # noqa: PLC0415

        columns, take = self.model.columns, self.model.taker()
        title = models_title(self._workspace.readable_query.strip())
        notes = (*self.tools.notes, version_note(self._workspace.snapshot.info))

        def make() -> "output.ShownTable[ModelRow]":
            rows = take()
            sources = sources_behind((column.key for column in columns), rows)
            return output.ShownTable(TABLE_NAME, title, columns, rows, notes, sources)

        return make

    @property
    def asked_key(self) -> str:
        """Key of the column whose cell's menu was asked for; "" for none."""
        column = self.view.asked_column
        if column is None or not 0 <= column < self.model.columnCount():
            return ""
        return self.model.columns[column].key

    def questioned(self, slug: str) -> "Questioned | None":
        """The value of the cell whose menu was asked for, as something that may be wrong."""
        from kollm_gui.tables.correction import questioned_cell  # noqa: PLC0415 - when asked for

        row, column = self.model.row_of(slug), self.view.asked_column
        if row is None or column is None or not 0 <= column < self.model.columnCount():
            return None
        return questioned_cell(self.model.columns[column].key, self.model.record(row))

    def copy_maker(self) -> tuple[int, Callable[[], str]]:
        """How many rows are selected, and what makes TSV of them and a header: on any thread."""
        from kollm_gui.tables import output  # noqa: PLC0415 - at the first copy

        chosen, columns = self.view.selected_rows(), self.model.columns
        take = self.model.taker(chosen)
        return len(chosen), lambda: output.as_shown_tsv(columns, take(), header=True)

    def selected_slugs(self) -> tuple[str, ...]:
        """The models of the selected rows."""
        return tuple(self.model.key(row) for row in self.view.selected_rows())

    def reset_layout(self) -> None:
        """Columns, widths and sorting as they were at first."""
        self._widths = {}
        blank = ViewState()
        self._workspace.change(columns=blank.columns, sort=blank.sort)
        self._show_columns()

    @cached_property
    def empty(self) -> "EmptyState":
        """What stands in the table's place where nothing is found, made at the first time."""
        from kollm_gui.ui.panels.empty_state import EmptyState  # noqa: PLC0415 - rare

        workspace = self._workspace
        made = EmptyState(self._look, self)
        made.cleared.connect(lambda: workspace.change(query=""))
        made.removed.connect(self._remove_term)
        made.mended.connect(lambda text: workspace.change(query=text))
        made.unhidden.connect(lambda: workspace.change(hide_minimal=False))
        self._stack.addWidget(made)
        return made

    def _connect(self) -> None:
        self._workspace.changed.connect(self._changed)
        self._workspace.snapshot_changed.connect(self._start_over)
        self._workspace.mended.connect(self._explain_empty)
        view = self.view
        view.chosen.connect(self._choose)
        view.opened.connect(self.opened)
        view.marked.connect(self._workspace.toggle_compared)
        view.menu_asked.connect(self.menu_asked)
        view.flag_clicked.connect(self._open_reports)
        view.header.sort_asked.connect(self._sort)
        view.header.menu_asked.connect(self._show_header_menu)
        view.header.sectionMoved.connect(self._note_order)
        view.header.sectionResized.connect(self._note_width)
        view.resized.connect(self._fit_name)
        self._look.changed.connect(self._resize_columns)

    def _changed(self, before: ViewState, now: ViewState) -> None:
        if before.protocols != now.protocols:
            self._start_over()
        elif before.columns != now.columns:
            self._show_columns()
        elif (before.query, before.hide_minimal, before.sort) != (
            now.query,
            now.hide_minimal,
            now.sort,
        ) and not self._workspace.is_searching:
            cleared = bool(before.query) and not now.query
            self._show_rows(lambda: self._go_to_start(cleared=cleared))
        if before.selected != now.selected:
            self.view.choose(now.selected_model, reveal=True)

    def _start_over(self) -> None:
        self._order = ModelOrder(self._workspace.snapshot, self._workspace.state)
        self._show_columns()

    def _show_columns(self) -> None:
        columns = self._order.shown_columns(self._workspace.state)
        self._fitting = True  # until _resize_columns: new sections come with widths of Qt's own
        self.model.set_columns(columns)
        self._straighten()
        self.painter.set_strong(
            frozenset(
                {"name", *(set(self._workspace.snapshot.benchmarks) & {c.key for c in columns})}
            )
        )
        self.tools.show_order(self._order)
        self._show_rows()
        self.painter.measure(self.model)
        self.view.header.lanes = self.painter.lanes
        self._resize_columns()

    def _straighten(self) -> None:
        """Put the header's sections back in the model's order: the state holds the order."""
        header = self.view.header
        header.blockSignals(True)  # noqa: FBT003 - Qt's own
        for column in range(header.count()):
            header.moveSection(header.visualIndex(column), column)
        header.blockSignals(False)  # noqa: FBT003

    def _show_rows(self, then: Callable[[], None] = lambda: None) -> None:
        """Show what the query leaves, sorted; in a large catalogue perhaps a little later."""

        def show(order: Sequence[int]) -> None:
            self._show_order(order)
            then()

        self._order.ask(self._workspace.places, self._workspace.state.sort, self._sorting, show)

    def _show_order(self, order: Sequence[int]) -> None:
        state, places = self._workspace.state, self._workspace.places
        self.painter.spans = hits_of(self._workspace.readable_query)
        self.view.exchange(self._order.rows, order)
        self.view.choose(state.selected_model)
        self.view.header.show_keys([column.key for column in self.model.columns], state.sort)
        if len(places):
            self._stack.setCurrentWidget(self.view)
            # Else Tab would go to the way out, which is hidden.
            self.setFocusProxy(None)  # pyright: ignore[reportArgumentType] - takes it away
        else:
            self._explain_empty()

    def _go_to_start(self, *, cleared: bool) -> None:
        """Show the best hits or the highest values; after a search is cleared, what was found."""
        self.view.scrollToTop()
        if cleared:
            self.view.choose(self._workspace.state.selected_model, reveal=True)

    def _explain_empty(self) -> None:
        if len(self._workspace.places):
            return
        found = self._workspace.explain()
        self._terms = [each.text for each in found.counts]
        hidden = len(found.places) if self._workspace.state.hide_minimal else 0
        # A search that cannot be read has its own way out, below the box.
        settled = not hidden and self._workspace.search_error is None
        meant = self._workspace.mended_query() if settled else None
        self.empty.explain(found.counts, hidden=hidden, meant=meant)
        self._stack.setCurrentWidget(self.empty)
        self.setFocusProxy(self.empty.way_out)  # Down from the search goes to the way out

    def _remove_term(self, place: int) -> None:
        left = [text for index, text in enumerate(self._terms) if index != place]
        self._workspace.change(query=" ".join(left))

    def _choose(self, key: str | None) -> None:
        if key is not None:
            self._workspace.change(selected=key)

    def _open_reports(self, key: str, column: str) -> None:
        """All reports of a score; of a fact the details list them."""
        scored = column in self._workspace.snapshot.benchmarks
        self._workspace.change(selected=f"reports/{column}/{key}" if scored else key)

    def _sort(self, column: int, add: bool) -> None:  # noqa: FBT001 - a signal's argument
        told = self.model.columns[column]
        keys = next_sort(self._workspace.state.sort, told, add=add)
        self._workspace.change(sort=keys)

    def _resize_columns(self) -> None:
        self._fitting, self._last_width = True, 0  # where the name stands alone, nothing follows it
        stretched = "name" not in self._widths  # which _fit_name does
        for place in range(1 if stretched else 0, self.model.columnCount()):
            self._last_width = self._first_width(place)
            self.view.setColumnWidth(place, self._last_width)
        self._fitting = False
        self._fit_name()

    def _first_width(self, place: int) -> int:
        """Px of a column before anything is stretched."""
        key = self.model.columns[place].key
        base = self._widths.get(key) or WIDTHS.get(key)
        if base:
            return max(self._look.px(base), 48)
        rare = (withheld(),) if key in MAY_BE_WITHHELD else ()
        fitted = self.view.fit_column(place, rare=rare)
        return max(fitted, self._look.px(LEAST_WIDTHS.get(key, 48)))

    def _fit_name(self) -> None:
        """Give the name what the other columns leave, unless the person has set its width."""
        if "name" in self._widths:
            return
        low, high = (self._look.px(width) for width in NAME_WIDTHS)
        self._fitting = True
        last = self.model.columnCount() - 1
        cut = self._cut_column()
        first = 0 if cut is None else self._first_width(cut)
        others = sum(self.view.columnWidth(at) for at in range(1, last) if at != cut)
        room = self.view.viewport().width() - others - first - self._last_width
        self.view.setColumnWidth(0, min(max(room, low), high))
        if cut is not None:
            spare = room - high
            whole = max(first, self.view.fit_column(cut)) if spare > 0 else first
            self.view.setColumnWidth(cut, min(first + max(spare, 0), whole))
        self._fitting = False

    def _cut_column(self) -> int | None:
        """The column of makers, which gets room where the name has all that it may take."""
        keys = [column.key for column in self.model.columns]
        if "organization" in self._widths or "organization" not in keys[1:-1]:
            return None
        return keys.index("organization")

    def _note_width(self, column: int, _before: int, now: int) -> None:
        # The last column is stretched by the table, not by the person.
        last = self.view.header.logicalIndex(self.view.header.count() - 1)
        if not self._fitting and now and column != last:
            self._widths[self.model.columns[column].key] = round(now / self._look.scale)

    def _note_order(self) -> None:
        header = self.view.header
        names = [self.model.columns[header.logicalIndex(at)].key for at in range(header.count())]
        self._workspace.change(columns=tuple(names))

    def _show_header_menu(self, column: int, at: QPoint) -> None:
        from kollm_gui.ui.controls.menus import open_menu  # noqa: PLC0415 - at a first menu

        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if 0 <= column < len(self.model.columns):
            told = self.model.columns[column]
            offers: list[tuple[str, Callable[[], None]]] = [
                (
                    _("Sort by {column}").format(column=told.header),
                    partial(self._sort, column, add=False),
                ),
                (
                    _("Add {column} to the sorting").format(column=told.header),
                    partial(self._sort, column, add=True),
                ),
            ]
            if told.key != "name":
                offers.append(
                    (_("Hide {column}").format(column=told.header), partial(self._hide, told.key))
                )
            for text, work in offers:
                menu.addAction(text).triggered.connect(lambda _on=False, work=work: work())
            menu.addSeparator()
        unsort = menu.addAction(_("Leave unsorted"))
        unsort.setEnabled(bool(self._workspace.state.sort))
        unsort.triggered.connect(lambda: self._workspace.change(sort=()))
        menu.addMenu(self.tools.columns_menu(menu))
        open_menu(menu, self._look, at)

    def _hide(self, key: str) -> None:
        left = tuple(name for name in self._workspace.state.columns if name != key)
        self._workspace.change(columns=left)
