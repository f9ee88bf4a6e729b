"""What the heat map can be asked for; how it was measured depends on what is drawn."""

from collections.abc import Mapping, Sequence

from kollm_gui.charts.heat_columns import subject_protocols
from kollm_gui.charts.options import Choice, Choices, Option, fixed, typed_count
from kollm_gui.charts.score_words import protocol_text
from kollm_gui.i18n import N_, ngettext
from kollm_gui.library.snapshot import Snapshot


def _how(snapshot: Snapshot, options: Mapping[str, str]) -> Sequence[Choice]:
    """The protocols of subjects, or how a column of benchmarks gets its own."""
    if options["what"] != "kmmlu-subjects":
        return (
            Choice("reference", N_("Reference protocol")),
            Choice("widest", N_("The widest one")),
        )
    return [
        Choice(
            each.protocol.key,
            ngettext("{protocol}, {count} model", "{protocol}, {count} models", each.models).format(
                protocol=protocol_text(snapshot, each.protocol), count=each.models
            ),
        )
        for each in subject_protocols(snapshot)
    ]


def _beside(alone: Choice, *choices: Choice) -> Choices:
    """Choices of a map of benchmarks; that of subjects has ``alone``."""

    def offered(_snapshot: Snapshot, options: Mapping[str, str]) -> Sequence[Choice]:
        return (alone,) if options["what"] == "kmmlu-subjects" else choices

    return offered


OPTIONS: tuple[Option, ...] = (
    Option(
        "what",
        N_("Map"),
        "choice",
        "benchmarks",
        fixed(
            Choice("benchmarks", N_("Models and benchmarks")),
            Choice("kmmlu-subjects", N_("KMMLU’s subjects")),
        ),
    ),
    Option("how", N_("Protocol"), "choice", "reference", _how),
    Option(
        "benchmarks",
        N_("Benchmarks"),
        "choice",
        "native",
        _beside(
            Choice("native", N_("KMMLU")),
            Choice("native", N_("Written in Korean")),
            Choice("all", N_("All")),
        ),
    ),
    Option(
        "columns",
        N_("Columns"),
        "choice",
        "8",
        _beside(
            Choice("8", N_("Models")),
            Choice("8", N_("The first 8")),
            Choice("12", N_("The first 12")),
            Choice("20", N_("The first 20")),
        ),
        typed_count,
    ),
    Option(
        "top",
        N_("Models"),
        "choice",
        "30",
        fixed(
            Choice("10", N_("The first 10")),
            Choice("30", N_("The first 30")),
            Choice("60", N_("The first 60")),
            Choice("all", N_("All")),
        ),
        typed_count,
    ),
    Option(
        "order",
        N_("Order"),
        "choice",
        "category",
        fixed(
            Choice("category", N_("By category")),
            Choice("coverage", N_("By filled cells")),
            Choice("mean", N_("By mean, where no cell is empty")),
        ),
    ),
    Option(
        "colour",
        N_("Colour"),
        "choice",
        "scale",
        _beside(
            Choice("scale", N_("One for all subjects")),
            Choice("scale", N_("By the whole scale")),
            Choice("column", N_("By column")),
        ),
    ),
)
