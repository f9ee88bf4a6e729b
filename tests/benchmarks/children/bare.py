"""A bare PySide6 window: what everything else is held against."""

import sys

import watch
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

application = QApplication(sys.argv)
window = QMainWindow()
window.setWindowTitle("bare")
window.resize(1440, 900)  # as large as KoLLM opens


def finish() -> None:
    told = {"first_frame": watch.since_start(), "spent": watch.spent()}
    QTimer.singleShot(500, lambda: watch.tell({**told, "memory": watch.memory_mib()}))


painted = watch.FirstPaint(window, finish)
window.show()
application.exec()
