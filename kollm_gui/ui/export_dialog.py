"""The export dialog: a preview under a ruler, the choices, and the files that are written."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from kollm_gui import i18n
from kollm_gui.charts import registry
from kollm_gui.charts.figure import Figure
from kollm_gui.errors import UserError
from kollm_gui.i18n import Language, _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.render.colours import Colours
from kollm_gui.render.companions import bibliography_of, csv_bytes
from kollm_gui.render.export import clipboard_data, export_figure, export_layout
from kollm_gui.render.options import ExportOptions, format_of
from kollm_gui.render.page import PageLayout
from kollm_gui.ui.clipboard import put_picture
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.first_size import room_on_screen
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.scroll_bars import thin_scroll_bars
from kollm_gui.ui.controls.segments import NumberField
from kollm_gui.ui.dialogs import Dialogs
from kollm_gui.ui.export_choices import ExportChoices, caveats, command_line
from kollm_gui.ui.export_form import ExportForm
from kollm_gui.ui.export_message import ExportMessage
from kollm_gui.ui.export_preview import ExportPreview
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_options import Hairline
from kollm_gui.ui.panels.chart_request import FigureRequest

SIZE = (1056, 768)
FORM_WIDTH = 352


class ExportDialog(QDialog):
    """Writes one figure; ``remembered`` tells the choices that the next dialog starts from."""

    remembered = Signal(object)  # ExportChoices
    exported = Signal(tuple)  # the paths written

    def __init__(
        self,
        request: FigureRequest,
        snapshot: Snapshot,
        look: Look,
        dialogs: Dialogs,
        *,
        query: str = "",
        hidden: bool = False,
        choices: ExportChoices | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        # A mark of the selection is no part of a figure; only "around the selected" needs it.
        around = ("top", "around") in request.options
        self._request = request if around else replace(request, selected=None)
        self._snapshot, self._query, self._hidden = snapshot, query, hidden
        self._look, self._dialogs = look, dialogs
        self._choices = choices or ExportChoices()
        self._figures: dict[Language, Figure] = {}
        self._page: PageLayout | None = None
        self._trouble = ""
        self._confirmed: set[Path] = set()  # files that a person has agreed to replace
        self._target = self._first_target()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self.setWindowTitle(_("Export figure"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.preview = ExportPreview(look, self)
        self.form = ExportForm(look, self._choices, self)
        self.message = ExportMessage(look, self)
        self._make_footer()
        self._lay_out()
        self._connect()
        self._fit_size()
        self._update()
        self.export.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def choices(self) -> ExportChoices:
        """What is chosen."""
        return self._choices

    @property
    def target(self) -> Path:
        """The file that the figure is written to."""
        return self._target

    @property
    def paths(self) -> tuple[Path, ...]:
        """All files that are written."""
        return tuple(self._target.with_suffix(suffix) for suffix in self._choices.suffixes)

    def choose_target(self) -> None:
        """Ask where to write, without writing yet."""
        self._ask_target(self._take_target)

    def write(self) -> None:
        """Write the files; what may be lost by it is asked first."""
        self._update()
        if self._trouble:
            self.message.show_error(self._trouble)
            return
        known_place = self._choices.folder is not None or self._target in self._confirmed
        if not known_place or (self._target.exists() and self._target not in self._confirmed):
            self._ask_target(self._take_and_write)
            return
        there = [path for path in self.paths if path.exists() and path not in self._confirmed]
        if there:
            self._confirmed.update(there)
            names = ", ".join(path.name for path in there)
            told = ngettext(
                "{names} is there already. Export again to replace it, or change the name.",
                "{names} are there already. Export again to replace them, or change the name.",
                len(there),
            )
            self.message.show_warning(told.format(names=names))
            return
        self._write_now()

    def copy_picture(self) -> None:
        """Put the figure on the clipboard as it would be written."""
        try:
            data = clipboard_data(self._figure, self._options)
        except UserError as error:
            self.message.show_error(error.sentence)
            return
        put_picture(data)
        self.message.show_good(_("The picture is on the clipboard."))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the focused button, or Export; in a field it only takes the number."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = self.focusWidget()
        if isinstance(focus, Button):
            focus.click()
        elif not isinstance(focus, NumberField):
            self.write()

    @property
    def _language(self) -> Language:
        return self._choices.language or i18n.current()

    @property
    def _figure(self) -> Figure:
        language = self._language
        if language not in self._figures:
            with i18n.language(language):
                self._figures[language] = self._request.make(self._snapshot)
        return self._figures[language]

    @property
    def _options(self) -> ExportOptions:
        return self._choices.options(self._language, self._snapshot.info.data_version)

    def _first_target(self) -> Path:
        folder = Path(self._choices.folder) if self._choices.folder else _usual_folder()
        return folder / f"{self._request.chart}.{self._choices.format}"

    def _change(self, choices: ExportChoices) -> None:
        self._choices = choices
        self._target = self._target.with_suffix(f".{choices.format}")
        self.message.clear()
        self.remembered.emit(choices)
        self._timer.start()  # several changes in one go are laid out once

    def _update(self) -> None:
        """Lay the page out and show what follows from it."""
        self._timer.stop()
        self._trouble = ""
        try:
            self._page = export_layout(self._figure, self._options)
        except UserError as error:
            self._page, self._trouble = None, error.sentence
        self._show_preview()
        figure = self._figure
        known = sum(1 for slug in figure.sources if slug in self._snapshot.sources)
        page = None if self._choices.format == "csv" else self._page
        self.form.show_page(page, len(figure.data.rows), known + 1)
        self._show_command()
        self._show_footer()

    def _show_preview(self) -> None:
        rows = len(self._figure.data.rows)
        if self._choices.format == "csv":
            self._trouble = ""
            told = ngettext(
                "The data alone: {count} row, unknown values as empty cells.",
                "The data alone: {count} rows, unknown values as empty cells.",
                rows,
            )
            lines = csv_bytes(self._figure, self._options.data_version).decode().splitlines()[:80]
            self.preview.show_sentence(told.format(count=rows), lines)
        elif self._page is None:
            self.preview.show_sentence(self._trouble)
        else:
            options = self._options
            colours = Colours(options.theme, options.transparent)
            self.preview.show_page(self._page, colours, self._choices.unit)

    def _show_command(self) -> None:
        if not self._request.has_command:
            self.form.hide_command()
            return
        command = command_line(
            self._request, self._query, self._choices, self._language, self._target.name
        )
        told = caveats(self._request, self._choices, hidden=self._hidden)
        self.form.show_command(command, " ".join(told))

    def _show_footer(self) -> None:
        rest = " · ".join(self._choices.suffixes[1:])
        self._name.setText(self._target.name)
        self._name.setToolTip(str(self._target))
        self._beside.setText(f"· {rest}" if rest else "")
        count = len(self._choices.suffixes)
        self.export.set_text(
            ngettext("Export {count} file", "Export {count} files", count).format(count=count)
        )
        self.copy.setEnabled(self._choices.format != "csv")

    def _copy_command(self, command: str) -> None:
        self._dialogs.copy(command)
        self.message.show_good(_("The command is on the clipboard."))

    def _ask_target(self, taken: object) -> None:
        kind = self._choices.format
        self._dialogs.ask_save(
            self,
            _("Export figure"),
            str(self._target),
            [f"{kind.upper()} (*.{kind})"],
            taken,  # type: ignore[arg-type]
        )

    def _take_target(self, path: Path) -> bool:
        """Write to this file from here on; its suffix chooses the format."""
        try:
            kind = format_of(path)
        except UserError as error:
            self.message.show_error(error.sentence)
            return False
        self._target = path
        self._confirmed.add(path)  # the file dialog has asked
        if kind != self._choices.format:
            self._choices = replace(self._choices, format=kind)
            self.form.show_choices(self._choices)
        self.message.clear()
        self._update()
        return True

    def _take_and_write(self, path: Path) -> None:
        if self._take_target(path):
            self.write()

    def _write_now(self) -> None:
        figure, options = self._figure, self._options
        bibliography = None
        if self._choices.with_bib:
            with i18n.language(self._language):
                bibliography = bibliography_of(figure, self._snapshot)
        try:
            written = export_figure(figure, self._target, options, bibliography)
        except UserError as error:
            self.message.show_error(error.sentence)
            return
        self._confirmed.update(written)
        self._choices = replace(self._choices, folder=str(self._target.parent))
        self.remembered.emit(self._choices)
        names = ", ".join(path.name for path in written)
        told = _("Written to {folder}: {names}")
        self.message.show_good(told.format(folder=self._target.parent, names=names))
        self.cancel.set_text(_("Close"))
        self.exported.emit(written)

    def _make_footer(self) -> None:
        look = self._look
        self._name = self._label("", "small", "text")
        self._beside = self._label("", "small", "text_3")
        self.change = Button(look, _("Change…"), kind="link", role="small", parent=self)
        self.change.setAccessibleName(_("Change name and folder"))
        self.copy = Button(look, _("Copy picture"), icon="copy", height=32, parent=self)
        self.cancel = Button(look, _("Cancel"), height=32, parent=self)
        self.export = Button(look, _("Export"), kind="primary", height=32, parent=self)

    def _lay_out(self) -> None:
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addLayout(self._header())
        whole.addWidget(Hairline(self._look, self))
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.preview, 1)
        body.addWidget(Hairline(self._look, self, upright=True))
        body.addWidget(self._scrolled())
        whole.addLayout(body, 1)
        whole.addWidget(self.message)
        whole.addWidget(Hairline(self._look, self))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 12, 20, 12)
        foot.setSpacing(8)
        for widget in (self._name, self._beside, self.change):
            foot.addWidget(widget)
        foot.addStretch(1)
        for widget in (self.copy, self.cancel, self.export):
            foot.addWidget(widget)
        whole.addLayout(foot)

    def _header(self) -> QHBoxLayout:
        of = registry.chart(self._request.chart)
        row = QHBoxLayout()
        row.setContentsMargins(20, 12, 20, 12)
        row.setSpacing(10)
        row.addWidget(self._label(self._figure.title, "dialog", "text"))
        told = _(of.text)
        if self._request.preset is not None:
            told = _(registry.preset(of, self._request.preset).text)
        row.addWidget(self._label(told if told != self._figure.title else "", "small", "text_3"))
        row.addStretch(1)
        return row

    def _scrolled(self) -> QScrollArea:
        area = QScrollArea(self)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setFixedWidth(self._look.px(FORM_WIDTH))
        area.setWidget(self.form)
        for part in (area.viewport(), self.form):
            part.setBackgroundRole(QPalette.ColorRole.Base)
            part.setAutoFillBackground(True)
        thin_scroll_bars(area, self._look)
        return area

    def _label(self, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        set_in(label, self._look, role, token)
        return label

    def _connect(self) -> None:
        self._timer.timeout.connect(self._update)
        self.form.changed.connect(self._change)
        self.form.copy_asked.connect(self._copy_command)
        self.change.clicked.connect(self.choose_target)
        self.copy.clicked.connect(self.copy_picture)
        self.cancel.clicked.connect(self.reject)
        self.export.clicked.connect(self.write)

    def _fit_size(self) -> None:
        """No larger than the window below it, and no smaller than can be used."""
        look, size = self._look, QSize(*SIZE)
        size = QSize(look.px(size.width()), look.px(size.height()))
        parent = self.parentWidget()
        if parent is not None:
            size = size.boundedTo(parent.window().size() - QSize(48, 48))
        least = QSize(look.px(720), look.px(480)).boundedTo(room_on_screen(self))
        self.setMinimumSize(least)
        self.resize(size.expandedTo(least))


def _usual_folder() -> Path:
    documents = Path.home() / "Documents"
    return documents if documents.is_dir() else Path.home()
