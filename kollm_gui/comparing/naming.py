"""What a protocol, a method, a subset, a provenance and a source are called."""

import re
from collections.abc import Collection, Mapping

from msgspec import Struct

from kollm_gui.catalogue.records import Provenance, Score, Source
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.comparing.protocol import PROVENANCES, Averaging, Protocol
from kollm_gui.i18n import N_, _

_METHODS: dict[str, str] = {
    "direct": N_("direct"),
    "cot": N_("CoT"),
    "generation": N_("generation"),
    "loglikelihood": N_("loglikelihood"),
    "judge": N_("judge"),
    "fine-tuned": N_("fine-tuned"),
    "unstated": N_("method not stated"),
}
_MODES: dict[str, str] = {
    "reasoning": N_("reasoning"),
    "non-reasoning": N_("non-reasoning"),
    "low": N_("low effort"),
    "medium": N_("medium effort"),
    "high": N_("high effort"),
}
_METRICS: dict[str, str] = {
    "accuracy": N_("accuracy"),
    "macro_f1": N_("macro F1"),
    "f1": N_("F1"),
    "exact_match": N_("exact match"),
    "judge_score": N_("judge score"),
    "win_rate": N_("win rate"),
    "alignment_score": N_("alignment score"),
    "auprc": N_("area under the precision–recall curve"),
    "char_f1": N_("character F1"),
    "checklist_score": N_("checklist score"),
    "count": N_("count"),
    "Elo": N_("Elo rating"),
    "entity_f1": N_("entity F1"),
    "grade": N_("exam grade"),
    "graded_score": N_("graded score"),
    "human_rating": N_("human rating"),
    "joint_goal_accuracy": N_("joint goal accuracy"),
    "las": N_("labelled attachment score"),
    "line_pass_rate": N_("line pass rate"),
    "normalised_accuracy": N_("length-normalised accuracy"),
    "pearson_r": N_("Pearson’s r"),
    "ratio_to_english": N_("ratio to the English score"),
    "raw_score": N_("raw exam score"),
    "rouge": N_("ROUGE"),
    "share_with_han": N_("answers with Chinese characters"),
    "slot_f1": N_("slot F1"),
    "standard_score": N_("standard score"),
    "strict_accuracy": N_("strict accuracy"),
    "task_average": N_("mean over tasks"),
    "task_specific": N_("each task’s own metric"),
    "uas": N_("unlabelled attachment score"),
    "weighted_accuracy": N_("weighted accuracy"),
    "word_pass_rate": N_("word pass rate"),
    "unstated": N_("metric not stated"),
}
_UNITS: dict[str, str] = {
    "points": N_("points"),
    "grade": N_("grade"),
    "turns": N_("turns"),
    "licences": N_("licences"),
}
_AVERAGINGS: dict[str, str] = {
    "macro": N_("mean over subjects"),
    "micro": N_("mean over questions"),
}
_SUBSET_KINDS: dict[str, str] = {
    "subject": N_("subject: {name}"),
    "supercategory": N_("area: {name}"),
    "category": N_("category: {name}"),
}
_PROVENANCES: dict[Provenance, str] = {
    "seed": N_("survey"),
    "paper": N_("paper"),
    "owner": N_("owner"),
    "third-party": N_("third-party"),
    "second-hand": N_("second-hand"),
    "derived": N_("derived"),
    "own": N_("yours"),
}
_PROVENANCE_SENTENCES: dict[Provenance, str] = {
    "seed": N_("The survey post itself gives this number."),
    "paper": N_("A paper or technical report gives this number."),
    "owner": N_("The maker of a model or benchmark in the same table gives this number."),
    "third-party": N_("Somebody independent of the makers measured this."),
    "second-hand": N_("A copy or digest of another document gives this number."),
    "derived": N_("Counted for this catalogue from published outputs."),
    "own": N_("You measured this, or entered it yourself."),
}
_LONGEST_TITLE = 32
_OTHERS = ("et al.", "et al", "others", "...", "…")
_OWNER = re.compile(r"^[\w.-]+/(?=[^/ ])")


class ProtocolCell(Struct, frozen=True):
    """One cell of the protocol chip; ``part`` names the field of ``Protocol`` it tells.

    ``short`` is what to cut where there is no room for the text, if not the text itself.
    """

    part: str
    text: str
    stated: bool = True
    short: str = ""


def protocol_cells(
    protocol: Protocol, sources: Mapping[str, Source], *, usual_metric: str | None = None
) -> tuple[ProtocolCell, ...]:
    """The chip's cells, for example direct, 5-shot, overall, in the current language.

    The metric is named only where it differs from ``usual_metric``, and the source
    only where it belongs to the protocol.
    """
    cells = _method_cells(protocol)
    for part, text in (
        ("prompt_style", printed_word(protocol.prompt_style) if protocol.prompt_style else None),
        ("judge", printed_word(protocol.judge) if protocol.judge else None),
        ("mode", mode_label(protocol.mode) if protocol.mode else None),
        ("averaging", _(_AVERAGINGS[protocol.averaging]) if protocol.averaging else None),
        ("version", _version_label(protocol.version) if protocol.version else None),
        ("subset", subset_label(protocol.subset)),
    ):
        if text is not None:
            cells.append(ProtocolCell(part, text, short=_number(protocol, part)))
    if usual_metric is not None and protocol.metric != usual_metric:
        stated = protocol.metric != "unstated"
        cells.append(ProtocolCell("metric", metric_label(protocol.metric), stated))
    if protocol.source is not None:
        cells.append(ProtocolCell("source", source_label(sources.get(protocol.source))))
    return tuple(cells)


