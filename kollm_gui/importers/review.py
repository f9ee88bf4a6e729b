"""What a person decides before an import: models, what is left out, columns; and its plan."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from kollm_gui.errors import UserError
from kollm_gui.importers.batch import Batch
from kollm_gui.importers.formats import Wanted, read
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import ParsedFile
from kollm_gui.importers.plan import Plan, make_plan
from kollm_gui.importers.rows import heading_of
from kollm_gui.importers.source import Source
from kollm_gui.userdata.records import OwnModel


@dataclass(frozen=True)
class Review:
    """A batch with the decisions on it; each decision gives another review."""

    batch: Batch
    names: Names
    choices: Mapping[str, str] = field(default_factory=dict[str, str])  # run's key → model
    new_models: tuple[OwnModel, ...] = ()
    left: frozenset[str] = frozenset()  # keys of runs that are not wanted
    known_only: bool = False

    @cached_property
    def plan(self) -> Plan:
        """What would be written now."""
        return make_plan(
            self.batch,
            self.names,
            choices=self.choices,
            known_only=self.known_only,
            left=self.left,
        )

    @property
    def models(self) -> tuple[OwnModel, ...]:
        """The new models that runs of the plan are of."""
        used = {run.model for run in self.plan.ready}
        return tuple(model for model in self.new_models if model.slug in used)

    def with_model(self, key: str, model: str) -> "Review":
        """A run's model is this one, and so is that of all runs that name theirs alike."""
        printed = {run.key: run.run.model_printed for run in self.plan.runs}
        alike = {
            other: model
            for other, told in printed.items()
            if other == key or (told == printed.get(key) and other not in self.choices)
        }
        known = {run.key for run in self.plan.runs if run.model is not None and run.key != key}
        alike = {other: slug for other, slug in alike.items() if other not in known}
        return replace(self, choices={**self.choices, **alike})

    def with_new_model(self, key: str, model: OwnModel) -> "Review":
        """A run is of a new model of the person's."""
        added = replace(self, new_models=(*self.new_models, model))
        return added.with_model(key, model.slug)

    def without(self, key: str) -> "Review":
        """The run is not wanted."""
        return replace(self, left=self.left | {key})

    def model_name(self, slug: str) -> str:
        """What a model is called, new ones included."""
        new = next((model for model in self.new_models if model.slug == slug), None)
        if new is not None:
            return new.name
        known = self.names.snapshot.models.get(slug)
        return known.name if known is not None else slug

    def with_columns(self, path: Path, columns: Mapping[str, str]) -> "Review":
        """A CSV file is read anew with these columns.

        Raises:
            UserError: it cannot be read so; the review stays as it was.
        """
        source = Source(path)
        key, runs = read(source, self.names, Wanted("csv", columns))
        file = ParsedFile(path, key, source.sha256, runs)
        files = tuple(each for each in self.batch.files if each.path != path)
        refused = tuple(each for each in self.batch.refused if each.path != path)
        return replace(self, batch=Batch((*files, file), refused))


def heading_of_table(path: Path) -> tuple[str, ...]:
    """The columns of a file that may be a table of scores; empty for any other."""
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        return ()
    try:
        heading = heading_of(Source(path))
    except UserError:
        return ()
    return heading if len(heading) > 1 else ()
