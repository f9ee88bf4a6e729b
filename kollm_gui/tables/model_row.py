"""One model with all that its row of the table reads from other records."""

from collections.abc import Iterable

from msgspec import Struct

from kollm_gui.catalogue.records import Family, LanguageModel, License, Organization
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.library.withheld import size_withheld, tokens_withheld
from kollm_gui.tables.table_scores import TableScores


class ModelRow(Struct, frozen=True):
    """A model bound to its snapshot and to the scores that the table shows."""

    model: LanguageModel
    snapshot: Snapshot
    scores: TableScores

    @property
    def slug(self) -> str:
        """The model's slug, by which selection and scroll position are kept."""
        return self.model.slug

    @property
    def organization(self) -> Organization | None:
        """Who made the model."""
        return self.snapshot.organization_of(self.model)

    @property
    def family(self) -> Family | None:
        """The line that the model belongs to."""
        return self.snapshot.families.get(self.model.family)

    @property
    def license(self) -> License | None:
        """The terms of the weights."""
        return self.snapshot.license_of(self.model)

    @property
    def base(self) -> LanguageModel | None:
        """The model that this one was made of."""
        return self.snapshot.models.get(self.model.base_model) if self.model.base_model else None

    @property
    def trained_params_b(self) -> float | None:
        """Billions of parameters that each token trains: the active ones of a mixture."""
        if self.model.architecture == "moe":
            return self.model.active_params_b
        return self.model.params_b

    @property
    def tokens_per_parameter(self) -> float | None:
        """Pretraining tokens for each parameter, or active parameter of a mixture."""
        params_b, tokens_b = self.trained_params_b, self.model.tokens_b
        if params_b is None or tokens_b is None:
            return None
        from kollm_gui.scaling.chinchilla import tokens_per_parameter  # noqa: PLC0415 - on demand

        return tokens_per_parameter(params_b, tokens_b)

    @property
    def training_flop(self) -> float | None:
        """Compute of the pretraining, from C = 6ND."""
        params_b, tokens_b = self.trained_params_b, self.model.tokens_b
        if params_b is None or tokens_b is None:
            return None
        from kollm_gui.scaling.flops import training_flop  # noqa: PLC0415 - on demand

        return training_flop(params_b, tokens_b)

    @property
    def size_withheld(self) -> bool:
        """Whether the size is not published although the model is offered by its maker alone."""
        return size_withheld(self.model)

    @property
    def tokens_withheld(self) -> bool:
        """Whether the maker does not say on how many tokens the model was trained."""
        return tokens_withheld(self.model)

    def disputes(self, field: str) -> bool:
        """Whether the catalogue records a disagreement about a field, or about a benchmark."""
        known = self.snapshot.conflicts_by_subject.get(self.slug)  # of most models there is none
        return known is not None and any(
            field in (conflict.field, conflict.benchmark) for conflict in known
        )


def model_rows(
    snapshot: Snapshot,
    slugs: Iterable[str] | None = None,
    scores: TableScores | None = None,
) -> tuple[ModelRow, ...]:
    """Rows of these models in this order, or of all models; unknown slugs are passed over."""
    table_scores = scores or TableScores(snapshot)
    found = snapshot.models if slugs is None else slugs
    return tuple(
        ModelRow(snapshot.models[slug], snapshot, table_scores)
        for slug in found
        if slug in snapshot.models
    )
