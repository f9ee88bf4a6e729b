"""How the models are put into groups for the tree: names and keys only, no Qt."""

import re
from array import array
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from msgspec import Struct

from kollm_gui.catalogue.records import CATEGORIES, LanguageModel
from kollm_gui.i18n import N_, _, pick
from kollm_gui.library.size_classes import SIZE_CLASSES, size_rank
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.view_state import Grouping

# What the grouping chooser says.
GROUPING_TEXTS: Mapping[Grouping, str] = {
    "category": N_("Category"),
    "organization": N_("Organization"),
    "lineage": N_("Lineage"),
    "year": N_("Year"),
    "size-class": N_("Size"),
    "license": N_("Licence"),
    "access": N_("Access"),
}
ACCESS_TEXTS: Mapping[str, str] = {
    "open-weights": N_("Open weights"),
    "api": N_("API only"),
    "closed": N_("Closed"),
}


class Group(Struct, frozen=True):
    """A node above the models: its key, its text, and what choosing it selects."""

    key: str
    text: str | None  # None: the name of the family, which is looked up once it is shown
    selects: str | None = None  # "family/<slug>" as ViewState.selected has it
    category: str | None = None  # draws the category's marker
    rank: int = 0  # groups of one parent stand by rank, then by count and name
    stays: bool = False  # is shown, quiet, even where nothing of it is left


Path = tuple[Group, ...]


class Grouped(Struct, frozen=True):
    """The groups above each model, outermost first: ``paths[of[place]]``."""

    paths: Sequence[Path]
    of: Sequence[int]  # by the model's place in catalogue order


def grouped(snapshot: Snapshot, grouping: Grouping) -> Grouped:
    """Put the models into groups."""
    if grouping == "lineage":
        return _distinct(_lineages(snapshot))
    rule, same = _RULES[grouping]
    paths: dict[Hashable, tuple[int, Path]] = {}
    of = array("i")
    for model in snapshot.model_list:
        key = same(model)
        known = paths.get(key)
        if known is None:
            known = paths[key] = (len(paths), rule(snapshot, model))
        of.append(known[0])
    return Grouped([path for _number, path in paths.values()], of)


def _distinct(told: Iterable[Path]) -> Grouped:
    numbers: dict[Path, int] = {}
    of = array("i", (numbers.setdefault(path, len(numbers)) for path in told))
    return Grouped(list(numbers), of)


def standing_groups(snapshot: Snapshot, grouping: Grouping) -> Sequence[Group]:
    """Groups that stand in the tree even when no model is in them."""
    if grouping != "category":
        return ()
    return [_category(snapshot, each) for each in CATEGORIES if each in snapshot.categories]


@lru_cache(maxsize=10_000)  # some trees' worth
def natural_key(text: str) -> tuple[tuple[int, float, str], ...]:
    """Sorts 5.8B before 12.8B: digits by their value, the rest by its letters."""
    parts = re.findall(r"\d+(?:\.\d+)?|[^\d]+", text.casefold())
    return tuple((0, float(p), "") if p[0].isdigit() else (1, 0.0, p) for p in parts)


def text_of(snapshot: Snapshot, group: Group) -> str:
    """What a group is called; most model families keep their Latin name in Korean texts too."""
    if group.text is not None:
        return group.text
    slug = (group.selects or "").removeprefix("family/")
    family = snapshot.families.get(slug)
    return family.label if family is not None else slug


def _category(snapshot: Snapshot, category: str) -> Group:
    told = snapshot.categories.get(category)
    rank = CATEGORIES.index(category) if category in CATEGORIES else len(CATEGORIES)
    return Group(
        f"category/{category}",
        told.label if told else category,
        f"category/{category}",
        category,
        rank,
        stays=True,
    )


def _family(parent: str, slug: str) -> Group:
    return Group(f"{parent}>family/{slug}", None, f"family/{slug}")


def _by_category(snapshot: Snapshot, model: LanguageModel) -> Path:
    category = _category(snapshot, model.category)
    return (category, _family(category.key, model.family))


def _by_organization(snapshot: Snapshot, model: LanguageModel) -> Path:
    maker = snapshot.organization_of(model)
    if maker is None:
        above = Group("organization/", _("Maker not known"), rank=1)
    else:
        above = Group(f"organization/{maker.slug}", maker.label, f"organization/{maker.slug}")
    return (above, _family(above.key, model.family))


def _by_year(_snapshot: Snapshot, model: LanguageModel) -> Path:
    if model.release is None:
        return (Group("year/", _("Date not known"), rank=1),)
    year = model.release.year
    return (Group(f"year/{year}", str(year), rank=-year),)


def _by_size(_snapshot: Snapshot, model: LanguageModel) -> Path:
    if model.params_b is None:
        return (Group("size/", _("Size not known"), rank=len(SIZE_CLASSES)),)
    rank = size_rank(model.params_b)
    return (Group(f"size/{rank}", _(SIZE_CLASSES[rank].text), rank=rank),)


def _by_license(snapshot: Snapshot, model: LanguageModel) -> Path:
    told = snapshot.license_of(model)
    if told is not None:
        return (Group(f"license/{told.slug}", pick(told.name, told.name_ko) or told.name),)
    if model.license_printed:
        return (Group(f"license/printed/{model.license_printed}", model.license_printed),)
    return (Group("license/", _("Licence not known"), rank=1),)


def _by_access(_snapshot: Snapshot, model: LanguageModel) -> Path:
    if model.access is None:
        return (Group("access/", _("Access not known"), rank=9),)
    rank = list(ACCESS_TEXTS).index(model.access)
    return (Group(f"access/{model.access}", _(ACCESS_TEXTS[model.access]), rank=rank),)


# How a model's groups are told, and what models share that stand in the same ones.
_RULES: Mapping[
    Grouping,
    tuple[Callable[[Snapshot, LanguageModel], Path], Callable[[LanguageModel], Hashable]],
] = {
    "category": (_by_category, lambda model: (model.category, model.family)),
    "organization": (_by_organization, lambda model: (model.organization, model.family)),
    "year": (_by_year, lambda model: model.release and model.release.year),
    "size-class": (_by_size, lambda model: model.params_b),
    "license": (_by_license, lambda model: (model.license, model.license_printed)),
    "access": (_by_access, lambda model: model.access),
}


def _lineages(snapshot: Snapshot) -> Iterable[Path]:
    """Each model under the base it goes back to; models nothing was made of stand at the end."""
    roots = {slug: _root(snapshot, slug) for slug in snapshot.models}
    bases = {root: (_base(snapshot, root),) for slug, root in roots.items() if root != slug}
    alone = (Group("lineage/", _("From scratch, nothing made of it here"), rank=1),)
    return [bases.get(root, alone) for root in roots.values()]


def _base(snapshot: Snapshot, slug: str) -> Group:
    model = snapshot.models[slug]
    return Group(f"lineage/{slug}", model.label, slug)


def _root(snapshot: Snapshot, slug: str) -> str:
    seen = {slug}
    above = snapshot.models[slug].base_model
    while above is not None and above in snapshot.models and above not in seen:
        slug = above
        seen.add(slug)
        above = snapshot.models[slug].base_model
    return slug


def sorted_groups(snapshot: Snapshot, groups: Iterable[tuple[Group, int]]) -> list[Group]:
    """Groups of one parent in their order, given with how many of each are shown."""

    def place(told: tuple[Group, int]) -> tuple[int, int, Any]:
        group, count = told
        return group.rank, -count, natural_key(text_of(snapshot, group))

    return [group for group, _count in sorted(groups, key=place)]
