"""The card below the options: the datum under the pointer, or the selected one, in few numbers."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.numbers import power, ratio
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.scaling.chinchilla import share_of_optimum, tokens_per_parameter
from kollm_gui.scaling.flops import training_flop
from kollm_gui.tables.cell import Cell, billions, unknown, withheld
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.table_scores import TableScores
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look

_FIELDS = ("params_b", "active_params_b", "tokens_b", "added_tokens_b")
_SIGNS = {"approximate": "≈ ", "lower_bound": "≥ "}


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the card."""

    label: str
    cell: Cell
    source: str | None = None  # slug, where the value has one


def budget_facts(model: LanguageModel, snapshot: Snapshot) -> tuple[Fact, ...]:
    """Size, tokens and what follows from the two; derived values have no source of their own."""
    row = ModelRow(model, snapshot, TableScores(snapshot))
    facts = [
        Fact(_("Parameters"), _size(row), _source(model, "params_b")),
    ]
    if model.architecture == "moe" and model.active_params_b is not None:
        told = billions(model.active_params_b)
        facts.append(Fact(_("Active"), told, _source(model, "active_params_b")))
    facts.append(Fact(_("Tokens"), _tokens(row), _source(model, "tokens_b")))
    if model.added_tokens_b is not None:
        sign = _SIGNS.get(model.tokens_kind, "") if model.tokens_b is None else ""
        added = billions(model.added_tokens_b, prefix=f"{sign}+")
        facts.append(Fact(_("Added tokens"), added, _source(model, "added_tokens_b")))
    size_b = row.trained_params_b
    if size_b is None:
        return tuple(facts)
    if model.tokens_b is not None:
        per = tokens_per_parameter(size_b, model.tokens_b)
        share = share_of_optimum(size_b, model.tokens_b)
        facts.append(Fact(_("Per parameter"), Cell(ratio(per))))
        facts.append(Fact(_("Chinchilla"), Cell(ratio(share), unit="×")))
    counted = model.tokens_b if model.tokens_b is not None else model.added_tokens_b
    if counted is not None:
        label = _("FLOP (6ND)") if model.tokens_b is not None else _("Added FLOP")
        facts.append(Fact(label, Cell(power(training_flop(size_b, counted)))))
    return tuple(facts)


