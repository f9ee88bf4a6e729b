"""The dialog of tags where there are many of them, and long ones."""

from kollm_gui.ui.own.tag_dialog import TagDialog


def test_a_new_tag_is_in_sight_among_many_and_a_long_one_is_cut(qtbot, look, own, dialogs) -> None:
    dialog = TagDialog(look, own, dialogs, model="globe-8b", name="Globe 8B")
    qtbot.addWidget(dialog)
    dialog.show()
    long = ("아주 긴 이름 " * 12).strip()
    for name in (*(f"tag {at}" for at in range(30)), long):
        dialog.line.setText(name)
        dialog.line.returnPressed.emit()
        assert dialog.list.currentItem().text() == name
        box = dialog.list.visualItemRect(dialog.list.currentItem())
        assert dialog.list.viewport().rect().intersects(box)
    assert not dialog.list.horizontalScrollBar().isVisible()
    assert dialog.list.currentItem().toolTip() == long
