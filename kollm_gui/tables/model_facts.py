"""The facts grid of a model: every value with its unit, remark and citations."""

from collections.abc import Sequence
from dataclasses import dataclass

from msgspec.structs import replace

from kollm_gui.catalogue.records import Citation, Corpus, LanguageModel, corpus_leaves
from kollm_gui.i18n import _, ngettext
from kollm_gui.scaling.chinchilla import share_of_optimum
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell, billions, text_cell, unknown, withheld
from kollm_gui.tables.model_cells import (
    base_label,
    category_label,
    compute_cell,
    family_label,
    organization_label,
    params_cell,
    per_parameter_cell,
)
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.sheet import Fact


def model_facts(row: ModelRow) -> tuple[Fact, ...]:
    """All facts of a model in reading order; what is not known says so.

    Where the reader's own value lies over the catalogue's, the fact names that one too, and
    no source, since the sources do not say what the reader does.
    """
    facts = _facts(row)
    bare = row.snapshot.original_models.get(row.slug)
    if bare is None:
        return facts
    told = {fact.key: fact.text for fact in _facts(replace(row, model=bare))}
    return tuple(
        _laid_over(fact, told.get(fact.key, _("not known")))
        if fact.key in row.model.overridden
        else fact
        for fact in facts
    )


def _facts(row: ModelRow) -> tuple[Fact, ...]:
    return (*_identity(row), *_size(row), *_training(row), *_shape(row), *_terms(row))


def _laid_over(fact: Fact, original: str) -> Fact:
    remark = _("yours; the catalogue says {value}").format(value=original)
    return replace(fact, remark=remark, citations=())


@dataclass(frozen=True, slots=True)
class CorpusTotal:
    """How much text of a language a model was trained on, and whether that is a sum of ours."""

    language: str
    size_gb: float
    summed: bool


def corpus_totals(model: LanguageModel) -> tuple[CorpusTotal, ...]:
    """What the model was trained on, by language.

    A recorded total is taken as it is; its parts are never added to it. Without one
    the parts that hold no further parts are added up, those without a size not counted.
    """
    totals = [row for row in model.corpora if row.role == "total" and not row.overlaps]
    if totals:
        return tuple(
            CorpusTotal(row.language, row.size_gb, summed=False)
            for row in totals
            if row.size_gb is not None
        )
    sums: dict[str, float] = {}
    for row in corpus_leaves(model.corpora):
        if row.size_gb is not None and row.role == "part":
            sums[row.language] = sums.get(row.language, 0.0) + row.size_gb
    return tuple(CorpusTotal(language, size_gb, summed=True) for language, size_gb in sums.items())


def corpus_citations(
    model: LanguageModel, rows: Sequence[Corpus] | None = None
) -> tuple[Citation, ...]:
    """The citations of corpus rows, or of the corpora as a whole where rows have none."""
    own = [citation for row in rows or () for citation in row.citations]
    return tuple(own) or model.cited("corpora")


def _identity(row: ModelRow) -> list[Fact]:
    model = row.model
    facts = [
        _text(row, "organization", _("Organization"), organization_label(row)),
        _text(row, "family", _("Family"), family_label(row)),
        _text(row, "category", _("Category"), category_label(row)),
        _text(row, "release", _("Released"), model.release.printed if model.release else None),
        _text(row, "stage", _("Stage"), words.word(words.STAGES, model.stage)),
    ]
    if model.origin == "own":
        facts.append(Fact("origin", _("Entered by"), Cell(_("you"))))
    return facts


def _size(row: ModelRow) -> list[Fact]:
    model = row.model
    remark = words.word(words.ARCHITECTURES, model.architecture)
    facts = [_fact(row, "params_b", _("Parameters"), params_cell(row), remark)]
    if model.active_params_b is not None:
        cell = billions(model.active_params_b)
        facts.append(_fact(row, "active_params_b", _("Active parameters"), cell))
    return facts


def _training(row: ModelRow) -> list[Fact]:
    model = row.model
    kind = words.word(words.TOKENS_KINDS, model.tokens_kind)
    facts: list[Fact] = []
    if model.tokens_b is not None:
        cell = billions(model.tokens_b)
        facts.append(_fact(row, "tokens_b", _("Training tokens"), cell, kind))
    elif model.added_tokens_b is None:
        cell = withheld() if row.tokens_withheld else unknown()
        facts.append(_fact(row, "tokens_b", _("Training tokens"), cell))
    if model.added_tokens_b is not None:
        cell = billions(model.added_tokens_b, prefix="+")
        facts.append(_fact(row, "added_tokens_b", _("Added tokens"), cell, kind))
    facts += _budget(row)
    facts += [_corpus_fact(model, total) for total in corpus_totals(model)]
    return facts


