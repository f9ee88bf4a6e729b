"""The tree panel in the window."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication, QMenu

from kollm_gui.ui.models.tree_nodes import Node
from kollm_gui.ui.panels.tree_painter import count_texts


class CountedPaints(QObject):
    """Counts the paints of a whole widget from now on."""

    def __init__(self, widget) -> None:
        super().__init__(widget)
        self.whole = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and event.rect() == watched.rect():
            self.whole += 1
        return False


def test_a_click_on_a_family_selects_it(qtbot, desk) -> None:
    view = desk.tree.view
    view.set_open_keys(["category/korean-centric"])
    index = desk.tree.model.index_of("category/korean-centric>family/haneul")
    rect = view.visualRect(index)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert desk.workspace.state.selected == "family/haneul"


def test_the_chevron_folds_without_selecting(qtbot, desk) -> None:
    view = desk.tree.view
    index = desk.tree.model.index_of("category/korean-centric")
    place = view.visualRect(index).center()
    place.setX(14)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.isExpanded(index)
    assert desk.workspace.state.selected is None


def test_a_selection_from_elsewhere_is_opened_and_shown(desk) -> None:
    desk.workspace.change(selected="globe-ko-8b")
    index = desk.tree.view.currentIndex()
    assert index.data() == "Globe-Ko 8B"
    assert desk.tree.view.isExpanded(index.parent())


def test_open_nodes_stay_open_through_a_query(desk) -> None:
    view = desk.tree.view
    view.setExpanded(desk.tree.model.index_of("category/multilingual"), True)
    desk.workspace.change(query="haneul")
    desk.workspace.change(query="")
    assert view.isExpanded(desk.tree.model.index_of("category/multilingual"))
    assert view.open_keys == ("category/multilingual",)


def test_what_a_search_found_is_unfolded_but_not_remembered(desk) -> None:
    view = desk.tree.view
    desk.workspace.change(query="haneul")
    assert view.isExpanded(desk.tree.model.index_of("category/korean-centric"))
    assert view.open_keys == ()


def test_the_eye_hides_models_known_by_name_only(qtbot, desk) -> None:
    qtbot.mouseClick(desk.tree.eye, Qt.MouseButton.LeftButton)
    assert "dodam-10.7b" not in desk.workspace.slugs
    assert not desk.tree.model.index_of("dodam-10.7b").isValid()
    assert desk.tree.eye.accessibleName().startswith("Show")


def test_typing_narrows_the_tree_alone(qtbot, desk) -> None:
    desk.tree.view.setFocus()
    for letter in "tamil":
        widget = desk.tree.finder.line if desk.tree.finder.isVisible() else desk.tree.view
        qtbot.keyClicks(widget, letter)
    assert desk.tree.model.index_of("globe-tamil-7b").isValid()
    assert not desk.tree.model.index_of("haneul-12.8b").isValid()
    assert desk.workspace.state.query == ""
    qtbot.keyClick(desk.tree.finder.line, Qt.Key.Key_Escape)
    assert desk.tree.model.index_of("haneul-12.8b").isValid()


def test_the_rows_stand_where_they_stood_once_the_field_is_gone_again(qapp, desk) -> None:
    view = desk.tree.view
    before = view.geometry()
    assert before.y() == desk.tree._look.px(40) + 8
    desk.tree.set_narrowing(shown=True)
    qapp.processEvents()
    assert view.y() > before.y()
    desk.tree.set_narrowing(shown=False)
    qapp.processEvents()
    assert view.geometry() == before


def test_tab_leads_from_the_magnifier_into_the_field_and_on(qtbot, desk) -> None:
    tree = desk.tree
    tree.set_narrowing(shown=True)
    tree.finder.line.setText("glo")
    tree._find.setFocus()
    for widget in (tree.finder.line, tree.finder.clear):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is widget
    qtbot.keyClick(tree.finder.clear, Qt.Key.Key_Tab)
    assert not tree.isAncestorOf(QApplication.focusWidget())


@pytest.mark.qt_log_ignore("This plugin does not support")
def test_the_groupings_are_chosen_by_keys_and_the_one_in_force_is_ticked(qtbot, qapp, desk) -> None:
    button = desk.tree.grouping
    for chosen, keys in (("organization", 2), ("category", 1)):
        ticked = desk.workspace.state.grouping
        button.setFocus()
        qtbot.keyClick(button, Qt.Key.Key_Space)
        menu = QApplication.activePopupWidget()
        assert [each.data() for each in menu.actions() if each.isChecked()] == [ticked]
        assert menu.y() == button.mapToGlobal(QPoint(0, button.height() + 2)).y()
        for _press in range(keys):
            qtbot.keyClick(menu, Qt.Key.Key_Down)
        qtbot.keyClick(menu, Qt.Key.Key_Return)
        assert desk.workspace.state.grouping == chosen
        qapp.processEvents()
        assert not desk.tree.findChildren(QMenu)  # each is made anew, and none stays behind


def test_a_panel_that_gets_the_focus_selects_nothing(qapp, desk) -> None:
    for panel in (desk.tree.view, desk.center.panel("models").view, desk.tree.view):
        panel.setFocus()
        qapp.processEvents()
        assert desk.workspace.state.selected is None


def test_regrouping_names_its_choice(desk) -> None:
    desk.workspace.change(grouping="organization")
    assert desk.tree.grouping.text() == "Organization"
    assert desk.tree.model.index_of("organization/sannae").data() == "Sannae Research"


def test_enter_on_a_model_opens_its_details(qtbot, desk) -> None:
    desk.workspace.change(selected="globe-8b")
    with qtbot.waitSignal(desk.tree.opened):
        qtbot.keyClick(desk.tree.view, Qt.Key.Key_Return)


def test_hits_are_marked_in_the_tree_as_in_the_table(desk) -> None:
    painter = desk.tree.view._painter
    assert painter.spans("Globe 8B") == ()
    desk.workspace.change(query="glo")
    assert painter.spans("Globe 8B") == ((0, 3),)
    desk.tree.narrow("8b")
    assert painter.spans("Globe 8B") == ((0, 3), (6, 8))


def test_the_row_under_the_pointer_stands_on_a_ground_of_its_own(qtbot, desk) -> None:
    view = desk.tree.view
    desk.window.show()
    index = desk.tree.model.index_of("category/korean-centric")
    free = view.visualRect(index).topRight() - QPoint(4, -4)

    def ground() -> str:
        return view.viewport().grab().toImage().pixelColor(free).name()

    look = desk._look
    assert ground() != look.colour("hover").name()
    QCursor.setPos(view.viewport().mapToGlobal(free))
    qtbot.waitUntil(lambda: view.viewport().underMouse())
    assert ground() == look.colour("hover").name()


def test_the_ground_goes_when_the_pointer_leaves_even_after_the_rows_have_changed(
    qtbot, desk
) -> None:
    view = desk.tree.view
    desk.window.show()
    index = desk.tree.model.index_of("category/korean-centric")
    free = view.visualRect(index).topRight() - QPoint(4, -4)
    QCursor.setPos(view.viewport().mapToGlobal(free))
    qtbot.waitUntil(lambda: view.viewport().underMouse())
    desk.workspace.change(query="globe")
    qtbot.waitUntil(lambda: desk.tree.model.index_of("globe-8b").isValid())
    painted = CountedPaints(view.viewport())
    QApplication.sendEvent(view, QEvent(QEvent.Type.Leave))
    qtbot.waitUntil(lambda: painted.whole > 0)


def test_a_long_count_of_which_all_is_visible_leaves_the_room_to_the_name() -> None:
    told = [
        "".join(count_texts(Node("", "", 0, 0, 0, visible=visible, total=total)))
        for visible, total in ((20_017, 20_017), (12, 20_017), (12, 12), (0, 2000))
    ]
    assert told == ["20,017", "12 / 20,017", "12 / 12", "0 / 2,000"]
