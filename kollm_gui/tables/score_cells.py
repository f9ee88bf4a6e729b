"""A score, its margin and its unit in a cell."""

from kollm_gui.catalogue.records import Score
from kollm_gui.comparing import naming
from kollm_gui.tables.cell import Cell, unknown


def margin_cell(margin: float | None) -> Cell:
    """Half of an interval, with one digit after the point."""
    return unknown() if margin is None else Cell(f"±{margin:.1f}")


def score_cell(score: Score) -> Cell:
    """A score's value with the digits its source prints."""
    return Cell(naming.value_text(score))


def unit_key(unit: str | None) -> str:
    """The unit as a part of a key in data files: percent, points, turns ..."""
    return "percent" if unit in ("%", None) else unit.replace(" ", "_")
