"""A suggested correction as a text to be sent by hand: which value, whose, and where it stands.

It is always English, since it goes to those who keep the catalogue.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from kollm_gui import __version__
from kollm_gui.catalogue.records import CatalogueInfo
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.models import model_columns
from kollm_gui.tables.view_sources import CITED_FIELDS

Places = Sequence[tuple[str | None, str | None]]  # source slug and place in it


@dataclass(frozen=True, slots=True)
class Questioned:
    """A value that may be wrong; ``entry`` is the slug, or the score's key."""

    entry: str
    field: str
    value: str
    places: tuple[tuple[str | None, str | None], ...] = ()


def correction_text(questioned: Questioned, info: CatalogueInfo) -> str:
    """The text, with two lines left open for the right value and its source."""
    lines = [
        "Suggested correction to the KoLLM catalogue",
        f"entry: {questioned.entry}",
        f"field: {questioned.field}",
        f"value now: {questioned.value}",
        *_sources(questioned.places),
        f"catalogue: {info.data_version}, content hash {info.content_hash}",
        f"program: KoLLM {__version__}",
        "",
        "value should be: ",
        "because (document and place in it): ",
    ]
    return "\n".join(lines) + "\n"


def questioned_cell(column: str, row: ModelRow) -> Questioned:
    """What a cell of the models table says, as something that may be wrong."""
    told = model_columns(row.snapshot)[column].text(row)
    if column in row.snapshot.benchmarks:
        shown = row.scores.shown(column).get(row.slug)
        if shown is None:
            return Questioned(row.slug, column, told)
        return questioned_score(row.snapshot, shown.score.key) or Questioned(row.slug, column, told)
    fields = CITED_FIELDS.get(column, (column,))
    cited = [one for name in fields for one in row.model.cited(name)]
    places = tuple((one.source, one.locator) for one in cited)
    return Questioned(row.slug, ", ".join(fields), told, places)


def questioned_score(snapshot: Snapshot, key: str) -> Questioned | None:
    """A score as something that may be wrong; None where no score has the key."""
    score = next((each for each in snapshot.scores if each.key == key), None)
    if score is None:
        return None
    value = score.printed or f"{score.value:g}"
    return Questioned(score.key, "value", value, ((score.source, score.locator),))


def _sources(places: Places) -> list[str]:
    told = [", ".join(part for part in place if part) for place in places]
    return [f"source: {place}" for place in dict.fromkeys(told) if place] or ["source: none"]
