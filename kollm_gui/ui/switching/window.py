"""The window of the inspector: text, files and chart under one set of rules."""

from collections.abc import Mapping, Sequence
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
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.switching.answers import EACH, SUFFIXES, Each
from kollm_gui.switching.batch import Batch, BatchResult, answer_files
from kollm_gui.switching.rules import RULES, USUAL
from kollm_gui.switching.tally import Tally
from kollm_gui.tables.output import TableFormat
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import ChoiceBox
from kollm_gui.ui.controls.segments import Segments
from kollm_gui.ui.dialogs import Dialogs, save_text
from kollm_gui.ui.export_choices import ExportChoices
from kollm_gui.ui.export_message import ExportMessage
from kollm_gui.ui.look import Look
from kollm_gui.ui.output_commands import SUFFIXES as TABLE_SUFFIXES
from kollm_gui.ui.own.form import FormDialog
from kollm_gui.ui.own.own_data import OwnData
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.switching import keeping
from kollm_gui.ui.switching.chart_page import ChartPage, OwnFigureRequest, request_for
from kollm_gui.ui.switching.files_page import FilesPage
from kollm_gui.ui.switching.progress_row import ProgressRow
from kollm_gui.ui.switching.side import Side
from kollm_gui.ui.switching.text_page import TextPage
from kollm_gui.ui.worker import Pool, Worker

