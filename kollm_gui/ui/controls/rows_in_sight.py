"""Which rows of a table a stretch of its viewport shows."""

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QTableView


def rows_in_sight(view: QTableView, inside: QRect) -> range:
    """The rows that these px of the viewport show."""
    first, last = view.rowAt(inside.top()), view.rowAt(inside.bottom())
    if first < 0:
        return range(0)
    return range(first, last + 1 if last >= 0 else view.model().rowCount())
