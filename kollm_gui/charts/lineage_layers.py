"""Base models and what was made of them, in layers: which models, in which rows, joined how."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel


@dataclass(frozen=True, slots=True)
class Kinship:
    """Who was made of whom, among known models: parents of each, and children of each."""

    parents: Mapping[str, tuple[str, ...]]  # the base first, then those of a merge
    children: Mapping[str, tuple[str, ...]]

    def ancestors(self, slug: str) -> frozenset[str]:
        """All that a model was made of, however far back; without itself."""
        return self._reached(slug, self.parents)

    def descendants(self, slug: str) -> frozenset[str]:
        """All that was made of a model, however far on; without itself."""
        return self._reached(slug, self.children)

    def parts(self, slugs: Collection[str]) -> list[list[str]]:
        """The connected parts of the given models, the largest first; loners are left out."""
        left, parts = dict.fromkeys(slugs), list[list[str]]()
        while left:
            stack, part = [next(iter(left))], list[str]()
            while stack:
                slug = stack.pop()
                if slug in left:
                    del left[slug]
                    part.append(slug)
                    stack += (*self.parents.get(slug, ()), *self.children.get(slug, ()))
            if len(part) > 1:
                parts.append(part)
        return sorted(parts, key=lambda part: (-len(part), min(part)))

    def _reached(self, slug: str, steps: Mapping[str, tuple[str, ...]]) -> frozenset[str]:
        found: set[str] = set()
        stack = list(steps.get(slug, ()))
        while stack:
            one = stack.pop()
            if one not in found and one != slug:
                found.add(one)
                stack += steps.get(one, ())
        return frozenset(found)


def kinship_of(models: Mapping[str, LanguageModel]) -> Kinship:
    """The kinship of all models; a parent that the catalogue does not hold is none."""
    parents: dict[str, tuple[str, ...]] = {}
    children: dict[str, list[str]] = {}
    for model in models.values():
        named = (model.base_model, *model.merge_parents)
        known = tuple(
            dict.fromkeys(slug for slug in named if slug in models and slug != model.slug)
        )
        if known:
            parents[model.slug] = tuple(str(slug) for slug in known)
            for slug in parents[model.slug]:
                children.setdefault(slug, []).append(model.slug)
    return Kinship(parents, {slug: tuple(found) for slug, found in children.items()})


@dataclass(frozen=True, slots=True)
class Placed:
    """A model's layer from the left and its row from the top."""

    slug: str
    layer: int
    row: int


@dataclass(frozen=True, slots=True)
class Joint:
    """A parent and what was made of it; ``aside`` where the child hangs on another parent."""

    parent: str
    child: str
    aside: bool


def lay_out(
    parts: Iterable[Sequence[str]], kinship: Kinship, models: Mapping[str, LanguageModel]
) -> tuple[tuple[Placed, ...], tuple[Joint, ...]]:
    """Give each model a row of its own, a parent above its children, one part below the other.

    Each child hangs on its first parent that is reached, so that arrows cross only where
    a merge joins two branches. A circle of bases is cut where it closes.
    """
    rows = _Rows(kinship, models)
    for part in parts:
        rows.add_part(frozenset(part))
    known = {each.slug for each in rows.placed}
    joints = tuple(
        Joint(parent, each.slug, aside=rows.hangs.get(each.slug) != parent)
        for each in rows.placed
        for parent in kinship.parents.get(each.slug, ())
        if parent in known
    )
    return tuple(rows.placed), joints


class _Rows:
    """Rows given out from the top, one part after the other."""

    def __init__(self, kinship: Kinship, models: Mapping[str, LanguageModel]) -> None:
        self._kinship, self._models = kinship, models
        self.placed: list[Placed] = []
        self.hangs: dict[str, str] = {}  # the parent below which a child has its row
        self._seen: set[str] = set()
        self._next = 0

    def add_part(self, members: frozenset[str]) -> None:
        """Place a connected part, and leave a row free below it."""
        parents = self._kinship.parents
        roots = [slug for slug in members if not members & set(parents.get(slug, ()))]
        # A circle of bases has no root; what no root reaches starts anywhere.
        for slug in (*sorted(roots, key=self._turn), *sorted(members, key=self._turn)):
            self._descend(slug, members)
        self._next += 1

    def _descend(self, root: str, members: frozenset[str]) -> None:
        """Place a model, and below it what was made of it."""
        stack: list[tuple[str, int, str | None]] = [(root, 0, None)]
        while stack:
            slug, layer, parent = stack.pop()
            if slug in self._seen:
                continue
            self._seen.add(slug)
            self.placed.append(Placed(slug, layer, self._next))
            self._next += 1
            if parent is not None:
                self.hangs[slug] = parent
            below = [each for each in self._kinship.children.get(slug, ()) if each in members]
            # Smaller branches first: the long ones then do not part a parent from its leaves.
            below.sort(key=lambda each: (len(self._kinship.descendants(each)), *self._turn(each)))
            stack += [(child, layer + 1, slug) for child in reversed(below)]

    def _turn(self, slug: str) -> tuple[str, str]:
        model = self._models[slug]
        return (model.release.printed if model.release else "9999", model.name.casefold())
