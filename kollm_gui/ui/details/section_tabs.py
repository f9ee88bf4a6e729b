"""The tabs over the page of details: those that find no room are in a menu at the end."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from kollm_gui.i18n import _
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.tab_row import TabRow
from kollm_gui.ui.details.page import MARGIN
from kollm_gui.ui.look import Look


class SectionTabs(TabRow):
    """A tab per section; in a narrow panel the last ones give way, never the chosen one."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(look, height=36, role="small", gap=10, lead=MARGIN, parent=parent)
        self.setAccessibleName(_("Sections"))
        self._menu = QMenu(self)
        self.more = Button(look, "+0", kind="quiet", role="small", menu=self._menu, parent=self)
        self.more.hide()

    def set_titles(self, titles: list[str]) -> None:
        """Show these tabs, the first one chosen; nothing is emitted."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        while self.count() > len(titles):
            self.removeTab(self.count() - 1)
        for index, title in enumerate(titles):
            if index >= self.count():
                self.addTab(title)
            elif self.tabText(index) != title:  # setting it measures the row anew
                self.setTabText(index, title)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.mark(0)

    def mark(self, index: int) -> None:
        """Show which section is in sight; nothing is emitted."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's signature
        self._fit(index)
        self.setCurrentIndex(index)
        self.blockSignals(False)  # noqa: FBT003 - Qt's signature
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show as many tabs as the width has room for."""
        self._fit(self.currentIndex())
        super().resizeEvent(event)

    def _refresh(self) -> None:
        super()._refresh()
        self._fit(self.currentIndex())

    def _choose(self, index: int) -> None:
        self._fit(index)
        self.setCurrentIndex(index)

    def _room_px(self) -> int:
        return self.width() - (0 if self.more.isHidden() else self.more.width())

    def _place_more(self) -> None:
        size = self.more.sizeHint()
        top = (self.height() - size.height()) // 2
        self.more.setGeometry(self.width() - size.width(), top, size.width(), size.height())

    def _fit(self, chosen: int) -> None:
        """Hide the last tabs that find no room, and offer them in the menu."""
        shown = set(self._fitting(chosen))
        for index in sorted(range(self.count()), key=lambda each: each not in shown):
            if self.isTabVisible(index) != (index in shown):  # shown first: one is always chosen
                self.setTabVisible(index, index in shown)
        hidden = [index for index in range(self.count()) if index not in shown]
        self._menu.clear()
        for index in hidden:
            entry = self._menu.addAction(self.tabText(index).replace("&", "&&"))
            entry.triggered.connect(lambda _on=False, index=index: self._choose(index))
        self.more.setVisible(bool(hidden))
        if hidden:
            self.more.set_text(f"+{len(hidden)}")
            told = _("More sections")
            self.more.setAccessibleName(told)
            self.more.setToolTip(told)
            self._place_more()

    def _fitting(self, chosen: int) -> list[int]:
        """The tabs that find room, from left to right, the chosen one among them."""
        every = range(self.count())
        gap = self._least_gap_px()
        if self._row_px(every, gap) <= self.width():
            return list(every)
        room = self.width() - self.more.sizeHint().width()
        fitting = {chosen} & set(every)
        for index in every:
            tried = sorted(fitting | {index})
            if self._row_px(tried, gap) > room:
                break
            fitting.add(index)
        return sorted(fitting)
