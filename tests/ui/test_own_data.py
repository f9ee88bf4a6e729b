"""One's own data in the window: written, seen, undone, searched, and never in the way."""

import json

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QKeySequence, QTextDocument

from kollm_gui import i18n
from kollm_gui.ui.details.content import MineBody
from kollm_gui.ui.details.markdown_runs import markdown_runs
from kollm_gui.ui.own.form import FormDialog
from kollm_gui.ui.own.model_line import ModelLine
from kollm_gui.ui.own.note_dialog import MarkdownView, NoteDialog
from kollm_gui.ui.own.tag_dialog import TagDialog
from kollm_gui.userdata.records import ImportRun, OwnModel, OwnScore
from kollm_gui.userdata.store import UserStore

MODEL = "haneul-12.8b"


@pytest.fixture
def chosen(desk):
    """The desk with a model selected."""
    desk.workspace.change(selected=MODEL)
    return desk


def mine(desk) -> MineBody:
    return next(s.body for s in desk.details.details.sections if s.id == "mine")


def shown_dialog(dialogs, kind):
    (dialog,) = [each for each in dialogs.shown if isinstance(each, kind)]
    dialogs.shown.clear()
    return dialog


def fill(dialog: FormDialog, **values: str) -> None:
    for key, value in values.items():
        dialog.put(key, value)
    dialog.accept()


def test_a_note_is_written_shown_found_and_undone(chosen, dialogs, own) -> None:
    chosen.actions["note"].trigger()
    dialog = shown_dialog(dialogs, NoteDialog)
    dialog.editor.setPlainText("**토크나이저**를 다시 본다")
    dialog.accept()
    assert mine(chosen).notes[0].text == "**토크나이저**를 다시 본다"
    chosen.workspace.change(query="note:토크나이저")
    assert chosen.workspace.slugs == (MODEL,)
    chosen.workspace.change(query="토크나이저")
    assert chosen.workspace.slugs == (MODEL,)
    name = own.snapshot.models[MODEL].name
    assert chosen.actions["undo"].text() == f"Undo: Write a note on {name}"
    chosen.actions["undo"].trigger()
    assert mine(chosen).notes == ()
    assert chosen.workspace.slugs == ()
    assert chosen.actions["redo"].text() == f"Redo: Write a note on {name}"
    chosen.actions["redo"].trigger()
    assert chosen.workspace.slugs == (MODEL,)


def test_an_empty_note_is_not_kept_and_a_changed_one_not_lost(chosen, dialogs, own) -> None:
    chosen.actions["note"].trigger()
    dialog = shown_dialog(dialogs, NoteDialog)
    dialog.accept()
    assert "empty" in dialogs.told[-1]
    asked = []
    dialogs.ask_yes = lambda *told: asked.append(told)
    dialog.editor.setPlainText("half a thought")
    dialog.reject()
    assert len(asked) == 1
    assert dialog.text == "half a thought"
    assert own.snapshot.mine.data.is_empty


