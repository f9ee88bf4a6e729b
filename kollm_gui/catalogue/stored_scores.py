"""Scores that stay in their file until somebody asks for them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from threading import Lock
from typing import overload

from kollm_gui.catalogue.records import Score

# Reads the scores of one benchmark in catalogue order, or with None those of all.
ReadScores = Callable[[str | None], tuple[Score, ...]]


class StoredScores(Sequence[Score]):
    """A catalogue's scores, read benchmark by benchmark or all together, each at most once.

    The window opens with one benchmark's column, for which it need not wait for all the rest.
    A worker may ask as well, so the reads are kept apart by a lock.
    """

    def __init__(self, read: ReadScores) -> None:
        self._read = read
        self._lock = Lock()
        self._all: tuple[Score, ...] | None = None
        self._by_benchmark: Mapping[str, tuple[Score, ...]] = {}

    def of_benchmark(self, slug: str) -> tuple[Score, ...]:
        """The scores on one benchmark, in catalogue order; none where it has none."""
        with self._lock:
            if self._all is None and slug not in self._by_benchmark:
                self._by_benchmark = {**self._by_benchmark, slug: self._read(slug)}
            return self._by_benchmark.get(slug, ())

    def by_benchmark(self) -> Mapping[str, tuple[Score, ...]]:
        """The scores of every benchmark that has any."""
        self._whole()
        return self._by_benchmark

    def with_more(self, more: Sequence[Score]) -> "StoredScores":
        """These and others after them, which makes nobody read these any sooner."""

        def read(benchmark: str | None) -> tuple[Score, ...]:
            if benchmark is None:
                return (*self, *more)
            beside = (score for score in more if score.benchmark == benchmark)
            return (*self.of_benchmark(benchmark), *beside)

        return StoredScores(read)

    def _whole(self) -> tuple[Score, ...]:
        with self._lock:
            if self._all is None:
                # What was handed out stays the same object.
                known = {
                    score.key: score for found in self._by_benchmark.values() for score in found
                }
                self._all = tuple(known.get(score.key, score) for score in self._read(None))
                groups: dict[str, list[Score]] = {}
                for score in self._all:
                    groups.setdefault(score.benchmark, []).append(score)
                self._by_benchmark = {slug: tuple(found) for slug, found in groups.items()}
            return self._all

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
