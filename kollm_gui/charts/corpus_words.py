"""What the chart of corpora says in words: hover texts, note, summary and data table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.attribution import sources_of
from kollm_gui.charts.corpus_rows import Kind, Reason, Row
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.numbers import NO_BREAK
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.tables.language_mix import NEGLIGIBLE
from kollm_gui.tables.words import language_label

_KINDS: Mapping[Kind, str] = {
    "ko": N_("Korean"),
    "en": N_("English"),
    "code": N_("program code"),
    "other": N_("other or several languages"),
    "rest": N_("rest not disclosed"),
}
_BASES: Mapping[str, str] = {
    "share": N_("shares as published"),
    "tokens": N_("shares by tokens"),
    "size": N_("shares by size"),
    "total": N_("all of it, by the language of the total"),
}
_REASONS: Mapping[Reason, str] = {
    "conflict": N_("the shares add up to more than the whole"),
    "stages": N_("shares of single stages only"),
    "no-amounts": N_("no shares, tokens or sizes"),
    "not-listed": N_("no corpus named"),
    "copy": N_("the same as its base"),
}
_AS_PRINTED = frozenset({"non-English (30+)"})  # a source's words, which files keep
_HEADER = ("slug", "name", "category", "language", "share", "basis", "source", "drawn", "reason")


def kind_text(kind: Kind) -> str:
    """A part of a bar in words."""
    return _(_KINDS[kind])


def percent(share: float) -> str:
    """A share as a person reads it: 79 %, 0.06 %, 33.3 %."""
    return f"{share * 100:.3g}{NO_BREAK}%"


def korean_text(row: Row) -> str:
    """What stands beside a bar: how much of the text is Korean, where that is told."""
    share = row.parts.get("ko")
    if share is not None:
        return percent(share)
    return "–"


def tooltip(row: Row) -> tuple[str, ...]:
    """The lines of the hover text, the name first; every language as it is published."""
    lines = [row.model.label]
    for code, share in row.mix.shares.items():
        told = percent(share)
        lines.append(_("{language}: {share}").format(language=language_label(code), share=told))
    if row.mix.rest > NEGLIGIBLE:
        told = percent(row.mix.rest)
        lines.append(_("{language}: {share}").format(language=kind_text("rest"), share=told))
    return (*lines, _(_BASES[row.mix.basis]))


def empty_sentence(count: int) -> str:
    """Why nothing is drawn."""
    if not count:
        return _("No model is left to draw; change the search or clear it.")
    return ngettext(
        "For this {count} model it is not known which languages its training text is in.",
        "For none of these {count} models is it known which languages its training text is in.",
        count,
    ).format(count=f"{count:,}")


def note_text(rows: Sequence[Row], others: Mapping[str, Reason], *, left_out: int) -> str:
    """One paragraph: what a bar means, and what is not drawn."""
    parts = [
        _("The number beside a bar is the Korean share; a dash: not told apart or not disclosed.")
    ]
    if any("rest" in row.parts for row in rows):
        parts.append(_("Hatched: of this rest no language is disclosed."))
    count = Counter(others.values())
    if count["conflict"]:
        text = ngettext(
            "The shares of {count} model add up to more than the whole and are not drawn.",
            "The shares of {count} models add up to more than the whole and are not drawn.",
            count["conflict"],
        )
        parts.append(text.format(count=count["conflict"]))
    if count["copy"]:
        text = ngettext(
            "{count} tuned copy has the mix of its base and is left out.",
            "{count} tuned copies have the mix of their bases and are left out.",
            count["copy"],
        )
        parts.append(text.format(count=count["copy"]))
    if count["not-listed"]:
        text = ngettext(
            "Of {count} model no corpus is named.",
            "Of {count} models no corpus is named.",
            count["not-listed"],
        )
        parts.append(text.format(count=count["not-listed"]))
    if left_out:
        text = ngettext(
            "{count} further model is left out.", "{count} further models are left out.", left_out
        )
        parts.append(text.format(count=f"{left_out:,}"))
    return " ".join(parts)


def summary_text(rows: Sequence[Row], others: Mapping[str, Reason]) -> str:
    """The chart told to someone who does not see it."""
    korean = [row for row in rows if row.parts.get("ko")]
    only = [row for row in korean if row.parts["ko"] > 1 - NEGLIGIBLE]
    parts = [
        ngettext(
            "Shares of languages in the training text of {count} model, as stacked bars.",
            "Shares of languages in the training text of {count} models, as stacked bars.",
            len(rows),
        ).format(count=f"{len(rows):,}"),
        ngettext(
            "{count} of them is Korean only.", "{count} of them are Korean only.", len(only)
        ).format(count=f"{len(only):,}"),
    ]
    mixed = [row for row in korean if row.parts["ko"] <= 1 - NEGLIGIBLE]
    if mixed:
        told = "; ".join(f"{row.model.label} {percent(row.parts['ko'])}" for row in mixed[:8])
        parts.append(_("Korean share of mixed ones: {list}.").format(list=told))
    unknown = sum(1 for reason in others.values() if reason != "copy")
    if unknown:
        text = ngettext(
            "Of {count} model no shares are known.",
            "Of {count} models no shares are known.",
            unknown,
        )
        parts.append(text.format(count=f"{unknown:,}"))
    return " ".join(parts)


def data_table(
    drawn: Sequence[Row],
    left_out: Sequence[Row],
    listed: Sequence[LanguageModel],
    others: Mapping[str, Reason],
) -> DataTable:
    """One row a language of a model, the drawn ones first, and why the others are not."""
    rows: list[tuple[str | float | int | None, ...]] = []
    for group, told in ((drawn, _("yes")), (left_out, _("no"))):
        for row in group:
            rows += _language_rows(row, told)
    for model in listed:
        about = (model.slug, model.name, model.category)
        reason = _(_REASONS[others[model.slug]])
        rows.append((*about, None, None, None, _source(model), _("no"), reason))
    keys = tuple(str(row[0]) for row in rows)
    return DataTable(_HEADER, tuple(rows), keys, titles_of(_HEADER))


def _language_rows(row: Row, drawn: str) -> list[tuple[str | float | int | None, ...]]:
    about = (row.model.slug, row.model.name, row.model.category)
    basis, source = _(_BASES[row.mix.basis]), _source(row.model)
    shares = [
        (code if code in _AS_PRINTED else language_label(code), share)
        for code, share in row.mix.shares.items()
    ]
    if row.mix.rest > NEGLIGIBLE:
        shares.append((kind_text("rest"), row.mix.rest))
    return [(*about, name, share, basis, source, drawn, "") for name, share in shares]


def _source(model: LanguageModel) -> str | None:
    found = dict.fromkeys(sources_of([model], ("corpora",)))
    for corpus in model.corpora:
        found.update(dict.fromkeys(each.source for each in corpus.citations if each.source))
    return " ".join(found) or None
