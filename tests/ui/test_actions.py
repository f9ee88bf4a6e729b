"""Actions, menus, shortcuts, and names for screen readers."""

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QHeaderView,
    QLineEdit,
    QMenu,
    QTabBar,
    QWidget,
)

from kollm_gui.charts.registry import chart, preset
from kollm_gui.ui.actions.table import ACTIONS
from kollm_gui.ui.commands import Commands
from kollm_gui.ui.controls.menus import menus_in
from kollm_gui.ui.own.own_commands import OwnCommands

VERTICAL = Qt.Orientation.Vertical


def reachable(menu: QMenu) -> set[str]:
    found = set()
    below = {each.menuAction(): each for each in menus_in(menu)}
    for action in menu.actions():
        if action in below:
            found |= reachable(below[action])
        elif not action.isSeparator():
            found.add(action.objectName())
    return found


def test_every_action_is_in_a_menu(desk) -> None:
    bar = desk.window.menuBar()
    found = set().union(*map(reachable, menus_in(bar)))
    assert found == {told.id for told in ACTIONS}


def test_every_action_has_a_shortcut_of_its_own() -> None:
    keys = Counter(
        QKeySequence(key).toString() for told in ACTIONS for key in told.keys if told.keys
    )
    assert all(told.keys for told in ACTIONS)
    assert [key for key, count in keys.items() if count > 1 or not key] == []


def test_every_action_has_a_method() -> None:
    methods = {*dir(Commands), *dir(OwnCommands)}
    assert [told.id for told in ACTIONS if told.method not in methods] == []


def test_the_surveys_figures_exist() -> None:
    for told in ACTIONS:
        if told.submenu == "figures":
            key, _slash, name = (told.argument or "").partition("/")
            assert preset(chart(key), name).key == name


def test_every_control_has_a_name_for_screen_readers(desk) -> None:
    desk.center.panel("benchmarks")
    desk.center.panel("charts")
    kinds = (QAbstractButton, QAbstractItemView, QLineEdit, QTabBar)
    # Qt's own inner parts: the pop-up of a combo box, a table's corner and row numbers.
    inner = ("QComboBoxPrivateContainer", "QTableCornerButton")
    nameless = [
        f"{widget.metaObject().className()} in {widget.parent().metaObject().className()}"
        for widget in desk.window.findChildren(QWidget)
        if isinstance(widget, kinds)
        if not (widget.accessibleName() or getattr(widget, "text", str)())
        if not widget.objectName().startswith("qt_")
        if widget.metaObject().className() not in inner
        if widget.parent().metaObject().className() not in inner
        if not (isinstance(widget, QHeaderView) and widget.orientation() == VERTICAL)
    ]
    assert "\n".join(nameless) == ""


def test_back_and_forward_are_enabled_as_there_is_something(desk) -> None:
    assert not desk.actions["back"].isEnabled()
    desk.workspace.change(selected="globe-8b")
    desk.actions["back"].trigger()
    assert desk.workspace.state.selected is None
    assert desk.actions["forward"].isEnabled()


def test_copying_names_ids_and_citations(desk, dialogs) -> None:
    desk.workspace.change(selected="haneul-12.8b")
    for name in ("copy_name", "copy_slug", "copy_hf"):
        desk.actions[name].trigger()
    assert dialogs.copied == ["Haneul-Ko 12.8B", "haneul-12.8b", "sannae/haneul-ko-12.8b"]
    desk.actions["copy_bibtex"].trigger()
    assert "@" in dialogs.copied[-1]
    assert "Haneul-Ko: open Korean language models" in dialogs.copied[-1]


def test_a_copied_view_can_be_shown_again(qapp, desk, dialogs) -> None:
    desk.workspace.change(query="globe", selected="globe-8b", tab="benchmarks")
    desk.actions["copy_view"].trigger()
    desk.workspace.change(query="", selected=None, tab="models")
    qapp.clipboard().setText(dialogs.copied[-1])
    desk.actions["paste_view"].trigger()
    assert desk.workspace.state.query == "globe"
    assert desk.workspace.state.tab == "benchmarks"
    qapp.clipboard().setText("no view")
    desk.actions["paste_view"].trigger()
    assert len(dialogs.told) == 1


