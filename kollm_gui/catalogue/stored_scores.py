"""Scores that stay in their file until somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from typing import overload

from kollm_gui.catalogue.records import Score

# Reads the scores on a subset of a benchmark in catalogue order; None takes all of them.
ReadScores = Callable[[str | None, str | None], tuple[Score, ...]]


class StoredScores(Sequence[Score]):
    """A catalogue's scores, read part by part or all together, each made at most once.

    The window opens with one benchmark's overall column, for which it need not wait for the
    subjects of that benchmark and all the others. A worker may ask as well, so the reads are
    kept apart by a lock.
    """

    def __init__(self, read: ReadScores) -> None:
        self._read = read
        self._lock = Lock()
        self._all: tuple[Score, ...] | None = None
        self._by_benchmark: Mapping[str, tuple[Score, ...]] = {}
        self._by_subset: dict[tuple[str, str], tuple[Score, ...]] = {}
        self._made: dict[str, Score] = {}  # by key: what was handed out stays the same object

    def of_benchmark(self, slug: str) -> tuple[Score, ...]:
        """The scores on one benchmark, in catalogue order; none where it has none."""
        with self._lock:
            if self._all is None and slug not in self._by_benchmark:
                self._by_benchmark = {**self._by_benchmark, slug: self._read_part(slug, None)}
            return self._by_benchmark.get(slug, ())

    def of_subset(self, slug: str, subset: str) -> tuple[Score, ...]:
        """The scores on one subset of a benchmark, such as "overall", in catalogue order."""
        with self._lock:
            key = (slug, subset)
            if key not in self._by_subset:
                whole = self._by_benchmark.get(slug)
                if whole is not None or self._all is not None:
                    found = tuple(score for score in whole or () if score.subset == subset)
                else:
                    found = self._read_part(slug, subset)
                self._by_subset[key] = found
            return self._by_subset[key]

    def by_benchmark(self) -> Mapping[str, tuple[Score, ...]]:
        """The scores of every benchmark that has any."""
        self._whole()
        return self._by_benchmark

    def with_more(self, more: Sequence[Score]) -> "StoredScores":
        """These and others after them, which makes nobody read these any sooner."""

        def read(benchmark: str | None, subset: str | None) -> tuple[Score, ...]:
            if benchmark is None:
                return (*self, *more)
            beside = [score for score in more if score.benchmark == benchmark]
            if subset is None:
                return (*self.of_benchmark(benchmark), *beside)
            known = self.of_subset(benchmark, subset)
            return (*known, *(score for score in beside if score.subset == subset))

        return StoredScores(read)

    def _whole(self) -> tuple[Score, ...]:
        with self._lock:
            if self._all is None:
                self._all = self._read_part(None, None)
                groups: dict[str, list[Score]] = {}
                for score in self._all:
                    groups.setdefault(score.benchmark, []).append(score)
                self._by_benchmark = {slug: tuple(found) for slug, found in groups.items()}
            return self._all

    def _read_part(self, benchmark: str | None, subset: str | None) -> tuple[Score, ...]:
        made = self._made
        found = tuple(made.get(score.key, score) for score in self._read(benchmark, subset))
        made.update((score.key, score) for score in found if benchmark is not None)
        return found

    def __len__(self) -> int:
        return len(self._whole())

    def __iter__(self) -> Iterator[Score]:
        return iter(self._whole())

    @overload
    def __getitem__(self, place: int) -> Score: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Score, ...]: ...
    def __getitem__(self, place: int | slice) -> Score | tuple[Score, ...]:
        return self._whole()[place]


class ScoresByBenchmark(Mapping[str, tuple[Score, ...]]):
    """Stored scores by benchmark: looking one up reads that one only."""

    def __init__(self, stored: StoredScores) -> None:
        self._stored = stored

    def __getitem__(self, slug: str) -> tuple[Score, ...]:
        found = self._stored.of_benchmark(slug)
        if not found:
            raise KeyError(slug)
        return found

    def __iter__(self) -> Iterator[str]:
        return iter(self._stored.by_benchmark())

    def __len__(self) -> int:
        return len(self._stored.by_benchmark())
