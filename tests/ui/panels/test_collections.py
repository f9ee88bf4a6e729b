"""My collections at the foot of the tree: saved, applied, renamed, deleted, remembered."""

import pytest
from PySide6.QtCore import Qt

from kollm_gui.errors import UserError
from kollm_gui.ui.settings import Settings
from kollm_gui.ui.settings_collections import SettingsCollections


def names(desk) -> list[tuple[str, str]]:
    return [(row.text, row.count) for row in desk.collections.list.rows]


def save(desk, dialogs, query: str, name: str) -> None:
    desk.workspace.change(query=query)
    dialogs.typed = name
    desk.actions["save_search"].trigger()


def test_a_search_is_saved_under_a_name_with_its_count(desk, dialogs) -> None:
    save(desk, dialogs, "globe", "Globes")
    assert dialogs.asked == ["globe"]
    assert names(desk) == [("Globes", "4")]
    assert desk.collections.list.isVisible()


def test_a_click_and_enter_search_for_it(qtbot, desk, dialogs) -> None:
    save(desk, dialogs, "globe", "Globes")
    save(desk, dialogs, "haneul", "하늘")
    rows = desk.collections.list
    qtbot.mouseClick(
        rows.viewport(), Qt.MouseButton.LeftButton, pos=rows.visualItemRect(rows.item(0)).center()
    )
    assert desk.workspace.state.query == "globe"
    assert rows.key == rows.rows[0].key
    rows.setCurrentRow(1)
    qtbot.keyClick(rows, Qt.Key.Key_Return)
    assert desk.workspace.state.query == "haneul"


def test_f2_renames_and_delete_asks_first(qtbot, desk, dialogs) -> None:
    save(desk, dialogs, "globe", "Globes")
    rows = desk.collections.list
    rows.setCurrentRow(0)
    dialogs.typed = "  World   models "
    qtbot.keyClick(rows, Qt.Key.Key_F2)
    assert names(desk) == [("World models", "4")]
    dialogs.agrees = False
    rows.setCurrentRow(0)
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert "World models" in dialogs.asked[-1]
    assert len(names(desk)) == 1
    dialogs.agrees = True
    qtbot.keyClick(rows, Qt.Key.Key_Delete)
    assert names(desk) == []
    assert not rows.isVisible()


def test_the_menu_offers_the_same(desk, dialogs) -> None:
    save(desk, dialogs, "globe", "Globes")
    menu = desk.collections.menu_of(desk.collections.list.rows[0].key)
    told = {action.text(): action for action in menu.actions()}
    told["Copy its search"].trigger()
    assert dialogs.copied == ["globe"]
    told["Delete…"].trigger()
    assert names(desk) == []
    menu.deleteLater()


def test_a_taken_or_empty_name_is_told(desk, dialogs) -> None:
    save(desk, dialogs, "globe", "Globes")
    save(desk, dialogs, "haneul", "Globes")
    assert "Globes" in dialogs.told[-1]
    save(desk, dialogs, "haneul", "   ")
    assert len(dialogs.told) == 2
    assert names(desk) == [("Globes", "4")]


def test_there_is_nothing_to_save_without_a_search(desk, dialogs) -> None:
    assert not desk.actions["save_search"].isEnabled()
    assert not desk.collections.plus.isEnabled()
    desk.collections.ask_name()
    assert dialogs.asked == []
    assert len(dialogs.told) == 1


def test_the_root_folds(desk, dialogs) -> None:
    save(desk, dialogs, "globe", "Globes")
    desk.collections.root.click()
    assert not desk.collections.list.isVisible()
    desk.collections.root.click()
    assert desk.collections.list.isVisible()


def test_they_are_there_at_the_next_start(tmp_path, qapp) -> None:
    file = tmp_path / "settings.json"
    made = SettingsCollections(Settings(file)).save("엑사원", "엑사원 params:<8")
    again = SettingsCollections(Settings(file))
    assert again.list() == (made,)
    again.remove(made.slug)
    assert SettingsCollections(Settings(file)).list() == ()


def test_a_slug_stays_when_the_name_changes(tmp_path, qapp) -> None:
    kept = SettingsCollections(Settings(tmp_path / "settings.json"))
    first, second = kept.save("a", "x"), kept.save("b", "y")
    kept.rename(first.slug, "c")
    assert [(each.slug, each.name) for each in kept.list()] == [
        (first.slug, "c"),
        (second.slug, "b"),
    ]
    with pytest.raises(UserError):
        kept.rename(first.slug, "b")


def test_a_query_that_cannot_be_read_here_has_a_dash(desk, dialogs, tmp_path) -> None:
    save(desk, dialogs, "globe", "Globes")
    desk.collections._collections.save("Elsewhere", "nofield:7")
    assert names(desk)[0] == ("Elsewhere", "–")