def test_a_table_is_written_where_the_person_says(desk, dialogs, tmp_path) -> None:
    dialogs.answer = tmp_path / "models.md"
    desk.workspace.change(query="globe")
    desk.actions["markdown"].trigger()
    assert "| Globe 8B |" in dialogs.answer.read_text(encoding="utf-8")


def test_a_place_that_cannot_be_written_is_a_sentence(desk, dialogs, tmp_path) -> None:
    dialogs.answer = tmp_path / "no such folder" / "models.csv"
    desk.actions["csv"].trigger()
    assert "could not be written" in dialogs.told[0]


def test_the_text_grows_shrinks_and_returns(desk, look) -> None:
    row = desk.center.panel("models").view.verticalHeader().defaultSectionSize()
    desk.actions["larger"].trigger()
    assert look.scale == pytest.approx(1.1)
    assert desk.center.panel("models").view.verticalHeader().defaultSectionSize() > row
    desk.actions["normal"].trigger()
    assert look.scale == 1.0


def test_a_reset_layout_is_the_first_one(desk) -> None:
    panel = desk.center.panel("models")
    desk.workspace.change(columns=("name", "params"))
    panel.view.header.resizeSection(0, 300)
    desk.actions["reset"].trigger()
    assert "kmmlu" in desk.workspace.state.columns
    assert panel.widths == {}


def test_the_theme_turns_everything(desk, look, qapp) -> None:
    from PySide6.QtGui import QPalette

    light = qapp.palette().color(QPalette.ColorRole.Base)
    desk.actions["theme_dark"].trigger()
    assert look.theme == "dark"
    assert qapp.palette().color(QPalette.ColorRole.Base).lightness() < light.lightness()
    desk.actions["theme_light"].trigger()
    assert qapp.palette().color(QPalette.ColorRole.Base) == light


def test_f6_goes_round_the_panels(qapp, desk) -> None:
    desk.workspace.change(selected="globe-8b")
    desk.actions["find"].trigger()
    seen = []
    for _turn in range(5):
        seen.append(qapp.focusWidget())
        desk.actions["next_panel"].trigger()
    assert len(set(seen)) == 5
    assert qapp.focusWidget() is seen[0]
    desk.actions["previous_panel"].trigger()
    assert qapp.focusWidget() is seen[-1]


def test_the_pages_open_and_can_be_copied(qtbot, desk, dialogs, qapp) -> None:
    desk.actions["help"].trigger()
    page = dialogs.shown[-1]
    assert "ㅍㄹㄱㄹ" in page.text.toPlainText()
    assert "Alt+Left" in page.text.toPlainText()
    page.close()


def test_a_models_menu_copies_opens_and_filters(desk, dialogs) -> None:
    menu = desk.menu.of_model("haneul-12.8b")
    entries = {action.text(): action for action in menu.actions()}
    entries["Copy slug"].trigger()
    entries["Open the Hugging Face page"].trigger()
    entries["Show only Haneul-Ko"].trigger()
    assert dialogs.copied == ["haneul-12.8b"]
    assert dialogs.pages == ["https://huggingface.co/sannae/haneul-ko-12.8b"]
    assert set(desk.workspace.slugs) >= {"haneul-1.3b", "haneul-12.8b"}
    entries["Show in the chart"].trigger()
    assert desk.workspace.state.tab == "charts"


def test_menus_of_groups_and_benchmarks_can_be_opened(desk) -> None:
    node = desk.tree.model.node(desk.tree.model.index_of("category/korean-centric>family/haneul"))
    assert "Show only Haneul-Ko" in [a.text() for a in desk.menu.of_group(node).actions()]
    assert "Copy slug" in [a.text() for a in desk.menu.of_benchmark("kmmlu").actions()]
