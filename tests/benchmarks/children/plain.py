"""The least that a PySide6 program with a catalogue does: a plain table, read through SQLAlchemy.

What KoLLM's filled window is held against beside the bare one: it tells how much of the time is
PySide6's and SQLAlchemy's own on the machine at hand, and what all of KoLLM adds to that.
"""

import sys

import watch
from PySide6.QtWidgets import QApplication, QMainWindow, QTableWidget, QTableWidgetItem
from sqlalchemy import column, create_engine, select, table

from kollm_gui import paths

COLUMNS = ("slug", "name", "family", "params_b", "tokens_b")

application = QApplication(sys.argv)
window = QMainWindow()
window.resize(1440, 900)
model = table("model", *(column(name) for name in COLUMNS))
with create_engine(f"sqlite:///{paths.bundled_database()}").connect() as connection:
    rows = connection.execute(select(model)).all()
shown = QTableWidget(len(rows), len(COLUMNS))
for place, row in enumerate(rows):
    for at, value in enumerate(row):
        shown.setItem(place, at, QTableWidgetItem(str(value)))
window.setCentralWidget(shown)
painted = watch.FirstPaint(
    shown.viewport(), lambda: watch.tell({"filled": watch.since_start(), "spent": watch.spent()})
)
window.show()
application.exec()
