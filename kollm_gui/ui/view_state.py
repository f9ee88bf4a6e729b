"""All that the window shows, as one value: kept, restored, gone back to, and shared as a line."""

import json
from collections.abc import Mapping
from typing import Any, Literal, Self

from msgspec import Struct, field
from msgspec.structs import asdict, replace

from kollm_gui.errors import UserError
from kollm_gui.i18n import _

Tab = Literal["models", "charts", "compare", "benchmarks", "guide"]
BenchmarkView = Literal["list", "coverage"]
Grouping = Literal["category", "organization", "lineage", "year", "size-class", "license", "access"]
GROUPINGS: tuple[Grouping, ...] = (
    "category",
    "organization",
    "lineage",
    "year",
    "size-class",
    "license",
    "access",
)
DEFAULT_COLUMNS: tuple[str, ...] = (
    "name",
    "organization",
    "released",
    "params",
    "tokens",
    "context",
    "kmmlu",
    "license",
)


class SortKey(Struct, frozen=True):
    """A column to sort by; unknown values stay last both ways."""

    column: str
    descending: bool = False


class ViewState(Struct, frozen=True):
    """One state of the window.

    ``selected`` names what the details show: a model by its bare slug, or
    ``family/<slug>``, ``category/<slug>``, ``organization/<slug>``,
    ``benchmark/<slug>``, ``technique/<slug>``, ``source/<slug>``, or
    ``reports/<benchmark>/<model>`` for all that is said of one score.
    The filter *is* the query text.
    """

    query: str = ""
    hide_minimal: bool = False  # models that only a score or a lineage names
    grouping: Grouping = "category"
    sort: tuple[SortKey, ...] = ()  # empty: rank order of the search
    columns: tuple[str, ...] = DEFAULT_COLUMNS
    selected: str | None = None
    compare: tuple[str, ...] = ()  # the models that stand side by side, from left to right
    compare_everything: bool = False  # also what only some of them have
    compare_mixed: bool = False  # let the reports of one line come from different sources
    compare_differences: bool = False  # leave out what is equal for all
    gain_of: str | None = None  # the adapted model that is shown beside its base instead
    protocols: Mapping[str, str] = field(default_factory=dict[str, str])  # benchmark -> key
    provenances: tuple[str, ...] = ()  # empty: all
    benchmark_view: BenchmarkView = "list"
    benchmark_query: str = ""  # narrows the list of benchmarks
    benchmark_columns: tuple[str, ...] = ()  # empty: the usual ones
    coverage: tuple[str, ...] = ()  # benchmarks of the coverage matrix; empty: the widest
    coverage_complete: bool = False  # only models that have a score on each
    tab: Tab = "models"
    guide: str = ""  # page of the guide; empty: the first
    chart: str = "training-budget"
    chart_preset: str | None = None
    chart_options: Mapping[str, Mapping[str, str]] = field(
        default_factory=dict[str, Mapping[str, str]]
    )  # chart -> option -> value, only what differs from the default

    @property
    def selected_model(self) -> str | None:
        """The slug of the selected model, where it is a model or one of its scores."""
        if not self.selected:
            return None
        if self.selected.startswith("reports/"):
            return self.selected.split("/")[2] if self.selected.count("/") > 1 else None
        return None if "/" in self.selected else self.selected

    def with_(self, **changes: Any) -> Self:
        """The same state but for these fields."""
        return replace(self, **changes)

    def to_json(self) -> str:
        """One line of JSON, without what is at its default."""
        blank = asdict(type(self)())
        mine = {name: value for name, value in asdict(self).items() if value != blank[name]}
        return json.dumps(mine, ensure_ascii=False, separators=(",", ":"), default=asdict)

    @classmethod
    def from_json(cls, line: str) -> Self:
        """The state that a line describes; fields it does not know are left at their default.

        Raises:
            UserError: the line is not a JSON object, or a field has the wrong form.
        """
        try:
            told = json.loads(line)
            known = cls.__struct_fields__
            values = {name: value for name, value in dict(told).items() if name in known}
            if "sort" in values:
                values["sort"] = tuple(SortKey(**key) for key in values["sort"])
            for name in (
                *("columns", "compare", "provenances"),
                *("benchmark_columns", "coverage"),
            ):
                if name in values:
                    values[name] = tuple(str(item) for item in values[name])
            return cls(**values)
        except (ValueError, TypeError) as error:
            raise UserError(
                _("This line does not describe a view of KoLLM; copy it again, whole.")
            ) from error
