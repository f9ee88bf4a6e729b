"""Modules that a start leaves unread run when something in them is asked for, and not before."""

import json
import platform
import subprocess
import sys
import sysconfig
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


def test_what_pyside6_takes_functions_out_of_runs_once_the_window_is_there() -> None:
    told = told_by("""
        import json, sys
        import PySide6.QtWidgets
        late_modules.run_taken()
        taken = [sys.modules[name] for name in late_modules.PYSIDE6_TAKES]
        print(json.dumps([isinstance(one, late_modules.LateModule) for one in taken]))
    """)
    assert told == [False]


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


def test_sqlalchemy_is_there_without_pickle_which_knows_its_protocol() -> None:
    told = told_by("""
        import json, sys
        import sqlalchemy
        late = isinstance(sys.modules["pickle"], late_modules.LateModule)
        import pickle
        early = pickle.HIGHEST_PROTOCOL
        again = pickle.loads(pickle.dumps([1]))
        print(json.dumps([late, early == pickle.HIGHEST_PROTOCOL, again]))
    """)
    assert told == [True, True, [1]]


def test_machine_and_python_are_told_without_the_modules_that_look_them_up() -> None:
    told, late, later = told_by("""
        import json, sys
        from platform import machine, python_implementation, system
        from sysconfig import get_config_var
        def answers():
            return [machine(), python_implementation(), system(), get_config_var("Py_GIL_DISABLED")]
        asked = [sys.modules[name] for name in ("platform", "sysconfig")]
        first, late = answers(), [isinstance(m, late_modules.LateModule) for m in asked]
        version = get_config_var("py_version_nodot")
        real = asked[1].get_config_var("Py_GIL_DISABLED")
        print(json.dumps([first, late, [version, answers(), real]]))
    """)  # type: ignore[misc]
    known = [
        platform.machine(),
        platform.python_implementation(),
        platform.system(),
        sysconfig.get_config_var("Py_GIL_DISABLED"),
    ]
    assert (told, late) == (known, [True, True])
    assert later == [sysconfig.get_config_var("py_version_nodot"), known, known[-1]]


def test_what_a_late_module_lacks_is_an_attribute_error() -> None:
    told = told_by("""
        import json, bz2
        try:
            bz2.nothing_of_this_name
        except AttributeError as error:
            print(json.dumps([str(error), bz2.decompress(bz2.compress(b"ok")).decode()]))
    """)
    assert told == ["module 'bz2' has no attribute 'nothing_of_this_name'", "ok"]


def test_pyqtgraph_starts_without_what_kollm_does_not_draw_with() -> None:
    told = told_by("""
        import json, sys
        import PySide6.QtWidgets
        late_modules.import_plainly()
        import kollm_gui.render.screen_plot
        late = {n for n, m in sys.modules.items() if isinstance(m, late_modules.LateModule)}
        print(json.dumps([sorted(set(late_modules.PYQTGRAPH) - late), "numpy" in sys.modules]))
    """)
    assert told == [[], True]


def test_threads_that_ask_at_once_all_get_what_they_ask_for() -> None:
    told = told_by("""
        import json, sys
        from concurrent.futures import ThreadPoolExecutor
        from threading import Barrier
        sys.setswitchinterval(1e-6)
        import hashlib, tempfile
        barrier = Barrier(8)
        def ask(_number):
            barrier.wait()
            return hashlib.sha256(b"1").hexdigest()[:4] + tempfile.gettempprefix()
        with ThreadPoolExecutor(8) as pool:
            print(json.dumps(sorted(set(pool.map(ask, range(8))))))
    """)
    assert told == ["6b86tmp"]
