"""What is kept comes back, every step can be undone, and nothing is made before a first write."""

import subprocess
import sys
from contextlib import closing
from dataclasses import fields

import pytest

from kollm_gui import i18n
from kollm_gui.errors import UserError
from kollm_gui.userdata.exchange import merge
from kollm_gui.userdata.records import (
    ImportRun,
    Override,
    OwnModel,
    OwnScore,
    UserData,
)
from kollm_gui.userdata.step_texts import ACTIONS, text_of
from kollm_gui.userdata.store import UserStore
from tests.userdata.conftest import RUN, everything

IDLE = """
import sys
from pathlib import Path
from kollm_gui.userdata.store import UserStore
store = UserStore(Path(sys.argv[1]))
assert store.load().is_empty and store.history() == [] and store.undo() is None
assert store.known_run("x") is None and not store.changed_elsewhere()
print(*[name for name in ("sqlalchemy", "sqlite3", "alembic") if name in sys.modules])
"""


def test_nothing_is_made_nor_imported_before_the_first_write(file) -> None:
    code = [sys.executable, "-c", IDLE.replace("store.undo() is None", "True"), str(file)]
    ended = subprocess.run(code, capture_output=True, text=True, check=True)
    assert ended.stdout.split() == []
    assert not file.parent.exists()


def test_a_usual_start_does_not_import_alembic(store, file) -> None:
    store.notes.add("kept")
    store.close()
    code = IDLE.partition("assert")[0] + (
        "assert len(store.load().notes) == 1; store.notes.add('more'); print(*sys.modules)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", code, str(file)], capture_output=True, text=True, check=True
    )
    assert "alembic" not in ended.stdout.split()


def test_every_kind_of_record_comes_back_as_it_was(store, file) -> None:
    merge(store, everything(), "all.json")
    assert store.load() == everything()
    store.close()
    with closing(UserStore(file)) as other:
        assert other.load() == everything()


def test_an_import_is_one_step_and_undone_as_one(store) -> None:
    scores = [OwnScore("m", "kmmlu", 1.0, run="run-1", subset=f"s{n}") for n in range(12_000)]
    made = store.add_run(RUN, scores, [OwnModel("m", "M")])
    assert [step.id for step in store.history()] == [made]
    assert store.history()[0].changes == 12_002
    assert store.known_run("ab" * 32) == RUN
    store.undo()
    assert store.load().is_empty
    assert store.known_run("ab" * 32) is None
    store.redo()
    assert len(store.load().scores) == 12_000


def test_undo_and_redo_walk_through_every_state(store) -> None:
    note = store.notes.add("one", "m")
    store.notes.change(note, "two")
    store.tags.attach("m", "good")
    tag = store.load().tags[0]
    store.tags.rename(tag, "better")
    store.tags.colour(store.load().tags[0], "red")
    store.readings.mark("m", "read", 4)
    listed = store.collections.add("List", models=["a", "b"])
    store.collections.put_in(listed, ["c", "a"])
    store.collections.take_out(listed, ["b"])
    store.overrides.put(Override("m", "params_b", 7.0, "why"))
    store.overrides.revert("m", "params_b")
    store.runs.add_score(OwnScore("m", "kmmlu", 50.0))
    before, after = store.load().scores[0], OwnScore("m", "kmmlu", 51.0, shots=5)
    store.runs.change_score(before, after)
    store.tags.delete(store.load().tags[0])
    store.collections.delete(listed)
    states = [store.load()]
    while store.next_undo() is not None:
        store.undo()
        states.append(store.load())
    assert len(states) == 16
    assert states[-1].is_empty
    assert len(set(map(repr, states))) == 15  # reverting leads back to a state before
    for state in reversed(states[:-1]):
        store.redo()
        assert store.load() == state
    assert store.redo() is None


def test_what_was_undone_cannot_come_back_over_something_newer(store) -> None:
    store.notes.add("one")
    store.undo()
    store.notes.add("two")
    assert store.next_redo() is None
    assert [(step.action, step.undone) for step in store.history()] == [
        ("note.add", False),
        ("note.add", True),
    ]


def test_the_history_tells_what_was_before_and_after(store) -> None:
    note = store.notes.add("old", "m")
    store.notes.change(note, "new")
    change = store.changes(store.history()[0])[0]
    assert (change.kind, change.before["text"], change.after["text"]) == ("note", "old", "new")


