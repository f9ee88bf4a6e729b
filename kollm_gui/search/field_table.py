"""The fields that a query may name in one snapshot: the facts, and each benchmark's score."""

from collections.abc import Iterable, Mapping

from kollm_gui.i18n import N_
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search import field_values as values
from kollm_gui.search.field import Field
from kollm_gui.search.fields import FIELDS
from kollm_gui.text import hangul


class FieldTable:
    """The fields of a snapshot, benchmarks among them, by every name they go by."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = tuple(fields)
        self._by_name: dict[str, Field] = {}
        for each in self.fields:
            for name in each.names:
                self._by_name.setdefault(hangul.fold(name), each)

    @property
    def names(self) -> tuple[str, ...]:
        """Every folded name."""
        return tuple(self._by_name)

    def get(self, name: str) -> Field | None:
        """The field that goes by this name."""
        return self._by_name.get(hangul.fold(name))


def field_table(snapshot: Snapshot) -> FieldTable:
    """The facts, then one field for each benchmark."""
    scored = (_score_field(snapshot, slug) for slug in snapshot.benchmarks)
    return FieldTable((*FIELDS, *scored))


def _score_field(snapshot: Snapshot, slug: str) -> Field:
    benchmark = snapshot.benchmarks[slug]
    read: dict[str, Mapping[str, float]] = {}

    def number(found: Snapshot, model: values.LanguageModel) -> float | None:
        if slug not in read:  # read at the first query, which names few benchmarks
            read[slug] = values.scores_of(found, slug)
        return read[slug].get(model.slug)

    return Field(
        slug,
        slug,
        "number",
        N_("The score on {benchmark} under its reference protocol, or the widest one."),
        ">50" if (benchmark.unit or "%") == "%" else ">5",
        number=number,
        unit="percent",
        aliases=tuple(
            name for name in (benchmark.name, benchmark.name_ko or "") if _one_word(name)
        ),
        often=slug == "kmmlu",
        benchmark=benchmark.label,
    )


def _one_word(name: str) -> bool:
    return name != "" and not any(c.isspace() or c in ':"()<>=!' for c in name)
