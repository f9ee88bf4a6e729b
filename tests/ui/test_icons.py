"""Icons: in the colour of their token, sharp on every screen, and the program's own as it is."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from kollm_gui import paths
from kollm_gui.ui.look import Look
from kollm_gui.ui.main_window import set_application_icon
from kollm_gui.ui.tokens import COLOURS, ThemeName


def inks(look: Look, name: str, token: str, ratio: float) -> list[QColor]:
    """The colours of all pixels that an icon covers whole."""
    picture = look.pixmap(name, 16, token, ratio).toImage()
    assert picture.width() == round(look.px(16) * ratio)
    assert picture.devicePixelRatio() == ratio
    across, down = range(picture.width()), range(picture.height())
    found = [picture.pixelColor(x, y) for x in across for y in down]
    return [colour for colour in found if colour.alpha() == 255]


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_icon_has_the_colour_of_its_token(qapp, theme: ThemeName, ratio: float) -> None:
    look = Look(theme, scale=1.5)
    for token in ("text", "accent", "error"):
        light, dark = COLOURS[token]
        expected = QColor(light if theme == "light" else dark)
        assert {colour.name() for colour in inks(look, "filter", token, ratio)} == {expected.name()}


def test_every_icon_but_the_programs_own_takes_a_colour() -> None:
    coloured = {
        file.stem
        for file in (paths.shipped("resources") / "icons").glob("*.svg")
        if "#" in file.read_text(encoding="utf-8")
    }
    assert coloured == {"kollm"}


def test_the_programs_icon_keeps_its_colours(qapp: QApplication, look: Look) -> None:
    before = qapp.windowIcon()
    try:
        set_application_icon(qapp, look)
        picture = qapp.windowIcon().pixmap(64, 64).toImage()
    finally:
        qapp.setWindowIcon(before)
    across, down = range(picture.width()), range(picture.height())
    found = {picture.pixelColor(x, y).name() for x in across for y in down}
    assert {"#5546c4", "#45cba2", "#f0b541", "#ffffff"} <= found


@pytest.mark.qt_log_ignore("Cannot open file")
def test_an_icon_that_is_not_there_is_named_and_ends_nothing(qapp, look: Look) -> None:
    with pytest.raises(FileNotFoundError, match=r"no-such-icon\.svg"):
        look.pixmap("no-such-icon")
    assert not look.pixmap("search").isNull()
