"""Which numbers the cited rows of a catalogue hold, by the names that a text may use for them."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property

from kollm_gui.catalogue.figures import values_in
from kollm_gui.catalogue.records import Catalogue, LanguageModel, Score

_MODEL_NUMBERS = (
    *("params_b", "active_params_b", "tokens_b", "added_tokens_b", "context", "vocab"),
    *("vocab_base", "vocab_added", "layers", "hidden", "languages_count", "gpu_hours"),
)
_SCORE_NUMBERS = ("value", "hits", "n", "n_hangul", "items", "items_scored", "stderr", "shots")
_BENCHMARK_NUMBERS = ("items", "random_baseline", "human_baseline", "pass_mark")


class Holdings:
    """Reads the numbers of models, families and benchmarks once, and finds them by name."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._models = {model.slug: model for model in catalogue.models}
        self._scores: dict[str, list[Score]] = {}
        self._scores_of_test: dict[str, list[Score]] = {}
        for score in catalogue.scores:
            self._scores.setdefault(score.model, []).append(score)
            self._scores_of_test.setdefault(score.benchmark, []).append(score)
        self._kept: dict[str, tuple[float, ...]] = {}

    def of_model(self, slug: str, benchmark: str | None = None) -> tuple[float, ...]:
        """The numbers of a model's fields and scores, or of its scores on one benchmark."""
        if benchmark is not None:
            rows = self._scores.get(slug, [])
            return tuple(_of_scores(row for row in rows if row.benchmark == benchmark))
        if slug not in self._models:
            return ()
        if slug not in self._kept:
            self._kept[slug] = tuple(self._model(self._models[slug]))
        return self._kept[slug]

    def of_family(self, slug: str) -> tuple[float, ...]:
        """The numbers of all models of a family."""
        members = (model.slug for model in self._catalogue.models if model.family == slug)
        return tuple(value for member in members for value in self.of_model(member))

    def of_benchmark(self, slug: str) -> tuple[float, ...]:
        """The numbers of a benchmark, of its baselines and of its scores."""
        values: list[float] = []
        for test in self._catalogue.benchmarks:
            if test.slug == slug:
                values += _named(test, _BENCHMARK_NUMBERS)
                values += test.scale or ()
                values += _numbers(test.extras)
                values += _days(test.released.printed if test.released else None)
        values += [row.value for row in self._catalogue.baselines if row.benchmark == slug]
        values += _of_scores(self._scores_of_test.get(slug, ()))
        return tuple(values)

    def of_source(self, slug: str) -> tuple[float, ...]:
        """The year of a source."""
        found = (source.year for source in self._catalogue.sources if source.slug == slug)
        return tuple(float(year) for year in found if year is not None)

    def take_names(self, text: str) -> tuple[str, tuple[float, ...]]:
        """The text without the names in it, and the numbers of what they name."""
        named: set[str] = set()

        def take(match: re.Match[str]) -> str:
            named.add(match.group())
            return " "

        bare = self._pattern.sub(take, text)
        values: list[float] = []
        for name in named:
            for kind, slug in self._names[name]:
                values += self.of_model(slug) if kind == "model" else self.of_benchmark(slug)
        return bare, tuple(values)

    @cached_property
    def _names(self) -> Mapping[str, frozenset[tuple[str, str]]]:
        found: dict[str, set[tuple[str, str]]] = {}
        for model in self._catalogue.models:
            for name in {model.name, *model.aliases}:
                for begun in _beginnings(name):
                    found.setdefault(begun, set()).add(("model", model.slug))
        families = {family.slug: family for family in self._catalogue.families}
        for model in self._catalogue.models:
            family = families[model.family]
            for name in filter(None, (family.name, family.name_ko)):
                found.setdefault(name, set()).add(("model", model.slug))
        for test in self._catalogue.benchmarks:
            for name in {test.name, test.name.partition(" (")[0], *test.aliases}:
                for begun in _beginnings(name):
                    found.setdefault(begun, set()).add(("benchmark", test.slug))
        return {name: frozenset(what) for name, what in found.items() if len(name) > 1}

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest = sorted(self._names, key=len, reverse=True)
        ends = "|".join(re.escape(name) for name in longest)
        return re.compile(rf"(?<![A-Za-z0-9])(?:{ends})(?![A-Za-z0-9]|\.\d)")

    def _model(self, model: LanguageModel) -> Iterator[float]:
        yield from _named(model, _MODEL_NUMBERS)
        yield from _days(model.release.printed if model.release else None)
        for row in model.corpora:
            yield from _named(row, ("size_gb", "tokens_b", "share"))
        yield from _numbers(model.extras)
        yield from values_in(model.hardware or "")
        for point in model.checkpoints:
            yield from _named(point, ("added_tokens_b",))
        yield from _of_scores(self._scores.get(model.slug, ()))


def _of_scores(rows: Iterable[Score]) -> list[float]:
    return [value for row in rows for value in _named(row, _SCORE_NUMBERS)]


def _named(record: object, names: Iterable[str]) -> list[float]:
    found: list[float | None] = [getattr(record, name) for name in names]
    return [float(value) for value in found if value is not None]


def _numbers(value: object) -> Iterator[float]:
    """Every number in nested lists and tables, texts included."""
    if isinstance(value, str):
        yield from values_in(value)
    elif isinstance(value, int | float):
        yield float(value)
    elif isinstance(value, Mapping):
        for part in value.values():  # pyright: ignore[reportUnknownVariableType]
            yield from _numbers(part)  # pyright: ignore[reportUnknownArgumentType]
    elif isinstance(value, list | tuple):
        for part in value:  # pyright: ignore[reportUnknownVariableType]
            yield from _numbers(part)  # pyright: ignore[reportUnknownArgumentType]


def _days(printed: str | None) -> list[float]:
    return [float(part) for part in (printed or "").split("-") if part]


def _beginnings(name: str) -> Iterator[str]:
    """The name and its beginnings that hold a number: EXAONE 3.5 7.8B, EXAONE 3.5."""
    yield name
    words = re.split(r"[ -]", name)
    for count in range(2, len(words)):
        begun = name[: len(" ".join(words[:count]))]
        if any(mark.isdigit() for mark in begun):
            yield begun
