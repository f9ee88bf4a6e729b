"""``score_notes.toml``: the Korean of the notes of scores, each of which many lines share."""

from kollm_gui.catalogue.build.files import SourceFiles
from kollm_gui.catalogue.build.problems import Place
from kollm_gui.i18n import _

_FILE = "score_notes.toml"


class ScoreNotes:
    """The Korean of each note, and which of them no score has."""

    def __init__(self, files: SourceFiles) -> None:
        self._problems = files.problems
        self._korean: dict[str, str] = {}
        self._places: dict[str, Place] = {}
        for entry in files.listed(_FILE, "note"):
            note, korean = entry.required("note"), entry.required("note_ko")
            if note in self._korean:
                entry.problem("note", _("stands here twice. Remove one."))
            self._korean[note] = korean
            self._places[note] = entry.place("note")
            entry.finish()

    def korean(self, note: str) -> str | None:
        """The Korean of a score's note, None where nobody has written it."""
        self._places.pop(note, None)
        return self._korean.get(note)

    def finish(self) -> None:
        """Note what no score has, since a note that was mended in one file only is lost."""
        for place in self._places.values():
            self._problems.add(place, _("is the note of no score. Write it as the score does."))
