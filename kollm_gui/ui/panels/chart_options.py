"""The options of a chart at its right: a chooser, a check box or a field for each of them."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from kollm_gui.charts.options import Chart, Option
from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.ui.controls.choice_box import CheckBox, ChoiceBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.text_field import TextField
from kollm_gui.ui.look import Look
from kollm_gui.ui.panels.chart_request import (
    Offers,
    chart_of,
    with_option,
    with_preset,
)
from kollm_gui.ui.panels.chart_tools import IN_THE_ROW
from kollm_gui.ui.workspace import Workspace

# What the flags of a chart are about, said once above the first of them.
HEADS: Mapping[str, str] = {
    "chinchilla": N_("Reference lines"),
    "arrows": N_("Models"),
    "groups": N_("Bars"),
}
# What an empty field takes, shown in it.
EXAMPLES: Mapping[str, str] = {"whatif_params": "7B", "whatif_tokens": "1.5T"}
NO_PRESET = ""


class ChartOptions(QWidget):
    """Shows the options of the state's chart and changes the state."""

    def __init__(self, workspace: Workspace, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._chart: Chart | None = None
        self.boxes: dict[str, ChoiceBox] = {}
        self.flags: dict[str, CheckBox] = {}
        self.fields: dict[str, TextField] = {}
        self._values: Mapping[str, str] = {}
        self.preset: ChoiceBox | None = None
        self._labels: list[tuple[QLabel, str, str]] = []
        self._page: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._column = column
        self.setAccessibleName(_("Chart options"))
        look.changed.connect(self._refresh)

    def show_state(self, offers: Offers | None) -> None:
        """Show the values of the state; one that cannot be read leaves what is shown."""
        state = self._workspace.state
        of = chart_of(state)
        if of is not self._chart:
            self._build(of)
        if offers is None:
            return  # the panel says what is wrong and offers the way out
        self._values = offers.values
        if self.preset is not None:
            known = [(NO_PRESET, _("None")), *((each.key, _(each.text)) for each in of.presets)]
            self.preset.show_choices(known, state.chart_preset or NO_PRESET)
        for option in of.options:
            if option.key in self.boxes:
                told = [(each.key, _(each.text)) for each in offers.choices[option.key]]
                box = self.boxes[option.key]
                box.show_choices(told, offers.values[option.key])
                box.setEnabled(len(told) > 1)
            elif option.key in self.flags:
                self._check(self.flags[option.key], on=offers.values[option.key] == "yes")
            elif option.key in self.fields:
                self.fields[option.key].show_text(offers.values[option.key])

    def _build(self, of: Chart) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        self._chart = of
        self.boxes, self.flags, self.fields = {}, {}, {}
        self._labels, self.preset = [], None
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self._add_label(column, page, _("Chart options"), head=True, gap=0)
        if of.presets:
            self._add_label(column, page, _("The survey’s figures"))
            self.preset = ChoiceBox(
                self._look, _("The survey’s figures"), role="small", parent=page
            )
            self.preset.chosen.connect(self._choose_preset)
            column.addWidget(self.preset)
        for option in of.options:
            if option.key not in IN_THE_ROW and option.kind == "choice":
                self._add_choice(column, page, option)
        for option in of.options:
            if option.kind == "flag":
                self._add_flag(column, page, option)
        for option in of.options:
            if option.kind == "text":
                self._add_field(column, page, option)
        self._page = page
        self._column.addWidget(page)
        self._refresh()
        page.show()  # now, not with the next event: the first frame has it

    def _add_choice(self, column: QVBoxLayout, page: QWidget, option: Option) -> None:
        self._add_label(column, page, _(option.text))
        box = ChoiceBox(self._look, _(option.text), role="small", parent=page)
        box.chosen.connect(lambda value, key=option.key: self._choose(key, value))
        self.boxes[option.key] = box
        column.addWidget(box)

    def _add_flag(self, column: QVBoxLayout, page: QWidget, option: Option) -> None:
        if option.key in HEADS:
            self._add_label(column, page, _(HEADS[option.key]), gap=8)
        flag = CheckBox(self._look, _(option.text), page)
        flag.setToolTip(_(option.text))
        flag.toggled.connect(lambda on, key=option.key: self._choose(key, "yes" if on else "no"))
        self.flags[option.key] = flag
        column.addWidget(flag)

    def _add_field(self, column: QVBoxLayout, page: QWidget, option: Option) -> None:
        self._add_label(column, page, _(option.text))
        example = EXAMPLES.get(option.key, "")
        field = TextField(self._look, _(option.text), example=example, parent=page)
        field.setToolTip(_(option.hint))
        field.edited.connect(lambda text, option=option: self._take_text(option, text))
        self.fields[option.key] = field
        column.addWidget(field)

    def _add_label(
        self, column: QVBoxLayout, page: QWidget, text: str, *, head: bool = False, gap: int = 6
    ) -> None:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        if gap:
            column.addSpacing(gap)
        column.addWidget(label)
        role, token = ("section", "text") if head else ("small", "text_3")
        self._labels.append((label, role, token))

    def _check(self, flag: CheckBox, *, on: bool) -> None:
        flag.blockSignals(True)  # noqa: FBT003 - Qt's own
        flag.setChecked(on)
        flag.blockSignals(False)  # noqa: FBT003

    def _choose(self, key: str, value: str) -> None:
        state = self._workspace.state
        self._workspace.apply(with_option(state, self._workspace.snapshot, key, value))

    def _take_text(self, option: Option, text: str) -> None:
        """Put what is typed into the state, or say in the field why it means nothing."""
        field, snapshot = self.fields[option.key], self._workspace.snapshot
        value: str | None = ""
        if text and option.accept is not None:
            try:
                value = option.accept(snapshot, self._values, text)
            except UserError as error:
                field.show_sentence(error.sentence)
                return
        if value is None:
            field.show_sentence(_(option.hint))
            return
        field.show_sentence("")
        field.line.setText(value)
        self._choose(option.key, value)

    def _choose_preset(self, key: str) -> None:
        self._workspace.apply(with_preset(self._workspace.state, key or None))

    def _refresh(self) -> None:
        for label, role, token in self._labels:
            set_in(label, self._look, role, token)


class Hairline(QFrame):
    """A line of one pixel between two parts, lying or upright."""

    def __init__(self, look: Look, parent: QWidget | None = None, *, upright: bool = False) -> None:
        super().__init__(parent)
        self._look = look
        if upright:
            self.setFixedWidth(1)
        else:
            self.setFixedHeight(1)
        self.setAutoFillBackground(True)
        # Its own, or it would take another one from an ancestor with the ground of a table.
        self.setBackgroundRole(QPalette.ColorRole.Window)
        look.changed.connect(self._refresh)
        self._refresh()

    def _refresh(self) -> None:
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.Window, self._look.colour("line"))
        self.setPalette(palette)
