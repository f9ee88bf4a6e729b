"""The status row: what is shown, what is left out, and which catalogue it is."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import PROVENANCES
from kollm_gui.i18n import _, ngettext
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.fill import fill
from kollm_gui.ui.controls.runs_label import Run, RunsLabel
from kollm_gui.ui.look import Look
from kollm_gui.ui.view_state import ViewState
from kollm_gui.ui.workspace import COALESCED_MS, Workspace

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

BETWEEN = "  ·  "
FELT_MS = 120  # work that is done within this is not told
MOST_NAMED = 3  # kinds of reports that the button names one by one


class StatusRow(QWidget):
    """Counts follow the workspace; a trouble stands before them until the window closes."""

    def __init__(
        self,
        workspace: Workspace,
        look: Look,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace, self._look = workspace, look
        self._trouble: str | None = None
        self._chart = ""
        self._comparison = ""
        self._writing = ""
        self._icon = QLabel(self)
        self._told = RunsLabel(look, self)
        self._told.setMinimumWidth(1)  # it may be cut
        self._told.setAccessibleName(_("Status"))
        self.reports = Button(
            look, " ", kind="quiet", arrow=True, height=22, role="small", parent=self
        )
        self._catalogue = QLabel(self)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 1, 12, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._told, 1)
        row.addWidget(self.reports)
        row.addWidget(self._catalogue)
        workspace.changed.connect(self._changed)
        workspace.snapshot_changed.connect(self._refresh)
        workspace.working_changed.connect(self._follow_work)
        self._pass = QTimer(self, singleShot=True, interval=COALESCED_MS)
        self._pass.timeout.connect(self._show)
        self._felt = QTimer(self, singleShot=True, interval=FELT_MS)
        self._felt.timeout.connect(self._show)
        look.changed.connect(self._refresh)
        self._refresh()

    def offer_reports(self, kinds: "Sequence[QAction]") -> None:
        """Let a menu offer which kinds of reports count."""
        self.reports.offer(kinds)

    def set_trouble(self, sentence: str | None) -> None:
        """Show a sentence about something that does not work."""
        self._trouble = sentence
        self._show()

    def set_chart(self, text: str) -> None:
        """What the chart says about what it draws; shown while it is."""
        self._chart = text
        self._show()

    def set_writing(self, text: str) -> None:
        """What is being written to a file or the clipboard, for as long as it takes."""
        self._writing = text
        self._show()

    def set_comparison(self, text: str) -> None:
        """What the comparison says about what it shows; shown while it is."""
        self._comparison = text
        self._show()

    @property
    def text(self) -> str:
        """What the row says."""
        return BETWEEN.join(self._parts())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the hairline above the row."""
        painter = QPainter(self)
        fill(painter, QRect(0, 0, self.width(), 1), self._look.colour("line"))
        painter.end()

    def _changed(self, before: ViewState, now: ViewState) -> None:
        told = (before.query, before.hide_minimal, before.tab, before.provenances)
        if told == (now.query, now.hide_minimal, now.tab, now.provenances):
            return
        if self._workspace.counts_follow:
            self._pass.start()
        else:
            self._show()

    def _follow_work(self) -> None:
        """Say that a worker is busy once that can be felt, and no more when it is done."""
        if self._workspace.is_working:
            self._felt.start()
        else:
            self._felt.stop()
            self._show()

    def _parts(self) -> list[str]:
        alone = self._alone()
        return self._counts() if alone is None else [alone]

    def _alone(self) -> str | None:
        """The sentence that stands in the place of all others, if there is one."""
        error = self._workspace.search_error
        if self._trouble is not None:
            return self._trouble
        if error is not None:
            return _("Search not applied: {problem}").format(problem=error.problem)
        if self._writing:
            return self._writing
        if self._workspace.is_working and not self._felt.isActive():
            preparing = _("Preparing the search; the table follows")
            return (
                preparing if self._workspace.is_preparing else _("Working; what is shown follows")
            )
        if self._comparison and self._workspace.state.tab == "compare":
            return self._comparison
        return None

    def _counts(self) -> list[str]:
        shown = self._workspace.places
        parts = [
            ngettext("{count} model", "{count} models", len(shown)).format(count=f"{len(shown):,}")
        ]
        if self._chart and self._workspace.state.tab == "charts":
            return [*parts, self._chart]
        left_out = self._workspace.left_out_count
        if left_out:
            parts.append(
                ngettext(
                    "{count} left out for an unknown value",
                    "{count} left out for an unknown value",
                    left_out,
                ).format(count=f"{left_out:,}")
            )
        silent = self._workspace.snapshot.silent.count(shown)
        if silent:
            parts.append(
                ngettext(
                    "{count} without a disclosed token count",
                    "{count} without a disclosed token count",
                    silent,
                ).format(count=f"{silent:,}")
            )
        named = self._workspace.snapshot.named_only.count(shown)
        if named:
            parts.append(
                ngettext("{count} known by name only", "{count} known by name only", named).format(
                    count=f"{named:,}"
                )
            )
        if self._workspace.state.hide_minimal:
            parts.append(_("models known by name only are hidden"))
        return parts

    def _show_reports(self) -> None:
        """Say at all times which reports count: a filter in force must be seen on every tab."""
        kinds = self._workspace.snapshot.provenances
        if kinds is None:
            self.reports.set_text(_("All reports count"))
            self.reports.set_icon_name(None)
            self.reports.setToolTip(_("Choose whose reports count in tables, details and charts."))
            return
        named = [naming.provenance_label(kind) for kind in PROVENANCES if kind in kinds]
        few = len(named) <= MOST_NAMED
        text = (
            _("Only: {kinds}").format(kinds=", ".join(named))
            if few
            else _("{count} of {total} kinds of reports").format(
                count=len(named), total=len(PROVENANCES)
            )
        )
        self.reports.set_text(text)
        self.reports.set_icon_name("filter")
        self.reports.setToolTip(naming.provenances_note(kinds) or "")

    def _show(self) -> None:
        self._show_reports()
        look = self._look
        first, *rest = self._parts()
        trouble = self._trouble is not None or self._workspace.search_error is not None
        strong = Run(first, "error", "small") if trouble else Run(first, "text", "small_medium")
        self._told.show_runs(
            [strong, *(Run(f"{BETWEEN}{part}", "text_3", "small") for part in rest)]
        )
        self._icon.setVisible(trouble)
        if trouble:
            self._icon.setPixmap(look.pixmap("warning", 14, "error"))

    def _refresh(self) -> None:
        look = self._look
        self.setFixedHeight(look.px(28))
        self._catalogue.setFont(look.font("small"))
        palette = self._catalogue.palette()
        palette.setColor(self._catalogue.foregroundRole(), look.colour("text_3"))
        self._catalogue.setPalette(palette)
        version = self._workspace.snapshot.info.data_version
        self._catalogue.setText(_("Catalogue {version}").format(version=version))
        self._show()