SIZE = (1120, 760)
PAGES = ("text", "files", "chart")
TABLE_NAMES: dict[TableFormat, str] = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "markdown": "Markdown",
    "latex": "LaTeX",
}


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
        kept: Kept | None = None,
        worker: Worker | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._snapshot, self._look, self._dialogs, self._own = snapshot, look, dialogs, own
        self._pool = Pool(self) if worker is None else None
        self._worker: Worker = worker or self._pool  # type: ignore[assignment]
        self._files: tuple[Path, ...] = ()
        self._batch: Batch | None = None
        self._result = BatchResult()
        self._counted_rules = USUAL  # under which the shown tallies were counted
        self.setWindowTitle(_("Code-switching in answers"))
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.setAcceptDrops(True)
        self.resize(look.px(SIZE[0]), look.px(SIZE[1]))
        self._make_tools()
        self.side = Side(look, self)
        self.text = TextPage(look, self)
        self.files = FilesPage(look, self.ask_files, self)
        self.chart = ChartPage(look, snapshot, (_("Open files…"), self.ask_files), self)
        self.message = ExportMessage(look, self)
        self.progress = ProgressRow(look, self)
        self._lay_out()
        self._connect()
        self._dress()
        self._restore(kept or Kept())
        self.text.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def page(self) -> str:
        """The page that is shown: text, files or chart."""
        return self.pages.value

    def show_page(self, key: str) -> None:
        """Show one of the three pages."""
        self.pages.set_value(key)
        self._stack.setCurrentIndex(PAGES.index(key))
        self.side.show_for(key)
        self.base.setVisible(key != "text")  # one answer has no rate

    def ask_files(self) -> None:
        """Ask for a file of answers."""
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        self._dialogs.ask_open(
            self,
            _("Open answers"),
            [_("Files of answers ({kinds})").format(kinds=kinds), _("All files (*)")],
            lambda file: self.open_files([file]),
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
        if self._batch is not None:
            self._batch.stop()

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
        if tally is None or self._own is None:
            return
        file = next(one.file for one in self._result.counted if tally in one.tallies)
        self._worker.run(
            partial(keeping.sha256_of, file),
            partial(self._ask_model, tally, file),
            self._tell_unread,
        )

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
        batch, self._batch = self._batch, None
        if batch is not None:
            batch.stop()
        if self._pool is not None:
            self._pool.wait()
        self.progress.leave()
        self.closed.emit(Kept(self.text.editor.text, self._files, self.side.rules.on))
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
        if self._batch is not None:
            self._batch.stop()  # its answer is passed over when it comes
        self._files = files
        self.message.clear()
        rules = self.side.rules.on
        batch = Batch(files, rules=rules, column=self.side.column, each=_each(self.side.each.value))
        self._batch = batch
        self.show_page(self.page if self.page == "chart" else "files")
        self.progress.follow(batch)
        self._worker.run(
            batch.count,
            lambda result: self._show_result(batch, rules, result),
            lambda error: self._fail(batch, error),
        )

    def _show_result(self, batch: Batch, rules: frozenset[str], result: BatchResult) -> None:
        if batch is not self._batch:  # asked anew, or closed, meanwhile
            return
        self._batch = None
        self.progress.leave()
        if result.tallies or not self.files.tallies or not result.failed:
            self._counted_rules, self._result = rules, result
            self.files.show_tallies(result.tallies)
        self._told_result(result)
        self._show_rates()

    def _told_result(self, result: BatchResult) -> None:
        sentences = list(result.failed)
        for one in result.counted:
            left = one.skipped
            if left.count:
                text = ngettext(
                    "{file}: {count} line was left out, line {first} ({reason}).",
                    "{file}: {count} lines were left out, the first is line {first} ({reason}).",
                    left.count,
                )
                sentences.append(
                    text.format(
                        file=one.file.name, count=left.count, first=left.first, reason=left.reason
                    )
                )
        empty = [one.file.name for one in result.counted if not one.tallies]
        sentences += [_("{file} holds no answer.").format(file=name) for name in empty]
        if result.stopped:
            sentences.append(_("Stopped; only files that were read whole are shown."))
        if result.failed:
            self.message.show_error("\n".join(sentences))
        elif sentences:
            self.message.show_warning("\n".join(sentences))

    def _fail(self, batch: Batch, error: Exception) -> None:
        if batch is self._batch:
            self._batch = None
            self.progress.leave()
        raise error  # a bug: logged and told by the one place for bugs

    def _ask_model(self, tally: Tally, file: Path, sha256: str) -> None:
        if self._own is None or not self.isVisible():
            return
        own = self._own
        source = keeping.Source(file, sha256, self._counted_rules)

        def take(told: Mapping[str, str]) -> None:
            made = keeping.kept(tally, source, told, own.snapshot)
            own.change(lambda store: store.add_run(made.run, [made.score]))
            name = own.snapshot.models[made.score.model].name
            self.message.show_good(
                _("Kept as a score of yours of {model}; Undo takes it back.").format(model=name)
            )

        told = _("{hits} of {n} answers hold Chinese characters among Korean; {file}.").format(
            hits=tally.after_hangul["han"], n=tally.answers, file=file.name
        )
        self._dialogs.show(
            FormDialog(
                self._look,
                _("Keep as a score of mine"),
                keeping.fields(),
                keeping.values(tally, own.snapshot),
                take,
                told=told,
                parent=self,
            )
        )

    def _tell_unread(self, error: Exception) -> None:
        if not isinstance(error, UserError):
            raise error
        self.message.show_error(error.sentence)

    def _change_rules(self, rules: object) -> None:
        assert isinstance(rules, frozenset)  # noqa: S101 - the form's own signal
        self.text.editor.set_rules(rules)
        self.files.set_rules(rules)
        self._recount()

    def _recount(self) -> None:
        if self._files:
            page = self.page
            self._start(self._files)
            self.show_page(page)

    def _show_rates(self) -> None:
        """Give table and chart the base that is chosen."""
        self.files.count_all(of_all=self.base.value == "all")
        self.chart.show_request(self._request() if self.files.tallies else None)
        for action in self._exports:
            action.setEnabled(bool(self.files.tallies))
        self.export.setEnabled(bool(self.files.tallies))

    def _request(self) -> OwnFigureRequest:
        return request_for(
            self.files.tallies,
            self.chart.script.value,
            self._counted_rules,
            of_all=self.base.value == "all",
        )

    def _notes(self) -> list[str]:
        of = (
            _("Rates are of all answers.")
            if self.files.of_all
            else _("Rates are of the answers that contain Hangul.")
        )
        told = ", ".join(_(rule.text) for rule in RULES if rule.key in self._counted_rules)
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

    def _make_tools(self) -> None:
        look = self._look
        self.pages = Segments(
            look,
            _("Page"),
            [("text", _("Text")), ("files", _("Files")), ("chart", _("Chart"))],
            self,
        )
        self.pages.setFixedWidth(self.pages.sizeHint().width())
        self.base = ChoiceBox(look, _("Rates of"), widest=230, parent=self)
        self.base.show_choices(
            [("hangul", _("Of answers with Hangul")), ("all", _("Of all answers, as the survey"))],
            "hangul",
        )
        self.open_button = Button(look, _("Open files…"), icon="folder", parent=self)
        menu = QMenu(self)
        for form, name in TABLE_NAMES.items():
            self._add_form(menu, form, name)
        menu.addSeparator()
        menu.addAction(_("Figure…")).triggered.connect(lambda _on=False: self.export_figure())
        if self._own is not None:
            menu.addSeparator()
            keep = menu.addAction(_("Keep as a score of mine…"))
            keep.triggered.connect(lambda _on=False: self.keep_score())
        self._exports = [action for action in menu.actions() if not action.isSeparator()]
        self.export = Button(look, _("Export"), icon="export", menu=menu, parent=self)

    def _add_form(self, menu: QMenu, form: TableFormat, name: str) -> None:
        action = menu.addAction(_("Table as {format}…").format(format=name))
        action.triggered.connect(lambda _on=False: self.save_table(form))

    def _lay_out(self) -> None:
        tools = QHBoxLayout()
        tools.setContentsMargins(16, 8, 16, 8)
        tools.setSpacing(8)
        tools.addWidget(self.pages)
        tools.addStretch(1)
        for widget in (self.base, self.open_button, self.export):
            tools.addWidget(widget)
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
        whole.addLayout(tools)
        whole.addWidget(Hairline(self._look, self))
        whole.addLayout(body, 1)

    def _connect(self) -> None:
        self.pages.chosen.connect(self.show_page)
        self.base.chosen.connect(lambda _key: self._show_rates())
        self.open_button.clicked.connect(lambda _on=False: self.ask_files())
        self.progress.stop_asked.connect(self.stop)
        self.text.inspected.connect(self.side.legend.show_counts)
        self.side.rules.changed.connect(self._change_rules)
        self.side.reading_changed.connect(self._recount)
        self.chart.script_chosen.connect(lambda _key: self._show_rates())
        self._look.changed.connect(self._dress)
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
            (self.open_button, "Ctrl+O"),
        ):
            button.setToolTip(keys)

    def _dress(self) -> None:
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)


def _files_of(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]


def _each(key: str) -> Each:
    return next(each for each in EACH if each == key)
