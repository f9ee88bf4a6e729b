"""The right side of the export dialog: every choice, and what follows from it."""

import sys
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui import i18n
from kollm_gui.i18n import LANGUAGE_NAMES, LANGUAGES, _, ngettext
from kollm_gui.render.lengths import HIGHEST_DPI, LARGEST_MM, LOWEST_DPI, SMALLEST_MM
from kollm_gui.render.page import PageLayout
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import CheckBox, ChoiceBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.segments import NumberField, Segments
from kollm_gui.ui.export_choices import MM_PER_INCH, OWN, SIZES, ExportChoices, words_of
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_options import Hairline

SMALLEST_PT = 6.0
LABEL_WIDTH = 92


class ExportForm(QWidget):
    """Shows `ExportChoices` and tells the changed ones."""

    changed = Signal(object)  # ExportChoices
    copy_asked = Signal(str)

    def __init__(self, look: Look, choices: ExportChoices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._choices = choices
        self._page: PageLayout | None = None
        self._height_mm = SMALLEST_MM  # of the last page that could be laid out
        self._plain: list[tuple[QLabel, str, str]] = []
        self._told = ""  # the command as one line
        self._make_page_controls()
        self._make_figure_controls()
        self._make_companions()
        self._lay_out()
        self._connect()
        look.changed.connect(self._refresh)
        self._refresh()
        self.show_choices(choices)

    @property
    def first(self) -> QWidget:
        """Where the keyboard begins."""
        return self.format

    def show_choices(self, choices: ExportChoices) -> None:
        """Show these choices."""
        self._choices = choices
        figure = choices.format != "csv"
        self.format.set_value(choices.format)
        named = [(each.key, _(each.text)) for each in SIZES]
        self.size_box.show_choices([*named, (OWN, _("Own size"))], choices.size)
        self.unit.show_choices([("mm", "mm"), ("in", _("inch"))], choices.unit)
        self._show_measures()
        self.dpi.show_value(choices.dpi)
        self.dpi.setVisible(choices.format == "png")
        self.as_paths.setVisible(choices.format == "svg")
        self.vectors.setVisible(choices.format in ("pdf", "csv"))
        self.vectors.setText(_("vectors, selectable text") if figure else _("plain text"))
        self._kind.setText(_("Resolution") if choices.format == "png" else _("Text"))
        self.ground.set_value(choices.ground)
        self.language.set_value(choices.language or i18n.current())
        for box, on in (
            (self.as_paths, choices.text_as_paths),
            (self.data, choices.with_data),
            (self.bib, choices.with_bib),
            (self.title, choices.with_title),
            (self.note, choices.with_note),
        ):
            box.blockSignals(True)  # noqa: FBT003 - Qt's own
            box.setChecked(on)
            box.blockSignals(False)  # noqa: FBT003
        for control in (self.size_box, self.wide, self.high, self.unit, self.ground, self.title):
            control.setEnabled(figure)
        self.note.setEnabled(figure)
        self.data.setEnabled(figure)

    def show_page(self, page: PageLayout | None, rows: int, entries: int) -> None:
        """Show what follows from the choices: height, smallest text, labels, sizes of files."""
        self._page = page
        if page is not None:
            self._height_mm = page.height_mm
        self._show_measures()
        self.rows.setText(ngettext("{count} row", "{count} rows", rows).format(count=rows))
        told = ngettext("{count} entry", "{count} entries", entries)
        self.entries.setText(told.format(count=entries))
        self._show_smallest()

    def show_command(self, command: str, caveat: str) -> None:
        """Show the command that does the same."""
        self._told = command
        self._wrap_command()
        self.caveat.setText(caveat)
        self.caveat.setVisible(bool(caveat))

    def hide_command(self) -> None:
        """Leave the command out, where none does the same."""
        for part in (self._command_head, self.copy_command, self.command, self.caveat):
            part.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the command anew."""
        super().resizeEvent(event)
        self._wrap_command()

    def _wrap_command(self) -> None:
        """Break the command between words, as a shell takes it; Qt would break at hyphens."""
        room = self.width() - 2 * 20 - 4
        fits = QFontMetrics(self._look.font("mono")).horizontalAdvance
        going_on = " ^" if sys.platform == "win32" else " \\"
        lines: list[str] = []
        line = ""
        for word in words_of(self._told):
            longer = f"{line} {word}" if line else word
            if line and fits(longer + going_on) > room:
                lines.append(line + going_on)
                longer = f"  {word}"
            line = longer
        self.command.setText("\n".join([*lines, line]))

    def _make_page_controls(self) -> None:
        look = self._look
        self.format = Segments(
            look,
            _("Format"),
            [("pdf", "PDF"), ("svg", "SVG"), ("png", "PNG"), ("csv", "CSV")],
            self,
        )
        self.size_box = ChoiceBox(look, _("Size"), parent=self)
        self.wide = NumberField(look, _("Width"), self)
        self.high = NumberField(look, _("Height"), self)
        self.unit = ChoiceBox(look, _("Unit"), widest=76, parent=self)
        self.dpi = NumberField(look, _("Resolution"), self)
        self.dpi.setDecimals(0)
        self.dpi.setRange(LOWEST_DPI, HIGHEST_DPI)
        self.dpi.setSingleStep(50)
        self.dpi.setSuffix(_(" dpi"))
        self.vectors = self._label("", "body", "text_2")
        self.as_paths = CheckBox(look, _("Letters drawn as outlines"), self)
        self.as_paths.setToolTip(
            _("Looks alike where the font is missing, but cannot be selected or searched")
        )

    def _make_figure_controls(self) -> None:
        look = self._look
        self.ground = Segments(
            look,
            _("Ground"),
            [("light", _("Light")), ("dark", _("Dark")), ("clear", _("Clear"))],
            self,
        )
        spoken = [(code, LANGUAGE_NAMES[code]) for code in LANGUAGES]
        self.language = Segments(look, _("Labels"), spoken, self)
        self.smallest = self._label("", "body", "text")
        self.tick = QLabel(self)
        self.dropped = self._label("", "small", "text_3", wrap=True)

    def _make_companions(self) -> None:
        look = self._look
        self.data = CheckBox(look, _("Data as CSV"), self)
        self.rows = self._label("", "small", "text_3")
        self.bib = CheckBox(look, _("Sources as BibTeX"), self)
        self.entries = self._label("", "small", "text_3")
        self.title = CheckBox(look, _("Title in the figure"), self)
        self.note = CheckBox(look, _("Note in the figure"), self)
        self.command = self._label("", "mono", "text")
        self.command.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.command.setAccessibleName(_("Same command"))
        self.caveat = self._label("", "small", "text_3", wrap=True)
        self.copy_command = Button(look, icon="copy", kind="quiet", height=24, parent=self)
        self.copy_command.setAccessibleName(_("Copy the command"))
        self.copy_command.setToolTip(_("Copy the command"))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        grid = self._grid()
        self._add(grid, _("Format"), self.format)
        self._add(grid, _("Size"), self.size_box)
        measures = QHBoxLayout()
        measures.setSpacing(6)
        measures.addWidget(self.wide, 1)
        measures.addWidget(self._label("×", "body", "text_3"))
        measures.addWidget(self.high, 1)
        measures.addWidget(self.unit)
        self._add(grid, "", measures)
        kinds = QHBoxLayout()
        for widget in (self.vectors, self.dpi, self.as_paths):
            kinds.addWidget(widget, 1)
        self._kind = self._add(grid, _("Resolution"), kinds)
        column.addLayout(grid)
        column.addWidget(Hairline(self._look, self))
        grid = self._grid()
        self._add(grid, _("Ground"), self.ground)
        self._add(grid, _("Labels"), self.language)
        smallest = QHBoxLayout()
        smallest.setSpacing(6)
        smallest.addWidget(self.smallest)
        smallest.addWidget(self.tick)
        smallest.addStretch(1)
        self._add(grid, _("Smallest text"), smallest)
        column.addLayout(grid)
        column.addWidget(self.dropped)
        column.addWidget(Hairline(self._look, self))
        column.addLayout(self._companions())
        column.addWidget(Hairline(self._look, self))
        column.addLayout(self._command())
        column.addStretch(1)

    def _companions(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        grid.addWidget(self._label(_("Write beside it"), "small_strong", "text_2"), 0, 0)
        for row, (box, told) in enumerate(((self.data, self.rows), (self.bib, self.entries)), 1):
            grid.addWidget(box, row, 0)
            grid.addWidget(told, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.addWidget(self.title, 3, 0)
        grid.addWidget(self.note, 4, 0)
        return grid

    def _command(self) -> QVBoxLayout:
        head = QHBoxLayout()
        self._command_head = self._label(_("Same command"), "small", "text_3")
        head.addWidget(self._command_head)
        head.addStretch(1)
        head.addWidget(self.copy_command)
        whole = QVBoxLayout()
        whole.setSpacing(2)
        whole.addLayout(head)
        whole.addWidget(self.command)
        whole.addWidget(self.caveat)
        return whole

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        grid.setVerticalSpacing(8)
        grid.setColumnMinimumWidth(0, self._look.px(LABEL_WIDTH))
        grid.setColumnStretch(1, 1)
        return grid

    def _add(self, grid: QGridLayout, text: str, what: QWidget | QHBoxLayout) -> QLabel:
        """Add a row and return its label."""
        row = grid.rowCount()
        grid.setRowMinimumHeight(row, self._look.px(28))
        label = self._label(text, "body", "text_3")
        grid.addWidget(label, row, 0)
        if isinstance(what, QWidget):
            grid.addWidget(what, row, 1)
        else:
            grid.addLayout(what, row, 1)
        return label

    def _label(self, text: str, role: str, token: str, *, wrap: bool = False) -> QLabel:
        label = QLabel(text, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(wrap)
        self._plain.append((label, role, token))
        return label

    def _connect(self) -> None:
        self.format.chosen.connect(lambda key: self._change(format=key))
        self.size_box.chosen.connect(self._choose_size)
        self.wide.edited.connect(lambda value: self._measure(width_mm=value))
        self.high.edited.connect(lambda value: self._measure(height_mm=value))
        self.unit.chosen.connect(lambda key: self._change(unit=key))
        self.dpi.edited.connect(lambda value: self._change(dpi=round(value)))
        self.as_paths.toggled.connect(lambda on: self._change(text_as_paths=on))
        self.ground.chosen.connect(lambda key: self._change(ground=key))
        self.language.chosen.connect(lambda key: self._change(language=key))
        self.data.toggled.connect(lambda on: self._change(with_data=on))
        self.bib.toggled.connect(lambda on: self._change(with_bib=on))
        self.title.toggled.connect(lambda on: self._change(with_title=on))
        self.note.toggled.connect(lambda on: self._change(with_note=on))
        self.copy_command.clicked.connect(lambda: self.copy_asked.emit(self._told))

    def _change(self, **changes: Any) -> None:
        choices = replace(self._choices, **changes)
        self.show_choices(choices)
        self.changed.emit(choices)

    def _choose_size(self, key: str) -> None:
        size = next((each for each in SIZES if each.key == key), None)
        if size is not None:
            self._change(width_mm=size.width_mm, height_mm=size.height_mm)
        elif self._page is not None:
            # What is shown becomes the person's own.
            self._change(height_mm=round(self._page.height_mm, 1))

    def _measure(self, **shown: float) -> None:
        factor = 1.0 if self._choices.unit == "mm" else MM_PER_INCH
        self._change(**{name: round(value * factor, 3) for name, value in shown.items()})

    def _show_measures(self) -> None:
        unit = self._choices.unit
        factor = 1.0 if unit == "mm" else MM_PER_INCH
        for field in (self.wide, self.high):
            field.setDecimals(1 if unit == "mm" else 2)
            field.setSingleStep(1.0 if unit == "mm" else 0.1)
            field.blockSignals(True)  # noqa: FBT003 - a new range must not tell a new value
            field.setRange(SMALLEST_MM / factor, LARGEST_MM / factor)
            field.blockSignals(False)  # noqa: FBT003
        height = self._choices.height_mm
        if height is None:
            height = self._height_mm
        self.wide.show_value(self._choices.width_mm / factor)
        self.high.show_value(height / factor)

    def _show_smallest(self) -> None:
        page, look = self._page, self._look
        self.smallest.setText("–")
        self.tick.setVisible(page is not None)
        dropped = len(page.dropped) if page is not None else 0
        self.dropped.setVisible(bool(dropped))
        if page is None:
            return
        good = page.smallest_pt >= SMALLEST_PT - 0.005
        self.smallest.setText(_("{size} pt").format(size=f"{page.smallest_pt:.1f}"))
        self.tick.setPixmap(
            look.pixmap("check" if good else "warning", 14, "good" if good else "warning")
        )
        self.tick.setToolTip(
            "" if good else _("Journals ask for 6 pt at least; choose a wider page.")
        )
        self.dropped.setText(
            ngettext(
                "{count} label finds no room at this size and is left out.",
                "{count} labels find no room at this size and are left out.",
                dropped,
            ).format(count=dropped)
        )

    def _refresh(self) -> None:
        for label, role, token in self._plain:
            set_in(label, self._look, role, token)
        self._wrap_command()
