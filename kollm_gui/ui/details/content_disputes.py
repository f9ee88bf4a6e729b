"""Recorded disagreements, as the marks beside a value open them."""

from collections.abc import Iterable

from kollm_gui.catalogue.records import Conflict
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Disagreement, DisputedValue


class Disputes:
    """Disagreements about one subject; each is handed out once, to the value it is about."""

    def __init__(self, snapshot: Snapshot, subject: str, numbering: Numbering) -> None:
        self._snapshot = snapshot
        self._numbering = numbering
        self._left = list(snapshot.conflicts_by_subject.get(subject, ()))

    def about_field(self, *fields: str) -> tuple[Disagreement, ...]:
        """Those about any of these fields."""
        return self._taken([one for one in self._left if one.field in fields])

    def about_benchmark(self, benchmark: str) -> tuple[Disagreement, ...]:
        """Those about scores on a benchmark."""
        return self._taken([one for one in self._left if one.benchmark == benchmark])

    def rest(self) -> tuple[Disagreement, ...]:
        """Those that nothing has taken yet."""
        return self._taken(self._left)

    def _taken(self, conflicts: Iterable[Conflict]) -> tuple[Disagreement, ...]:
        taken = tuple(conflicts)
        self._left = [one for one in self._left if one not in taken]
        return tuple(self._disagreement(one) for one in taken)

    def _disagreement(self, conflict: Conflict) -> Disagreement:
        values: list[DisputedValue] = []
        for value in conflict.values:
            other = self._snapshot.models.get(value.model) if value.model else None
            told = [other.label if other else value.model, value.setting_told]
            reference = self._numbering.reference(value.source, None)
            values.append(
                DisputedValue(
                    value.value_told,
                    " · ".join(part for part in told if part) or None,
                    (reference,) if value.source else (),
                )
            )
        name = conflict.field or conflict.benchmark or conflict.area or ""
        return Disagreement(
            key=f"{name}/{conflict.comment[:40]}",
            comment=conflict.comment_told,
            values=tuple(values),
            english_only=conflict.english_only,
        )
