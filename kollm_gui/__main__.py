"""``kollm-gui`` and ``python -m kollm_gui``: opens the window, or says why it cannot."""

import gc
import os
import sys
from typing import NoReturn

from kollm_gui import bug_log, i18n, late_modules
from kollm_gui.errors import UserError


def main() -> int:
    """Open the window; 0 done, 2 a sentence about bad input or a missing library, 1 a bug."""
    gc.disable()  # collecting while everything is being made costs a tenth of the start
    bug_log.keep_traces()
    i18n.set_language(i18n.system_language())
    try:
        return _run(sys.argv[1:])
    except UserError as error:
        print(error.sentence, file=sys.stderr)  # noqa: T201
        return 2


def _run(arguments: list[str]) -> int:
    try:
        late_modules.postpone()
        # Imported here because the import itself fails where a system library is missing.
        from PySide6.QtCore import qInstallMessageHandler  # noqa: PLC0415

        qInstallMessageHandler(_take_qt_message)
        late_modules.import_plainly()
        from kollm_gui import app  # noqa: PLC0415

        return app.run(arguments)
    except ImportError as error:
        from kollm_gui import system_libraries  # noqa: PLC0415 - the rare case

        raise system_libraries.explain_missing_library(error) from error


def _take_qt_message(kind: object, _context: object, message: str) -> None:
    """Write Qt's messages to the log, and its fatal one about the platform as a sentence."""
    name = getattr(kind, "name", "")
    if name == "QtFatalMsg" and "platform plugin" in message:
        from kollm_gui import system_libraries  # noqa: PLC0415 - the rare case

        _leave(system_libraries.explain_missing_platform())
    if name in ("QtWarningMsg", "QtCriticalMsg", "QtFatalMsg"):
        bug_log.open_log().warning("Qt: %s", message)


def _leave(error: UserError) -> NoReturn:
    # Qt aborts the process as soon as its message handler returns, so this one does not.
    print(error.sentence, file=sys.stderr, flush=True)  # noqa: T201
    os._exit(2)


if __name__ == "__main__":
    sys.exit(main())
