"""Which format a file has, told by its content, and the reader of each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.importers import (
    every_eval_ever,
    hret,
    item_table,
    lm_eval,
    model_card,
    samples,
    score_table,
    sound_json,
)
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import ParsedRun
from kollm_gui.importers.rows import heading_of
from kollm_gui.importers.source import Source

FORMATS: Final[Mapping[str, str]] = {
    "lm-eval-0.4": N_("lm-evaluation-harness 0.4, results"),
    "lm-eval-0.3": N_("lm-evaluation-harness 0.3, results"),
    "lm-eval-samples": N_("lm-evaluation-harness, samples"),
    "hret": N_("HRET, output"),
    "every-eval-ever": N_("Every Eval Ever, record"),
    "model-index": N_("Hugging Face model card"),
    "item-csv": N_("CSV, one row for each question"),
    "csv": N_("CSV, scores"),
}
# What a folder is searched for; a file that is named is read whatever its ending.
SUFFIXES: Final = (".json", ".jsonl", ".ndjson", ".md", ".csv", ".tsv")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the person says of the files: their format, and the columns of a generic CSV."""

    format: str | None = None
    columns: Mapping[str, str] | None = None  # part → heading


def read(
    source: Source, names: Names, wanted: Wanted | None = None
) -> tuple[str, tuple[ParsedRun, ...]]:
    """The format's key and the runs of a file.

    Raises:
        UserError: the file has none of the formats, not the one that is wanted, or is not sound.
    """
    told = wanted or Wanted()
    start = source.head.removeprefix(b"\xef\xbb\xbf").lstrip()
    if told.format is None:
        return _detected(source, start, names, told)
    if told.format == "lm-eval-samples":
        return told.format, (samples.read(source, names),)
    if told.format == "model-index":
        return told.format, model_card.read(source, names)
    if told.format in ("item-csv", "csv"):
        heading = heading_of(source)
        if told.format == "item-csv" and item_table.looks_like(heading):
            return told.format, (item_table.read(source, heading, names),)
        if told.format == "csv":
            return told.format, score_table.read(source, heading, names, told.columns)
        raise _not_of(source, told.format)
    found, runs = _of_json(source, names)
    if found != told.format:
        raise _not_of(source, told.format)
    return found, runs


def _detected(
    source: Source, start: bytes, names: Names, wanted: Wanted
) -> tuple[str, tuple[ParsedRun, ...]]:
    suffix = source.path.suffix.lower()
    if start.startswith(b"---") or suffix == ".md":
        return "model-index", model_card.read(source, names)
    if start.startswith((b"{", b"[")) or suffix in (".json", ".jsonl", ".ndjson"):
        if _is_samples(source):
            return "lm-eval-samples", (samples.read(source, names),)
        return _of_json(source, names)
    heading = heading_of(source)
    if len(heading) < 2:
        raise _unknown(source)
    if wanted.columns is None and item_table.looks_like(heading):
        return "item-csv", (item_table.read(source, heading, names),)
    return "csv", score_table.read(source, heading, names, wanted.columns)


def _is_samples(source: Source) -> bool:
    """Whether the first line is an object of its own, such as a sample."""
    if source.path.suffix.lower() in (".jsonl", ".ndjson"):
        return True
    first = next((line for _number, line in source.lines()), None)
    if first is None or not first.strip().endswith("}"):
        return False
    try:
        return samples.looks_like(sound_json.members(sound_json.loads(first)))
    except sound_json.UnsoundError:
        return False


def _of_json(source: Source, names: Names) -> tuple[str, tuple[ParsedRun, ...]]:
    content = sound_json.load(source)
    read: Callable[[sound_json.Object, Names], ParsedRun]
    harness = lm_eval.version_of(content)
    if harness is not None:
        found, read = f"lm-eval-{harness}", lm_eval.read
    elif hret.looks_like(content):
        found, read = "hret", hret.read
    elif every_eval_ever.looks_like(content):
        found, read = "every-eval-ever", every_eval_ever.read
    else:
        raise _unknown(source)
    return found, (read(content, names),)


def _unknown(source: Source) -> UserError:
    sentence = _("{file} has none of the formats that KoLLM imports: {known}.")
    known = "; ".join(_(label) for label in FORMATS.values())
    return UserError(sentence.format(file=source.name, known=known))


def _not_of(source: Source, wanted: str) -> UserError:
    sentence = _("{file} is no file of the format “{format}”.")
    return UserError(sentence.format(file=source.name, format=wanted))
