"""The dialogs as Qt shows them, which the other tests replace."""

from PySide6.QtWidgets import QInputDialog, QLineEdit, QWidget

from kollm_gui.ui.dialogs import Dialogs


def test_a_query_that_names_a_search_is_seen_whole(qtbot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    query = "분류:한국어중심 파라미터:10B미만 토큰:있음"
    taken: list[str] = []
    Dialogs().ask_text(parent, "이 검색 저장", "모음 이름", query, taken.append)
    dialog = parent.findChild(QInputDialog)
    line = dialog.findChild(QLineEdit)
    assert line.text() == query
    assert line.width() > line.fontMetrics().horizontalAdvance(query)
    assert dialog.width() < dialog.screen().availableGeometry().width()
    dialog.accept()
    assert taken == [query]