def test_a_write_that_changes_nothing_is_no_step(store) -> None:
    store.readings.mark("m", "unread")
    note = store.notes.add("same")
    assert store.notes.change(note, "same") is note
    store.overrides.revert("m", "params_b")
    assert len(store.history()) == 1


def test_an_error_inside_a_step_leaves_nothing_of_it(store) -> None:
    store.tags.attach("m", "one")
    store.tags.attach("m", "two")
    first, second = store.load().tags
    with pytest.raises(UserError, match="There is a tag “TWO” already"):
        store.tags.rename(first if first.name == "one" else second, "TWO")

    def breaking_off() -> None:
        with store.write("model.add", subject="m") as writer:
            writer.add_all([OwnModel("lost", "Lost")])
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        breaking_off()
    assert len(store.history()) == 2
    assert store.load().models == ()


def test_tag_names_are_one_whatever_their_case_or_form(store) -> None:
    store.tags.attach("a", "  기준\n모델 ")
    store.tags.attach("b", "기준 모델")  # decomposed, as macOS writes file names
    assert [tag.name for tag in store.load().tags] == ["기준 모델"]
    assert len(store.load().taggings) == 2
    with pytest.raises(UserError, match="at least one letter"):
        store.tags.attach("a", " \n")


def test_deleting_a_model_takes_its_scores_and_empty_runs_along(store) -> None:
    store.add_run(RUN, [OwnScore("m", "kmmlu", 1.0, run="run-1")], [OwnModel("m", "M")])
    store.runs.delete_model("m")
    assert store.load().is_empty
    store.undo()
    assert len(store.load().scores) == 1


def test_another_instance_is_noticed_and_ones_own_writes_are_not(store, file) -> None:
    store.notes.add("mine")
    store.load()
    store.notes.add("mine too")
    assert not store.changed_elsewhere()
    other = UserStore(file)
    other.notes.add("theirs")
    assert store.changed_elsewhere()
    assert not store.changed_elsewhere()
    assert len(store.load().notes) == 3
    other.close()


def test_a_first_write_of_another_instance_is_noticed(store, file) -> None:
    assert store.load() == UserData()
    other = UserStore(file)
    other.notes.add("theirs")
    other.close()
    assert store.changed_elsewhere()
    assert len(store.load().notes) == 1


def test_two_writing_processes_lose_nothing(store, file) -> None:
    code = (
        "import sys; from pathlib import Path; from kollm_gui.userdata.store import UserStore\n"
        "store = UserStore(Path(sys.argv[1]))\n"
        "for n in range(25): store.notes.add(sys.argv[2] + str(n))"
    )
    running = [subprocess.Popen([sys.executable, "-c", code, str(file), who]) for who in ("a", "b")]
    assert [each.wait() for each in running] == [0, 0]
    assert {note.text for note in store.load().notes} == {
        f"{w}{n}" for w in "ab" for n in range(25)
    }
    assert len(store.history()) == 50


def test_keys_of_scores_differ_by_protocol_and_not_by_value() -> None:
    one = OwnScore("m", "kmmlu", 50.0, method="direct", shots=5)
    assert one.key == OwnScore("m", "kmmlu", 60.0, method="direct", shots=5).key
    others = [OwnScore("m", "kmmlu", 50.0, method="direct", shots=n) for n in (None, 0)]
    assert len({one.key, *(other.key for other in others)}) == 3


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_every_step_has_a_text_that_names_its_subject(store, language) -> None:
    store.notes.add("x", "haneul-12.8b")
    step = store.next_undo()
    with i18n.language(language):
        told = text_of(step, {"haneul-12.8b": "하늘 12.8B"}.__getitem__)
        assert "하늘 12.8B" in told
        for action in ACTIONS:  # a text with a wrong placeholder would raise
            changed = type(step)(
                **{
                    **{each.name: getattr(step, each.name) for each in fields(step)},
                    "action": action,
                }
            )
            assert text_of(changed)


def test_a_run_can_be_deleted_with_its_scores(store) -> None:
    run = ImportRun("r", "f.json", "00", "", "csv")
    store.add_run(
        run, [OwnScore("m", "kmmlu", 1.0, run="r"), OwnScore("m", "kobest", 2.0, run="r")]
    )
    store.runs.delete(run)
    assert store.load().is_empty
