"""Notes and reading status: what a person thinks of what they read."""

from contextlib import AbstractContextManager
from dataclasses import replace
from typing import Protocol

from kollm_gui.userdata.journal import Writer, new_id, now
from kollm_gui.userdata.records import Note, Reading, ReadingStatus


class Write(Protocol):
    """``UserStore.write``: a step, committed when its block ends without an error."""

    def __call__(self, action: str, **names: str) -> AbstractContextManager[Writer]:
        """Begin the step of this action, whose text names these."""
        ...


class Notes:
    """Writes notes."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def add(self, text: str, subject: str | None = None, title: str | None = None) -> Note:
        """Keep a new note and return it."""
        time = now()
        note = Note(new_id(), text, subject, title, created=time, changed=time)
        with self._write("note.add", **_about(note)) as writer:
            writer.put(note)
        return note

    def change(self, note: Note, text: str, title: str | None = None) -> Note:
        """Keep a note's new text; nothing is written where it is the same."""
        if (note.text, note.title) == (text, title):
            return note
        changed = replace(note, text=text, title=title, changed=now())
        with self._write("note.change", **_about(note)) as writer:
            writer.put(changed)
        return changed

    def delete(self, note: Note) -> None:
        """Take out a note."""
        with self._write("note.delete", **_about(note)) as writer:
            writer.remove(Note, note.id)


class Readings:
    """Writes the reading status."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def mark(self, model: str, status: ReadingStatus, rating: int | None = None) -> None:
        """Keep how far a model is read; unread and unrated is no row at all."""
        with self._write("reading.change", subject=model) as writer:
            if status == "unread" and rating is None:
                writer.remove(Reading, model)
            else:
                writer.put(Reading(model, status, rating))


def _about(note: Note) -> dict[str, str]:
    return {"subject": note.subject or note.title or note.text.strip().partition("\n")[0][:40]}
