"""What stays in its file until asked for is what a whole read gives."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from msgspec.structs import replace

from kollm_gui import paths
from kollm_gui.catalogue.opening import bundled_engine
from kollm_gui.catalogue.reader import read_catalogue
from kollm_gui.catalogue.records import Catalogue, Score
from kollm_gui.catalogue.stored_records import RecordsBySlug, StoredLists, StoredRecords
from kollm_gui.catalogue.stored_scores import StoredScores
from kollm_gui.library.snapshot import compose
from tests.fixtures import tiny_catalogue


@pytest.fixture
def catalogues() -> Iterator[tuple[Catalogue, Catalogue]]:
    """The bundled catalogue as the window reads it, and read at once."""
    engine = bundled_engine(paths.bundled_database())
    yield read_catalogue(engine, at_once=False), read_catalogue(engine)
    engine.dispose()


def test_what_waits_equals_what_is_read_at_once(catalogues: tuple[Catalogue, Catalogue]) -> None:
    waiting, whole = catalogues
    for name in Catalogue.__struct_fields__:
        late, early = getattr(waiting, name), getattr(whole, name)
        if name in ("info", "renamed"):
            assert late == early
        else:
            assert tuple(late) == tuple(early), name


THREADS = 8
# Each is asked for by one of eight threads, which begin together.
LATE = (
    *("models.citations", "models.corpora", "models.stages", "models.aliases"),
    *("models.techniques", "models.checkpoints", "benchmarks.citations", "organizations.spoken"),
    *("conflicts.values", "families.citations", "scores", "renamed"),
    *("guide", "topics", "subjects", "published_corpora"),
)


def told(catalogue: Catalogue, name: str) -> Any:
    """All that a field of the catalogue holds, or a field of each of its records."""
    owners, dot, field = name.partition(".")
    if dot:
        return [tuple(getattr(owner, field)) for owner in getattr(catalogue, owners)]
    return dict(catalogue.renamed) if name == "renamed" else tuple(getattr(catalogue, name))


def test_eight_threads_that_ask_at_once_get_what_a_whole_read_gives(
    catalogues: tuple[Catalogue, Catalogue],
) -> None:
    waiting, whole = catalogues
    together = Barrier(THREADS)

    def ask(name: str) -> Any:
        together.wait()
        return told(waiting, name)

    with ThreadPoolExecutor(THREADS) as pool:
        found = dict(zip(LATE, pool.map(ask, LATE), strict=True))
    for name in LATE:
        assert found[name] == told(whole, name), name


def test_eight_threads_that_ask_for_one_benchmark_get_the_same_records() -> None:
    engine = bundled_engine(paths.bundled_database())
    scores = read_catalogue(engine, at_once=False).scores
    assert isinstance(scores, StoredScores)
    together = Barrier(THREADS)

    def ask(place: int) -> tuple[Score, ...]:
        together.wait()
        whole = place % 2 == 0
        found = scores.of_benchmark("kmmlu") if whole else scores.of_subset("kmmlu", "overall")
        return tuple(score for score in found if score.subset == "overall")

    with ThreadPoolExecutor(THREADS) as pool:
        first, *others = pool.map(ask, range(THREADS))
    assert first
    for other in others:
        assert all(one is another for one, another in zip(first, other, strict=True))
    engine.dispose()


def test_records_are_read_once_and_not_before_the_first_question() -> None:
    reads: list[int] = []

    def read() -> tuple[str, ...]:
        reads.append(1)
        return ("a", "b")

    stored = StoredRecords(read)
    assert reads == []
    assert (len(stored), list(stored), stored[1], "b" in stored) == (2, ["a", "b"], "b", True)
    assert reads == [1]


def test_a_list_is_as_good_as_the_tuple_it_stands_for() -> None:
    lists = StoredLists(lambda: {"a": ["x", "y"]})
    waiting, empty = lists.of("a"), lists.of("b")
    assert waiting == ("x", "y")
    assert waiting == ("x", "y")
    assert hash(waiting) == hash(("x", "y"))
    assert waiting[:1] == ("x",)
    assert not empty
    assert type(lists.of("a")) is tuple  # once it has been read, there is nothing to wait for


def test_a_snapshot_leaves_stored_records_unread() -> None:
    tiny = tiny_catalogue()
    reads: list[int] = []

    def read() -> tuple[object, ...]:
        reads.append(1)
        return tuple(tiny.techniques)

    snapshot = compose(replace(tiny, techniques=StoredRecords(read)))
    assert isinstance(snapshot.techniques, RecordsBySlug)
    assert reads == []
    assert list(snapshot.techniques) == [each.slug for each in tiny.techniques]
    assert "no-such-technique" not in snapshot.techniques
