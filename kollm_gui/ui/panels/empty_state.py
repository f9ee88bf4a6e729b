"""What stands in the table's place when nothing is found: why, and the ways out."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kollm_gui.i18n import _, ngettext
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.centred_page import CentredPage
from kollm_gui.ui.look import Look

if TYPE_CHECKING:
    from kollm_gui.search.match import TermCount

WIDTH = 576


class _Term(QWidget):
    """A search word as a chip."""

    def __init__(self, look: Look, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._text = look, text
        self.setAccessibleName(text)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The word with its paddings, at most a third of the panel."""
        metrics = QFontMetrics(self._look.font("small_medium"))
        width = metrics.horizontalAdvance(self._text) + self._look.px(18)
        return QSize(min(width, self._look.px(200)), self._look.px(26))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw ground and word."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("selection_inactive"))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        painter.setFont(self._look.font("small_medium"))
        painter.setPen(self._look.colour("text"))
        room = self.width() - self._look.px(16)
        text = painter.fontMetrics().elidedText(self._text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()


class _Disc(QWidget):
    """The magnifier on a round ground."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self.setFixedSize(look.px(32), look.px(32))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._look.colour("selection_inactive"))
        painter.drawEllipse(self.rect())
        size = self._look.px(16)
        picture = self._look.pixmap("search", 16, "text_2", self.devicePixelRatioF())
        painter.drawPixmap((self.width() - size) // 2, (self.height() - size) // 2, picture)
        painter.end()


class EmptyState(QWidget):
    """Says why no model is shown; each word can be removed, and one button clears the search."""

    removed = Signal(int)  # which word
    cleared = Signal()
    unhidden = Signal()  # show the models known by name only
    mended = Signal(str)  # search for what was probably meant

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._page = CentredPage(look, WIDTH, self)
        self._rebuild: Callable[[], None] = lambda: None
        self._meant: str | None = None
        self._way_out: Button | None = None
        self.setAutoFillBackground(True)
        self.setBackgroundRole(self.backgroundRole().Base)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._page)
        look.changed.connect(self._refresh)

    @property
    def way_out(self) -> Button:
        """The primary button."""
        assert self._way_out is not None  # noqa: S101 - ``explain`` makes it
        return self._way_out

    @property
    def meant(self) -> str | None:
        """The search that was probably meant."""
        return self._meant

    def explain(
        self, terms: "Sequence[TermCount]", *, hidden: int = 0, meant: str | None = None
    ) -> None:
        """Say why: each word and how many models it finds; ``hidden`` ones are muted away.

        ``meant`` is a search that finds something and was probably meant.
        """
        self._meant = meant
        self._rebuild = lambda: self._show(terms, hidden)
        self._rebuild()

    def _refresh(self) -> None:
        self._rebuild()

    def _show(self, terms: "Sequence[TermCount]", hidden: int) -> None:
        page = self._page.blank()
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addLayout(self._head(page, terms, hidden))
        if not hidden:
            column.addLayout(self._words(page, terms))
        ways_out = self._ways_out(page, hidden)
        column.addLayout(ways_out)
        self._way_out = next(each for each in page.findChildren(Button) if each.kind == "primary")
        self.setFocusProxy(self._way_out)
        self._page.show_page(page, ways_out)

    def _head(self, page: QWidget, terms: "Sequence[TermCount]", hidden: int) -> QHBoxLayout:
        title, sentence = _told(terms, hidden)
        row, words = QHBoxLayout(), QVBoxLayout()
        row.setSpacing(12)
        row.addWidget(_Disc(self._look, page), 0, Qt.AlignmentFlag.AlignTop)
        words.setSpacing(2)
        words.addWidget(self._label(page, title, "heading", "text"))
        words.addWidget(self._label(page, sentence, "body", "text_2"))
        row.addLayout(words, 1)
        self.setAccessibleName(title)
        self.setAccessibleDescription(sentence)
        return row

    def _words(self, page: QWidget, terms: "Sequence[TermCount]") -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        grid.setColumnStretch(2, 1)
        for place, term in enumerate(terms):
            text, count, unknown = term.text, term.models, term.unknown
            grid.addWidget(self._rule(page), 2 * place, 0, 1, 4)
            row = 2 * place + 1
            grid.setRowMinimumHeight(row, self._look.px(36))
            grid.addWidget(_Term(self._look, text, page), row, 0, Qt.AlignmentFlag.AlignLeft)
            number = self._label(page, f"{count:,}", "section", "text")
            number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            number.setMinimumWidth(self._look.px(40))
            grid.addWidget(number, row, 1)
            found = ngettext("model by itself", "models by itself", count)
            if unknown:
                more = ngettext(
                    "model by itself; {count} more has no known value",
                    "models by itself; {count} more have no known value",
                    unknown,
                )
                found = more.format(count=f"{unknown:,}")
            grid.addWidget(self._label(page, found, "body", "text_2"), row, 2)
            remove = Button(self._look, _("Remove"), kind="link", parent=page)
            remove.setAccessibleName(_("Remove {word}").format(word=text))
            remove.clicked.connect(lambda _on=False, at=place: self.removed.emit(at))
            grid.addWidget(remove, row, 3)
        grid.addWidget(self._rule(page), 2 * len(terms), 0, 1, 4)
        return grid

    def _ways_out(self, page: QWidget, hidden: int) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(8)
        if self._meant is not None:
            meant = Button(
                self._look,
                _("Did you mean {text}?").format(text=self._meant),
                kind="primary",
                height=32,
                parent=page,
            )
            meant.clicked.connect(lambda _on=False, text=self._meant: self.mended.emit(text))
            row.addWidget(meant)
        if hidden:
            show = Button(
                self._look,
                ngettext("Show the {count} model", "Show the {count} models", hidden).format(
                    count=hidden
                ),
                kind="primary",
                height=32,
                parent=page,
            )
            show.clicked.connect(self.unhidden)
            row.addWidget(show)
        clear = Button(
            self._look,
            _("Clear search"),
            kind="raised" if hidden or self._meant else "primary",
            height=32,
            parent=page,
        )
        clear.clicked.connect(self.cleared)
        row.addWidget(clear)
        row.addStretch(1)
        keys = _("Enter takes it, Esc clears") if self._meant is not None else _("Esc clears")
        row.addWidget(self._label(page, keys, "small", "text_3"))
        return row

    def _label(self, page: QWidget, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(role in ("heading", "body"))
        label.setFont(self._look.font(role))
        palette = label.palette()
        palette.setColor(label.foregroundRole(), self._look.colour(token))
        label.setPalette(palette)
        return label

    def _rule(self, page: QWidget) -> QFrame:
        rule = QFrame(page)
        rule.setFixedHeight(1)
        rule.setAutoFillBackground(True)
        palette = rule.palette()
        palette.setColor(rule.backgroundRole(), self._look.colour("line"))
        rule.setPalette(palette)
        return rule


def _told(terms: "Sequence[TermCount]", hidden: int) -> tuple[str, str]:
    """Title and sentence."""
    if hidden:
        return (
            _("Only models known by name match"),
            _("A score or a lineage names them; the eye above the tree hides such models."),
        )
    lost = [term for term in terms if not term.models]
    only = (lost or [*terms, None])[0]
    if only is not None and not only.is_word and (len(terms) == 1 or lost):
        return (
            _("No model matches “{word}”").format(word=only.text),
            _("No model of the catalogue is known to meet this condition."),
        )
    if len(terms) == 1 or lost:
        return (
            _("No model matches “{word}”").format(word=(lost or terms)[0].term.typed),
            _("No name, spelling, organization, family, technique or note holds it."),
        )
    if not all(term.is_word for term in terms):
        return (
            _("No model matches all parts of the search"),
            _("Each finds something by itself; together they leave nothing."),
        )
    title = (
        _("No model matches both words")
        if len(terms) == 2
        else _("No model matches all {count} words").format(count=len(terms))
    )
    return title, _("Each finds something by itself; together they leave nothing.")
