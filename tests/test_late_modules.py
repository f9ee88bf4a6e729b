"""Modules that a start leaves unread run when something in them is asked for, and not before."""

import json
import subprocess
import sys
import textwrap
from pathlib import Path

from kollm_gui import late_modules

POSTPONED = "from kollm_gui import late_modules\nlate_modules.postpone()\n"


def told_by(program: str) -> object:
    """What a program of its own tells after its modules have been postponed."""
    ended = subprocess.run(
        [sys.executable, "-c", POSTPONED + textwrap.dedent(program)],
        cwd=Path(__file__).parents[1],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return json.loads(ended.stdout)


def test_pyside6_starts_without_the_modules_that_explain_wrong_calls() -> None:
    waiting = told_by("""
        import json, sys
        import PySide6.QtWidgets
        late_modules.import_plainly()
        late = (n for n, m in sys.modules.items() if isinstance(m, late_modules.LateModule))
        print(json.dumps(sorted(late)))
    """)
    assert set(late_modules.PYSIDE6) <= set(waiting)  # type: ignore[arg-type]


def test_a_wrong_call_of_pyside6_is_explained_as_ever() -> None:
    plain = """
        import json
        from PySide6.QtCore import QTimer
        from PySide6.support.signature import get_signature
        try:
            QTimer().setInterval("soon")
        except TypeError as error:
            print(json.dumps([str(error), str(get_signature(QTimer.start))]))
    """
    late = told_by(plain)
    ended = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(plain)],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert late == json.loads(ended.stdout)
    assert "setInterval" in late[0]  # type: ignore[index]


def test_sqlalchemy_opens_a_file_without_asyncio() -> None:
    told = told_by("""
        import json, sys
        import PySide6.QtCore
        late_modules.import_plainly()
        from kollm_gui.catalogue.reader import open_catalogue
        models = len(open_catalogue().models)
        late = isinstance(sys.modules["asyncio"], late_modules.LateModule)
        import asyncio
        async def answer():
            return "awaited"
        print(json.dumps([models > 400, late, asyncio.run(answer())]))
    """)
    assert told == [True, True, "awaited"]


def test_what_a_late_module_lacks_is_an_attribute_error() -> None:
    told = told_by("""
        import json, bz2
        try:
            bz2.nothing_of_this_name
        except AttributeError as error:
            print(json.dumps([str(error), bz2.decompress(bz2.compress(b"ok")).decode()]))
    """)
    assert told == ["module 'bz2' has no attribute 'nothing_of_this_name'", "ok"]
