"""What the window tells of a figure beside it: its counts, and what is said of one datum."""

from kollm_gui.charts.figure import Bars, Cells, Figure, Graph, Points
from kollm_gui.i18n import ngettext
from kollm_gui.ui.panels.chart_request import drawn_keys


def counted(figure: Figure, unnamed: int) -> str:
    """How many models are drawn, listed, left out, and how many labels hovering shows only."""
    if any(isinstance(mark, Cells) for panel in figure.panels for mark in panel.marks):
        return figure.counts  # what it draws are scores, not models
    drawn = len(drawn_keys(figure))
    if not drawn:
        return ""  # a grid of cells is no count of models
    listed = sum(len(group.items) for group in figure.strip.groups) if figure.strip else 0
    left_out = len(set(figure.data.keys)) - drawn - listed
    parts = [ngettext("{count} drawn", "{count} drawn", drawn).format(count=f"{drawn:,}")]
    if listed:
        text = ngettext("{count} listed below", "{count} listed below", listed)
        parts.append(text.format(count=f"{listed:,}"))
    if left_out > 0:
        text = ngettext("{count} left out", "{count} left out", left_out)
        parts.append(text.format(count=f"{left_out:,}"))
    if unnamed:
        text = ngettext("{count} label on hover only", "{count} labels on hover only", unnamed)
        parts.append(text.format(count=f"{unnamed:,}"))
    return "  ·  ".join(parts)


def told_of(figure: Figure | None, key: str) -> tuple[str, ...]:
    """What the hover text says of a datum below its name."""
    for panel in figure.panels if figure is not None else ():
        for mark in panel.marks:
            data = mark.bars if isinstance(mark, Bars) else ()
            data = mark.points if isinstance(mark, Points) else data
            data = mark.cells if isinstance(mark, Cells) else data
            data = mark.nodes if isinstance(mark, Graph) else data
            for datum in data:
                if datum.key == key:
                    return datum.tooltip[1:]
    return ()
