"""Collections: models put together by hand, or by a query that is kept."""

from collections.abc import Iterable
from dataclasses import replace

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.userdata.journal import Writer, new_id
from kollm_gui.userdata.notes import Write
from kollm_gui.userdata.records import Collection, Member
from kollm_gui.userdata.tags import clean_name


class Collections:
    """Writes collections and what is in them."""

    def __init__(self, write: Write) -> None:
        self._write = write

    def add(self, name: str, query: str | None = None, models: Iterable[str] = ()) -> Collection:
        """Make a collection: by a query, or by hand with these models in it.

        Raises:
            UserError: another collection is called so.
        """
        name = clean_name(name)
        collection = Collection(new_id(), name, query)
        with self._write("collection.add", collection=name) as writer:
            _refuse_twin(writer, collection)
            writer.put(collection)
            for position, model in enumerate(models):
                writer.put(Member(collection.id, model, position))
        return collection

    def rename(self, collection: Collection, name: str) -> Collection:
        """Give a collection another name.

        Raises:
            UserError: another collection is called so.
        """
        renamed = replace(collection, name=clean_name(name))
        with self._write(
            "collection.rename", before=collection.name, collection=renamed.name
        ) as writer:
            _refuse_twin(writer, renamed)
            writer.put(renamed)
        return renamed

    def change_query(self, collection: Collection, query: str) -> Collection:
        """Keep another query under the same name."""
        changed = replace(collection, query=query)
        with self._write("collection.change", collection=collection.name) as writer:
            writer.put(changed)
        return changed

    def delete(self, collection: Collection) -> None:
        """Take out a collection; its models stay where they are."""
        with self._write("collection.delete", collection=collection.name) as writer:
            for member in writer.find(Member, collection=collection.id):
                writer.remove(Member, member.collection, member.model)
            writer.remove(Collection, collection.id)

    def put_in(self, collection: Collection, models: Iterable[str]) -> None:
        """Put models at the end of a collection made by hand."""
        models = tuple(models)
        with self._write(
            "member.add", subject=", ".join(models), collection=collection.name
        ) as writer:
            members = {each.model: each for each in writer.find(Member, collection=collection.id)}
            position = max((each.position for each in members.values()), default=-1)
            for model in models:
                if model not in members:
                    position += 1
                    writer.put(Member(collection.id, model, position))

    def take_out(self, collection: Collection, models: Iterable[str]) -> None:
        """Take models out of a collection made by hand."""
        models = tuple(models)
        with self._write(
            "member.remove", subject=", ".join(models), collection=collection.name
        ) as writer:
            for model in models:
                writer.remove(Member, collection.id, model)


def _refuse_twin(writer: Writer, collection: Collection) -> None:
    folded = collection.name.casefold()
    for other in writer.find(Collection):
        if other.id != collection.id and other.name.casefold() == folded:
            raise UserError(
                _("There is a collection “{name}” already; choose another name.").format(
                    name=collection.name
                )
            )
