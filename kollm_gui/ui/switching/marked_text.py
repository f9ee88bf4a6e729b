"""A text whose foreign letters are marked while it is typed, and told of under the pointer."""

from bisect import bisect_right

from PySide6.QtCore import QEvent, QMimeData, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QPalette,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QToolTip, QWidget

from kollm_gui.i18n import _
from kollm_gui.switching.inspect import ForeignRun, Inspection, Inspector
from kollm_gui.switching.rules import RULE_KEYS, USUAL
from kollm_gui.text.scripts import SCRIPTS, Script
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.look import Look
from kollm_gui.ui.switching.marks import excused_format, intrusion_format

AT_ONCE = 100_000  # characters up to which a text is inspected within a keystroke
PAUSE_MS = 250  # in typing, after which a longer one is
_NOTHING = Inspection(hangul=False, runs=(), korean_lines=False)


class MarkedText(QPlainTextEdit):
    """Shows a text with its intrusions and what the rules excuse; ``inspected`` after each look."""

    inspected = Signal(object)  # Inspection

    def __init__(
        self, look: Look, name: str, *, read_only: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look = look
        self._inspector = Inspector(USUAL)
        self.found = _NOTHING
        self._marking = False
        self._marker = _Marker(look, self.document())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTabChangesFocus(True)
        self.setAcceptDrops(False)  # files and texts are dropped on the window as a whole
        if read_only:
            self.setReadOnly(True)
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse
                | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        thin_scroll_bars(self, look)
        self._timer.timeout.connect(self.inspect)
        self.textChanged.connect(self._changed)
        look.changed.connect(self._dress)
        self._dress()

    @property
    def text(self) -> str:
        """The whole text, a line feed between its lines."""
        return "\n".join(self._lines())

    @property
    def intrusions(self) -> list[ForeignRun]:
        """The runs that no rule excuses, in order."""
        return [run for run in self.found.runs if run.rule is None]

    def set_rules(self, rules: frozenset[str]) -> None:
        """Inspect under these rules from here on."""
        self._inspector = Inspector(rules)
        self.inspect()

    def inspect(self) -> None:
        """Look at the text as it stands and mark it."""
        self._timer.stop()
        lines = self._lines()
        self.found = self._inspector.inspect("\n".join(lines))
        self._marking = True
        self._marker.show_runs(lines, self.found.runs)
        self._marking = False
        self.inspected.emit(self.found)

    def step(self, by: int) -> int | None:
        """Select the next or previous intrusion, around the end; its place among them."""
        if self._timer.isActive():
            self.inspect()
        runs = self.intrusions
        if not runs:
            return None
        at = self._marker.place_of(self.textCursor())
        if by > 0:
            here = self.textCursor().hasSelection()
            place = next(
                (i for i, run in enumerate(runs) if (run.start >= at if here else run.end > at)), 0
            )
        else:
            start = self._marker.place_of(self.textCursor(), start=True)
            before = [i for i, run in enumerate(runs) if run.start < start]
            place = before[-1] if before else len(runs) - 1
        self.select(runs[place].start, runs[place].end)
        return place

    def select(self, start: int, end: int) -> None:
        """Select these characters and bring them into sight."""
        cursor = self.textCursor()
        cursor.setPosition(self._marker.position(self.document(), start))
        cursor.setPosition(
            self._marker.position(self.document(), end), QTextCursor.MoveMode.KeepAnchor
        )
        self.setTextCursor(cursor)
        self.centerCursor()

    def told_at(self, at: QPoint) -> str:
        """What the letters under a point of the viewport are, in a sentence or two."""
        cursor = self.cursorForPosition(at)
        run = self._marker.run_at(self._marker.place_of(cursor))
        if run is None or not self.cursorRect(cursor).adjusted(-24, 0, 24, 0).contains(at):
            return ""
        script = _(SCRIPTS[run.script])
        if run.rule is None:
            return _("{script}: counted as an intrusion").format(script=script)
        rule = RULE_KEYS[run.rule]
        return _("{script}: not counted, {rule}. {sentence}").format(
            script=script, rule=_(rule.text), sentence=_(rule.sentence)
        )

    def event(self, event: QEvent) -> bool:
        """Tell what stands under the pointer."""
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            told = self.told_at(self.viewport().mapFrom(self, event.pos()))
            QToolTip.showText(event.globalPos(), told, self)
            return True
        return super().event(event)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt override
        """Paste words; a null would end them for Qt."""
        self.insertPlainText(source.text().replace("\0", ""))

    def _lines(self) -> list[str]:
        # Not toPlainText(): it turns other separators into line feeds, and places would shift.
        lines: list[str] = []
        block = self.document().begin()
        while block.isValid():
            lines.append(block.text())
            block = block.next()
        return lines

    def _changed(self) -> None:
        if self._marking:  # Qt takes marks for a change of the text
            return
        if self.document().characterCount() <= AT_ONCE:
            self.inspect()
        else:
            self._timer.start()

    def _dress(self) -> None:
        look = self._look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("surface"))
        palette.setColor(QPalette.ColorRole.Text, look.colour("text"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, look.colour("text_3"))
        self.setPalette(palette)
        self.setFont(look.font("body"))
        self.document().setDocumentMargin(look.px(16))
        # Qt wraps a placeholder at the very edge.
        self.setViewportMargins(0, 0, look.px(12), 0)
        self._marking = True
        self._marker.dress()
        self._marking = False


class _Marker(QSyntaxHighlighter):
    """Lays the marks over the lines; places are those of the text, not Qt's UTF-16 ones."""

    def __init__(self, look: Look, document: QTextDocument) -> None:
        super().__init__(document)
        self._look = look
        self._runs: tuple[ForeignRun, ...] = ()
        self._ends: list[int] = []
        self._starts: list[int] = [0]  # of the lines, in characters of the text
        self._by_line: dict[int, list[ForeignRun]] = {}
        self._formats: dict[Script | None, QTextCharFormat] = {}

    def show_runs(self, lines: list[str], runs: tuple[ForeignRun, ...]) -> None:
        """Mark these runs; only lines whose marks change are laid out again."""
        starts, place = [0], 0
        for line in lines:
            place += len(line) + 1
            starts.append(place)
        by_line: dict[int, list[ForeignRun]] = {}
        for run in runs:
            line = bisect_right(starts, run.start) - 1
            by_line.setdefault(line, []).append(
                run._replace(start=run.start - starts[line], end=run.end - starts[line])
            )
        before, self._by_line = self._by_line, by_line
        self._runs, self._starts = runs, starts
        self._ends = [run.end for run in runs]
        changed = [n for n in before.keys() | by_line.keys() if before.get(n) != by_line.get(n)]
        for number in changed:
            block = self.document().findBlockByNumber(number)
            if block.isValid():
                self.rehighlightBlock(block)

    def dress(self) -> None:
        """Take the marks of the theme in force."""
        self._formats.clear()
        self.rehighlight()

    def highlightBlock(self, text: str) -> None:  # noqa: N802 - Qt override
        """Mark one line."""
        runs = self._by_line.get(self.currentBlock().blockNumber(), ())
        if not runs:
            return
        narrow = not text or max(text) <= "\uffff"
        for run in runs:
            start, length = run.start, run.end - run.start
            if not narrow:
                start, length = _units(text[:start]), _units(text[start : run.end])
            self.setFormat(start, length, self._format(run))

    def run_at(self, place: int) -> ForeignRun | None:
        """The run that a character of the text belongs to."""
        at = bisect_right(self._ends, place)
        for run in self._runs[max(at - 1, 0) : at + 1]:
            if run.start <= place <= run.end:
                return run
        return None

    def place_of(self, cursor: QTextCursor, *, start: bool = False) -> int:
        """Where a cursor stands, in characters of the text."""
        position = cursor.selectionStart() if start else cursor.position()
        block: QTextBlock = cursor.document().findBlock(position)
        number = min(block.blockNumber(), len(self._starts) - 1)
        inside = position - block.position()
        text = block.text()
        units = text.encode("utf-16-le", "surrogatepass")[: 2 * inside]
        return self._starts[number] + len(units.decode("utf-16-le", "replace"))

    def position(self, document: QTextDocument, place: int) -> int:
        """Qt's position of a character of the text."""
        number = bisect_right(self._starts, place) - 1
        block = document.findBlockByNumber(number)
        return block.position() + _units(block.text()[: place - self._starts[number]])

    def _format(self, run: ForeignRun) -> QTextCharFormat:
        key = run.script if run.rule is None else None
        if key not in self._formats:
            look = self._look
            self._formats[key] = (
                excused_format(look) if key is None else intrusion_format(look, key)
            )
        return self._formats[key]


def _units(text: str) -> int:
    """How many UTF-16 units a text takes, by which Qt counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
