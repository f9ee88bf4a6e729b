"""A table's rows as they are drawn: each cell in its own column, each row where it stands."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.ui.look import Look
from kollm_gui.ui.models.record_table import RecordTable
from kollm_gui.ui.panels.table_painter import Lane, Strip, TablePainter

GROUND = QColor("white")
LANES = (Lane(0, 0, 120), Lane(1, 120, 60), Lane(2, 180, 60))


@dataclass(frozen=True)
class Entry:
    """A row of the table that is drawn."""

    name: str
    size: str
    score: str


def _cell(text: str) -> Cell:
    return Cell(text, tone="known" if text[0].isdigit() else "quiet")


def column(key: str, *, right: bool) -> Column[Entry]:
    return Column(
        key,
        key,
        key,
        value=lambda entry: getattr(entry, key),
        cell=lambda entry: _cell(getattr(entry, key)),
        raw_key=key,
        align="right" if right else "left",
    )


@pytest.fixture
def draw(qapp):
    """Draw entries as rows of 28 px, and give the picture."""
    columns = (
        column("name", right=False),
        column("size", right=True),
        column("score", right=True),
    )

    def drawn(*entries: Entry, lanes=LANES, selected=frozenset()) -> QImage:
        model = RecordTable(columns, lambda entry: entry.name)
        model.set_rows(entries, range(len(entries)))
        image = QImage(240, 84, QImage.Format.Format_RGB32)
        image.fill(GROUND)
        painter = QPainter(image)
        strips = [Strip(row, 28 * row) for row in range(len(entries))]
        TablePainter(Look()).draw(painter, model, strips, lanes, selected)
        painter.end()
        return image

    return drawn


def test_a_cell_wider_than_its_column_leaves_its_neighbour_alone(draw) -> None:
    size = QRect(120, 0, 60, 28)
    fitting = draw(Entry("one", "7", "45.03"))
    long = draw(Entry("one", "7", "other protocols (12)"))
    assert long.copy(size) == fitting.copy(size)
    assert long.copy(QRect(180, 0, 60, 28)) != fitting.copy(QRect(180, 0, 60, 28))


def test_a_number_is_never_cut(draw) -> None:
    cut, whole = draw(Entry("one", "7", "1,048,576")), draw(Entry("one", "7", "2,048,576"))
    last = QRect(190, 0, 50, 28)  # the digits that both have
    assert cut.copy(last) == whole.copy(last)
    long = draw(Entry("one", "7", "1,048,576,000,000"))
    assert long.copy(QRect(120, 0, 60, 28)) != cut.copy(QRect(120, 0, 60, 28))


def test_only_the_columns_asked_for_are_drawn(draw) -> None:
    whole = draw(Entry("one", "7", "45"), Entry("two", "8", "46"))
    middle = draw(Entry("one", "7", "45"), Entry("two", "8", "46"), lanes=LANES[1:2])
    inside = QRect(120, 0, 60, 56)
    assert middle.copy(inside) == whole.copy(inside)
    assert middle.pixelColor(4, 14) == middle.pixelColor(210, 14) == GROUND


def test_a_selected_row_is_tinted_and_marked_at_its_first_column_alone(draw) -> None:
    look = Look()
    picture = draw(Entry("one", "7", "45"), Entry("two", "8", "46"), selected=frozenset({1}))
    assert picture.pixelColor(0, 40) == look.colour("accent")
    assert picture.pixelColor(175, 32) == look.colour("selection")
    assert picture.pixelColor(175, 4) == GROUND
    part = draw(Entry("one", "7", "45"), lanes=LANES[1:], selected=frozenset({0}))
    assert part.pixelColor(120, 10) == look.colour("selection")
