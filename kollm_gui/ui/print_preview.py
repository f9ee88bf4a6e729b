"""The print preview; Qt's print support is imported only when something is printed."""

from collections.abc import Callable

from PySide6.QtCore import QMarginsF
from PySide6.QtGui import QPagedPaintDevice, QPageLayout
from PySide6.QtPrintSupport import QPrinter, QPrintPreviewDialog
from PySide6.QtWidgets import QWidget

from kollm_gui.i18n import _
from kollm_gui.render.printing import lay_sideways
from kollm_gui.ui.controls.first_size import give_first_size
from kollm_gui.ui.look import Look

MARGIN_MM = 16.0


class PrintPreview(QPrintPreviewDialog):
    """Shows the pages as they will be printed, on a printer or into a PDF file."""

    def __init__(
        self,
        look: Look,
        title: str,
        paint: Callable[[QPagedPaintDevice], None],
        *,
        sideways: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        self.device = QPrinter(QPrinter.PrinterMode.HighResolution)
        self.device.setDocName(title)
        self.device.setCreator("KoLLM")
        margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
        self.device.setPageMargins(margins, QPageLayout.Unit.Millimeter)
        if sideways:
            lay_sideways(self.device)
        super().__init__(self.device, parent)
        self._paint = paint
        self.setWindowTitle(_("Print: {title}").format(title=title))
        give_first_size(self, look, 900, 760)
        self.paintRequested.connect(self._paint_pages)

    def _paint_pages(self, device: QPrinter) -> None:
        self._paint(device)
