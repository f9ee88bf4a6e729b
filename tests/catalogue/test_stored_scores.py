"""Scores are read when they are asked for, and each once."""

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.catalogue.records import Score
from kollm_gui.catalogue.stored_scores import StoredScores
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.models import DEFAULT_COLUMNS, model_columns
from tests.fixtures import tiny_catalogue


class CountingReader:
    """Answers from records and keeps what it was asked."""

    def __init__(self, scores: tuple[Score, ...]) -> None:
        self._scores = scores
        self.asked: list[tuple[str | None, str | None]] = []

    def __call__(self, benchmark: str | None, subset: str | None) -> tuple[Score, ...]:
        self.asked.append((benchmark, subset))
        return tuple(
            replace(score)
            for score in self._scores
            if benchmark in (None, score.benchmark) and subset in (None, score.subset)
        )


@pytest.fixture
def reader() -> CountingReader:
    return CountingReader(tuple(tiny_catalogue().scores))


@pytest.fixture
def snapshot(reader: CountingReader) -> Snapshot:
    return compose(replace(tiny_catalogue(), scores=StoredScores(reader)))


def test_nothing_is_read_before_it_is_asked_for(reader: CountingReader, snapshot: Snapshot) -> None:
    assert len(snapshot.models) > 0
    assert reader.asked == []


def test_the_table_reads_the_scores_of_its_column_only(
    reader: CountingReader, snapshot: Snapshot
) -> None:
    columns = model_columns(snapshot)
    told = [columns[key].text(row) for row in model_rows(snapshot) for key in DEFAULT_COLUMNS]
    assert told
    assert reader.asked == [("kmmlu", "overall")]


def test_all_scores_are_read_once_and_what_was_handed_out_stays(
    reader: CountingReader, snapshot: Snapshot
) -> None:
    overall = snapshot.scores_of_subset("kmmlu", "overall")
    early = snapshot.scores_by_benchmark["kmmlu"]
    assert set(map(id, overall)) <= set(map(id, early))
    for _time in range(2):
        assert len(snapshot.scores) == len(tiny_catalogue().scores)
        assert tuple(snapshot.scores) == tiny_catalogue().scores
    assert set(snapshot.scores_by_model) == {score.model for score in tiny_catalogue().scores}
    assert reader.asked == [("kmmlu", "overall"), ("kmmlu", None), (None, None)]
    late = snapshot.scores_by_benchmark["kmmlu"]
    assert [id(score) for score in late] == [id(score) for score in early]


def test_every_benchmark_is_listed_with_its_scores(snapshot: Snapshot) -> None:
    eager = compose(tiny_catalogue()).scores_by_benchmark
    assert dict(snapshot.scores_by_benchmark) == dict(eager)
    assert snapshot.scores_by_benchmark.get("no-such-benchmark", ()) == ()
    with pytest.raises(KeyError):
        snapshot.scores_by_benchmark["no-such-benchmark"]


def test_the_shipped_file_gives_one_benchmark_as_it_gives_all() -> None:
    one, every = open_catalogue(), open_catalogue()
    kmmlu = compose(one).scores_by_benchmark["kmmlu"]
    assert kmmlu == tuple(score for score in every.scores if score.benchmark == "kmmlu")


@pytest.mark.parametrize("known_first", [False, True])
def test_a_subset_is_what_the_whole_benchmark_has_of_it(*, known_first: bool) -> None:
    snapshot = compose(open_catalogue())
    if known_first:
        assert snapshot.scores_by_benchmark["kmmlu"]
    subsets = {score.subset for score in compose(open_catalogue()).scores_by_benchmark["kmmlu"]}
    assert len(subsets) > 1
    for subset in sorted(subsets):
        found = snapshot.scores_of_subset("kmmlu", subset)
        whole = snapshot.scores_by_benchmark["kmmlu"]
        assert list(map(id, found)) == [id(score) for score in whole if score.subset == subset]
    assert not snapshot.scores_of_subset("kmmlu", "no such subset")
    assert not snapshot.scores_of_subset("no-such-benchmark", "overall")
