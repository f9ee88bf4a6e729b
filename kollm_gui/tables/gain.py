"""What an adaptation brought and what it cost: a model beside the base that it was made of."""

from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.comparing.protocol import Protocol, countable
from kollm_gui.comparing.standing import lower_is_better
from kollm_gui.comparing.uncertainty import Difference, difference, items_of
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.compare_measures import MeasureLine, measure_lines
from kollm_gui.tables.telling_apart import told_apart

_LONGEST_CHAIN = 12


@dataclass(frozen=True, slots=True)
class GainLine:
    """One benchmark under one protocol: the base's value, the adapted model's, what lies between.

    ``difference`` is adapted less base, in the score's unit.
    """

    line: MeasureLine
    base: str
    adapted: str
    difference: Difference

    @property
    def key(self) -> str:
        """The protocol's key."""
        return self.line.key

    @property
    def better(self) -> bool | None:
        """Whether the adapted model is better; None where the two cannot be told apart."""
        if self.difference.value == 0 or self.difference.distinguishable() is False:
            return None
        return (self.difference.value > 0) != lower_is_better(self.line.scores.rows[0].score)

    @property
    def difference_cell(self) -> Cell:
        """The difference with its sign and, where it is known, its 95 % margin."""
        value = self.difference.value
        sign = "+" if value > 0 else ("\N{MINUS SIGN}" if value < 0 else "±")
        margin = self.difference.margin()
        told = "" if margin is None else f"± {margin:.2f}"
        return Cell(f"{sign}{abs(value):.2f}", unit=told, strong=self.better is not None)

    @property
    def share(self) -> float | None:
        """The difference as a share of the scale's length, with its sign, or None without scale."""
        span = self.line.span
        return None if span is None else self.difference.value / (span[1] - span[0])

    @property
    def margin_share(self) -> float | None:
        """The 95 % margin as a share of the scale's length."""
        span, margin = self.line.span, self.difference.margin()
        return None if span is None or margin is None else margin / (span[1] - span[0])


@dataclass(frozen=True, slots=True)
class Gain:
    """An adapted model and its base over all that both were measured on alike.

    ``base`` is None where lineage names none; ``alone`` counts the adapted model's results
    that the base has no counterpart to.
    """

    adapted: LanguageModel
    base: LanguageModel | None
    gained: tuple[GainLine, ...]  # on Korean benchmarks
    kept: tuple[GainLine, ...]  # on English ones: what was forgotten, or not
    alone: int

    @property
    def lines(self) -> tuple[GainLine, ...]:
        """Korean benchmarks, then English ones."""
        return (*self.gained, *self.kept)

    @property
    def nothing(self) -> str | None:
        """Why there is nothing to show, as a sentence, or None where there is something."""
        if self.base is None:
            return _("The catalogue names no base model of {name}.").format(name=self.adapted.label)
        if not self.lines:
            return _(
                "{name} and its base {base} share no benchmark under one protocol and from one "
                "source, so that neither gain nor forgetting can be told."
            ).format(name=self.adapted.label, base=self.base.label)
        return None


def gain(snapshot: Snapshot, slug: str) -> Gain:
    """The adapted model beside its base; raises KeyError for an unknown slug."""
    adapted = snapshot.models[slug]
    base = base_of(snapshot, slug)
    if base is None:
        return Gain(adapted, None, (), (), len(measure_lines(snapshot, [slug])))
    measured = measure_lines(snapshot, [base.slug, slug])
    shared = told_apart([line for line in measured if line.complete], snapshot.sources)
    lines = [_line(line, base.slug, slug) for line in shared]
    return Gain(
        adapted,
        base,
        tuple(line for line in lines if not line.line.english),
        tuple(line for line in lines if line.line.english),
        sum(1 for line in measured if not line.complete and line.score(slug) is not None),
    )


def base_of(snapshot: Snapshot, slug: str) -> LanguageModel | None:
    """The model that an adapted one is to be held against, through its lineage.

    An instruction-tuned Korean model is held against the foreign model that its line began
    from, not against its own half-way stage: the nearest ancestor of another category, else
    the nearest of all.
    """
    chain = ancestors(snapshot, slug)
    own = snapshot.models[slug].category
    return next((each for each in chain if each.category != own), chain[0] if chain else None)


def ancestors(snapshot: Snapshot, slug: str) -> tuple[LanguageModel, ...]:
    """The models that a model was made of, the nearest first."""
    chain: list[LanguageModel] = []
    seen = {slug}
    base = snapshot.models.get(snapshot.models[slug].base_model or "")
    while base is not None and base.slug not in seen and len(chain) < _LONGEST_CHAIN:
        seen.add(base.slug)
        chain.append(base)
        base = snapshot.models.get(base.base_model or "")
    return tuple(chain)


def adapted_models(snapshot: Snapshot, first: Sequence[str] = ()) -> tuple[LanguageModel, ...]:
    """Models with something to show beside their base: those of ``first``, then by name.

    Only continual models are listed, and any of ``first`` that has a base at all.
    """
    wanted = [snapshot.models[slug] for slug in first if slug in snapshot.models]
    based = [model for model in wanted if base_of(snapshot, model.slug) is not None]
    listed = {model.slug for model in based}
    others = [
        model
        for model in snapshot.models.values()
        if model.category == "korean-continual"
        and model.slug not in listed
        and _shares_with_base(snapshot, model.slug)
    ]
    return (*based, *sorted(others, key=lambda model: model.name.casefold()))


def _shares_with_base(snapshot: Snapshot, slug: str) -> bool:
    base = base_of(snapshot, slug)
    if base is None:
        return False
    protocols, others = (
        {Protocol.of(score).pooled for score in countable(snapshot.scores_by_model.get(each, ()))}
        for each in (slug, base.slug)
    )
    return not protocols.isdisjoint(others)


def _line(line: MeasureLine, base: str, adapted: str) -> GainLine:
    before, after = line.score(base), line.score(adapted)
    assert before is not None  # noqa: S101 - the line is complete
    assert after is not None  # noqa: S101
    return GainLine(line, base, adapted, difference(after, before, items=items_of(line.benchmark)))
