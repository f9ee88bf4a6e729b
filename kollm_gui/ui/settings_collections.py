"""Collections kept in the settings file."""

from dataclasses import asdict, replace

from PySide6.QtCore import QObject, Signal

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.ui.collection import Collection
from kollm_gui.ui.settings import Settings


class SettingsCollections(QObject):
    """Writes each change at once: a saved search is not lost with the window."""

    changed = Signal()

    def __init__(self, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        kept = settings.preferences.collections
        self._kept = tuple(Collection(each["slug"], each["name"], each["query"]) for each in kept)

    def list(self) -> tuple[Collection, ...]:
        """All collections in the order they were saved."""
        return self._kept

    def save(self, name: str, query: str) -> Collection:
        """Keep a search under a name.

        Raises:
            UserError: the name is empty or taken.
        """
        name = self._checked(name)
        taken = {each.slug for each in self._kept}
        number = next(n for n in range(1, len(taken) + 2) if f"search-{n}" not in taken)
        made = Collection(f"search-{number}", name, query)
        self._keep((*self._kept, made))
        return made

    def rename(self, slug: str, name: str) -> None:
        """Give a collection another name.

        Raises:
            UserError: the name is empty or taken.
        """
        name = self._checked(name, but=slug)
        self._keep(
            tuple(replace(each, name=name) if each.slug == slug else each for each in self._kept)
        )

    def remove(self, slug: str) -> None:
        """Forget a collection."""
        self._keep(tuple(each for each in self._kept if each.slug != slug))

    def _checked(self, name: str, but: str | None = None) -> str:
        name = " ".join(name.split())
        if not name:
            raise UserError(_("A saved search needs a name."))
        if any(each.name == name and each.slug != but for each in self._kept):
            sentence = _("There is a saved search “{name}” already; choose another name.")
            raise UserError(sentence.format(name=name))
        return name

    def _keep(self, kept: tuple[Collection, ...]) -> None:
        self._kept = kept
        self._settings.change(collections=tuple(asdict(each) for each in kept))
        self._settings.save()
        self.changed.emit()
