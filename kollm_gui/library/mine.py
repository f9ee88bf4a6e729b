"""What a person keeps about entries of the catalogue, by what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from kollm_gui.userdata.records import (
    Collection,
    ImportRun,
    Note,
    Override,
    OwnModel,
    OwnScore,
    Reading,
    Tag,
    UserData,
)

_UNREAD = Reading("")


@dataclass(frozen=True)
class Mine:
    """The user's data with the indexes that readers need; renamed slugs are followed."""

    data: UserData = field(default_factory=UserData)
    renamed: Mapping[str, str] = field(default_factory=dict[str, str])

    @cached_property
    def notes(self) -> Mapping[str | None, tuple[Note, ...]]:
        """The notes about each subject, oldest first; those about nothing are under None."""
        found: dict[str | None, tuple[Note, ...]] = {}
        for note in sorted(self.data.notes, key=lambda note: (note.created, note.id)):
            subject = None if note.subject is None else self._now(note.subject)
            found[subject] = (*found.get(subject, ()), note)
        return found

    @cached_property
    def tags(self) -> tuple[Tag, ...]:
        """Every tag, by name."""
        return tuple(sorted(self.data.tags, key=lambda tag: tag.name.casefold()))

    @cached_property
    def tags_by_model(self) -> Mapping[str, tuple[Tag, ...]]:
        """The tags of each model, by name."""
        carried: dict[str, set[str]] = {}
        for tagging in self.data.taggings:
            carried.setdefault(self._now(tagging.model), set()).add(tagging.tag)
        return {
            model: tuple(tag for tag in self.tags if tag.id in ids)
            for model, ids in carried.items()
        }

    @cached_property
    def collections(self) -> tuple[Collection, ...]:
        """Every collection, by name."""
        return tuple(sorted(self.data.collections, key=lambda each: each.name.casefold()))

    @cached_property
    def members(self) -> Mapping[str, tuple[str, ...]]:
        """The models of each collection made by hand, in their order, by its id."""
        found: dict[str, list[str]] = {}
        for member in sorted(self.data.members, key=lambda each: (each.position, each.model)):
            found.setdefault(member.collection, []).append(self._now(member.model))
        return {collection: tuple(models) for collection, models in found.items()}

    @cached_property
    def collections_by_model(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the collections made by hand that hold each model."""
        found: dict[str, tuple[str, ...]] = {}
        for collection in self.collections:
            for model in self.members.get(collection.id, ()):
                found[model] = (*found.get(model, ()), collection.name)
        return found

    @cached_property
    def readings(self) -> Mapping[str, Reading]:
        """The reading status of each model that has one."""
        return {self._now(reading.model): reading for reading in self.data.readings}

    @cached_property
    def runs(self) -> Mapping[str, ImportRun]:
        """The imported runs by id."""
        return {run.id: run for run in self.data.runs}

    @cached_property
    def models(self) -> Mapping[str, OwnModel]:
        """The person's own models by slug."""
        return {model.slug: model for model in self.data.models}

    @cached_property
    def scores(self) -> Mapping[str, OwnScore]:
        """The person's own scores by key."""
        return {score.key: score for score in self.data.scores}

    @cached_property
    def overrides(self) -> Mapping[tuple[str, str], Override]:
        """The values laid over, by subject and field."""
        return {(self._now(each.subject), each.field): each for each in self.data.overrides}

    def reading(self, model: str) -> Reading:
        """How far a model is read; unread where nothing is kept."""
        return self.readings.get(model, _UNREAD)

    @property
    def subjects(self) -> frozenset[str]:
        """Slugs of the models about which anything is kept."""
        noted = (subject for subject in self.notes if subject is not None)
        laid = (subject for subject, _field in self.overrides)
        collected = (model for models in self.members.values() for model in models)
        scored = (self._now(score.model) for score in self.data.scores)
        return frozenset(
            (*noted, *laid, *collected, *scored, *self.tags_by_model, *self.readings, *self.models)
        )

    def _now(self, slug: str) -> str:
        return self.renamed.get(slug, slug)
