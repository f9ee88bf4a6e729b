"""The page of the chart: the rates of the files with their intervals."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QLabel,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.charts.figure import Figure
from kollm_gui.charts.own_switching import OwnCount, own_switching
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.render.screen import FigureView
from kollm_gui.switching.rules import RULES
from kollm_gui.switching.tally import Tally
from kollm_gui.text.scripts import SCRIPTS, Script
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_empty import ChartEmpty, WayOut
from kollm_gui.ui.panels.chart_request import FigureRequest

STRAY = "stray"
COUNTED: tuple[Script, ...] = tuple(script for script in SCRIPTS if script != "hangul")

_SCRIPTS: Mapping[str, Script] = {script: script for script in COUNTED}


@dataclass(frozen=True, slots=True)
class OwnFigureRequest(FigureRequest):
    """A figure of answers of one's own: made of its counts, whatever the catalogue holds."""

    counts: tuple[OwnCount, ...] = ()
    script: str = STRAY
    of_all: bool = False
    rules: frozenset[str] = field(default_factory=frozenset[str])
    has_command: ClassVar[bool] = False

    def make(self, snapshot: Snapshot) -> Figure:  # noqa: ARG002
        """The figure in the current language."""
        told = [_(rule.text) for rule in RULES if rule.key in self.rules]
        return own_switching(self.counts, counted_text(self.script), of_all=self.of_all, rules=told)


def counted_text(script: str) -> str:
    """What is counted, in the current language."""
    if script == STRAY:
        return _("Stray scripts")
    return _(SCRIPTS[_SCRIPTS[script]])


def request_for(
    tallies: Sequence[Tally], script: str, rules: frozenset[str], *, of_all: bool
) -> OwnFigureRequest:
    """The request of a figure of these tallies."""
    counts: list[OwnCount] = []
    for tally in tallies:
        if script == STRAY:
            rate = tally.stray_rate(of_all=of_all)
        else:
            rate = tally.rate(_SCRIPTS[script], of_all=of_all)
        counts.append(OwnCount(tally.model, tally.file, rate.hits, rate.n))
    return OwnFigureRequest(
        chart="code-switching",
        preset=None,
        options=(),
        slugs=None,
        selected=None,
        counts=tuple(counts),
        script=script,
        of_all=of_all,
        rules=rules,
    )


class ChartPage(QWidget):
    """Draws what a request asks for; ``script_chosen`` when another script is to be counted."""

    script_chosen = Signal(str)

    def __init__(
        self, look: Look, snapshot: Snapshot, way_out: WayOut, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._snapshot, self._way_out = look, snapshot, way_out
        self._figure: Figure | None = None
        self.script = ChoiceBox(look, _("Counted"), widest=220, parent=self)
        self.script.show_choices([(each, counted_text(each)) for each in (STRAY, *COUNTED)], STRAY)
        self._label = QLabel(_("Counted"), self)
        self.view = FigureView(self)
        self.empty = ChartEmpty(look, self)
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self._label)
        row.addWidget(self.script)
        row.addStretch(1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(row)
        column.addWidget(self._stack, 1)
        self.script.chosen.connect(self.script_chosen)
        look.changed.connect(self._draw)
        self._draw()

    @property
    def figure(self) -> Figure | None:
        """What is drawn."""
        return self._figure

    def show_request(self, request: OwnFigureRequest | None) -> None:
        """Draw the figure of a request, or say that there is nothing to draw."""
        self._figure = request.make(self._snapshot) if request is not None else None
        self._draw()

    def _draw(self) -> None:
        set_in(self._label, self._look, "small", "text_3")
        figure = self._figure
        if figure is None or figure.empty is not None:
            sentence = _("The chart shows the rates of files of answers.")
            told = figure.empty if figure is not None and figure.empty else sentence
            self.empty.explain(_("Nothing to draw"), told, [self._way_out])
            self._stack.setCurrentWidget(self.empty)
            return
        self.view.set_figure(figure, self._look.theme, self._look.scale)
        self.view.setAccessibleName(figure.title)
        self.view.setAccessibleDescription(figure.summary)
        for area in self.view.findChildren(QAbstractScrollArea):
            # pyqtgraph's own would be a second, nameless stop of the Tab key.
            area.viewport().setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._stack.setCurrentWidget(self.view)
