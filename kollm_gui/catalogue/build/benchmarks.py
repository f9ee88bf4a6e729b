"""``benchmarks.toml``: the tests, their baselines and the protocol each is ranked by."""

from kollm_gui.catalogue.build.citations import add_citations, require_citations
from kollm_gui.catalogue.build.fields import Fields
from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.catalogue.build.spoken import add_spoken
from kollm_gui.i18n import _

TEXTS = (
    *("name_ko", "origin", "metric", "unit", "license_printed", "license", "hf_id", "harness"),
    *("label_ko", "harness_ko", "task_ko", "note_en", "note_ko", "about_en", "about_ko"),
)
NUMBERS = ("random_baseline", "human_baseline", "pass_mark")
EXTRAS = (
    *("license_pass_mark", "pass_rule", "pass_rule_ko", "exams", "reference_reason"),
    *("reference_reason_ko", "subsets", "splits"),
)
CITABLE = frozenset(
    (*TEXTS, *NUMBERS, *EXTRAS, "name", "released", "task", "items", "scale", "note", "judge")
)
_BASELINE_TEXTS = ("metric", "unit", "source", "locator", "note", "note_ko", "provenance")
CITED = (*NUMBERS, "items", "license_pass_mark", "exams", "splits")
PROTOCOL = (
    *("metric", "unit", "method", "shots", "subset", "prompt_style", "judge", "averaging"),
    *("mode", "version", "source"),
)


def add_benchmarks(files: SourceFiles, rows: Rows) -> None:
    """Add every benchmark with its baselines."""
    for entry in files.listed("benchmarks.toml", "benchmark"):
        _add_benchmark(entry, rows)


def _add_benchmark(entry: Fields, rows: Rows) -> None:
    slug = entry.required("id")
    released, first_day, last_day = entry.date("released")
    low, high = _scale(entry)
    extras = entry.extras(EXTRAS)
    rows.add(
        "benchmark",
        entry.place(),
        slug=slug,
        name=entry.required("name"),
        task=entry.required("task"),
        released=released,
        released_from=first_day,
        released_to=last_day,
        items=entry.whole("items"),
        scale_low=low,
        scale_high=high,
        minimal=entry.yes_no("minimal") or False,
        reference_protocol=_protocol(entry),
        extras=extras,
        **{name: entry.text(name) for name in TEXTS},
        **{name: entry.number(name) for name in NUMBERS},
    )
    _add_baselines(entry, rows, slug)
    add_spoken(entry, rows, ("benchmark", slug))
    add_citations(entry, rows, ("benchmark", slug), CITABLE)
    require_citations(entry, CITED)
    if _counts_items(extras.get("subsets")):
        require_citations(entry, ("subsets",))
    entry.finish()


def _counts_items(subsets: object) -> bool:
    return isinstance(subsets, list) and "items" in str(subsets)  # pyright: ignore[reportUnknownArgumentType]


def _scale(entry: Fields) -> tuple[float | None, float | None]:
    found = entry.numbers("scale")
    if not found:
        return None, None
    if len(found) != 2:
        entry.problem("scale", _("must be the lowest and the highest value, as [0, 100]."))
        return None, None
    return found[0], found[1]


def _protocol(entry: Fields) -> dict[str, object] | None:
    protocol = dict(entry.table("reference_protocol"))
    for name in protocol.keys() - set(PROTOCOL):
        entry.problem(f"reference_protocol.{name}", _("is no part of a protocol. Remove it."))
    return protocol or None


def _add_baselines(entry: Fields, rows: Rows, slug: str) -> None:
    for position, line in enumerate(entry.rows("baselines")):
        value = line.number("value")
        if value is None:
            line.problem("value", _("is missing. Add it."))
        if line.text("source") is None:
            line.problem("source", _("is missing. Name where the number stands."))
        rows.add(
            "baseline",
            line.place(),
            benchmark=slug,
            position=position,
            subset=line.required("subset"),
            kind=line.required("kind"),
            value=value,
            **{name: line.text(name) for name in _BASELINE_TEXTS},
        )
        line.finish()
