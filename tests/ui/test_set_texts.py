"""Texts that are set once look as if they were set anew."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter

from kollm_gui.ui.look import Look
from kollm_gui.ui.set_texts import SetTexts


@pytest.mark.parametrize("role", ["body", "body_strong", "small"])
@pytest.mark.parametrize("text", ["EXAONE 3.5 7.8B", "폴리글롯 한국어", "2024-08-07", "–"])
def test_a_set_text_has_the_pixels_of_a_drawn_one(qapp, role: str, text: str) -> None:
    texts, box = SetTexts(Look().font(role)), QRect(8, 2, 180, 28)

    def drawn(draw) -> QImage:
        image = QImage(200, 32, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        painter = QPainter(image)
        painter.setFont(texts.font)
        draw(painter)
        painter.end()
        return image

    anew = drawn(lambda painter: painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), text))
    assert drawn(lambda painter: texts.draw(painter, box, text)) == anew
    assert anew != drawn(lambda _painter: None)


def test_a_text_too_wide_is_cut_with_an_ellipsis(qapp) -> None:
    texts = SetTexts(Look().font("body"))
    cut = texts.cut("EXAONE 3.5 7.8B Instruct", 60)
    assert cut.endswith("…")
    assert texts.metrics.horizontalAdvance(cut) <= 60
    assert texts.cut("EXAONE", 200) == "EXAONE"


def test_models_of_a_family_are_told_apart_where_there_is_no_room(qapp) -> None:
    texts = SetTexts(Look().font("body"))
    family = ("HyperCLOVA X SEED Text Base 0.5B", "HyperCLOVA X SEED Text Base 1.5B")
    shown = {texts.cut(name, 130, middle=True) for name in family}
    assert len(shown) == len(family)
    assert all(texts.width(each) <= 130 for each in shown)
