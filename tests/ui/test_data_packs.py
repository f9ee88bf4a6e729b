"""A data pack is shown before it is installed, and the window goes on with its data."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget

from kollm_gui import paths
from kollm_gui.catalogue import pack_list
from kollm_gui.catalogue.build.database import build_database
from kollm_gui.ui.data_packs import DataPacks
from kollm_gui.ui.pack_dialog import PackDialog
from kollm_gui.ui.worker import AtOnce
from tests.catalogue.sources import write_sources

POST = '[[source]]\nid = "b"\nkind = "blog"\ntitle = "Post"\nstatus = "no-url"\n\n[[source]]'
CHANGES = [
    ("catalogue.toml", "2026.11", "2026.12"),
    ("models/sprout.toml", "tokens_b = 213", "tokens_b = 214"),
    ("models/sprout.toml", 'name_ko = "새싹"', 'name_ko = "새잎"'),
    ("sources.toml", "[[source]]", POST),
]


@pytest.fixture
def pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    old, new = tmp_path / "old.sqlite", tmp_path / "new.sqlite"
    build_database(write_sources(tmp_path / "a"), old)
    build_database(write_sources(tmp_path / "b", *CHANGES), new)
    monkeypatch.setattr(paths, "bundled_database", lambda: old)
    return new


@pytest.fixture
def shown() -> list[Path | None]:
    return []


@pytest.fixture
def packs(look, dialogs, shown, window) -> DataPacks:
    return DataPacks(look, dialogs, worker=AtOnce(), show=shown.append, window=lambda: window)


@pytest.fixture
def window(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def opened(packs, dialogs, pack) -> PackDialog:
    packs.open(pack, None)
    (dialog,) = dialogs.shown
    return dialog


def test_the_changes_are_listed_and_can_be_narrowed(packs, dialogs, pack) -> None:
    dialog = opened(packs, dialogs, pack)
    told = {(row.kind, row.field, row.old, row.new) for row in dialog.shown}
    assert ("model", "tokens_b", "213", "214") in told
    assert ("source", None, None, None) in told
    assert len(dialog.shown) == 3
    dialog.way.set_value("added")
    dialog.way.chosen.emit("added")
    assert [row.key for row in dialog.shown] == ["b"]
    dialog.way.set_value("all")
    dialog.text.setText("새ㅇ")
    dialog.text.setText("새잎")
    assert [row.field for row in dialog.shown] == ["name_ko"]
    dialog.text.setText("")
    dialog.view.chosen.emit(next(row.id for row in dialog.shown if row.field == "tokens_b"))
    assert dialog.whole.text() == "Tokens (billion) before: 213\nTokens (billion) after: 214"
    dialog.copy.click()
    assert dialogs.copied[-1].startswith("# Catalogue 2026.11")


def test_an_installed_pack_is_shown_and_left_again(packs, dialogs, pack, shown) -> None:
    dialog = opened(packs, dialogs, pack)
    dialog.install.click()
    assert shown == [pack_list.choose().path]
    assert shown[0].read_bytes() == pack.read_bytes()
    packs.leave()
    assert shown[-1] is None
    packs.leave()
    assert "No data pack is installed" in dialogs.told[-1]


@pytest.mark.usefixtures("pack")
def test_the_same_data_cannot_be_installed(packs, dialogs) -> None:
    dialog = opened(packs, dialogs, paths.bundled_database())
    assert "same data" in dialog.message.text
    assert not dialog.install.isEnabled()
    assert not dialog.copy.isEnabled()


def test_what_cannot_be_written_is_told_in_the_dialog(  # noqa: PLR0917 - fixtures
    packs, dialogs, pack, shown, monkeypatch, tmp_path
) -> None:
    dialog = opened(packs, dialogs, pack)
    blocker = tmp_path / "file"
    blocker.write_text("in the way")
    monkeypatch.setenv("KOLLM_HOME", str(blocker / "home"))
    dialog.install.click()
    assert dialog.message.tone == "error"
    assert shown == []


def test_what_is_no_pack_is_a_sentence(packs, dialogs, tmp_path) -> None:
    packs.open(tmp_path, None)
    assert "is a folder" in dialogs.told[-1]
    assert dialogs.shown == []
