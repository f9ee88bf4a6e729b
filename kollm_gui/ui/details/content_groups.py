"""The pages of families, categories and organizations: what they are and which models they hold."""

from collections.abc import Iterable

from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.catalogue.records import CategoryText, Family, LanguageModel, Organization
from kollm_gui.citing.entry import sources_of_family
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import Tone
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.models import params_cell, tokens_cell
from kollm_gui.ui.details.content import (
    Badge,
    Details,
    Fact,
    FactsBody,
    ModelLine,
    ModelsBody,
    ModelsGroup,
    Section,
)
from kollm_gui.ui.details.content_notes import note_of, notes_section
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Note


def family_details(snapshot: Snapshot, family: Family) -> Details:
    """A family: its note, its makers and its models, the newest first."""
    numbering = Numbering(snapshot)
    models = [model for model in snapshot.models.values() if model.family == family.slug]
    makers = {model.organization for model in models if model.organization is not None}
    maker = None
    if len(makers) == 1:
        organization = snapshot.organizations.get(next(iter(makers)))
        if organization is not None:
            maker = ModelLine(f"organization/{organization.slug}", organization.label)
    note = note_of(None, family.note_en, family.note_ko, family.citations, numbering)
    if note is None and all(model.minimal for model in models):
        note = Note(None, known_by_name(models))
    sections = [listed_models(snapshot, models)]
    if note is not None:
        sections.insert(0, notes_section([note]))
        sections.append(numbering.section())
    names = [family.name_ko] if family.name_ko and family.name_ko != family.name else []
    return Details(
        key=f"family/{family.slug}",
        title=family.label,
        detail=" · ".join((*names, counted(models))),
        maker=maker,
        badges=tuple(_category_badges(snapshot, models)),
        sections=tuple(sections),
        copies=((_("Copy name"), family.name),),
        cites=tuple(source.slug for source in sources_of_family(snapshot, family.slug)),
    )


def category_details(snapshot: Snapshot, category: CategoryText) -> Details:
    """A category: its definition and its families with their counts."""
    models = [model for model in snapshot.models.values() if model.category == category.slug]
    families: dict[str, list[LanguageModel]] = {}
    for model in models:
        families.setdefault(model.family, []).append(model)
    lines = [
        ModelLine(
            f"family/{slug}",
            snapshot.families[slug].label if slug in snapshot.families else slug,
            category.slug,
            counted(members),
            muted=all(member.minimal for member in members),
        )
        for slug, members in sorted(families.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    ]
    count = ngettext("{count} family", "{count} families", len(families))
    count = count.format(count=f"{len(families):,}")
    group = ModelsGroup("families", "", tuple(lines), 24)
    return Details(
        key=f"category/{category.slug}",
        title=category.label,
        detail=f"{counted(models)} · {count}",
        badges=(Badge(_("category"), "category", category=category.slug),),
        sections=(
            replace(notes_section([Note(None, category.definition)]), heading=_("Definition")),
            Section("facts", FactsBody(_category_facts(snapshot, models))),
            Section("models", ModelsBody((group,)), heading=_("Families")),
        ),
        copies=((_("Copy name"), category.label),),
        category=category.slug,
    )


def organization_details(snapshot: Snapshot, organization: Organization) -> Details:
    """An organization: what it is and its models by family."""
    models = [m for m in snapshot.models.values() if m.organization == organization.slug]
    kind = words.word(words.ORGANIZATION_KINDS, organization.kind)
    country = words.word(words.COUNTRIES, organization.country)
    other_name = i18n.pick(organization.name_ko, organization.name)
    facts = [
        Fact("kind", _("Kind"), kind or _("not known"), tone=_tone(kind)),
        Fact("country", _("Country"), country or _("not known"), tone=_tone(country)),
    ]
    if other_name and other_name != organization.label:
        facts.insert(0, Fact("name", _("Other name"), other_name))
    return Details(
        key=f"organization/{organization.slug}",
        title=organization.label,
        detail=counted(models),
        badges=tuple(_category_badges(snapshot, models)),
        sections=(Section("facts", FactsBody(tuple(facts))), listed_models(snapshot, models)),
        copies=((_("Copy name"), organization.label),),
    )


def _tone(known: str | None) -> Tone:
    return "known" if known else "unknown"


def _category_facts(snapshot: Snapshot, models: Iterable[LanguageModel]) -> tuple[Fact, ...]:
    rows = list(models)
    named = sum(model.minimal for model in rows)
    counts = (
        ("models", _("Models"), len(rows)),
        ("minimal", _("Known by name only"), named),
        ("open", _("With open weights"), sum(m.access == "open-weights" for m in rows)),
        (
            "tokens",
            _("With a token count"),
            sum(m.tokens_b is not None or m.added_tokens_b is not None for m in rows),
        ),
        ("scores", _("With a score"), sum(m.slug in snapshot.scores_by_model for m in rows)),
    )
    return tuple(Fact(key, label, f"{count:,}") for key, label, count in counts)


def counted(models: Iterable[LanguageModel]) -> str:
    """How many models, in words."""
    count = len(list(models))
    return ngettext("{count} model", "{count} models", count).format(count=f"{count:,}")


def _category_badges(snapshot: Snapshot, models: Iterable[LanguageModel]) -> list[Badge]:
    present = {model.category for model in models}
    return [
        Badge(text.label, "category", category=slug, tip=text.definition)
        for slug, text in snapshot.categories.items()
        if slug in present
    ]


def known_by_name(models: list[LanguageModel]) -> str:
    """What can be said of a family that only scores or lineages name."""
    return ngettext(
        "Only a score or a lineage names the model of this family; nothing else of it was read.",
        "Only scores or lineages name the models of this family; nothing else of them was read.",
        len(models),
    )


def _told_tokens(row: ModelRow) -> str:
    """The tokens, named where no size before them says that they are no size."""
    told = tokens_cell(row).text
    if row.model.params_b is not None or row.model.tokens_b is row.model.added_tokens_b is None:
        return told
    return _("{amount} tokens").format(amount=told)


def listed_models(snapshot: Snapshot, models: list[LanguageModel]) -> Section:
    """The models as links with date, size and tokens, the newest first, names alone last."""
    ordered = sorted(models, key=lambda model: model.name)
    ordered.sort(key=lambda model: model.release.printed if model.release else "", reverse=True)
    ordered.sort(key=lambda model: model.minimal)
    lines: list[ModelLine] = []
    for model, row in zip(
        ordered, model_rows(snapshot, [model.slug for model in ordered]), strict=True
    ):
        told = (
            model.release.printed if model.release else None,
            params_cell(row).text.replace(" ", "\u00a0") if model.params_b is not None else None,
            _told_tokens(row).replace(" ", "\u00a0"),
        )
        detail = " · ".join(part for part in told if part and part != "–")
        lines.append(
            ModelLine(model.slug, model.label, model.category, detail, muted=model.minimal)
        )
    return Section("models", ModelsBody((ModelsGroup("models", "", tuple(lines), 30),)))
