"""Two to eight models side by side: what is known of them, then what all were measured on."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui.comparing import naming
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.compare_facts import FactLine, fact_lines
from kollm_gui.tables.compare_measures import MeasureLine, measure_lines
from kollm_gui.tables.model_cells import organization_short_label
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.telling_apart import told_apart


@dataclass(frozen=True, slots=True)
class CompareChoices:
    """What is shown: all lines or those that all models have, mixed sources, differences only."""

    everything: bool = False
    mixed_sources: bool = False
    only_differences: bool = False


@dataclass(frozen=True, slots=True)
class ComparedModel:
    """A model's column: its name, who made it, and the mark by which the axis shows it.

    ``variant`` counts the models of one category before it, whose marks have its shape;
    ``covered`` is on how many of all lines it has a value.
    """

    slug: str
    name: str
    detail: str
    category: str
    variant: int
    covered: int


@dataclass(frozen=True, slots=True)
class HeadingLine:
    """The title of a group of lines."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class RemarkLine:
    """A sentence in the place of lines that there are none of."""

    key: str
    text: str


Line = HeadingLine | RemarkLine | FactLine | MeasureLine


@dataclass(frozen=True, slots=True)
class Comparison:
    """The whole table: its models, the lines that are shown, and how many there are in all."""

    models: tuple[ComparedModel, ...]
    choices: CompareChoices
    facts: tuple[FactLine, ...]
    measures: tuple[MeasureLine, ...]
    common: int  # lines that all models have a value on
    total: int  # lines that any model has a value on

    @property
    def ranked(self) -> tuple[MeasureLine, ...]:
        """The shown lines that all models have: only on these is anybody highest."""
        return tuple(line for line in self.measures if line.complete)

    @property
    def highest(self) -> dict[str, int]:
        """On how many ranked lines each model stands highest, in the models' order."""
        counts = Counter(line.standing.leader for line in self.ranked)
        return {model.slug: counts[model.slug] for model in self.models}

    @property
    def level(self) -> int:
        """On how many ranked lines the highest cannot be told apart from another."""
        return sum(1 for line in self.ranked if line.standing.level)

    @property
    def lines(self) -> tuple[Line, ...]:
        """All lines from top to bottom, with the titles of their groups."""
        lines: list[Line] = [HeadingLine("facts", _("Facts"))]
        lines += self.facts or (RemarkLine("facts/none", _("All facts are equal.")),)
        korean = [line for line in self.measures if not line.english]
        english = [line for line in self.measures if line.english]
        for key, title, found in (
            ("korean", _("Korean benchmarks"), korean),
            ("english", _("English benchmarks"), english),
        ):
            if found:
                lines += [HeadingLine(key, title), *found]
        if not self.measures:
            lines += [HeadingLine("scores", _("Benchmarks")), *self._nothing()]
        return tuple(lines)

    def _nothing(self) -> list[RemarkLine]:
        """Why no score is shown, and where there is one the way out, which is a line of its own."""
        way_out = None
        if self.total == 0:
            why = _("The catalogue holds no score of these models.")
        elif self.common == 0 and self.choices.mixed_sources:
            why = _(
                "These models share no benchmark under one protocol: nothing about them can be "
                "ranked."
            )
            way_out = _("“Everything” shows what each has.")
        elif self.common == 0:
            why = _(
                "These models share no benchmark under one protocol and from one source: nothing "
                "about them can be ranked."
            )
            way_out = _(
                "“Mix sources” sets results of different sources, such as yours, side by side; "
                "“Everything” shows what each has."
            )
        else:
            why = _("All values are equal.")
        told = (("scores/none", why), ("scores/way-out", way_out))
        return [RemarkLine(key, text) for key, text in told if text is not None]


def compare(
    snapshot: Snapshot, slugs: Sequence[str], choices: CompareChoices | None = None
) -> Comparison:
    """The models side by side; unknown slugs are passed over."""
    chosen = choices or CompareChoices()
    rows = model_rows(snapshot, slugs)
    known = [row.slug for row in rows]
    facts = fact_lines(rows, everything=chosen.everything)
    measures = measure_lines(snapshot, known, mixed_sources=chosen.mixed_sources)
    shown = [line for line in measures if chosen.everything or line.complete]
    if chosen.only_differences:
        facts = tuple(line for line in facts if line.differs)
        shown = [line for line in shown if line.differs]
    return Comparison(
        models=_models(rows, measures),
        choices=chosen,
        facts=facts,
        measures=told_apart(shown, snapshot.sources),
        common=sum(1 for line in measures if line.complete),
        total=len(measures),
    )


def _models(rows: Sequence[ModelRow], measures: Sequence[MeasureLine]) -> tuple[ComparedModel, ...]:
    seen: Counter[str] = Counter()
    models: list[ComparedModel] = []
    for row in rows:
        model = row.model
        stage = words.word(words.STAGES, model.stage)
        yours = naming.provenance_label("own") if model.origin == "own" else None
        told = (organization_short_label(row), stage, yours)
        models.append(
            ComparedModel(
                slug=row.slug,
                name=model.label,
                detail=" · ".join(part for part in told if part),
                category=model.category,
                variant=seen[model.category],
                covered=sum(1 for line in measures if line.score(row.slug) is not None),
            )
        )
        seen[model.category] += 1
    return tuple(models)
