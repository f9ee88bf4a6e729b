"""The window shows its rows before anything is read or run that they do without."""

import json
import os
import subprocess
import sys
from pathlib import Path

from kollm_gui import late_modules

STARTED = """
import json, os, sys
import kollm_gui.__main__ as program
from kollm_gui import late_modules
late_modules.postpone()
import PySide6.QtCore
late_modules.import_plainly()
from kollm_gui.ui import desk

def tell(_desk):
    run = [n for n, m in sys.modules.items() if not isinstance(m, late_modules.LateModule)]
    print(json.dumps(run), flush=True)
    os._exit(0)

desk.Desk.add_rest = tell  # called as soon as tree and table are painted
sys.argv = ["kollm-gui"]
program.main()
"""
UNREAD = {
    "kollm_gui.catalogue.late_reader",
    "kollm_gui.search.match",
    "kollm_gui.ui.commands",
    "kollm_gui.ui.panels.chart_panel",
    "kollm_gui.ui.panels.details_panel",
    "kollm_gui.ui.panels.search_completer",
    "numpy",
    "pyqtgraph",
    "platformdirs",
    "sqlalchemy.orm",
    *late_modules.PYSIDE6,
    *late_modules.SQLALCHEMY,
}


def test_rows_are_painted_without_what_they_do_not_need(tmp_path: Path) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", STARTED],
        cwd=Path(__file__).parents[1],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "KOLLM_HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    run = set(json.loads(ended.stdout))
    assert {"kollm_gui.ui.panels.models_panel", "sqlalchemy.engine"} <= run
    assert run & UNREAD == set()
