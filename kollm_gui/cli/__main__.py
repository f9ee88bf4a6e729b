"""``kollm``: KoLLM on the command line; never opens a window.

Exit 0 done, 2 a sentence on standard error about bad input, 1 a bug.
"""

import errno
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from kollm_gui import bug_log, i18n, paths
from kollm_gui.cli.parser import parse
from kollm_gui.errors import UserError
from kollm_gui.i18n import _


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    given = list(sys.argv[1:] if argv is None else argv)
    _open_closed_streams()
    _speak_utf8()
    i18n.set_language(i18n.system_language())
    try:
        code = _run(given)
        sys.stdout.flush()
    except UserError as error:
        print(error.sentence, file=sys.stderr)
        return 2
    except BrokenPipeError:
        _leave_output()  # the reader, such as head, has what it wanted
        return 0
    except KeyboardInterrupt:
        return 130
    except Exception as error:  # noqa: BLE001 - the last stop of every bug: logged, told, exit 1
        return _tell_of_full_disk() if _is_full_disk(error) else _tell_of_bug()
    return code


def _run(given: Sequence[str]) -> int:
    try:
        arguments = parse(given)
        return int(arguments.run(arguments))
    except SystemExit as leaving:
        # argparse leaves this way after --help and --version.
        return leaving.code if isinstance(leaving.code, int) else 0


def _is_full_disk(error: Exception) -> bool:
    return isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)


def _tell_of_full_disk() -> int:
    _leave_output()
    print(_("The disk has no room left for the output; free some space."), file=sys.stderr)
    return 2


def _leave_output() -> None:
    """Give up what is not yet written, which Python would try again, and complain, at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _open_closed_streams() -> None:
    # A shell closes them by ">&-", and nobody is to be told of what nobody wants to read.
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115


def _speak_utf8() -> None:
    # A pipe takes the locale's encoding, in which Hangul may not exist; a file should not
    # depend on the locale either.
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None and not stream.isatty():
            reconfigure(encoding="utf-8", errors="backslashreplace")


def _tell_of_bug() -> int:
    kind, error, trace = sys.exc_info()
    if kind is not None and error is not None:
        bug_log.write_trace(kind, error, trace)
    sentence = _("This is a fault in KoLLM; its trace stands above and in {file}.")
    print(sentence.format(file=paths.log_file()), file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
