"""What the chart of scores can be asked for; parts and protocols depend on the benchmark."""

from collections.abc import Mapping, Sequence

from kollm_gui.charts import score_words as words
from kollm_gui.charts.options import Choice, Option, Preset, fixed, typed_count
from kollm_gui.charts.score_rows import resolved
from kollm_gui.comparing.naming import subset_label
from kollm_gui.comparing.protocol import Protocol, countable, protocols_of
from kollm_gui.i18n import N_, ngettext
from kollm_gui.library.snapshot import Snapshot


def _benchmarks(snapshot: Snapshot, _options: Mapping[str, str]) -> Sequence[Choice]:
    """The benchmarks with scores, those that most models have first."""
    widths = {
        slug: len({score.model for score in countable(found)})
        for slug, found in snapshot.scores_by_benchmark.items()
        if slug in snapshot.benchmarks
    }
    order = sorted(
        (slug for slug in widths if widths[slug]), key=lambda slug: (-widths[slug], slug)
    )
    return [Choice(slug, snapshot.benchmarks[slug].label) for slug in order]


def _subsets(snapshot: Snapshot, options: Mapping[str, str]) -> Sequence[Choice]:
    found = countable(snapshot.scores_by_benchmark.get(options["benchmark"], ()))
    subsets = dict.fromkeys(score.subset for score in found)
    order = sorted(subsets, key=lambda subset: (subset != "overall", subset))
    return [Choice(subset, subset_label(subset)) for subset in order]


def _protocols(snapshot: Snapshot, options: Mapping[str, str]) -> Sequence[Choice]:
    benchmark, subset = options["benchmark"], options["subset"]
    found = protocols_of(snapshot.scores_by_benchmark.get(benchmark, ()), benchmark, subset)
    choices = [
        Choice("widest", N_("The widest one")),
        Choice("reference", N_("Reference protocol")),
        Choice("survey", N_("The survey’s table")),
    ]
    for coverage in found:
        text = ngettext("{protocol}, {count} model", "{protocol}, {count} models", coverage.models)
        told = words.protocol_text(snapshot, coverage.protocol)
        choices.append(
            Choice(coverage.protocol.key, text.format(protocol=told, count=f"{coverage.models:,}"))
        )
    return choices


def _beside_choices(snapshot: Snapshot, options: Mapping[str, str]) -> Sequence[Choice]:
    return [
        Choice("same", N_("Other reports")),
        Choice("none", N_("Nothing")),
        *(choice for choice in _protocols(snapshot, options) if choice.key != "widest"),
    ]


def _typed_benchmark(snapshot: Snapshot, _options: Mapping[str, str], text: str) -> str | None:
    """The benchmark that a person names as a window in either language shows it.

    It may be one without scores yet.
    """
    for slug, record in snapshot.benchmarks.items():
        names = (slug, record.name, record.label_ko or record.name)
        if text.casefold() in {name.casefold() for name in names}:
            return slug
    return None


def _typed_protocol(snapshot: Snapshot, options: Mapping[str, str], text: str) -> str | None:
    """The key of the protocol that a person's words name, as "direct, 5-shot"."""
    found: Protocol | None = resolved(snapshot, options["benchmark"], options["subset"], text)
    return None if found is None else found.key


_IN_WORDS = N_("A protocol is also named in words such as “direct, 5-shot”.")
OPTIONS: tuple[Option, ...] = (
    Option("benchmark", N_("Benchmark"), "choice", "kmmlu", _benchmarks, _typed_benchmark),
    Option("subset", N_("Part"), "choice", "overall", _subsets),
    Option("protocol", N_("Protocol"), "choice", "widest", _protocols, _typed_protocol, _IN_WORDS),
    Option("beside", N_("Circles"), "choice", "same", _beside_choices, _typed_protocol, _IN_WORDS),
    Option(
        "order",
        N_("Order"),
        "choice",
        "value",
        fixed(
            Choice("value", N_("By value")),
            Choice("name", N_("By name")),
            Choice("released", N_("By release, the newest first")),
        ),
    ),
    Option(
        "top",
        N_("Rows"),
        "choice",
        "30",
        fixed(
            Choice("10", N_("The first 10")),
            Choice("30", N_("The first 30")),
            Choice("100", N_("The first 100")),
            Choice("around", N_("Around the selected model")),
            Choice("all", N_("All")),
        ),
        typed_count,
    ),
    Option("groups", N_("Grouped by category"), "flag", "no"),
    Option("intervals", N_("95 % intervals"), "flag", "yes"),
)
PRESETS: tuple[Preset, ...] = (
    Preset(
        "survey-kmmlu",
        N_("The survey’s KMMLU table"),
        {
            "benchmark": "kmmlu",
            "subset": "overall",
            "protocol": "survey",
            "beside": "reference",
            "groups": "yes",
            "top": "all",
        },
    ),
)
