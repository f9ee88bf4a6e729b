"""The scores of compared models: one line for each benchmark, subset and protocol."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, cast

from kollm_gui import i18n
from kollm_gui.catalogue.records import Benchmark, Score
from kollm_gui.comparing import naming
from kollm_gui.comparing.common_ground import by_subset, common_ground, is_complete
from kollm_gui.comparing.flags import below_chance, chance_level
from kollm_gui.comparing.measurer import interested_maker
from kollm_gui.comparing.naming import ProtocolCell
from kollm_gui.comparing.protocol import countable
from kollm_gui.comparing.shown import ComparableScores
from kollm_gui.comparing.standing import Standing, standing
from kollm_gui.comparing.uncertainty import items_of
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell, unknown

MeasurerTone = Literal["warning", "good", "plain", "dashed", "survey"]
_TONES: Mapping[str, MeasurerTone] = {
    "seed": "survey",
    "third-party": "good",
    "second-hand": "dashed",
}


@dataclass(frozen=True, slots=True)
class Measurer:
    """Who gives the numbers of a line, in one word, and in which documents."""

    text: str
    tone: MeasurerTone
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """What the models reached on one benchmark's subset under one protocol.

    ``elsewhere`` are models that only another source than the line's scored so;
    ``disputed`` those about whose value the catalogue records a disagreement.
    ``telling`` names the parts of the protocol that tell the line from others of its label,
    ``part_pieces`` is ``part`` cut where other parts of the benchmark go on otherwise.
    """

    key: str
    name: str
    part: str  # the subset, empty for the overall score
    english: bool
    benchmark: Benchmark | None
    scores: ComparableScores
    standing: Standing
    complete: bool
    measurer: Measurer
    chance: float | None
    cells: tuple[ProtocolCell, ...]
    elsewhere: frozenset[str] = frozenset()
    disputed: frozenset[str] = frozenset()
    telling: tuple[str, ...] = ()
    part_pieces: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """The benchmark's name, and the subset's after it unless it is the overall score."""
        return f"{self.name} {self.part}".rstrip()

    @property
    def label_parts(self) -> tuple[str, ...]:
        """The label in the parts that may be cut where it is too long."""
        return self.name, *self.part_pieces

    @property
    def unit(self) -> str:
        """What follows the benchmark's name: %, or "of 10" for points on a scale."""
        unit, span = self.scores.protocol.unit, self.span
        if unit == "%" or span is None:
            return naming.unit_label(unit)
        return _("of {top}").format(top=f"{span[1]:g}")

    @property
    def origin(self) -> str:
        """That the benchmark is translated, wholly or in part, where it is."""
        origin = None if self.benchmark is None else self.benchmark.origin
        return {"translated": _("translated"), "mixed": _("partly translated")}.get(
            origin or "", ""
        )

    @property
    def span(self) -> tuple[float, float] | None:
        """The ends of the scale that the values lie on, or None where it is not known."""
        if self.scores.protocol.unit == "%":
            return (0.0, 100.0)
        known = self.benchmark
        if known is None or known.scale is None or known.unit != self.scores.protocol.unit:
            return None
        low, high = known.scale
        # A grade from 1 to 10 is drawn from 0, as the axis beside it says.
        return (min(low, 0.0), high) if high > low else None

    def place(self, value: float | None) -> float | None:
        """Where a value lies on the shared axis, in 0..1, or None where it has no place there."""
        span = self.span
        if span is None or value is None or not span[0] <= value <= span[1]:
            return None
        return (value - span[0]) / (span[1] - span[0])

    def score(self, slug: str) -> Score | None:
        """The report that stands for a model."""
        found = self.scores.by_model.get(slug)
        return None if found is None else found.score

    def cell(self, slug: str) -> Cell:
        """A model's value with the digits of its source."""
        score = self.score(slug)
        if score is not None:
            own = _("Your own score.") if score.origin == "own" else ""
            return Cell(naming.value_text(score), strong=slug == self.standing.leader, own=own)
        return Cell(_("other source"), tone="quiet") if slug in self.elsewhere else unknown()

    def raw(self, slug: str) -> float | None:
        """A model's value as data files hold it."""
        score = self.score(slug)
        return None if score is None else score.value

    def flagged(self, slug: str) -> bool:
        """Whether reports disagree about a model's value."""
        found = self.scores.by_model.get(slug)
        return found is not None and (found.disagrees or slug in self.disputed)

    def remarks(self, slug: str) -> tuple[str, ...]:
        """What a reader must know beside a value, in the current language."""
        found = self.scores.by_model.get(slug)
        if found is None:
            return ()
        told: list[str] = []
        if slug in self.standing.level:
            told.append(
                _("cannot be told apart from the highest: the difference is within the error")
            )
        if below_chance(found.score, self.chance):
            told.append(_("below random choice"))
        if found.others:
            values = ", ".join(naming.value_text(other) for other in found.others)
            told.append(_("also {values}").format(values=values))
        if slug in self.disputed:
            told.append(_("reports disagree"))
        return tuple(told)

    @property
    def differs(self) -> bool:
        """Whether any two values differ, or one is missing."""
        return not self.complete or len({row.value for row in self.scores.rows}) > 1


