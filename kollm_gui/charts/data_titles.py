"""What the columns of the charts' data are called, by the key that files know them by."""

from collections.abc import Mapping, Sequence

from kollm_gui.i18n import N_, _

_TITLES: Mapping[str, str] = {
    "slug": N_("Key"),
    "name": N_("Name"),
    "category": N_("Category"),
    "benchmark": N_("Benchmark"),
    "subset": N_("Part"),
    "metric": N_("Metric"),
    "unit": N_("Unit"),
    "value": N_("Value"),
    "mark": N_("Drawn as"),
    "method": N_("Method"),
    "shots": N_("Shots"),
    "protocol": N_("Protocol"),
    "source": N_("Source"),
    "locator": N_("Place in the source"),
    "provenance": N_("Provenance"),
    "hits": N_("Hits"),
    "n": N_("Answers"),
    "low_95": N_("95 % from"),
    "high_95": N_("95 % to"),
    "below_chance": N_("Below random choice"),
    "drawn": N_("Drawn"),
    "compute_flop": N_("Compute (FLOP, 6ND)"),
    "compute_counted": N_("How the compute is counted"),
    "params_b": N_("Parameters (billions)"),
    "active_params_b": N_("Active parameters (billions)"),
    "released": N_("Released"),
    "on_frontier": N_("Best so far"),
    "reason": N_("Why not drawn"),
    "tokens_b": N_("Tokens (billions)"),
    "added_tokens_b": N_("Added tokens (billions)"),
    "tokens_kind": N_("How the count is known"),
    "tokens_per_parameter": N_("Tokens per parameter"),
    "organization": N_("Organization"),
    "first_day": N_("First day it may be"),
    "last_day": N_("Last day it may be"),
    "architecture": N_("Architecture"),
    "language": N_("Language"),
    "share": N_("Share of the text"),
    "basis": N_("How the share is known"),
    "prompts": N_("Prompts"),
    "answers": N_("Share of"),
    "of": N_("Answers"),
    "share_percent": N_("Share (%)"),
    "few_answers": N_("Few answers"),
    "file": N_("File"),
    "counted": N_("Counted"),
    "layer": N_("Layer"),
    "made_of": N_("Made of"),
    "relation": N_("Relation"),
    "vocab_added": N_("Added vocabulary entries"),
    "stage": N_("Stage"),
    "stage_name": N_("What"),
    "part": N_("Part"),
    "move": N_("Move"),
    "trained": N_("Trained"),
    "frozen": N_("Frozen"),
}


def titles_of(header: Sequence[str], **other: str) -> tuple[str, ...]:
    """The words over these columns; ``other`` are those, marked by N_(), of a chart's own."""
    return tuple(_(other.get(key) or _TITLES[key]) for key in header)
