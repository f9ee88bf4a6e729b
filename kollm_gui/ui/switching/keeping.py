"""Keeps the count of a file as a score of one's own, under a model that the person names."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kollm_gui.charts.switching_rows import BENCHMARK, OWN
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.switching.rules import RULES
from kollm_gui.switching.tally import Tally
from kollm_gui.ui.own.form import FormField
from kollm_gui.userdata.journal import new_id, now
from kollm_gui.userdata.records import ImportRun, OwnScore


@dataclass(frozen=True, slots=True)
class Kept:
    """What is written: a run, and its one score."""

    run: ImportRun
    score: OwnScore


def fields() -> tuple[FormField, ...]:
    """What is asked: whose answers these are, and a remark."""
    return (
        FormField("model", _("Model"), hint=_("its slug, such as llama-3.1-8b"), is_model=True),
        FormField("note", _("Remark"), lines=3),
    )


def values(tally: Tally, snapshot: Snapshot) -> dict[str, str]:
    """What the form begins with: the model where the file names one that is known."""
    return {"model": _known(tally.model, snapshot) or "", "note": ""}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a tally comes from: the file, its hash, and the rules it was counted under."""

    file: Path
    sha256: str
    rules: frozenset[str]


def kept(tally: Tally, source: Source, told: Mapping[str, str], snapshot: Snapshot) -> Kept:
    """The run and score of a tally, counted as the catalogue counts, of all answers.

    Raises:
        UserError: no such model.
    """
    model = _known(told["model"].strip(), snapshot)
    if model is None:
        sentence = _("There is no model “{name}”; add it first, with File → Add a model of mine.")
        raise UserError(sentence.format(name=told["model"].strip()))
    hits = tally.after_hangul["han"]
    in_order = [rule.key for rule in RULES if rule.key in source.rules]
    run = ImportRun(
        new_id(),
        source.file.name,
        source.sha256,
        now(),
        "switching",
        model_printed=tally.model or None,
        settings={"rules": in_order},
    )
    score = OwnScore(
        model,
        BENCHMARK,
        100 * hits / tally.answers,
        run=run.id,
        subset=OWN,
        metric="share_with_han",
        method="generation",
        mode="without " + ", ".join(in_order) if in_order else None,
        harness="KoLLM",
        hits=hits,
        n=tally.answers,
        n_hangul=tally.with_hangul,
        note=told["note"].strip() or None,
    )
    return Kept(run, score)


def sha256_of(file: Path) -> str:
    """The hash of a file's bytes, hexadecimal.

    Raises:
        UserError: the file cannot be read any more.
    """
    try:
        with file.open("rb") as raw:
            return hashlib.file_digest(raw, "sha256").hexdigest()
    except OSError as error:
        sentence = _("{file} cannot be read ({reason}); check that it exists and is yours.")
        raise UserError(sentence.format(file=file, reason=error.strerror or error)) from error


def _known(name: str, snapshot: Snapshot) -> str | None:
    """The slug of the model with this slug, name or Hugging Face id."""
    if name in snapshot.models:
        return name
    wanted = name.casefold()
    return next(
        (
            model.slug
            for model in snapshot.models.values()
            if wanted and wanted in (name.casefold() for name in (*model.labels, model.hf_id or ""))
        ),
        None,
    )
