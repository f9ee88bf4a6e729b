"""The catalogue with a store over it: nothing is read before somebody looks at it."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.records import Score
from kollm_gui.catalogue.stored_scores import StoredScores
from kollm_gui.library.composing import composed
from kollm_gui.userdata.records import OwnModel, OwnScore
from kollm_gui.userdata.store import UserStore
from tests.fixtures import tiny_catalogue

MODEL = "haneul-12.8b"


@pytest.fixture
def store(tmp_path: Path):
    made = UserStore(tmp_path / "user.sqlite")
    yield made
    made.close()


def test_without_a_file_none_is_made(store: UserStore) -> None:
    assert composed(tiny_catalogue(), store).mine.data.is_empty
    assert not store.path.exists()


def test_notes_wait_until_somebody_looks(store: UserStore, monkeypatch) -> None:
    store.notes.add("읽을 것", MODEL)
    reads: list[int] = []
    load = store.load
    monkeypatch.setattr(store, "load", lambda: reads.append(1) or load())
    snapshot = composed(tiny_catalogue(), store)
    assert reads == []
    assert snapshot.mine.notes[MODEL][0].text == "읽을 것"
    assert snapshot.mine.subjects == {MODEL}
    assert len(reads) == 1


def test_a_closed_store_is_read_and_closed_again(store: UserStore) -> None:
    store.notes.add("읽을 것", MODEL)
    store.close()
    snapshot = composed(tiny_catalogue(), store)
    store.close()
    assert len(snapshot.mine.data.notes) == 1
    assert not store.is_open


def test_what_another_writes_before_the_late_look_is_still_news(store: UserStore) -> None:
    store.notes.add("mine", MODEL)
    snapshot = composed(tiny_catalogue(), store)
    other = UserStore(store.path)
    other.runs.add_score(OwnScore(MODEL, "kmmlu", 50.0))
    other.close()
    assert len(snapshot.mine.data.notes) == 1
    assert store.changed_elsewhere()  # the score is not laid over yet
    assert composed(tiny_catalogue(), store).scores[-1].origin == "own"


def test_own_scores_stand_after_the_published_of_their_benchmark_alone(store: UserStore) -> None:
    store.runs.add_score(OwnScore(MODEL, "kmmlu", 50.0, method="direct", shots=5))
    bundled = tiny_catalogue()
    asked: list[str | None] = []

    def read(benchmark: str | None, subset: str | None) -> tuple[Score, ...]:
        asked.append(benchmark)
        return tuple(
            each
            for each in bundled.scores
            if benchmark in (None, each.benchmark) and subset in (None, each.subset)
        )

    snapshot = composed(replace(bundled, scores=StoredScores(read)), store)
    assert snapshot.scores_of_subset("kmmlu", "overall")[-1].origin == "own"
    assert snapshot.scores_by_benchmark["kmmlu"][-1].origin == "own"
    assert asked == ["kmmlu", "kmmlu"]
    assert len(snapshot.scores) == len(bundled.scores) + 1
    assert [each.origin for each in snapshot.scores].count("own") == 1


def test_a_note_leaves_what_was_worked_out_of_models_and_scores(store: UserStore) -> None:
    catalogue = tiny_catalogue()
    before = composed(catalogue, store)
    before.warm()
    store.notes.add("읽을 것", MODEL)
    now = composed(catalogue, store)
    now.keep_answers_of(before)
    assert now.children is before.children
    assert now.scores_by_model is before.scores_by_model
    assert now.mine.subjects == {MODEL}


def test_an_own_model_or_score_is_worked_out_anew(store: UserStore) -> None:
    catalogue = tiny_catalogue()
    before = composed(catalogue, store)
    before.warm()
    store.runs.add_model(OwnModel("sft", "My SFT", base_model=MODEL))
    with_model = composed(catalogue, store)
    with_model.keep_answers_of(before)
    assert "sft" in with_model.children[MODEL]
    assert with_model.model_places["sft"] == len(before.models)
    store.runs.add_score(OwnScore("sft", "kmmlu", 50.0))
    with_score = composed(catalogue, store)
    with_score.keep_answers_of(with_model)
    assert [score.value for score in with_score.scores_by_model["sft"]] == [50.0]
    assert "sft" in with_score.children[MODEL]