class ChartCard(QWidget):
    """Shows one model; where there is none it says what to do."""

    details_asked = Signal(str)
    source_asked = Signal(str)  # slug of a source
    reports_asked = Signal(str)  # what selects all reports of the score

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._shown: tuple[str | None, tuple[str, ...], Snapshot | None] = (None, (), None)
        self._reports: str | None = None
        self._page: QWidget | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._column = column
        look.changed.connect(self._rebuild)
        self._rebuild()

    @property
    def slug(self) -> str | None:
        """The model that is shown."""
        return self._shown[0]

    def show_model(
        self,
        slug: str | None,
        lines: Sequence[str],
        snapshot: Snapshot,
        reports: str | None = None,
    ) -> None:
        """Show a model; ``lines`` are what the chart says of it beside its size and tokens.

        ``reports`` selects all that is said of its score, where the chart shows scores.
        """
        now = (slug if slug in snapshot.models else None, tuple(lines), snapshot)
        if (now, reports) != (self._shown, self._reports):
            self._shown, self._reports = now, reports
            self._rebuild()

    def _rebuild(self) -> None:
        if self._page is not None:
            self._page.hide()
            self._page.deleteLater()
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        slug, lines, snapshot = self._shown
        if slug is None or snapshot is None:
            hint = _("Point at a mark to read it here; a click selects it.")
            column.addWidget(self._label(page, hint, "small", "text_3"))
        else:
            self._fill(column, page, snapshot.models[slug], lines, snapshot)
        self._page = page
        self._column.addWidget(page)
        # Without this the page would wait for the next event to be seen.
        page.show()

    def _fill(
        self,
        column: QVBoxLayout,
        page: QWidget,
        model: LanguageModel,
        lines: Sequence[str],
        snapshot: Snapshot,
    ) -> None:
        column.addWidget(_Name(self._look, model, page))
        maker = snapshot.organization_of(model)
        parts = (maker.label if maker else "", model.release.printed if model.release else "")
        origin = " · ".join(part for part in parts if part)
        if origin:
            column.addWidget(self._label(page, origin, "small", "text_3"))
        for place, line in enumerate(lines):
            # The first line is the value that the mark stands for.
            role, token = ("small", "text_2") if place else ("section", "text")
            column.addWidget(self._label(page, line, role, token))
        column.addLayout(self._grid(page, budget_facts(model, snapshot), snapshot))
        if any(told.field in _FIELDS for told in snapshot.conflicts_by_subject.get(model.slug, ())):
            column.addLayout(self._warning(page))
        open_details = Button(self._look, _("Open details"), kind="link", height=24, parent=page)
        open_details.clicked.connect(
            lambda _on=False, slug=model.slug: self.details_asked.emit(slug)
        )
        column.addWidget(open_details, 0, Qt.AlignmentFlag.AlignLeft)
        reports = self._reports
        if reports is not None:
            every = Button(self._look, _("All reports"), kind="link", height=24, parent=page)
            every.setToolTip(_("All reports of this score, with what parts them"))
            every.clicked.connect(lambda _on=False: self.reports_asked.emit(reports))
            column.addWidget(every, 0, Qt.AlignmentFlag.AlignLeft)

    def _warning(self, page: QWidget) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        icon = QLabel(page)
        icon.setPixmap(self._look.pixmap("warning", 14, "warning"))
        row.addWidget(icon, 0, Qt.AlignmentFlag.AlignTop)
        told = _("Reports disagree about these numbers; the details list them all.")
        row.addWidget(self._label(page, told, "small", "warning"), 1)
        return row

    def _grid(self, page: QWidget, facts: Sequence[Fact], snapshot: Snapshot) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(6)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, self._look.px(84))
        grid.setColumnStretch(1, 1)
        numbers: dict[str, int] = {}
        for row, fact in enumerate(facts):
            grid.setRowMinimumHeight(row, self._look.px(24))
            grid.addWidget(self._label(page, fact.label, "small", "text_3"), row, 0)
            known = fact.cell.tone == "known"
            value = self._label(page, fact.cell.text, "body", "text" if known else "text_3")
            value.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            grid.addWidget(value, row, 1)
            source = snapshot.sources.get(fact.source or "")
            if source is not None and fact.source is not None:
                number = numbers.setdefault(fact.source, len(numbers) + 1)
                link = Button(
                    self._look, f"[{number}]", kind="link", height=20, role="small", parent=page
                )
                link.setToolTip(source.title)
                link.setAccessibleName(_("Source: {title}").format(title=source.title))
                link.clicked.connect(
                    lambda _on=False, slug=fact.source: self.source_asked.emit(slug)
                )
                grid.addWidget(link, row, 2)
        return grid

    def _label(self, page: QWidget, text: str, role: str, token: str) -> QLabel:
        label = QLabel(text, page)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(role == "small")
        set_in(label, self._look, role, token)
        return label


class _Name(QWidget):
    """The category's marker and the model's name."""

    def __init__(self, look: Look, model: LanguageModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look, self._model = look, model
        self.setAccessibleName(model.label)
        self.setToolTip(model.label)

    def sizeHint(self) -> QSize:
        """One line of the panel."""
        return QSize(self._look.px(120), self._look.px(22))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw marker and name."""
        look = self._look
        painter = QPainter(self)
        middle = self.height() / 2
        look.marker(
            painter,
            self._model.category,
            look.px(6),
            middle,
            look.px(10),
            hollow=self._model.architecture == "moe",
        )
        painter.setFont(look.font("section"))
        painter.setPen(look.colour("text"))
        room = self.rect().adjusted(look.px(18), 0, 0, 0)
        text = painter.fontMetrics().elidedText(
            self._model.label, Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(
            room, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), text
        )
        painter.end()


def _size(row: ModelRow) -> Cell:
    if row.model.params_b is not None:
        return billions(row.model.params_b)
    return withheld() if row.size_withheld else unknown()


def _tokens(row: ModelRow) -> Cell:
    model = row.model
    if model.tokens_b is not None:
        return billions(model.tokens_b, prefix=_SIGNS.get(model.tokens_kind, ""))
    return withheld() if row.tokens_withheld else unknown()


def _source(model: LanguageModel, field: str) -> str | None:
    return next(
        (told.source for told in model.citations if told.field == field and told.rank == 0), None
    )
