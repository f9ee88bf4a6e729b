"""``scores/<benchmark>.csv``: one line for each measured value."""

from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.problems import Place
from kollm_gui.catalogue.build.rows import Rows
from kollm_gui.catalogue.build.score_notes import ScoreNotes
from kollm_gui.i18n import _

COLUMNS = (
    *("score_key", "model", "subset", "value", "printed", "metric", "unit", "method", "shots"),
    *("prompt_style", "judge", "averaging", "mode", "version", "checkpoint", "harness", "source"),
    *("locator", "provenance", "hits", "n", "n_hangul", "items", "items_scored", "stderr"),
    *("copy_of", "note"),
)
_NOTE = COLUMNS.index("note")
_READERS = {
    **dict.fromkeys(("value", "stderr"), float),
    **dict.fromkeys(("shots", "hits", "n", "n_hangul", "items", "items_scored"), int),
}
_TYPED = tuple((column, _READERS.get(column, str)) for column in COLUMNS)
_REQUIRED = (
    *("score_key", "model", "subset", "value", "metric", "unit", "method", "source"),
    "provenance",
)


def add_scores(files: SourceFiles, rows: Rows) -> None:
    """Add every line of every benchmark's file, each note with its Korean."""
    notes = ScoreNotes(files)
    for name in files.below("scores", ".csv"):
        benchmark = name.removeprefix("scores/").removesuffix(".csv")
        for line, cells in files.csv(name, COLUMNS):
            korean = notes.korean(cells[_NOTE])
            known: dict[str, object] = {"benchmark": benchmark, "note_ko": korean}
            _add_score(files, rows, Place(name, str(line)), cells, known)
    notes.finish()


def _add_score(
    files: SourceFiles, rows: Rows, place: Place, cells: list[str], known: dict[str, object]
) -> None:
    values = dict(known)
    for (column, read), cell in zip(_TYPED, cells, strict=True):
        try:
            values[column] = read(cell) if cell else None
        except ValueError:
            wanted = _("a number") if read is float else _("a whole number")
            files.problems.add(
                Place(place.file, place.entry, column),
                _("has the value {value}. Write {wanted}.").format(value=cell, wanted=wanted),
            )
            values[column] = None
    for column in _REQUIRED:
        if not cells[COLUMNS.index(column)]:
            files.problems.add(Place(place.file, place.entry, column), _("is empty. Fill it in."))
    values["key"] = values.pop("score_key")
    rows.add("score", place, **values)
