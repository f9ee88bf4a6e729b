"""The corpora of a model: a table whose total is never added to its parts, and its languages."""

from collections import defaultdict
from collections.abc import Sequence

from kollm_gui.catalogue.records import Corpus, LanguageModel, corpus_leaves
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import billions
from kollm_gui.tables.language_mix import (
    NEGLIGIBLE,
    LanguageMix,
    language_mix,
    shares_conflict,
)
from kollm_gui.tables.model_facts import corpus_totals
from kollm_gui.tables.model_row import model_rows
from kollm_gui.ui.details.content import CorporaBody, CorpusLine, MixPart, Section
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_sources import Numbering


def corpora_section(
    snapshot: Snapshot, model: LanguageModel, numbering: Numbering, disputes: Disputes
) -> Section:
    """The table and the strip, or the sentence that nothing is disclosed."""
    quarrels = disputes.about_field("corpora")
    if not model.corpora:
        withheld = model_rows(snapshot, [model.slug])[0].tokens_withheld
        body = CorporaBody(
            sentence=_without(snapshot, model, withheld=withheld),
            withheld=withheld or model.tokens_b is not None or model.added_tokens_b is not None,
            disagreements=quarrels,
        )
        return Section("corpora", body)
    citations = [
        *model.cited("corpora"),
        *(citation for row in model.corpora for citation in row.citations),
    ]
    mix = language_mix(model.corpora)
    body = CorporaBody(
        lines=(*_sums(model), *(_line(row, depth) for row, depth in _ordered(model.corpora))),
        mix=() if mix is None else _parts(mix),
        mix_remark=_mix_remark(model.corpora, mix),
        references=numbering.references(citations),
        disagreements=quarrels,
    )
    return Section("corpora", body)


def _parts(mix: LanguageMix) -> tuple[MixPart, ...]:
    # Korean first, because that is what a reader of this catalogue looks for.
    ordered = sorted(mix.shares.items(), key=lambda pair: (pair[0] != "ko", -pair[1]))
    parts = [MixPart(code, words.language_label(code), share) for code, share in ordered]
    if mix.rest > NEGLIGIBLE:
        parts.append(MixPart(None, _("rest not disclosed"), mix.rest))
    return tuple(parts)


def _mix_remark(corpora: Sequence[Corpus], mix: LanguageMix | None) -> str:
    if mix is None:
        if shares_conflict(corpora):
            return _("The shares add up to more than the whole, so no strip is drawn.")
        return ""
    return {
        "share": _("shares as published"),
        "tokens": _("shares by tokens"),
        "size": _("shares by size"),
        "total": "",
    }[mix.basis]


def _ordered(corpora: Sequence[Corpus]) -> list[tuple[Corpus, int]]:
    """Totals first with their parts under them, then the other rows, pools last."""
    parts: defaultdict[str | None, list[Corpus]] = defaultdict(list)
    for row in corpora:
        parts[row.part_of].append(row)
    names = {row.name for row in corpora}
    found: list[tuple[Corpus, int]] = []

    def put(row: Corpus, depth: int) -> None:
        found.append((row, depth))
        for part in parts[row.name]:
            if part is not row and depth < 4:
                put(part, depth + 1)

    tops = [row for row in corpora if row.part_of is None or row.part_of not in names]
    ranks = {"total": 0, "part": 1, "stage": 1, "pool": 2}
    for row in sorted(tops, key=lambda row: ranks[row.role]):
        put(row, 0)
    return found


def _sums(model: LanguageModel) -> list[CorpusLine]:
    """What the listed parts come to, where no total is published and there are parts to add."""
    parts = [row for row in corpus_leaves(model.corpora) if row.size_gb is not None]
    if len(parts) < 2:
        return []
    return [
        CorpusLine(
            name=_("Sum of the parts listed"),
            language=words.language_label(total.language),
            size=f"{total.size_gb:,.4g}",
            tokens=None,
            share=None,
            public=None,
            role="total",
            remark=_("derived"),
        )
        for total in corpus_totals(model)
        if total.summed
    ]


def _line(row: Corpus, depth: int) -> CorpusLine:
    remarks = [words.word(words.ROLES, row.role) if row.role in ("pool", "stage") else None]
    if row.overlaps:
        remarks.append(_("overlaps other parts"))
    return CorpusLine(
        name=row.label,
        language=words.language_label(row.language),
        size=None if row.size_gb is None else f"{row.size_gb:,g}",
        tokens=None if row.tokens_b is None else billions(row.tokens_b).text.replace(" ", "\u00a0"),
        share=None if row.share is None else percent(row.share),
        public=row.public,
        role=row.role,
        remark=" · ".join(remark for remark in remarks if remark),
        depth=depth,
    )


def percent(share: float) -> str:
    """A share as a person reads it: 79 %, 0.06 %, 33.3 %."""
    return f"{share * 100:.3g}\u00a0%"


def _without(snapshot: Snapshot, model: LanguageModel, *, withheld: bool) -> str:
    base = snapshot.models.get(model.base_model) if model.base_model else None
    if base is not None and base.corpora and model.stage != "base":
        return _("Not recorded for this model; its base {name} has a list.").format(name=base.label)
    if withheld:
        return _("Not disclosed: the maker names neither a corpus nor a token count.")
    if model.tokens_b is not None or model.added_tokens_b is not None:
        return _("Not disclosed: the sources give a token count, but no corpus.")
    return _("Not known: no source that was read names a corpus.")