def test_nothing_that_a_note_names_is_loaded(qtbot, dialogs, tmp_path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("SECRET")
    view = MarkdownView(dialogs)
    qtbot.addWidget(view)
    asked = []
    load = view.loadResource
    view.loadResource = lambda kind, name: asked.append(name) or load(kind, name)
    view.show_markdown(
        f"![a](https://example.org/a.png) ![b](file://{secret}) ![c](:/x)\n\n"
        f"<img src='{secret}'><script>x</script>\n\n[link](file://{secret}) [site](https://example.org)"
    )
    view.show()
    for kind in (QTextDocument.ResourceType.ImageResource, QTextDocument.ResourceType.HtmlResource):
        assert view.loadResource(kind, QUrl.fromLocalFile(str(secret))) == b""
    assert "SECRET" not in view.toPlainText()
    assert "<img" in view.toPlainText()  # as it is written
    view.anchorClicked.emit(QUrl.fromLocalFile(str(secret)))
    assert dialogs.pages == []
    view.anchorClicked.emit(QUrl("https://example.org"))
    assert dialogs.pages == ["https://example.org"]


def test_markdown_reads_as_paragraphs_lists_and_links(qapp) -> None:
    runs = markdown_runs(
        "# Head\n\nplain **bold**\n\n1. one\n2. two\n\n- [x](https://a.org) ![p](q)"
    )
    text = "".join(run.text for run in runs).replace("\u2028", "\n")
    assert text == "Head\nplain bold\n1.\u2002one\n2.\u2002two\n•\u2002x [q]"
    assert [run.action.url for run in runs if run.action] == ["https://a.org"]
    assert [run.text for run in runs if run.role == "section"] == ["Head", "bold"]
    assert "".join(run.text for run in markdown_runs("<b>as it is</b>")) == "<b>as it is</b>"


def test_tags_are_put_on_renamed_coloured_and_found(chosen, dialogs, own, qtbot) -> None:
    chosen.actions["tags"].trigger()
    dialog = shown_dialog(dialogs, TagDialog)
    dialog.line.setText("후보 모델")
    dialog.line.returnPressed.emit()
    dialog.line.setText("baseline")
    dialog.line.returnPressed.emit()
    assert [tag.name for tag in mine(chosen).tags] == ["baseline", "후보 모델"]
    dialog.list.item(0).setText("BASE")
    assert [tag.name for tag in mine(chosen).tags] == ["BASE", "후보 모델"]
    dialog.list.item(0).setText("후보 모델")
    assert "already" in dialog.message.text()
    dialog.list.setCurrentRow(0)
    dialog.colour.chosen.emit("red")
    assert mine(chosen).tags[0].colour == "red"
    dialog.list.item(1).setCheckState(dialog.list.item(1).checkState().Unchecked)
    assert [tag.name for tag in mine(chosen).tags] == ["BASE"]
    dialogs.ask_yes = lambda *told: told[-1]()
    dialog.list.setCurrentRow(0)
    dialog.delete.click()
    assert [tag.name for tag in own.snapshot.mine.tags] == ["후보 모델"]
    chosen.actions["undo"].trigger()
    chosen.workspace.change(query="tag:base")
    assert chosen.workspace.slugs == (MODEL,)


def test_reading_status_and_stars(chosen) -> None:
    chosen.actions["status_read"].trigger()
    chosen.details.edit_asked.emit("reading.rating", "4")
    assert (mine(chosen).status, mine(chosen).rating) == ("read", 4)
    assert chosen.actions["status_read"].isChecked()
    for query in ("status:read", "rating:>=4", "mine:yes", "읽기:읽음"):
        chosen.workspace.change(query=query)
        assert chosen.workspace.slugs == (MODEL,), query
    chosen.details.edit_asked.emit("reading.rating", "")
    chosen.actions["status_unread"].trigger()
    chosen.workspace.change(query="mine:yes")
    assert chosen.workspace.slugs == ()


def test_a_value_is_overridden_with_the_original_beside_it_and_reverted(chosen, dialogs) -> None:
    before = chosen.workspace.snapshot.models[MODEL].params_b
    chosen.details.edit_asked.emit("override.change", "params_b")
    dialog = shown_dialog(dialogs, FormDialog)
    fill(dialog, value="many")
    assert "“many” is no value of “Parameters”" in dialog.message.text()
    fill(dialog, value=f"{before}B")
    assert "catalogue says already" in dialog.message.text()
    fill(dialog, value="13.1B", reason="counted")
    fact = chosen.details.details.sections[0].body.facts[0]
    assert fact.value == "13.1"
    assert fact.original.startswith(f"{before:g} B")
    assert mine(chosen).overrides[0].text.startswith("Parameters: 13.1B instead of ")
    chosen.workspace.change(query="params:13.1")
    assert chosen.workspace.slugs == (MODEL,)
    chosen.details.edit_asked.emit("override.revert", "params_b")
    assert chosen.workspace.snapshot.models[MODEL].params_b == before
    assert chosen.details.details.sections[0].body.facts[0].original is None


def test_a_benchmark_can_be_overridden_too(desk, dialogs) -> None:
    desk.workspace.change(selected="benchmark/kmmlu")
    assert desk.actions["override"].isEnabled()
    desk.actions["override"].trigger()
    fill(shown_dialog(dialogs, FormDialog), field="items", value="35031")
    assert desk.workspace.snapshot.benchmarks["kmmlu"].items == 35031


def test_the_menu_s_override_tells_the_catalogue_s_value_of_each_field(chosen, dialogs) -> None:
    model = chosen.workspace.snapshot.models[MODEL]
    chosen.actions["override"].trigger()
    dialog = shown_dialog(dialogs, FormDialog)
    assert f"the catalogue says {model.params_b:g}B" in dialog.told.text()
    assert dialog.inputs["value"].text() == f"{model.params_b:g}B"
    chooser = dialog.inputs["field"]
    chooser.setCurrentIndex(chooser.findData("access"))
    assert f"the catalogue says {model.access}" in dialog.told.text()
    assert dialog.inputs["value"].text() == model.access
    assert "open-weights · api · closed" in dialog.inputs["value"].placeholderText()


def test_enter_saves_a_form_and_stays_a_new_line_in_a_taller_field(
    chosen, dialogs, qtbot, own
) -> None:
    chosen.details.edit_asked.emit("override.change", "params_b")
    dialog = shown_dialog(dialogs, FormDialog)
    reason = dialog.inputs["reason"]
    qtbot.keyClick(reason, Qt.Key.Key_Return)
    assert reason.toPlainText() == "\n"
    assert own.snapshot.mine.overrides == {}
    dialog.inputs["value"].setText("13.1B")
    qtbot.keyClick(dialog.inputs["value"], Qt.Key.Key_Return)
    assert own.snapshot.mine.overrides[(MODEL, "params_b")].value == 13.1


@pytest.mark.qt_log_ignore("This plugin does not support")  # of the popup, offscreen
def test_the_base_of_ones_own_model_is_found_by_its_name(qtbot, desk, dialogs) -> None:
    desk.actions["add_model"].trigger()
    dialog = shown_dialog(dialogs, FormDialog)
    dialog.show()
    line = dialog.inputs["base_model"]
    finder = dialog.findChild(ModelLine).finder
    qtbot.keyClick(line, Qt.Key.Key_Down)
    finder.line.setText("하늘")
    qtbot.keyClick(finder.line, Qt.Key.Key_Return)
    assert line.text().startswith("haneul-")
    assert not finder.isVisible()
    assert dialog.isVisible()  # Enter has chosen the model, not saved the form
    dialog.close()


def test_a_model_and_a_score_of_ones_own_by_form(desk, dialogs, own) -> None:
    desk.actions["add_model"].trigger()
    dialog = shown_dialog(dialogs, FormDialog)
    fill(dialog, name="")
    assert "needs a name" in dialog.message.text()
    fill(dialog, name="내 하늘 SFT", base_model="nobody", params_b="12.8")
    assert "“nobody”" in dialog.message.text()
    fill(dialog, base_model="haneul-13b", params_b="12.8B", released="2026-11")
    slug = desk.workspace.state.selected
    model = own.snapshot.models[slug]
    assert (model.name, model.base_model, model.params_b) == ("내 하늘 SFT", MODEL, 12.8)
    desk.actions["add_score"].trigger()
    dialog = shown_dialog(dialogs, FormDialog)
    fill(dialog, value="101")
    assert "over 100 %" in dialog.message.text()
    fill(dialog, value="61.50", n="35030")
    shown = desk.details.details
    assert "yours" in [badge.text for badge in shown.badges]
    assert "corpora" not in [section.id for section in shown.sections]
    lines = next(s.body for s in shown.sections if s.id == "scores").lines
    assert [(line.benchmark, line.value, line.mark) for line in lines] == [
        ("KMMLU", "61.50", "yours")
    ]
    desk.workspace.change(query="kmmlu:>60")
    assert desk.workspace.slugs == (slug,)
    score = own.snapshot.mine.data.scores[0]
    desk.details.edit_asked.emit("score.change", score.key)
    fill(shown_dialog(dialogs, FormDialog), partial="yes")
    desk.workspace.change(query="kmmlu:any")
    assert slug not in desk.workspace.slugs
    dialogs.ask_yes = lambda *told: told[-1]()
    desk.details.edit_asked.emit("model.delete", slug)
    assert own.snapshot.mine.data.is_empty
    assert desk.workspace.state.selected is None


def test_collections_by_hand_stand_beside_saved_searches(chosen, dialogs, own) -> None:
    chosen.own_commands.collect((MODEL, "mirae-x"))
    fill(shown_dialog(dialogs, FormDialog), name="논문 표")
    chosen.workspace.change(query="params:>10")
    dialogs.ask_text = lambda _parent, _title, _label, _text, taken: taken("Large")
    chosen.actions["save_search"].trigger()
    kept = chosen.collections
    names = [kept.list.item(row).toolTip() for row in range(kept.list.count())]
    assert names == ["params:>10", 'in:="논문 표"']
    listed = own.snapshot.mine.collections
    by_hand = next(each for each in listed if each.query is None)
    chosen.workspace.change(query='in:="논문 표"')
    assert set(chosen.workspace.slugs) == {MODEL, "mirae-x"}
    menu = chosen.menu.of_model(MODEL, (MODEL, "mirae-x"))
    out = next(each for each in menu.actions() if each.text() == "Take out of “논문 표”")
    out.trigger()
    assert own.snapshot.mine.members.get(by_hand.id, ()) == ()
    chosen.actions["undo"].trigger()
    assert len(own.snapshot.mine.members[by_hand.id]) == 2


def test_saved_searches_of_the_settings_are_taken_over_once(desk, own, tmp_path) -> None:
    from kollm_gui.ui.own.own_collections import OwnCollections
    from kollm_gui.ui.settings import Settings

    settings = Settings(tmp_path / "old.json")
    settings.change(collections=({"slug": "s", "name": "Old", "query": "solar"},))
    kept = OwnCollections(own, settings, desk)
    assert [(each.name, each.query) for each in kept.list()] == [("Old", "solar")]
    assert settings.preferences.collections == ()


def test_export_and_import_through_the_menu(chosen, dialogs, own, tmp_path) -> None:
    chosen.actions["status_read"].trigger()
    dialogs.answer = tmp_path / "mine.json"
    chosen.actions["export_data"].trigger()
    assert json.loads(dialogs.answer.read_text())["readings"][0]["model"] == MODEL
    chosen.actions["undo"].trigger()
    chosen.actions["import_data"].trigger()
    assert mine(chosen).status == "read"
    assert "1 entries are new" in dialogs.told[-1]
    dialogs.answer.write_text('{"format": NaN}')
    chosen.actions["import_data"].trigger()
    assert "NaN" in dialogs.told[-1]
    dialogs.answer.unlink()
    chosen.actions["import_data"].trigger()
    assert "cannot be read" in dialogs.told[-1]
    assert mine(chosen).status == "read"


def test_a_failed_write_is_told_and_everything_stays(chosen, dialogs, own) -> None:
    own.store.path.mkdir(parents=True)  # a folder where the file would be
    chosen.actions["status_read"].trigger()
    assert len(dialogs.told) == 1
    assert mine(chosen).status == "unread"


def test_another_instances_changes_show_when_the_window_is_activated(chosen, own) -> None:
    other = UserStore(own.store.path)
    other.readings.mark(MODEL, "read")
    assert mine(chosen).status == "unread"
    chosen.window.activated.emit()
    assert mine(chosen).status == "read"
    other.close()


def test_an_imported_run_shows_as_yours_and_is_one_undo(chosen, own) -> None:
    run = ImportRun("r", "results.json", "00", "2026-11-28T10:00:00Z", "lm-eval-0.4")
    score = OwnScore("sft", "kmmlu", 55.0, run="r", method="direct", shots=5)
    own.change(lambda store: store.add_run(run, [score], [OwnModel("sft", "My SFT")]))
    chosen.workspace.change(query="kmmlu:55", selected="sft")
    assert chosen.workspace.slugs == ("sft",)
    node = chosen.tree.model.node(chosen.tree.model.index_of("sft"))
    assert node.text == "My SFT"
    assert chosen.actions["undo"].text() == "Undo: Import results.json"
    chosen.actions["undo"].trigger()
    assert chosen.workspace.snapshot.models.get("sft") is None


def test_undo_in_a_field_takes_back_what_was_typed(chosen, qtbot, own) -> None:
    chosen.actions["status_read"].trigger()
    line = chosen.top.search.line
    line.setFocus()
    qtbot.keyClicks(line, "abc")
    chosen.actions["undo"].trigger()
    assert line.text() == ""
    assert mine(chosen).status == "read"


def test_the_history_names_steps_and_what_they_changed(chosen, dialogs) -> None:
    chosen.actions["status_read"].trigger()
    chosen.details.edit_asked.emit("reading.rating", "5")
    chosen.actions["undo"].trigger()
    chosen.actions["history"].trigger()
    (page,) = dialogs.shown
    text = page.text.toPlainText()
    assert "(undone)" in text
    assert "rating: – → 5" in text
    assert "Change the reading status of" in text


def test_the_page_keeps_its_place_when_own_data_change(chosen) -> None:
    page = chosen.details.page
    chosen.window.resize(900, 520)
    page.go_to(6)
    place = page.verticalScrollBar().value()
    chosen.details.edit_asked.emit("reading.status", "reading")
    assert place > 0
    assert abs(page.verticalScrollBar().value() - place) < 30


def test_other_entries_take_notes_only(desk) -> None:
    for selected in ("family/haneul", "benchmark/kmmlu", "organization/mirae", "category/analogue"):
        desk.workspace.change(selected=selected)
        assert not mine(desk).is_model


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_own_row_has_words_for_a_screen_reader(chosen, own, language) -> None:
    own.store.tags.attach(MODEL, "good")
    own.store.notes.add("text", MODEL)
    with i18n.language(language):
        own.recompose()
        rows = chosen.details.page.canvas_of("mine").rows
    told = [row.told for row in rows if row.height and row.texts]
    assert all(told)
    spots = [spot for row in rows for spot in row.spots]
    assert all(spot.name for spot in spots)
    assert len(spots) >= 12


def test_shortcuts_of_own_data_are_nobody_elses(desk) -> None:
    keys = [
        key.toString()
        for name in ("undo", "redo", "note", "tags", "collect", "add_model", "history")
        for key in desk.actions[name].shortcuts()
    ]
    assert QKeySequence("Ctrl+Z").toString() in keys
    assert len(keys) == len(set(keys))
