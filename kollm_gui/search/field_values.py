"""What each searchable field says of a model."""

from collections.abc import Callable, Mapping
from datetime import date

from kollm_gui.catalogue.records import LanguageModel, PartialDate
from kollm_gui.comparing.protocol import protocols_of, reference_protocol
from kollm_gui.comparing.shown import shown_scores
from kollm_gui.library.size_classes import SIZE_CLASSES, size_rank
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.scaling import chinchilla

ReadTexts = Callable[[Snapshot, LanguageModel], tuple[str, ...]]
ReadNumber = Callable[[Snapshot, LanguageModel], float | None]
Withheld = Callable[[LanguageModel], bool]
ReadDate = Callable[[Snapshot, LanguageModel], PartialDate | None]

# Codes of the languages that models name most, with what people call them.
LANGUAGE_NAMES: Mapping[str, tuple[str, ...]] = {
    "ar": ("Arabic", "아랍어"),
    "bn": ("Bengali", "벵골어"),
    "code": ("program code", "코드"),
    "cs": ("Czech", "체코어"),
    "de": ("German", "독일어"),
    "en": ("English", "영어"),
    "es": ("Spanish", "스페인어"),
    "fa": ("Persian", "페르시아어"),
    "fr": ("French", "프랑스어"),
    "hi": ("Hindi", "힌디어"),
    "id": ("Indonesian", "인도네시아어"),
    "it": ("Italian", "이탈리아어"),
    "ja": ("Japanese", "일본어"),
    "ko": ("Korean", "한국어"),
    "multilingual": ("many languages", "다국어"),
    "nl": ("Dutch", "네덜란드어"),
    "pl": ("Polish", "폴란드어"),
    "pt": ("Portuguese", "포르투갈어"),
    "ru": ("Russian", "러시아어"),
    "th": ("Thai", "태국어"),
    "tr": ("Turkish", "튀르키예어", "터키어"),
    "vi": ("Vietnamese", "베트남어"),
    "zh": ("Chinese", "중국어"),
}


def names(_snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """All the model is called."""
    return _told(*model.labels, model.slug, model.hf_id, *model.aliases)


def organizations(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """Who made it, in each spelling."""
    found = snapshot.organization_of(model)
    if found is None:
        return _told(model.organization)
    return _told(found.slug, found.name, found.name_ko, *found.spoken)


def families(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """Its line, in each spelling."""
    found = snapshot.families.get(model.family)
    if found is None:
        return _told(model.family)
    return _told(found.slug, found.name, found.name_ko, *found.spoken)


def licenses(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The terms of the weights: names, the SPDX name and the words its maker prints."""
    found = snapshot.license_of(model)
    if found is None:
        return _told(model.license_printed)
    return _told(found.slug, found.spdx, found.name, found.name_ko, model.license_printed)


def techniques(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The techniques by slug and in both languages."""
    found: list[str | None] = []
    for slug in model.techniques:
        technique = snapshot.techniques.get(slug)
        found.append(slug)
        if technique is not None:
            found += [technique.name_en, technique.name_ko]
    return _told(*found)


def languages(_snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The languages by code and in both languages."""
    return tuple(text for code in model.languages for text in (code, *LANGUAGE_NAMES.get(code, ())))


def bases(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The models that it was made of, by all their names."""
    found: list[str] = []
    for slug in (model.base_model, *model.merge_parents):
        if slug is not None:
            base = snapshot.models.get(slug)
            found += (slug,) if base is None else names(snapshot, base)
    return tuple(found)


def notes(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """What the catalogue remarks, in both languages, and the person's own notes."""
    own = snapshot.mine.notes.get(model.slug, ())
    return _told(model.note_en, model.note_ko, *(note.text for note in own))


def tags(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The tags that the person put on it."""
    return tuple(tag.name for tag in snapshot.mine.tags_by_model.get(model.slug, ()))


def collections(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The person's collections that hold it, of those made by hand."""
    return snapshot.mine.collections_by_model.get(model.slug, ())


def reading(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """How far the person has read about it."""
    return (snapshot.mine.reading(model.slug).status,)


def rating(snapshot: Snapshot, model: LanguageModel) -> float | None:
    """The person's own stars, 1 to 5."""
    return snapshot.mine.reading(model.slug).rating


def mine(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """Whether the person keeps anything about it."""
    return ("yes" if model.slug in snapshot.mine.subjects else "no",)


def commercial_use(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """Whether the licence allows it; nothing where that is not known."""
    found = snapshot.license_of(model)
    return () if found is None or found.commercial == "unknown" else (found.commercial,)


def size_classes(_snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The class of size; nothing where the size is not known."""
    return () if model.params_b is None else (SIZE_CLASSES[size_rank(model.params_b)].slug,)


def provenances(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """Who measured the scores; rows that repeat another count nowhere."""
    rows = snapshot.scores_by_model.get(model.slug, ())
    return tuple(dict.fromkeys(row.provenance for row in rows if row.copy_of is None))


def tokens_per_parameter(_snapshot: Snapshot, model: LanguageModel) -> float | None:
    """Pretraining tokens for each parameter, or active parameter of a mixture of experts."""
    params_b = model.active_params_b if model.architecture == "moe" else model.params_b
    if params_b is None or model.tokens_b is None:
        return None
    return chinchilla.tokens_per_parameter(params_b, model.tokens_b)


def scores_of(snapshot: Snapshot, benchmark: str) -> Mapping[str, float]:
    """The shown value of each model under one protocol, the same for all of them.

    It is the benchmark's reference protocol, or where none is named the widest one,
    as ``kollm scores`` lists it.
    """
    rows = snapshot.scores_by_benchmark.get(benchmark, ())
    protocol = reference_protocol(snapshot.benchmarks[benchmark])
    if protocol is None:
        covered = [found.protocol for found in protocols_of(rows, benchmark)]
        if not covered:
            return {}
        protocol = min(covered, key=lambda found: found.subset != "overall")
    found = shown_scores(rows, protocol, snapshot.sources)
    return {model: shown.value for model, shown in found.items()}


def release(_snapshot: Snapshot, model: LanguageModel) -> PartialDate | None:
    """The release as precise as its source."""
    return model.release


def days(found: PartialDate) -> tuple[date, date]:
    """The first and the last day that a date may mean."""
    return found.date_from, found.date_to


def _told(*texts: str | None) -> tuple[str, ...]:
    return tuple(text for text in texts if text)
