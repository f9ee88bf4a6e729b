"""Collections kept in the person's own data, with the searches that the settings kept before."""

from PySide6.QtCore import QObject, Signal

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.collection import Collection
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.settings import Settings
from kollm_gui.userdata import records
from kollm_gui.userdata.store import UserStore


class OwnCollections(QObject):
    """Puts the store behind the interface of the panel; ``slug`` is the collection's id."""

    changed = Signal()

    def __init__(self, own: OwnData, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._own = own
        self._take_over(settings)
        own.changed.connect(self._tell)

    def _tell(self, _snapshot: object) -> None:
        self.changed.emit()

    def list(self) -> tuple[Collection, ...]:
        """All collections by name; those made by hand find their members."""
        return tuple(
            Collection(each.id, each.name, self._query(each), by_hand=each.query is None)
            for each in self._own.snapshot.mine.collections
        )

    def save(self, name: str, query: str) -> Collection:
        """Keep a search under a name.

        Raises:
            UserError: the name is empty or taken, or it cannot be written.
        """
        made: list[records.Collection] = []
        self._own.change(lambda store: made.append(store.collections.add(name, query)))
        return Collection(made[0].id, made[0].name, query)

    def rename(self, slug: str, name: str) -> None:
        """Give a collection another name.

        Raises:
            UserError: the name is empty or taken, or it cannot be written.
        """
        found = self._of(slug)
        if found is not None and found.name != name:
            self._own.change(lambda store: store.collections.rename(found, name))

    def remove(self, slug: str) -> None:
        """Forget a collection; its models stay where they are.

        Raises:
            UserError: it cannot be written.
        """
        found = self._of(slug)
        if found is not None:
            self._own.change(lambda store: store.collections.delete(found))

    def _of(self, slug: str) -> records.Collection | None:
        found = self._own.snapshot.mine.collections
        return next((each for each in found if each.id == slug), None)

    def _query(self, collection: records.Collection) -> str:
        if collection.query is not None:
            return collection.query
        name = collection.name.replace('"', "")
        return f'in:="{name}"' if " " in name else f"in:={name}"

    def _take_over(self, settings: Settings) -> None:
        """Move searches that an earlier KoLLM kept in its settings, once and for all."""
        kept = settings.preferences.collections
        if not kept:
            return

        def move(store: UserStore) -> None:
            taken = {each.name.casefold() for each in store.load().collections}
            for each in kept:
                if each["name"].casefold() not in taken:
                    store.collections.add(each["name"], each["query"])

        try:
            self._own.change(move)
        except UserError:
            settings.trouble = _("Saved searches could not be moved to your own data.")
            return
        settings.change(collections=())
        settings.save()
