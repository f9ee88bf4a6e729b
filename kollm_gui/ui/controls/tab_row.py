"""A row of tabs as words over a 2-px underline."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QTabBar, QWidget

from kollm_gui.ui.controls.button import KEYBOARD
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.look import Look

LEAST_GAP = 8  # px between two words before the row is cut at its right end
LEAST_LEAD = 12  # px before the first word there


class TabRow(QTabBar):
    """Tabs drawn as the look has them; the row draws its own hairline below."""

    def __init__(
        self,
        look: Look,
        *,
        height: int = 40,
        role: str = "body",
        gap: int = 24,
        lead: int = 20,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._look, self._height, self._role = look, height, role
        self._gap, self._lead = gap, lead
        self._ring = False
        self._counts: dict[int, int] = {}  # tab -> how many it holds, where it holds any
        self._words: dict[str, int] = {}  # px of a tab's word, which is measured once
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        look.changed.connect(self._refresh)

    def set_count(self, index: int, count: int) -> None:
        """Show beside a tab's word how many it holds; nothing where that is none."""
        if count == self._counts.get(index, 0):
            return
        self._counts[index] = count
        told = f"{self.tabText(index)}: {count}" if count else self.tabText(index)
        self.setTabToolTip(index, told if count else "")
        self.setAccessibleTabName(index, told)
        self._refresh()

    def tabSizeHint(self, index: int) -> QSize:  # noqa: N802 - Qt override
        """The word and half the gap at either side; the first one has the row's lead before it."""
        gap = self._gap_px()
        extra = self._lead_px() - gap // 2 if index == 0 else 0
        return QSize(self._told_px(index) + gap + extra, self._look.px(self._height))

    def minimumSizeHint(self) -> QSize:
        """Tabs may be covered at the right, never squeezed."""
        return QSize(0, self._look.px(self._height))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw hairline, words and the underline of the current tab."""
        look = self._look
        painter = QPainter(self)
        fill(painter, QRect(0, self.height() - 1, self.width(), 1), look.colour("line"))
        lead, half = self._lead_px(), self._gap_px() // 2
        for index in self._shown():
            here = index == self.currentIndex()
            word = self._word(index, lead if index == 0 else half, half)
            painter.setFont(look.font(self._strong() if here else self._role))
            over = self.tabRect(index).contains(self.mapFromGlobal(self.cursor().pos()))
            painter.setPen(
                look.colour("text" if here or (over and self.underMouse()) else "text_2")
            )
            painter.drawText(word, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
            self._draw_chip(painter, index, word)
            if here:
                wide = word.width() + self._chip_room(index)
                bar = QRect(word.x() - 4, self.height() - 2, wide + 8, 2)
                fill(painter, bar, look.colour("accent"))
                if self._ring and self.hasFocus():
                    painter.setPen(QPen(look.colour("accent"), 2))
                    painter.drawRoundedRect(word.adjusted(-6, 6, 6, -8), 4, 4)
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring where the keyboard brought the focus."""
        self._ring = event.reason() in KEYBOARD
        super().focusInEvent(event)

    def _strong(self) -> str:
        return {"body": "section", "small": "small_strong"}.get(self._role, self._role)

    def _gap_px(self) -> int:
        """The gap between two words: less than the look's where the row is narrow."""
        shown = self._shown()
        free, wanted = self._room_px() - self._row_px(shown, 0), self._look.px(self._gap)
        return max(min(wanted, 2 * free // max(2 * len(shown) - 1, 1)), self._least_gap_px())

    def _lead_px(self) -> int:
        """Px before the first word: less than the look's where the gaps are as small as can be."""
        wanted, least = self._look.px(self._lead), self._look.px(min(LEAST_LEAD, self._lead))
        missing = self._row_px(self._shown(), self._least_gap_px()) - self._room_px()
        return max(min(wanted, wanted - missing), least)

    def _shown(self) -> list[int]:
        return [index for index in range(self.count()) if self.isTabVisible(index)]

    def _least_gap_px(self) -> int:
        return self._look.px(min(LEAST_GAP, self._gap))

    def _room_px(self) -> int:
        """Px that the tabs may take."""
        return self.width()

    def _row_px(self, tabs: Sequence[int], gap: int) -> int:
        """Px that these tabs take with that gap between them."""
        told = sum(self._told_px(index) for index in tabs)
        return self._look.px(self._lead) + told + len(tabs) * gap - gap // 2

    def _told_px(self, index: int) -> int:
        """Px that a tab's word and count take."""
        return self._word_px(index) + self._chip_room(index)

    def _word_px(self, index: int) -> int:
        word = self.tabText(index)
        if word not in self._words:
            metrics = QFontMetrics(self._look.font(self._strong()))
            self._words[word] = metrics.horizontalAdvance(word)
        return self._words[word]

    def _word(self, index: int, before: int, behind: int) -> QRect:
        """Where a tab's word stands, with so many px before and behind it."""
        box = self.tabRect(index)
        width = box.width() - before - behind - self._chip_room(index)
        return QRect(box.x() + before, 0, width, box.height())

    def _chip_room(self, index: int) -> int:
        """Px that a tab's count takes with the gap before it; none where words need its room."""
        if not self._counts.get(index) or not self._has_room_for_counts():
            return 0
        return self._count_px(index)

    def _count_px(self, index: int) -> int:
        metrics = QFontMetrics(self._look.font("badge"))
        told = metrics.horizontalAdvance(str(self._counts[index]))
        return told + self._look.px(12) + self._look.px(6)

    def _has_room_for_counts(self) -> bool:
        shown = self._shown()
        words = sum(self._word_px(index) for index in shown)
        counts = sum(self._count_px(index) for index in shown if self._counts.get(index))
        gaps = len(shown) * self._least_gap_px() - self._least_gap_px() // 2
        lead = self._look.px(min(LEAST_LEAD, self._lead))
        return lead + words + counts + gaps <= self._room_px()

    def _draw_chip(self, painter: QPainter, index: int, word: QRect) -> None:
        room = self._chip_room(index)
        if not room:
            return
        look, height = self._look, self._look.px(18)
        gap = look.px(6)
        box = QRect(word.right() + 1 + gap, (self.height() - height) // 2, room - gap, height)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(look.colour("selection_inactive"))
        painter.drawRoundedRect(box, height / 2, height / 2)
        painter.setFont(look.font("badge"))
        painter.setPen(look.colour("text_2"))
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(self._counts[index]))
        painter.restore()

    def _refresh(self) -> None:
        self._words.clear()
        self.setFont(self._look.font(self._role))
        if self.count():  # makes QTabBar lay its tabs out anew, which the same font does not
            self.setTabText(0, self.tabText(0))
        self.updateGeometry()
        self.update()
