"""The history of the person's data, at the text sizes that people read it in."""

import pytest

from kollm_gui.ui.own.history_page import HistoryPage


@pytest.mark.parametrize("scale", [1.0, 1.25, 2.0])
def test_a_time_stands_on_one_line(qtbot, look, own, scale) -> None:
    look.set_scale(scale)
    own.change(lambda store: store.tags.attach("globe-8b", "후보"))
    page = HistoryPage(look, own.store, str)
    qtbot.addWidget(page)
    page.show()
    document = page.text.document()
    blocks = [document.findBlockByNumber(at) for at in range(document.blockCount())]
    (time,) = [each for each in blocks if each.text().count(":") == 1 and each.text()[:4].isdigit()]
    assert time.layout().lineCount() == 1
