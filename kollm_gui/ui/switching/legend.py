"""The counts by script, which are the legend of the marks as well."""

from collections import Counter

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QPalette,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from kollm_gui.i18n import _, ngettext
from kollm_gui.switching.inspect import Inspection
from kollm_gui.text.scripts import SCRIPTS
from kollm_gui.ui.look import Look
from kollm_gui.ui.switching.marks import MARKS, excused_format, intrusion_format

_LANE = 44  # px of the samples
_LINE = 125  # % of a line, so that the marks of two lines do not touch


class Legend(QTextEdit):
    """One line for each script that stands in the text, with the marks that it has there."""

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._found: Inspection | None = None
        self.setReadOnly(True)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setAcceptDrops(False)
        look.changed.connect(self._fill)
        self._fill()

    def show_counts(self, found: Inspection) -> None:
        """Count the runs of this inspection."""
        self._found = found
        self._fill()

    def _fill(self) -> None:
        self._begin()
        cursor = self.textCursor()
        # An Arabic sample would turn its line around.
        block = QTextBlockFormat()
        block.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        block.setLineHeight(_LINE, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.setBlockFormat(block)
        told = self._write_counts(cursor)
        if not told:
            told = [_("Counts appear here as soon as there is a text.")]
            cursor.insertText(told[0], self._plain("text_3"))
        else:
            cursor.deletePreviousChar()
        self.setAccessibleName(_("Counts by script"))
        self.setAccessibleDescription("; ".join(told))
        self._fit()

    def _begin(self) -> None:
        look = self._look
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Base, look.colour("window"))
        self.setPalette(palette)
        self.setFont(look.font("body"))
        self.document().setDocumentMargin(0)
        tabs = QTextOption()
        tabs.setTabStopDistance(look.px(_LANE))
        self.document().setDefaultTextOption(tabs)
        self.clear()

    def _write_counts(self, cursor: QTextCursor) -> list[str]:
        look = self._look
        runs = self._found.runs if self._found is not None else ()
        counts = Counter(run.script for run in runs if run.rule is None)
        excused = sum(1 for run in runs if run.rule is not None)
        told: list[str] = []
        for script in SCRIPTS:
            if script in MARKS and counts[script]:
                line = f"{_(SCRIPTS[script])} {counts[script]:,}"
                self._add(cursor, MARKS[script].sample, intrusion_format(look, script), line)
                told.append(line)
        if not counts and self._found is not None and self._found.hangul:
            told.append(_("No intrusion"))
            cursor.insertText(told[-1], self._plain("text"))
            cursor.insertBlock()
        if excused:
            line = ngettext("{count} run not counted", "{count} runs not counted", excused).format(
                count=f"{excused:,}"
            )
            self._add(cursor, "Abc", excused_format(look), line)
            told.append(line)
        return told

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the lines."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(self.viewport().width())
        self.setFixedHeight(int(self.document().size().height()) + 2)

    def _add(self, cursor: QTextCursor, sample: str, marks: QTextCharFormat, line: str) -> None:
        marks.setFontWeight(500)
        cursor.insertText(f"\u00a0{sample}\u00a0", marks)
        cursor.insertText(f"\t{line}", self._plain("text"))
        cursor.insertBlock()

    def _plain(self, token: str) -> QTextCharFormat:
        plain = QTextCharFormat()
        plain.setForeground(self._look.colour(token))
        return plain
