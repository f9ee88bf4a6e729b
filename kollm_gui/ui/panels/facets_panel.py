"""The filters: facets at the left, the values of one with counts at the right.

The panel holds no choice of its own. It reads the query's text and writes it, so that what is
ticked, what is typed and what is shared are always the same line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.i18n import _
from kollm_gui.search.error import SearchError
from kollm_gui.search.facets import FACETS, UNDISCLOSED, UNKNOWN, Chosen, Count, Facet, Facets
from kollm_gui.search.suggest import examples
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.offer_rows import Row, RowList
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.facet_page import MANY, FacetPage
from kollm_gui.ui.panels.facet_words import chosen_label, value_label
from kollm_gui.ui.workspace import Workspace

if TYPE_CHECKING:
    from kollm_gui.search.match import SearchIndex

SIZE = (608, 508)
LEFT = 224
_BY_COUNT = ("organization", "license", "tag")  # values without an order of their own
# What may be missing, where it is not both: the years have the dates that are missing, nobody
# withholds a tag, and a status is never missing.
_MISSING: Mapping[str, tuple[str, ...]] = {"released": (), "tag": (UNKNOWN,), "status": ()}


class FacetsPanel(QWidget):
    """Hangs in the window below its button until Esc, its button, or a click elsewhere."""

    closed = Signal()

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._facets = Facets(workspace.index)
        self._counting = workspace.lane()
        self._facet = FACETS[0]
        self._on_page: Facet | None = None  # of which the page shows the values
        self._order: list[str] = []  # of the page's values, kept while they are ticked
        self._window, self._anchor = parent, parent
        self.setAccessibleName(_("Filters"))
        self.list = RowList(look, _("Filters"), parent=self)
        self.page = FacetPage(look, self)
        self._told = QLabel(self)
        self.clear = Button(look, _("Clear filters"), height=28, parent=self)
        self.done = Button(look, _("Close"), kind="primary", height=28, parent=self)
        self._build()
        self._connect()
        self.hide()

    def open_under(self, anchor: QWidget) -> None:
        """Hang below the button, as the query stands."""
        self._anchor = anchor
        self.place()
        self.show()
        self.raise_()
        self._on_page = None
        self._show()
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def place(self) -> None:
        """Stay below the button, inside the window."""
        look, window = self._look, self._window
        at = self._anchor.mapTo(window, QPoint(0, self._anchor.height() + 3))
        width = min(look.px(SIZE[0]), window.width() - 16)
        height = min(look.px(SIZE[1]), window.height() - at.y() - 8)
        left = max(min(at.x(), window.width() - width - 8), 8)
        self.setGeometry(left, at.y(), width, height)
        self.list.setFixedWidth(min(look.px(LEFT), width // 2))

    def close_panel(self) -> None:
        """Hide, and tell so that the focus goes back."""
        if self.isVisible():
            self.hide()
            self.closed.emit()

    def forget(self) -> None:
        """Read other data from here on."""
        self._facets = Facets(self._workspace.index)
        self._on_page = None
        if self.isVisible():
            self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes, Right goes from a facet to its values."""
        if event.key() == Qt.Key.Key_Escape:
            self.close_panel()
        elif event.key() == Qt.Key.Key_Right:
            self.page.focus_first()
        elif event.key() == Qt.Key.Key_Left:
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click on the ground stays inside."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground, edge and the line between facets and values."""
        look = self._look
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(look.colour("line_strong"), 1))
        painter.setBrush(look.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        foot = self.height() - look.px(45)
        painter.fillRect(1, foot, self.width() - 2, 1, look.colour("line"))
        painter.fillRect(self.list.geometry().right() + 1, 1, 1, foot - 1, look.colour("line"))
        painter.end()

    def _build(self) -> None:
        self._told.setTextFormat(Qt.TextFormat.PlainText)
        body = QHBoxLayout()
        body.setContentsMargins(1, 6, 1, 4)
        body.setSpacing(2)
        body.addWidget(self.list)
        body.addWidget(self.page, 1)
        foot = QHBoxLayout()
        foot.setContentsMargins(12, 0, 12, 0)
        foot.setSpacing(8)
        foot.addWidget(self._told, 1)
        foot.addWidget(self.clear)
        foot.addWidget(self.done)
        self._foot = QWidget(self)
        self._foot.setLayout(foot)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self._foot)
        self._refresh()

    def _refresh(self) -> None:
        self._foot.setFixedHeight(self._look.px(44))
        self._told.setFont(self._look.font("body"))
        self.place()

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._current_changed)
        self.list.taken.connect(lambda _key: self.page.focus_first())
        self.page.toggled.connect(self._toggle)
        self.page.ranged.connect(self._set_range)
        self.page.left.connect(partial(self.list.setFocus, Qt.FocusReason.TabFocusReason))
        self.clear.clicked.connect(self._clear)
        self.done.clicked.connect(self.close_panel)
        self._workspace.changed.connect(self._changed)
        self._workspace.snapshot_changed.connect(self.forget)
        self._look.changed.connect(self._refresh)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._focus_changed)

    def _focus_changed(self, _before: QWidget | None, now: QWidget | None) -> None:
        inside = now is None or now is self or self.isAncestorOf(now) or now is self._anchor
        if self.isVisible() and not inside and now is not None and now.window() is self.window():
            self.hide()
            self.closed.emit()

    def _changed(self) -> None:
        if self.isVisible():
            self._show()

    @property
    def _query(self) -> str:
        return self._workspace.readable_query

    def _show(self) -> None:
        """Show facets, choices and counts; those of a large catalogue a worker counts."""
        workspace = self._workspace
        index = workspace.index if workspace.state.hide_minimal else None
        work = partial(_counted, self._facets, self._facet, self._query, index)
        if workspace.is_large:
            if not self.list.count():  # something to hold on to, until the counts are there
                always = tuple(facet for facet in FACETS if not facet.least)
                self._show_list(always, {})
                self.page.show_facet(_(self._facet.title), "", ranged=False, many=False)
            self._counting.ask(work, self._take)
        else:
            self._take(work())

    def _take(self, counted: "_Counted") -> None:
        if counted.facet not in counted.offered:  # the last tag was taken off meanwhile
            self._facet = FACETS[0]
            self._show()
            return
        self._show_list(counted.offered, counted.chosen)
        if self._on_page != counted.facet:
            self._show_facet(counted)
        self._show_values(counted)

    def _show_list(self, offered: tuple[Facet, ...], chosen: Mapping[str, Chosen]) -> None:
        snapshot = self._workspace.snapshot
        rows = [
            Row(
                _(facet.title),
                "",
                chosen_label(snapshot, facet, chosen[facet.key]) if facet.key in chosen else "",
                facet.key,
                ink="accent" if facet.key in chosen else "text",
            )
            for facet in offered
        ]
        self.list.show_rows(rows)
        if self.list.key is None:
            self.list.blockSignals(True)  # noqa: FBT003 - Qt's own
            self.list.setCurrentRow(offered.index(self._facet))
            self.list.blockSignals(False)  # noqa: FBT003
        shown, total = len(self._workspace.places), len(snapshot.models)
        told = _("{shown} of {total} models")
        if self._workspace.search_error is not None:
            told = _("{shown} of {total} models, as the search was before its error")
        self._told.setText(told.format(shown=f"{shown:,}", total=f"{total:,}"))
        self.clear.setEnabled(bool(chosen))

    def _current_changed(self) -> None:
        key = self.list.key
        if key is not None and key != self._facet.key:
            self._facet = next(facet for facet in FACETS if facet.key == key)
            self._show()

    def _show_facet(self, counted: "_Counted") -> None:
        """Give the page to another facet, whose values keep their order while they are ticked."""
        self._on_page = facet = counted.facet
        field, counts = self._facets.field(facet), counted.counts
        if facet.key in _BY_COUNT:
            chosen = counted.chosen.get(facet.key, Chosen()).values
            counts = tuple(
                sorted(counts, key=lambda each: (each.value not in chosen, -each.models))
            )
        self._order = [count.value for count in counts if count.value not in (UNDISCLOSED, UNKNOWN)]
        sentence = field.told
        if facet.kind == "range":
            told = _("Enter applies; either end may stay empty. Such as {examples}.")
            sentence = f"{sentence} {told.format(examples=examples(field)[0])}"
        self.page.show_facet(
            _(facet.title),
            sentence,
            ranged=facet.kind == "range",
            many=len(self._order) > MANY,
        )

    def _show_values(self, counted: "_Counted") -> None:
        facet = counted.facet
        chosen = counted.chosen.get(facet.key, Chosen())
        found = {count.value: count for count in counted.counts}
        order = [*self._order, *_MISSING.get(facet.key, (UNDISCLOSED, UNKNOWN))]
        rows = [self._row(found[value], chosen) for value in order if value in found]
        self.page.show_choice(rows, chosen)

    def _row(self, count: Count, chosen: Chosen) -> Row:
        on = count.value in chosen.values
        return Row(
            value_label(self._workspace.snapshot, self._facet, count.value),
            "",
            f"{count.models:,}",
            count.value,
            checked=on,
            quiet=not count.models and not on,
        )

    def _toggle(self, value: str) -> None:
        before = self._chosen()
        self._choose(replace(before, values=before.values ^ {value}))

    def _set_range(self, low: str, high: str) -> None:
        self._choose(replace(self._chosen(), low=low, high=high))

    def _chosen(self) -> Chosen:
        return self._facets.read(self._query).get(self._facet.key, Chosen())

    def _choose(self, chosen: Chosen) -> None:
        try:
            written = self._facets.edited(self._query, self._facet, chosen)
        except SearchError as error:  # two ends typed that leave nothing between them
            self.page.set_problem(error.problem)
            return
        self.page.set_problem("")
        self._write(written)

    def _clear(self) -> None:
        query = self._query
        while chosen := self._facets.read(query):  # a filter may have been typed twice
            for facet in FACETS:
                if facet.key in chosen:
                    query = self._facets.edited(query, facet, Chosen())
        self._write(query)

    def _write(self, query: str) -> None:
        self._workspace.change(query=query)


@dataclass(frozen=True, slots=True)
class _Counted:
    """What the panel shows of a query: facets, choices, and the values of one with counts."""

    offered: tuple[Facet, ...]
    chosen: Mapping[str, Chosen]
    facet: Facet
    counts: tuple[Count, ...]


def _counted(facets: Facets, facet: Facet, query: str, among: "SearchIndex | None") -> _Counted:
    """Read the query and count; ``among`` is set where models known by name only are hidden."""
    only = None if among is None else among.described
    return _Counted(facets.offered, facets.read(query), facet, facets.counts(facet, query, only))
