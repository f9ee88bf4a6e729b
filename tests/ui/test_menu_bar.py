"""The titles of the menu bar."""

import pytest

from kollm_gui.ui.controls.menu_bar import MenuBar
from kollm_gui.ui.look import Look


@pytest.fixture
def look(qapp) -> Look:
    return Look(scale=1.0)


@pytest.fixture
def bar(qtbot, qapp, look) -> MenuBar:
    look.changed.connect(lambda: qapp.setFont(look.font("body")))  # before the bar, as a start
    made = MenuBar(look)
    qtbot.addWidget(made)
    for title in ("File", "Edit", "View"):
        made.addMenu(title)
    made.settle()
    made.resize(600, 28)
    made.show()
    return made


def test_titles_have_room_at_every_size_of_the_text(qapp, bar, look) -> None:
    def widths() -> list[int]:
        return [bar.actionGeometry(each).width() for each in bar.actions()]

    font, before = qapp.font(), widths()
    try:
        look.set_scale(1.5)
        assert all(now > was for now, was in zip(widths(), before, strict=True))
        look.set_scale(1.0)
        assert widths() == before
    finally:
        qapp.setFont(font)
