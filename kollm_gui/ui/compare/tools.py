"""The tool rows of the Compare tab: which view, what is shown, adding, the chart, copying."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QSizePolicy, QVBoxLayout, QWidget

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import _
from kollm_gui.tables.basket import FEWEST, MOST
from kollm_gui.tables.gain import adapted_models, base_of
from kollm_gui.ui.compare.copying import COPIES
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.choice_box import CheckBox
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.controls.segments import Segments
from kollm_gui.ui.look import Look
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import Workspace


class _Row(QWidget):
    """A row of controls over a hairline."""

    def __init__(self, look: Look, high: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._look, self._high = look, high
        self.line = QHBoxLayout(self)
        self.line.setContentsMargins(12, 0, 12, 0)
        self.line.setSpacing(8)
        self.refresh()

    def minimumSizeHint(self) -> QSize:
        """Large text in a narrow window is cut at the right and never widens the window."""
        return QSize(0, self._look.px(self._high))

    def refresh(self) -> None:
        """Take the height of the present text size."""
        self.setFixedHeight(self._look.px(self._high))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the ground and the hairline."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._look.colour("surface"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._look.colour("line"))
        painter.end()


class CompareTools(QWidget):
    """Changes the state; copying, adding and the chart are the panel's."""

    add_asked = Signal(QPoint)
    copy_asked = Signal(str)  # a key of copying.COPIES
    chart_asked = Signal()

    def __init__(
        self, workspace: Workspace, look: Look, *, charted: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look, self._charted = workspace, look, charted
        self._ground = ""
        self.first = _Row(look, 44, self)
        self.second = _Row(look, 40, self)
        self._make_first()
        self._make_second()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.first)
        column.addWidget(self.second)
        self.view.chosen.connect(self._choose_view)
        look.changed.connect(self._refresh)
        self._refresh()

    def show_state(self, state: ViewState, ground: str) -> None:
        """Show what is chosen; ``ground`` tells how much is shared."""
        gaining = state.gain_of is not None
        enough = len(state.compare) >= FEWEST
        self.view.set_value("gain" if gaining else "scores")
        self.everything.set_value("all" if state.compare_everything else "common")
        self.mixing.set_value("mixed" if state.compare_mixed else "one")
        self.differences.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.differences.setChecked(state.compare_differences)
        self.differences.blockSignals(False)  # noqa: FBT003
        for widget in (self.everything, self.mixing, self.differences):
            widget.setVisible(not gaining)
        self.pair.setVisible(gaining)
        self.second.setVisible(gaining or enough)
        self.add.setVisible(not gaining)
        self.add.setEnabled(len(state.compare) < MOST)
        self.clear.setVisible(not gaining and bool(state.compare))
        self.chart.setVisible(self._charted and not gaining and enough)
        if state.gain_of is not None:
            self._show_pair(state.gain_of)
        self._ground = ground
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out words where a row is too narrow for all of them."""
        super().resizeEvent(event)
        self._fit()

    def _make_first(self) -> None:
        look = self._look
        self.view = Segments(
            look,
            _("View"),
            [("scores", _("Side by side")), ("gain", _("Gain and forgetting"))],
            self.first,
        )
        self.view.setToolTip(
            _("“Gain and forgetting” shows an adapted model beside the base that it was made of.")
        )
        self.clear = Button(look, _("Clear all"), icon="clear", kind="quiet", parent=self.first)
        self.clear.setToolTip(_("Take all models out"))
        self.clear.clicked.connect(lambda: self._workspace.change(compare=()))
        self.add = Button(look, _("Add model"), icon="plus", kind="quiet", parent=self.first)
        self.add.clicked.connect(self._ask_add)
        self.chart = Button(look, _("Chart"), icon="chart", kind="quiet", parent=self.first)
        self.chart.setToolTip(_("Draw the benchmarks that these models share"))
        self.chart.clicked.connect(self.chart_asked)
        menu = QMenu(self)
        for key, text in COPIES.items():
            menu.addAction(_(text)).triggered.connect(
                lambda _on=False, key=key: self.copy_asked.emit(key)
            )
        self.copy = Button(
            look, _("Copy as LaTeX"), icon="copy", kind="raised", menu=menu, parent=self.first
        )
        line = self.first.line
        line.addWidget(self.view)
        line.addStretch(1)
        for widget in (self.clear, self.add, self.chart, self.copy):
            line.addWidget(widget)

    def _make_second(self) -> None:
        look = self._look
        self.everything = Segments(
            look,
            _("Shown"),
            [("common", _("Only what all have")), ("all", _("Everything"))],
            self.second,
        )
        self.everything.chosen.connect(
            lambda key: self._workspace.change(compare_everything=key == "all")
        )
        self.mixing = Segments(
            look,
            _("Sources"),
            [("one", _("One source a row")), ("mixed", _("Mix sources"))],
            self.second,
        )
        self.mixing.setToolTip(
            _("Mixed rows may hold reports of different sources; the foot and every copy say so.")
        )
        self.mixing.chosen.connect(lambda key: self._workspace.change(compare_mixed=key == "mixed"))
        self.differences = CheckBox(look, _("Only differences"), self.second)
        self.differences.toggled.connect(
            lambda on: self._workspace.change(compare_differences=bool(on))
        )
        self.pair = Button(look, "", kind="raised", menu=QMenu(self), parent=self.second)
        self.pair.setToolTip(_("Choose another adapted model"))
        menu = self.pair.menu()
        assert menu is not None  # noqa: S101 - given above
        menu.aboutToShow.connect(self._fill_pairs)
        self.told = QLabel(self.second)
        for segments in (self.view, self.everything, self.mixing):
            # Between other controls of a row; in a column of options they take its width.
            segments.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        line = self.second.line
        for widget in (self.everything, self.mixing, self.differences, self.pair, self.told):
            line.addWidget(widget)
        line.addStretch(1)

    def _fill_pairs(self) -> None:
        menu = self.pair.menu()
        assert menu is not None  # noqa: S101
        menu.clear()
        state, snapshot = self._workspace.state, self._workspace.snapshot
        for model in adapted_models(snapshot, state.compare):
            action = menu.addAction(self._pair_text(model).replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(model.slug == state.gain_of)
            action.triggered.connect(
                lambda _on=False, slug=model.slug: self._workspace.change(gain_of=slug)
            )

    def _show_pair(self, slug: str) -> None:
        model = self._workspace.snapshot.models.get(slug)
        if model is not None:
            self.pair.set_text(self._pair_text(model))

    def _pair_text(self, model: LanguageModel) -> str:
        base = base_of(self._workspace.snapshot, model.slug)
        if base is None:
            return model.label
        return _("{base} → {adapted}").format(base=base.label, adapted=model.label)

    def _choose_view(self, key: str) -> None:
        state = self._workspace.state
        if key != "gain":
            self._workspace.change(gain_of=None)
            return
        offered: Sequence[LanguageModel] = adapted_models(
            self._workspace.snapshot, (*reversed(state.compare), state.selected_model or "")
        )
        if offered:
            self._workspace.change(gain_of=offered[0].slug)
        else:
            self.view.set_value("scores")

    def _ask_add(self) -> None:
        self.add_asked.emit(self.add.mapToGlobal(QPoint(0, self.add.height() + 2)))

    def _fit(self) -> None:
        """The sentence about common ground goes first where there is no room; it is a tip then."""
        self.told.setText(self._ground)
        self.told.setVisible(bool(self._ground))
        self.everything.set_texts((_("Only what all have"), _("Everything")))
        self.mixing.set_texts((_("One source a row"), _("Mix sources")))
        if self.second.line.minimumSize().width() > self.width():
            self.told.hide()
        if self.second.line.minimumSize().width() > self.width():
            self.everything.set_texts((_("Common"), _("All")))
            self.mixing.set_texts((_("One source"), _("Mixed")))
        self.second.setToolTip(self._ground)
        words: Sequence[tuple[Button, str]] = (
            (self.clear, _("Clear all")),
            (self.add, _("Add model")),
            (self.chart, _("Chart")),
        )
        self.view.set_texts((_("Side by side"), _("Gain and forgetting")))
        for button, text in words:
            button.set_text(text)
        for button, text in words:
            if self.first.line.minimumSize().width() > self.width():
                button.setText("")
                button.setAccessibleName(text)
        if self.first.line.minimumSize().width() > self.width():
            self.view.set_texts((_("Side by side"), _("Gain")))

    def _refresh(self) -> None:
        self.first.refresh()
        self.second.refresh()
        set_in(self.told, self._look, "small", "text_3")
        self._fit()
