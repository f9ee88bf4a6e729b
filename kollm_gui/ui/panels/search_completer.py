"""Follows what is typed into the search box and hangs offers below it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QKeyEvent

from kollm_gui.i18n import _, ngettext
from kollm_gui.ui.controls.offer_rows import Row
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.search_box import SearchBox
from kollm_gui.ui.recent_searches import RecentSearches
from kollm_gui.ui.workspace import COALESCED_MS, Workspace

if TYPE_CHECKING:
    from kollm_gui.search.complete import Completion
    from kollm_gui.ui.panels.completer_popup import CompleterPopup

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_TAKEN = frozenset(
    {Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Delete, *_ENTER}
)


class SearchCompleter(QObject):
    """Offers fields, operators and values while something is typed, recent searches before.

    Keys are taken only while offers hang: Down and Up choose, Enter takes what is chosen, Tab
    that or the first, Esc closes. Everything else stays the box's own.
    """

    changed = Signal()  # offers hang, or hang no more

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        box: SearchBox,
        recent: RecentSearches,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._box, self._recent = workspace, look, box, recent
        self._popup: CompleterPopup | None = None
        self._completion: Completion | None = None
        self._text, self._cursor = "", 0  # what the offers are for, with the preedit
        self._counting = workspace.lane()
        self._is_open = False
        # After the table: a letter is painted before what might follow it.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COALESCED_MS)
        self._later.timeout.connect(self._offer)
        line = box.line
        line.key_filter = self.take_key
        line.typed.connect(self._follow)
        line.composed.connect(self._follow)
        line.cursorPositionChanged.connect(self._cursor_moved)
        line.focus_changed.connect(self._focus_changed)
        line.pressed.connect(self._pressed)

    @property
    def recent(self) -> RecentSearches:
        """The searches made before."""
        return self._recent

    @property
    def is_open(self) -> bool:
        """Whether offers hang below the box."""
        return self._is_open

    @property
    def popup(self) -> "CompleterPopup | None":
        """The list, once something was offered."""
        return self._popup

    def place(self) -> None:
        """Keep the list under the box when the window changes its size."""
        if self._is_open and self._popup is not None:
            self._popup.place_under(self._box)

    def take_key(self, event: QKeyEvent) -> bool:
        """Whether the key was for the offers."""
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        key = event.key()
        if key not in _TAKEN:
            return False
        if self._later.isActive():  # typed faster than offered
            self._later.stop()
            self._offer()
        if not self._is_open or self._popup is None:
            return key == Qt.Key.Key_Down and not self._box.line.text() and self._offer_recent()
        return self._take_open(key, self._popup)

    def _take_open(self, key: int, popup: "CompleterPopup") -> bool:
        current = popup.current
        if key == Qt.Key.Key_Down or (key == Qt.Key.Key_Up and current >= 0):
            popup.step(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.close()
        elif key == Qt.Key.Key_Tab and (current >= 0 or self._completion is not None):
            self._take(max(current, 0))
        elif key in _ENTER and current >= 0:
            self._take(current)
        elif key == Qt.Key.Key_Delete and current >= 0 and self._completion is None:
            self._remove(current)
        else:
            return False
        return True

    def close(self) -> None:
        """Take the offers away."""
        self._later.stop()
        self._counting.forget()
        if self._popup is not None:
            self._popup.hide()
        if self._is_open:
            self._is_open = False
            self._describe(-1)
            self.changed.emit()

    def _follow(self, text: str) -> None:
        line = self._box.line
        if not line.hasFocus():
            return
        self._text = text
        self._cursor = line.place + len(text) - len(line.text())
        if text.strip():
            self._later.start()
        else:
            self.close()

    def _cursor_moved(self) -> None:
        line = self._box.line
        if line.place != self._cursor - len(self._text) + len(line.text()):
            self.close()

    def _focus_changed(self) -> None:
        if not self._box.line.hasFocus():
            self.close()
            if self._workspace.search_error is None:
                self._recent.add(self._workspace.state.query)

    def _pressed(self) -> None:
        if not self._box.line.text():
            self._offer_recent()

    def _offer(self) -> None:
        from kollm_gui.search.complete import complete  # noqa: PLC0415 - at the first query

        work = partial(complete, self._text, self._cursor, self._workspace.index)
        if self._workspace.is_large:
            self._counting.ask(work, self._take_offers)
        else:
            self._take_offers(work())

    def _take_offers(self, found: "Completion | None") -> None:
        self._completion = found
        # An error elsewhere in the search is told rather than how to go on here.
        error = self._workspace.search_error
        elsewhere = error is not None and found is not None and error.end < found.start
        if found is None or elsewhere or not self._box.line.hasFocus():
            self.close()
            return
        rows = [
            Row(
                offer.text,
                offer.told,
                f"{offer.models:,}" if offer.models is not None else "",
                str(place),
                ink="accent",
            )
            for place, offer in enumerate(found.offers)
        ]
        self._open(rows, _("Tab takes the first · ↓ chooses · Esc closes"))

    def _offer_recent(self) -> bool:
        self._completion = None
        texts = self._recent.texts
        if not texts:
            return False
        rows = [
            Row(text, key=str(place), icon="clock", removable=True)
            for place, text in enumerate(texts)
        ]
        told = ngettext("{count} recent search", "{count} recent searches", len(texts))
        hint = _("{told} · Enter searches again · Delete forgets").format(
            told=told.format(count=len(texts))
        )
        self._open(rows, hint)
        return True

    def _open(self, rows: list[Row], hint: str) -> None:
        from kollm_gui.ui.panels.completer_popup import CompleterPopup  # noqa: PLC0415

        window = self._box.window()
        if self._popup is None:
            self._popup = CompleterPopup(self._look, window)
            self._popup.taken.connect(self._take)
            self._popup.removed.connect(self._remove)
            self._popup.moved.connect(self._describe)
        self._popup.tell(rows, hint)
        self._popup.place_under(self._box)
        self._describe(-1)
        if not self._is_open:
            self._is_open = True
            self.changed.emit()

    def _take(self, place: int) -> None:
        line, found = self._box.line, self._completion
        if found is None:
            self.close()
            line.replace(self._recent.texts[place], None)
            return
        text, cursor = found.taken(self._text, found.offers[place])
        self.close()
        line.replace(text, cursor)

    def _remove(self, place: int) -> None:
        self._recent.remove(self._recent.texts[place])
        if not self._offer_recent():
            self.close()

    def _describe(self, place: int) -> None:
        """Tell a screen reader, whose focus stays in the line, which offer is current."""
        line, popup = self._box.line, self._popup
        item = (
            popup.list.item(place) if popup is not None and self._is_open and place >= 0 else None
        )
        told = item.data(Qt.ItemDataRole.AccessibleTextRole) if item is not None else ""
        if line.accessibleDescription() != told:
            line.setAccessibleDescription(told)
            event = QAccessibleEvent(line, QAccessible.Event.DescriptionChanged)
            QAccessible.updateAccessibility(event)
