"""Tags: words with a colour, any number on a model."""

import unicodedata

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.userdata.journal import Writer, new_id
from kollm_gui.userdata.notes import Write
from kollm_gui.userdata.records import TAG_COLOURS, Tag, Tagging


class Tags:
    """Writes tags and what carries them."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def attach(self, model: str, name: str, colour: str | None = None) -> None:
        """Tag a model; a tag of that name is made where there is none, in the next colour."""
        name = clean_name(name)
        with self._write("tag.add", subject=model, tag=name) as writer:
            tag = _named(writer, name)
            if tag is None:
                count = len(writer.find(Tag))
                tag = Tag(new_id(), name, colour or TAG_COLOURS[count % len(TAG_COLOURS)])
                writer.put(tag)
            writer.put(Tagging(tag.id, model))

    def detach(self, model: str, tag: Tag) -> None:
        """Take a tag off a model; the tag itself stays."""
        with self._write("tag.remove", subject=model, tag=tag.name) as writer:
            writer.remove(Tagging, tag.id, model)

    def rename(self, tag: Tag, name: str) -> None:
        """Give a tag another name.

        Raises:
            UserError: another tag is called so.
        """
        name = clean_name(name)
        with self._write("tag.rename", before=tag.name, tag=name) as writer:
            other = _named(writer, name)
            if other is not None and other.id != tag.id:
                raise UserError(
                    _("There is a tag “{name}” already; choose another name.").format(name=name)
                )
            writer.put(Tag(tag.id, name, tag.colour))

    def colour(self, tag: Tag, colour: str) -> None:
        """Give a tag another colour of ``TAG_COLOURS``."""
        with self._write("tag.colour", tag=tag.name) as writer:
            writer.put(Tag(tag.id, tag.name, colour))

    def delete(self, tag: Tag) -> None:
        """Take a tag off every model and out of the list."""
        with self._write("tag.delete", tag=tag.name) as writer:
            for tagging in writer.find(Tagging, tag=tag.id):
                writer.remove(Tagging, tagging.tag, tagging.model)
            writer.remove(Tag, tag.id)


def clean_name(name: str) -> str:
    """A name in one line and composed form.

    Raises:
        UserError: nothing is left of it.
    """
    told = " ".join(unicodedata.normalize("NFC", name).split())
    if not told:
        raise UserError(_("A name needs at least one letter."))
    return told


def _named(writer: Writer, name: str) -> Tag | None:
    folded = name.casefold()
    return next((tag for tag in writer.find(Tag) if tag.name.casefold() == folded), None)
