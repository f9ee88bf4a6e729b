"""Benchmarks, subsets and models found by what other programs call them."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from pathlib import PurePosixPath, PureWindowsPath

from kollm_gui.catalogue.records import LanguageModel, Subject
from kollm_gui.library.snapshot import Snapshot

_SUPERCATEGORIES = ("stem", "applied_science", "humss", "other")
KMMLU = ("kmmlu", "kmmlu-hard")
# Names that evaluation programs use and the catalogue does not.
_OTHER_NAMES: Mapping[str, str] = {
    "haerae": "hae-rae-bench",
    "haeraebench": "hae-rae-bench",
    "haeraebench10": "hae-rae-bench",
    "kormedqa": "kormedmcqa",
    "pawsxko": "paws-x-ko",
}


class Names:
    """Looks names up in a snapshot; built once for a batch of files."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.snapshot = snapshot

    def benchmark(self, name: str) -> str | None:
        """The slug of a benchmark that is called so, whatever its capitals and hyphens."""
        plain = _plain(name)
        found = self._benchmarks.get(plain)
        if found is None and "/" in name:
            found = self._benchmarks.get(_plain(name.rsplit("/", 1)[1]))
        return found

    def model(self, printed: str) -> str | None:
        """The one model that is called so; a path on somebody's disk names none."""
        now = self.snapshot.model_now(printed)
        if now is not None:
            return now
        if is_path(printed):
            return None
        found = self._by_id.get(printed.casefold(), set()) or self._models.get(
            _plain(printed), set()
        )
        return next(iter(found)) if len(found) == 1 else None

    def subject(self, name: str) -> Subject | None:
        """One of KMMLU's subjects by its name or id."""
        return self._subjects.get(_plain(name))

    def subset(self, benchmark: str, name: str) -> str:
        """How the catalogue calls a part of a benchmark; else the name as it stands."""
        if benchmark in KMMLU:
            found = self.subject(name)
            if found is not None:
                return found.subset
            if _plain(name) in {_plain(each) for each in _SUPERCATEGORIES}:
                return f"supercategory: {self._supercategories[_plain(name)]}"
        known = self._subsets_of(benchmark)
        return known.get(_plain(name)) or known.get(_plain(name).rstrip("s")) or name

    def _subsets_of(self, benchmark: str) -> Mapping[str, str]:
        if benchmark not in self._subsets:
            told = (row.subset for row in self.snapshot.scores_by_benchmark.get(benchmark, ()))
            found: dict[str, str] = {}
            for subset in dict.fromkeys(told):
                bare = _plain(subset.partition(": ")[2] or subset.partition(" (")[0])
                for name in (_plain(subset), bare, bare.rstrip("s")):
                    found.setdefault(name, subset)
            self._subsets[benchmark] = found
        return self._subsets[benchmark]

    @cached_property
    def _subsets(self) -> dict[str, Mapping[str, str]]:
        return {}

    @cached_property
    def _supercategories(self) -> Mapping[str, str]:
        return {_plain(each.supercategory): each.supercategory for each in self.snapshot.subjects}

    @cached_property
    def _subjects(self) -> Mapping[str, Subject]:
        found: dict[str, Subject] = {}
        for each in self.snapshot.subjects:
            for name in (each.slug, each.name, each.harness or "", each.subset.partition(": ")[2]):
                if name:
                    found.setdefault(_plain(name.removeprefix("kmmlu_")), each)
        return found

    @cached_property
    def _benchmarks(self) -> Mapping[str, str]:
        found = {_plain(name): slug for name, slug in _OTHER_NAMES.items()}
        for slug in self.snapshot.benchmarks:
            found.setdefault(_plain(slug), slug)
        for slug, benchmark in self.snapshot.benchmarks.items():
            bare = benchmark.name.partition(" (")[0]
            for name in (benchmark.name, bare, benchmark.hf_id or "", *benchmark.aliases):
                if _plain(name):
                    found.setdefault(_plain(name), slug)
        return found

    @cached_property
    def _by_id(self) -> Mapping[str, set[str]]:
        return _gathered(
            (model.hf_id.casefold(), model.slug)
            for model in self.snapshot.models.values()
            if model.hf_id is not None
        )

    @cached_property
    def _models(self) -> Mapping[str, set[str]]:
        return _gathered(
            (_plain(name), model.slug)
            for model in self.snapshot.models.values()
            for name in _names_of(model)
        )


def is_path(printed: str) -> bool:
    """Whether a model is named by a place on a disk rather than by an id."""
    return (
        printed.startswith((".", "/", "~", "\\"))
        or printed.count("/") > 1
        or "\\" in printed
        or bool(PureWindowsPath(printed).drive)
    )


def last_part(printed: str) -> str:
    """What a path or an id calls the model itself."""
    return PureWindowsPath(PurePosixPath(printed).name).name or printed


def own_slug(name: str) -> str:
    """A slug for a benchmark that the catalogue does not hold."""
    return re.sub(r"(?:[^\w.]|_)+", "-", name.casefold()).strip("-.")[:80] or "unnamed"


def _names_of(model: LanguageModel) -> tuple[str, ...]:
    return (model.slug, *model.labels, model.hf_id or "", *model.aliases)


def _gathered(pairs: Iterable[tuple[str, str]]) -> Mapping[str, set[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, slug in pairs:
        if name:
            found[name].add(slug)
    return found


def _plain(name: str) -> str:
    return "".join(filter(str.isalnum, name.casefold()))
