"""The window of the inspector: text, files and chart under one set of rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QKeySequence,
    QPalette,
    QShortcut,
)
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.switching.answers import EACH, SUFFIXES, Each
from kollm_gui.switching.batch import Batch, BatchResult, answer_files
from kollm_gui.switching.rules import RULES, USUAL
from kollm_gui.tables.output import TableFormat
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.dialogs import Dialogs, save_text
from kollm_gui.ui.export_choices import ExportChoices
from kollm_gui.ui.export_message import ExportMessage
from kollm_gui.ui.look import Look
from kollm_gui.ui.output_commands import SUFFIXES as TABLE_SUFFIXES
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.switching import outcome
from kollm_gui.ui.switching.chart_page import ChartPage, OwnFigureRequest, request_for
from kollm_gui.ui.switching.counting import Counting
from kollm_gui.ui.switching.files_page import FilesPage
from kollm_gui.ui.switching.keeping_form import KeepingForm
from kollm_gui.ui.switching.progress_row import ProgressRow
from kollm_gui.ui.switching.side import Side
from kollm_gui.ui.switching.text_page import TextPage
from kollm_gui.ui.switching.tools import Tools
from kollm_gui.ui.worker import Worker
from kollm_gui.ui.workspace import Workspace

SIZE = (1120, 760)
PAGES = ("text", "files", "chart")


@dataclass(frozen=True, slots=True)
class Kept:
    """What a closed window leaves for the next one, so that a text is never lost."""

    text: str = ""
    files: tuple[Path, ...] = ()
    rules: frozenset[str] = USUAL


class SwitchingWindow(QDialog):
    """Stays beside the main window; ``closed`` hands over what it held."""

    closed = Signal(object)  # Kept

    def __init__(
        self,
        snapshot: Snapshot,
        look: Look,
        dialogs: Dialogs,
        *,
        own: OwnData | None = None,
        workspace: Workspace | None = None,
        kept: Kept | None = None,
        worker: Worker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._snapshot, self._look, self._dialogs = snapshot, look, dialogs
        self._counting = Counting(worker, self)
        self.setWindowTitle(_("Code-switching in answers"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        give_first_size(self, look, *SIZE)
        self._dress()  # first: the hairlines take the role of the ground they are made on
        self.tools = Tools(look, keeps=own is not None, parent=self)
        self.side = Side(look, self)
        self.text = TextPage(look, self)
        self.files = FilesPage(look, self.ask_files, self)
        self.chart = ChartPage(look, snapshot, (_("Open files…"), self.ask_files), self)
        self.message = ExportMessage(look, self)
        self.progress = ProgressRow(look, self)
        self._keeping = (
            None
            if own is None
            else KeepingForm(look, dialogs, own, self.message, self, workspace=workspace)
        )
        self._lay_out()
        self._connect()
        self._restore(kept or Kept())
        self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> str:
        """The page that is shown: text, files or chart."""
        return self.tools.pages.value

    def show_page(self, key: str) -> None:
        """Show one of the three pages."""
        self.tools.pages.set_value(key)
        self._stack.setCurrentIndex(PAGES.index(key))
        self.side.show_for(key)
        self.tools.base.setVisible(key != "text")  # one answer has no rate

    def ask_files(self) -> None:
        """Ask for files of answers, several of which are counted beside each other."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self._dialogs.ask_open_several(
            self,
            _("Open answers"),
            [_("Files of answers ({kinds})").format(kinds=kinds), _("All files (*)")],
            self.open_files,
        )

    def open_files(self, given: Sequence[Path]) -> None:
        """Count the answers of these files and folders, in the place of those before."""
        try:
            files = tuple(answer_files(given))
        except UserError as error:
            self.message.show_error(error.sentence)
            return
        self._start(files)

    def stop(self) -> None:
        """Stop counting; what is counted so far is shown."""
        self._counting.stop()

    def save_table(self, form: TableFormat) -> None:
        """Ask where to write the table of rates."""
        suffix = TABLE_SUFFIXES[form]
        table = self.files.shown_table(self._notes())

        def write(file: Path) -> None:
            try:
                save_text(file, table.text(form))
            except UserError as error:
                self.message.show_error(error.sentence)
            else:
                self.message.show_good(_("Written: {file}").format(file=file))

        self._dialogs.ask_save(
            self,
            _("Export the table"),
            f"{table.name}.{suffix}",
            [f"{suffix.upper()} (*.{suffix})"],
            write,
        )

    def export_figure(self) -> None:
        """Open the export dialog with the chart."""
        from kollm_gui.ui.export_dialog import ExportDialog  # noqa: PLC0415 - only when asked for

        dialog = ExportDialog(
            self._request(),
            self._snapshot,
            self._look,
            self._dialogs,
            # The catalogue's sources are none of these counts'.
            choices=ExportChoices(with_bib=False),
            parent=self,
        )
        self._dialogs.show(dialog)

    def keep_score(self) -> None:
        """Keep the chosen row's count as a score of one's own."""
        tally = self.files.chosen
        if tally is not None and self._keeping is not None:
            self._keeping.ask(tally, self._counting)

    def step(self, by: int) -> None:
        """To the next or previous intrusion of the text, or answer of the files."""
        if self.page == "files":
            self.files.step(by)
        elif self.page == "text":
            self.text.step(by)

    # Qt's side

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button; Escape closes, and the text is kept."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, Button):
            focus.click()

    def reject(self) -> None:
        """Escape closes as the frame's button does."""
        self.close()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop what runs, and hand over what would be lost."""
        self._counting.leave()
        self.closed.emit(Kept(self.text.editor.text, self._counting.files, self.side.rules.on))
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files and texts are welcome."""
        if _files_of(event.mimeData()) or event.mimeData().hasText():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Count dropped files; put dropped text where the cursor stands."""
        files = _files_of(event.mimeData())
        event.acceptProposedAction()
        if files:
            self.open_files(files)
        else:
            self.show_page("text")
            self.text.editor.insertFromMimeData(event.mimeData())

    # Counting

    def _start(self, files: tuple[Path, ...]) -> None:
        self.message.clear()
        self._counting.start(
            files,
            rules=self.side.rules.on,
            column=self.side.column,
            each=_each(self.side.each.value),
        )

    def _follow(self, batch: Batch) -> None:
        self.show_page(self.page if self.page == "chart" else "files")
        self.progress.follow(batch)

    def _show_result(self, result: BatchResult) -> None:
        if result is self._counting.result:
            self.files.show_tallies(result.tallies)
        told = outcome.sentences(result)
        if result.failed:
            self.message.show_error("\n".join(told))
        elif told:
            self.message.show_warning("\n".join(told))
        self._show_rates()

    def _change_rules(self, rules: object) -> None:
        assert isinstance(rules, frozenset)  # noqa: S101 - the form's own signal
        self.text.editor.set_rules(rules)
        self.files.set_rules(rules)
        self._recount()

    def _recount(self) -> None:
        if self._counting.files:
            page = self.page
            self._start(self._counting.files)
            self.show_page(page)

    def _show_rates(self) -> None:
        """Give table and chart the base that is chosen."""
        self.files.count_all(of_all=self.tools.of_all)
        self.chart.show_request(self._request() if self.files.tallies else None)
        self.tools.let_export(ready=bool(self.files.tallies))

    def _request(self) -> OwnFigureRequest:
        return request_for(
            self.files.tallies,
            self.chart.script.value,
            self._counting.rules,
            of_all=self.tools.of_all,
        )

    def _notes(self) -> list[str]:
        of = (
            _("Rates are of all answers.")
            if self.files.of_all
            else _("Rates are of the answers that contain Hangul.")
        )
        told = ", ".join(_(rule.text) for rule in RULES if rule.key in self._counting.rules)
        ours = _("Korean lines and English words are measures of KoLLM’s own.")
        return [of, _("Not counted: {rules}.").format(rules=told or "–"), ours]

    def _restore(self, kept: Kept) -> None:
        if kept.rules != USUAL:
            self.side.rules.set_on(kept.rules)
        if kept.text:
            self.text.editor.setPlainText(kept.text)
        self._show_rates()
        if kept.files:
            self._start(kept.files)
        self.show_page("text" if kept.text or not kept.files else "files")

    # Building

    def _lay_out(self) -> None:
        self._stack = QStackedWidget(self)
        for page in (self.text, self.files, self.chart):
            self._stack.addWidget(page)
        left = QVBoxLayout()
        left.setSpacing(0)
        left.addWidget(self.message)
        left.addWidget(self.progress)
        left.addWidget(self._stack, 1)
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addLayout(left, 1)
        body.addWidget(Hairline(self._look, self, upright=True))
        body.addWidget(self.side)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.tools)
        whole.addWidget(Hairline(self._look, self))
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        tools, counting = self.tools, self._counting
        tools.pages.chosen.connect(self.show_page)
        tools.base.chosen.connect(lambda _key: self._show_rates())
        tools.files_asked.connect(self.ask_files)
        tools.table_asked.connect(self.save_table)
        tools.figure_asked.connect(self.export_figure)
        tools.keep_asked.connect(self.keep_score)
        counting.begun.connect(self._follow)
        counting.over.connect(self.progress.leave)
        counting.counted.connect(self._show_result)
        self.progress.stop_asked.connect(self.stop)
        self.text.inspected.connect(self.side.legend.show_counts)
        self.side.rules.changed.connect(self._change_rules)
        self.side.reading_changed.connect(self._recount)
        self.chart.script_chosen.connect(lambda _key: self._show_rates())
        self._look.changed.connect(self._dress)
        self._take_keys()

    def _take_keys(self) -> None:
        for keys, work in (
            ("F3", partial(self.step, 1)),
            ("Shift+F3", partial(self.step, -1)),
            ("Ctrl+O", self.ask_files),
            ("Ctrl+1", partial(self.show_page, "text")),
            ("Ctrl+2", partial(self.show_page, "files")),
            ("Ctrl+3", partial(self.show_page, "chart")),
            ("Ctrl+E", self.export_figure),
            ("Ctrl+W", self.close),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(lambda work=work: work())
        for button, keys in (
            (self.text.previous, "Shift+F3"),
            (self.text.next, "F3"),
            (self.files.previous, "Shift+F3"),
            (self.files.next, "F3"),
            (self.tools.open, "Ctrl+O"),
        ):
            button.setToolTip(keys)

    def _dress(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _each(key: str) -> Each:
    return next(each for each in EACH if each == key)
