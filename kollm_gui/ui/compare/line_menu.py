"""The menus of a comparison: sources of a value, moving a model, its base, its details."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from kollm_gui.comparing import naming
from kollm_gui.i18n import _
from kollm_gui.tables.basket import moved, without_model
from kollm_gui.tables.compare_facts import FactLine
from kollm_gui.tables.compare_measures import MeasureLine
from kollm_gui.tables.gain import base_of
from kollm_gui.ui.compare.gain_model import GainModel
from kollm_gui.ui.compare.line_model import LineModel
from kollm_gui.ui.controls.menus import open_menu
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.look import Look
from kollm_gui.ui.workspace import Workspace

MOST_SOURCES = 8


class LineMenu(QObject):
    """Opens menus; what they do goes through workspace and dialogs."""

    opened = Signal(str)  # the details of this were asked for

    def __init__(self, workspace: Workspace, look: Look, dialogs: Dialogs, parent: QWidget) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._dialogs, self._owner = dialogs, parent

    def open(self, model: LineModel | GainModel, row: int, column: int, at: QPoint) -> None:
        """The menu of a cell."""
        menu = self.of_cell(model, row, column)
        if not menu.isEmpty():
            self._popup(menu, at)

    def open_for_model(self, slug: str, at: QPoint) -> None:
        """The menu of a model's head."""
        self._popup(self.of_model(slug), at)

    def of_cell(self, model: LineModel | GainModel, row: int, column: int) -> QMenu:
        """Copying the value, opening its sources, and what can be done with its model."""
        menu = QMenu(self._owner)
        cell, slug = model.cell(row, column), model.slug_of(column)
        if cell.text:
            self._offer(menu, _("Copy value"), lambda: self._dialogs.copy(cell.text))
        for text, url in self._places(model, row, slug):
            action = self._offer(menu, text, lambda url=url: self._dialogs.open_page(url))
            action.setEnabled(bool(url))
        benchmark = self.benchmark_of(model, row)
        if benchmark is not None:
            self._offer(
                menu, _("Details of the benchmark"), lambda: self._details(f"benchmark/{benchmark}")
            )
        if slug is not None:
            menu.addSeparator()
            self._about_model(menu, slug)
        return menu

    def of_model(self, slug: str) -> QMenu:
        """Details, its base, another place, out."""
        menu = QMenu(self._owner)
        self._about_model(menu, slug)
        return menu

    def benchmark_of(self, model: LineModel | GainModel, row: int) -> str | None:
        """The benchmark of a line, where it is one of scores."""
        line = _measure(model, row)
        return None if line is None or line.benchmark is None else line.benchmark.slug

    def _about_model(self, menu: QMenu, slug: str) -> None:
        state, snapshot = self._workspace.state, self._workspace.snapshot
        self._offer(menu, _("Details of the model"), lambda: self._details(slug))
        if base_of(snapshot, slug) is not None and state.gain_of != slug:
            self._offer(
                menu, _("Compare with its base"), lambda: self._workspace.change(gain_of=slug)
            )
        if slug not in state.compare or state.gain_of is not None:
            return
        place, last = state.compare.index(slug), len(state.compare) - 1
        for text, by in ((_("Move left"), -1), (_("Move right"), 1)):
            action = self._offer(
                menu,
                text,
                lambda by=by: self._workspace.change(
                    compare=moved(state.compare, slug, place + by)
                ),
            )
            action.setEnabled(0 <= place + by <= last)
        self._offer(
            menu,
            _("Remove from Compare"),
            lambda: self._workspace.change(compare=without_model(state.compare, slug)),
        )

    def _places(
        self, model: LineModel | GainModel, row: int, slug: str | None
    ) -> list[tuple[str, str]]:
        """What opens each source of a value or a line, with the place in it, and its address."""
        sources = self._workspace.snapshot.sources
        line, record = _measure(model, row), model.record(row)
        cited: list[tuple[str, str | None]] = []
        if line is not None:
            shown = line.scores.rows if slug is None else (line.scores.by_model.get(slug),)
            cited = [(each.score.source, each.score.locator) for each in shown if each is not None]
        elif isinstance(record, FactLine) and slug is not None:
            cited = [(each.source, each.locator) for each in record.citations(slug) if each.source]
        found: dict[str, str] = {}
        for source, locator in cited[:MOST_SOURCES]:
            known = sources.get(source)
            name = naming.source_label(known)
            told = name if slug is None or not locator else f"{name} ({locator})"
            short = told if len(told) <= 72 else told[:71].rstrip() + "…"
            url = known.url if known is not None else None
            found.setdefault(_("Open {source}").format(source=short), url or "")
        return list(found.items())

    def _details(self, target: str) -> None:
        self._workspace.change(selected=target)
        self.opened.emit(target)

    def _offer(self, menu: QMenu, text: str, work: Callable[[], None]) -> QAction:
        action = menu.addAction(text.replace("&", "&&"))
        action.triggered.connect(lambda _on=False: work())
        return action

    def _popup(self, menu: QMenu, at: QPoint) -> None:
        menu.aboutToHide.connect(menu.deleteLater)
        open_menu(menu, self._look, at)


def _measure(model: LineModel | GainModel, row: int) -> MeasureLine | None:
    record = model.record(row)
    if isinstance(record, MeasureLine):
        return record
    line = getattr(record, "line", None)
    return None if line is None else line.line
