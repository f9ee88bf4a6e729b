"""Scroll areas whose viewport Python has made."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def make_viewport(area: QAbstractScrollArea) -> None:
    """Give an area a viewport of ours, with the ground that Qt's own has.

    PySide6 does not know what kind of widget Qt's own is. To find out, it makes the classes of
    all of Qt's widgets at the first ``viewport()``: 40 of them and their enums, a tenth of what
    filling the window takes.
    """
    viewport = QWidget()
    viewport.setObjectName("qt_scrollarea_viewport")  # as style sheets know it
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