def _budget(row: ModelRow) -> list[Fact]:
    ratio, params_b, tokens_b = row.tokens_per_parameter, row.trained_params_b, row.model.tokens_b
    if ratio is None or params_b is None or tokens_b is None:
        return []
    share = share_of_optimum(params_b, tokens_b)
    shown = f"{share:,.0f}" if share >= 10 else f"{share:.2g}"
    active = row.model.architecture == "moe"
    remark = (
        _("{share} × Chinchilla, by active parameters") if active else _("{share} × Chinchilla")
    )
    return [
        Fact(
            "tokens_per_parameter",
            _("Tokens per parameter"),
            per_parameter_cell(row),
            remark.format(share=shown),
            derived=True,
        ),
        Fact("compute", _("Training compute"), compute_cell(row), _("by C = 6ND"), derived=True),
    ]


def _corpus_fact(model: LanguageModel, total: CorpusTotal) -> Fact:
    language = words.language_label(total.language)
    rows = [row for row in model.corpora if row.role == "total" and row.language == total.language]
    return Fact(
        "corpora",
        _("Training corpus"),
        Cell(f"{total.size_gb:,.4g}", unit="GB"),
        _("{language}, sum of the parts listed").format(language=language)
        if total.summed
        else language,
        () if total.summed else corpus_citations(model, rows),
        derived=total.summed,
    )


def _shape(row: ModelRow) -> list[Fact]:
    model = row.model
    facts = [
        _count(row, "context", _("Context length"), model.context, _("tokens")),
        _count(row, "vocab", _("Vocabulary"), model.vocab, _("entries")),
    ]
    if model.vocab_added is not None or model.vocab_base is not None:
        facts.append(_vocabulary_growth(row))
    if model.layers is not None or model.hidden is not None:
        layers = "–" if model.layers is None else f"{model.layers}"
        hidden = "–" if model.hidden is None else f"{model.hidden:,}"
        citations = (*model.cited("layers"), *model.cited("hidden"))
        cell = Cell(f"{layers} × {hidden}")
        facts.append(Fact("layers", _("Layers × width"), cell, citations=citations))
    names = ", ".join(words.language_label(code) for code in model.languages)
    facts.append(_text(row, "languages", _("Languages"), names or None, _language_count(model)))
    if model.korean_support is not None:
        support = words.word(words.KOREAN_SUPPORT, model.korean_support)
        facts.append(_text(row, "korean_support", _("Korean support"), support))
    if model.hardware is not None:
        facts.append(_text(row, "hardware", _("Hardware"), model.hardware_told))
    if model.gpu_hours is not None:
        facts.append(_count(row, "gpu_hours", _("GPU hours"), model.gpu_hours, ""))
    return facts


def _vocabulary_growth(row: ModelRow) -> Fact:
    model = row.model
    added = "–" if model.vocab_added is None else f"+{model.vocab_added:,}"
    remark = None
    if model.vocab_base is not None:
        remark = _("to {base} of the base model").format(base=f"{model.vocab_base:,}")
    citations = (*model.cited("vocab_added"), *model.cited("vocab_base"))
    return Fact("vocab_added", _("Added vocabulary"), Cell(added), remark, citations)


def _language_count(model: LanguageModel) -> str | None:
    if model.languages_count is None or model.languages_count == len(model.languages):
        return None
    count = model.languages_count
    return ngettext("{count} language", "{count} languages", count).format(count=count)


def _terms(row: ModelRow) -> list[Fact]:
    model = row.model
    facts = [_base_fact(row)] if model.base_model or _from_scratch(model) else []
    if model.merge_parents:
        models = row.snapshot.models
        parents = [models[slug].label if slug in models else slug for slug in model.merge_parents]
        facts.append(_text(row, "merge_parents", _("Merged from"), ", ".join(parents)))
    record = row.license
    told = model.license_printed if record is None else record.told(model.license_printed)
    remark = words.word(words.COMMERCIAL, record.commercial) if record is not None else None
    facts += [
        _text(row, "license", _("Licence"), told, remark),
        _text(row, "access", _("Access"), words.word(words.ACCESS, model.access)),
    ]
    if model.hf_id is not None:
        facts.append(_text(row, "hf_id", _("Hugging Face id"), model.hf_id))
    return facts


def _base_fact(row: ModelRow) -> Fact:
    model = row.model
    if model.base_model is None:
        cell = Cell(_("none, trained from scratch"), tone="quiet")
        return Fact("base_model", _("Base model"), cell)
    relation = ", ".join(words.word(words.RELATIONS, part) or part for part in model.relation)
    return _text(row, "base_model", _("Base model"), base_label(row), relation or None)


def _from_scratch(model: LanguageModel) -> bool:
    # The category's definition says so for its base models; of others it is not recorded.
    return (
        model.category == "korean-centric"
        and model.stage == "base"
        and not model.relation
        and not model.minimal
    )


def _text(row: ModelRow, key: str, label: str, text: str | None, remark: str | None = None) -> Fact:
    return _fact(row, key, label, text_cell(text), remark if text else None)


def _count(row: ModelRow, key: str, label: str, number: int | None, unit: str) -> Fact:
    cell = unknown() if number is None else Cell(f"{number:,}", unit=unit)
    return _fact(row, key, label, cell)


def _fact(row: ModelRow, key: str, label: str, cell: Cell, remark: str | None = None) -> Fact:
    remark = remark if cell.tone in ("known", "quiet") else None
    return Fact(key, label, cell, remark, row.model.cited(key), flagged=row.disputes(key))
