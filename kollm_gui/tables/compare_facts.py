"""The facts of compared models: one line a fact, with the places that its values come from."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kollm_gui.catalogue.records import Citation
from kollm_gui.i18n import N_, _
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.models import FACT_COLUMNS, ModelColumn


@dataclass(frozen=True, slots=True)
class _Fact:
    """A column of the models table as a line; ``fields`` are what its citations stand under."""

    column: str
    fields: tuple[str, ...] = ()
    title: str | None = None  # marked by N_(), where the column's is short for want of room
    always: bool = True  # also where no model has a value
    usual: bool = False  # shown without asking for everything


_FACTS: tuple[_Fact, ...] = (
    _Fact("organization"),
    _Fact("released", ("release",)),
    _Fact("params", ("params_b",), N_("Parameters"), usual=True),
    _Fact("active_params", ("active_params_b",), N_("Active parameters"), always=False, usual=True),
    _Fact("tokens", ("tokens_b", "added_tokens_b"), N_("Training tokens"), usual=True),
    _Fact("tokens_per_parameter", ("params_b", "tokens_b"), usual=True),
    _Fact("compute", ("params_b", "tokens_b"), N_("Training compute (FLOP)")),
    _Fact("context", ("context",), usual=True),
    _Fact("vocab", ("vocab",)),
    _Fact("architecture", ("architecture",)),
    _Fact("stage"),
    _Fact("base_model", ("base_model",), always=False),
    _Fact("korean", ("korean_support",), N_("Korean"), usual=True),
    _Fact("license", ("license",), usual=True),
    _Fact("commercial", ("license",)),
    _Fact("access", ("access",)),
)
# What the survey's categories say of Korean, where the makers' words are not needed for it.
_KOREAN_BY_CATEGORY: Mapping[str, str] = {
    "korean-centric": N_("primary"),
    "korean-continual": N_("adapted to it"),
}
# “≥ 15 T” is a bound and “+2 B” was added to a base, which the bare number does not tell.
_QUALIFIERS: Mapping[str, tuple[str, ...]] = {"tokens": ("added_tokens", "tokens_kind")}
_DERIVED = frozenset({"tokens_per_parameter", "compute"})
_COLUMNS: Mapping[str, ModelColumn] = {column.key: column for column in FACT_COLUMNS}


@dataclass(frozen=True, slots=True)
class FactLine:
    """One fact of each compared model."""

    key: str
    label: str
    column: ModelColumn
    rows: Mapping[str, ModelRow]
    fields: tuple[str, ...]

    @property
    def derived(self) -> bool:
        """Whether the value is worked out from others, which have the sources."""
        return self.key in _DERIVED

    def cell(self, slug: str) -> Cell:
        """What is known of a model."""
        row = self.rows[slug]
        if self.key == "korean" and row.model.korean_support is None:
            word = _KOREAN_BY_CATEGORY.get(row.model.category)
            return self.column.cell(row) if word is None else Cell(_(word))
        cell = self.column.cell(row)
        # The title names the unit, for which eight columns have no room.
        return replace(cell, unit="") if self.key == "compute" else cell

    def raw(self, slug: str) -> object:
        """The value as data files hold it."""
        row = self.rows[slug]
        if self.key == "korean" and row.model.korean_support is None:
            return _KOREAN_BY_CATEGORY.get(row.model.category)
        return self.column.raw_value(row)

    @property
    def qualifiers(self) -> tuple["FactLine", ...]:
        """What a cell says by a sign before its number, as lines of their own for data files."""
        lines = (
            FactLine(column.key, column.header, column, self.rows, self.fields)
            for column in (_COLUMNS[key] for key in _QUALIFIERS.get(self.key, ()))
        )
        return tuple(
            line for line in lines if any(line.raw(slug) is not None for slug in self.rows)
        )

    def flagged(self, slug: str) -> bool:
        """Whether the catalogue records a disagreement about the value."""
        return self.column.flagged(self.rows[slug])

    def citations(self, slug: str) -> tuple[Citation, ...]:
        """Where the value stands, the main place first."""
        model = self.rows[slug].model
        return tuple(citation for field in self.fields for citation in model.cited(field))

    @property
    def differs(self) -> bool:
        """Whether the models are told apart by it."""
        return len({self.cell(slug).text for slug in self.rows}) > 1

    @property
    def known(self) -> bool:
        """Whether anything is known of any model."""
        return any(self.cell(slug).tone != "unknown" for slug in self.rows)


def fact_lines(rows: Sequence[ModelRow], *, everything: bool = False) -> tuple[FactLine, ...]:
    """The usual facts of these models, or all; some are told only where anything is known."""
    by_slug = {row.slug: row for row in rows}
    lines: list[FactLine] = []
    for fact in _FACTS:
        column = _COLUMNS[fact.column]
        title = column.header if fact.title is None else _(fact.title)
        line = FactLine(fact.column, title, column, by_slug, fact.fields)
        if (everything or fact.usual) and (fact.always or line.known):
            lines.append(line)
    return tuple(lines)
