"""The searches made last, the latest first."""

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal

MOST = 10


class RecentSearches(QObject):
    """Remembers a search once the person goes on from it, not at each letter."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: list[str] = []

    def set_texts(self, texts: Iterable[str]) -> None:
        """Go on with what was remembered."""
        self._texts = list(texts)[:MOST]
        self.changed.emit()

    @property
    def texts(self) -> tuple[str, ...]:
        """The searches as typed."""
        return tuple(self._texts)

    def add(self, text: str) -> None:
        """Put a search first; one that was there moves up."""
        text = " ".join(text.split())
        if text and self._texts[:1] != [text]:
            self._texts = [text, *(each for each in self._texts if each != text)][:MOST]
            self.changed.emit()

    def remove(self, text: str) -> None:
        """Forget one search."""
        if text in self._texts:
            self._texts.remove(text)
            self.changed.emit()

    def clear(self) -> None:
        """Forget all."""
        if self._texts:
            self._texts = []
            self.changed.emit()