def measure_lines(
    snapshot: Snapshot, models: Sequence[str], *, mixed_sources: bool = False
) -> tuple[MeasureLine, ...]:
    """All that any of the models was scored on, Korean benchmarks first, the widest known first."""
    ground = common_ground(
        snapshot.scores_by_model,
        snapshot.scores_by_benchmark,
        models,
        snapshot.sources,
        mixed_sources=mixed_sources,
    )
    maker = _LineMaker(snapshot, models)
    lines = [maker.line(scores) for scores in ground]
    known = {
        slug: len({score.model for score in snapshot.scores_by_benchmark.get(slug, ())})
        for slug in {scores.protocol.benchmark for scores in ground}
    }

    def place(line: MeasureLine) -> tuple[object, ...]:
        protocol = line.scores.protocol
        return (
            line.english,
            -known[protocol.benchmark],
            protocol.benchmark,
            protocol.subset != "overall",
            protocol.subset,
            not protocol.stated,
            -1 if protocol.shots is None else protocol.shots,
            protocol.key,
        )

    return tuple(sorted(lines, key=place))


class _LineMaker:
    """Makes lines, with what is worked out for all of them once."""

    def __init__(self, snapshot: Snapshot, models: Sequence[str]) -> None:
        self._snapshot, self._models = snapshot, models
        self._makers = snapshot.makers_of_sources
        own = (score for slug in models for score in snapshot.scores_by_model.get(slug, ()))
        self._near = by_subset(countable(own))

    def line(self, scores: ComparableScores) -> MeasureLine:
        """The line of one protocol."""
        snapshot, models, protocol = self._snapshot, self._models, scores.protocol
        benchmark = snapshot.benchmarks.get(protocol.benchmark)
        complete = is_complete(scores, models)
        usual = None if benchmark is None else benchmark.metric
        cells = naming.protocol_cells(protocol, snapshot.sources, usual_metric=usual)
        baselines = snapshot.baselines_of(protocol.benchmark, protocol.subset)
        return MeasureLine(
            key=protocol.key,
            # English benchmarks stand under a title of their own.
            name=_short_name(benchmark) if benchmark else protocol.benchmark,
            part=_subset_name(benchmark, protocol.subset),
            english=benchmark is not None and benchmark.origin == "english",
            benchmark=benchmark,
            scores=scores,
            # Only where all have a value is anybody highest.
            standing=(standing(scores, items=items_of(benchmark)) if complete else Standing(None)),
            complete=complete,
            measurer=_measurer(snapshot, models, scores, self._makers),
            chance=chance_level(baselines, benchmark, scores.rows[0].score),
            # The subset stands in the label, the source in a column of its own.
            cells=tuple(cell for cell in cells if cell.part not in ("subset", "source")),
            elsewhere=self._elsewhere(scores),
            disputed=_disputed(snapshot, models, protocol.benchmark, protocol.subset),
        )

    def _elsewhere(self, scores: ComparableScores) -> frozenset[str]:
        """The models without a value that another source scored under the same protocol."""
        protocol, shown = scores.protocol, scores.by_model
        return frozenset(
            score.model
            for score in self._near[protocol.benchmark, protocol.subset]
            if score.model not in shown and protocol.covers(score)
        )


def _disputed(
    snapshot: Snapshot, models: Sequence[str], benchmark: str, subset: str
) -> frozenset[str]:
    # A recorded disagreement is about the whole benchmark; its subsets have reports of their own.
    if subset != "overall":
        return frozenset()
    return frozenset(
        slug
        for slug in models
        if any(
            conflict.benchmark == benchmark
            for conflict in snapshot.conflicts_by_subject.get(slug, ())
        )
    )


def _measurer(
    snapshot: Snapshot,
    models: Sequence[str],
    scores: ComparableScores,
    makers: Mapping[str, str],
) -> Measurer:
    sources = tuple(dict.fromkeys(row.score.source for row in scores.rows))
    compared = {snapshot.models[slug].organization: slug for slug in reversed(models)}
    interested = [interested_maker(row.score, makers) for row in scores.rows]
    maker = next((each for each in interested if each in compared), None)
    if maker is not None:
        family = snapshot.families.get(snapshot.models[compared[maker]].family)
        name = snapshot.models[compared[maker]].label if family is None else family.label
        return Measurer(_("{family}’s owner").format(family=name), "warning", sources)
    kinds = {row.score.provenance for row in scores.rows}
    if len(sources) > 1 and len(kinds) > 1:
        several = ngettext("{count} source", "{count} sources", len(sources))
        return Measurer(several.format(count=len(sources)), "plain", sources)
    provenance = scores.rows[0].score.provenance
    benchmark = snapshot.benchmarks.get(scores.protocol.benchmark)
    cited = () if benchmark is None else tuple(each.source for each in benchmark.citations)
    if provenance == "owner" and scores.rows[0].score.source in cited:
        return Measurer(_("benchmark’s owner"), "plain", sources)
    text = naming.provenance_label(provenance)
    return Measurer(text, _TONES.get(provenance, "plain"), sources)


def _short_name(benchmark: Benchmark) -> str:
    told = benchmark.label
    for language in ("English", _("English")):  # a label may have no Korean
        told = told.removesuffix(f" ({language})")
    return told


def _subset_name(benchmark: Benchmark | None, subset: str) -> str:
    """The subset as the catalogue writes it, where its list of subsets holds it."""
    if subset == "overall":
        return ""
    listed = () if benchmark is None else benchmark.extras.get("subsets", ())
    for each in cast("Sequence[Any]", listed) if isinstance(listed, (list, tuple)) else ():
        if isinstance(each, Mapping):
            named = cast("Mapping[str, Any]", each)
            if str(named.get("name", "")).casefold() == subset.casefold():
                korean = named.get("name_ko")
                return i18n.pick(str(named["name"]), korean) or subset
    return naming.subset_label(subset)
