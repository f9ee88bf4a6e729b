"""The columns of a list of scores that say who measured and where the number stands."""

from typing import Protocol, TypeVar

from kollm_gui.catalogue.records import Score
from kollm_gui.comparing import naming
from kollm_gui.i18n import N_
from kollm_gui.tables.column import Column, word_column


class Scored(Protocol):
    """A row that is about one score."""

    @property
    def score(self) -> Score:
        """That score."""
        ...


Row = TypeVar("Row", bound=Scored)


def provenance_column(_row: type[Row]) -> Column[Row]:
    """Who gives the number."""
    return word_column(
        "provenance",
        N_("Measured by"),
        N_("Who gives the number: the survey, a paper, an owner, a third party or a copy."),
        lambda row: naming.provenance_label(row.score.provenance),
        raw=lambda row: row.score.provenance,
    )


def locator_column(_row: type[Row]) -> Column[Row]:
    """Where in its document the number stands."""
    return word_column(
        "locator",
        N_("Place in the source"),
        N_("Where in the document the number stands."),
        lambda row: row.score.locator,
    )