def protocol_label(
    protocol: Protocol, sources: Mapping[str, Source], *, usual_metric: str | None = None
) -> str:
    """The chip as one line, for headers, notes and menus."""
    cells = protocol_cells(protocol, sources, usual_metric=usual_metric)
    told = " · ".join(cell.text for cell in cells if cell.part != "source")
    source = next((cell.text for cell in cells if cell.part == "source"), None)
    return told if source is None else f"{told} ({source})"


def method_label(method: str) -> str:
    """How answers were taken, in the word that papers use."""
    return _(_METHODS[method]) if method in _METHODS else method


def shots_label(shots: int | None) -> str:
    """How many solved examples stood before the question."""
    return _("shots not stated") if shots is None else _("{shots}-shot").format(shots=shots)


def mode_label(mode: str) -> str:
    """A reasoning model's setting."""
    return _(_MODES[mode]) if mode in _MODES else mode


def averaging_label(averaging: Averaging) -> str:
    """Over what a mean is taken: macro is that over subjects, micro that over questions."""
    return _(_AVERAGINGS[averaging])


def metric_label(metric: str) -> str:
    """What was counted."""
    return _(_METRICS[metric]) if metric in _METRICS else metric.replace("_", " ")


def subset_label(subset: str) -> str:
    """Which part of the benchmark was scored."""
    if subset == "overall":
        return _("overall")
    kind, separator, name = subset.partition(": ")
    if separator and kind in _SUBSET_KINDS:
        return _(_SUBSET_KINDS[kind]).format(name=printed_word(name.replace("-", " ")))
    return printed_word(subset)


def provenance_label(provenance: Provenance) -> str:
    """The one word of the provenance mark."""
    return _(_PROVENANCES[provenance])


def provenances_note(kinds: Collection[Provenance] | None) -> str | None:
    """What a filtered table or figure must say; None where nothing is left out."""
    if kinds is None:
        return None
    named = ", ".join(provenance_label(kind) for kind in PROVENANCES if kind in kinds)
    return _("Only reports of these kinds count here: {kinds}.").format(kinds=named)


def provenance_sentence(provenance: Provenance) -> str:
    """What the provenance mark means, as a sentence."""
    return _(_PROVENANCE_SENTENCES[provenance])


def unit_label(unit: str | None) -> str:
    """The unit of a value; the percent sign is the same in every language."""
    if unit is None:
        return ""
    return _(_UNITS[unit]) if unit in _UNITS else unit


def source_label(source: Source | None) -> str:
    """A source in few words: the survey, "Ko et al. 2023" for a paper, else a short title."""
    if source is None:
        return _("source not recorded")
    if source.kind == "seed":
        return _("the survey") if source.short is None else source.short
    if source.short is not None:
        return source.short
    if source.kind == "paper" and source.authors and source.year:
        return f"{_authors(source.authors)} {source.year}"
    return _short_title(source.title)


def _authors(authors: str) -> str:
    families = [name.split(",")[0].strip() for name in authors.split(";") if name.strip()]
    known = [name for name in families if name not in _OTHERS]
    if len(known) == 1 and len(families) == 1:
        return known[0]
    if len(known) == 2 and len(families) == 2:
        return _("{first} and {second}").format(first=known[0], second=known[1])
    return _("{first} et al.").format(first=families[0])


def _short_title(title: str) -> str:
    # "owner/name README (commit ...)" is known by its middle.
    bare = _OWNER.sub("", title.partition(" (")[0])
    if len(bare) <= _LONGEST_TITLE:
        return bare
    return bare[:_LONGEST_TITLE].rsplit(" ", 1)[0].rstrip(" ,:;–-") + "…"


def value_text(score: Score) -> str:
    """The value with the digits its source prints, without the unit.

    A printed value on another scale (0.4988 for 49.88) is shown as converted.
    """
    if score.printed is not None and _is_number(score.printed, score.value):
        return score.printed
    return f"{score.value:.2f}" if score.unit in ("%", "points") else f"{score.value:g}"


def _is_number(printed: str, value: float) -> bool:
    try:
        return abs(float(printed) - value) < 1e-9
    except ValueError:
        return False


def _method_cells(protocol: Protocol) -> list[ProtocolCell]:
    if protocol.method == "unstated" and protocol.shots is None:
        return [ProtocolCell("method", _("protocol not stated"), stated=False)]
    method = ProtocolCell("method", method_label(protocol.method), protocol.method != "unstated")
    if protocol.shots is None and protocol.method in ("judge", "fine-tuned"):
        cells = [method]
    else:
        stated = protocol.shots is not None
        cells = [method, ProtocolCell("shots", shots_label(protocol.shots), stated)]
    if protocol.method == "judge" and protocol.judge is None:
        cells.append(ProtocolCell("judge", _("judge not stated"), stated=False))
    return cells


def _version_label(version: str) -> str:
    if version[:1].isdigit():
        return _("version {version}").format(version=version)
    return printed_word(version)


def _number(protocol: Protocol, part: str) -> str:
    """The bare number of a version, which stands for it where there is little room."""
    version = protocol.version if part == "version" else None
    return version if version is not None and version[:1].isdigit() else ""
