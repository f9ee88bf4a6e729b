"""How far a count has come, with the way to stop it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QWidget

from kollm_gui.i18n import _
from kollm_gui.switching.batch import Batch
from kollm_gui.ui.controls.button import Button
from kollm_gui.ui.controls.ink import set_in
from kollm_gui.ui.look import Look

EVERY_MS = 150


class ProgressRow(QWidget):
    """Hidden unless a count lasts; looks at the batch now and then, which runs elsewhere."""

    stop_asked = Signal()

    def __init__(self, look: Look, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._batch: Batch | None = None
        self.told = QLabel(self)
        self.told.setTextFormat(Qt.TextFormat.PlainText)
        self.told.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.stop = Button(look, _("Stop"), parent=self)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look_now)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 16, 8)
        row.setSpacing(8)
        row.addWidget(self.told, 1)
        row.addWidget(self.stop)
        self.stop.clicked.connect(lambda _on=False: self.stop_asked.emit())
        look.changed.connect(self.update)
        self.hide()

    def follow(self, batch: Batch) -> None:
        """Follow this count from its first lasting moment on."""
        self._batch = batch
        self._timer.start()

    def leave(self) -> None:
        """The count is over."""
        self._timer.stop()
        self._batch = None
        self.hide()

    def look_now(self) -> None:
        """Say how far it has come."""
        if self._batch is None:
            return
        set_in(self.told, self._look, "small", "text_2")
        self.told.setText(
            _("{percent} % · {count} answers · {file}").format(
                percent=int(100 * self._batch.share),
                count=f"{self._batch.answers:,}",
                file=self._batch.file,
            )
        )
        self.setAccessibleName(self.told.text())
        self.show()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002
        """Draw the line that grows with the share."""
        painter = QPainter(self)
        share = self._batch.share if self._batch is not None else 0.0
        painter.fillRect(0, 0, self.width(), 2, self._look.colour("grid"))
        painter.fillRect(0, 0, round(self.width() * share), 2, self._look.colour("accent"))
        painter.end()
