"""An argument parser that speaks the current language and whose errors are sentences."""

import argparse
import re
from typing import Any, NoReturn

from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _
from kollm_gui.tables.widths import width, wrap

_MISSING = re.compile(r"the following arguments are required: (?P<names>.+)")
_NO_VALUE = re.compile(r"argument (?P<names>.+): expected .*arguments?")
_SENTENCES: tuple[tuple[re.Pattern[str], str], ...] = (
    (_MISSING, N_("“{program}” needs {names}; “{program} --help” explains it.")),
    (_NO_VALUE, N_("{names} needs a value; “{program} --help” explains it.")),
)
# What argparse writes by itself, in the words of its source.
_HEADINGS: dict[str, str] = {
    "positional arguments": N_("arguments"),
    "options": N_("options"),
    "subcommands": N_("commands"),
}


class SentenceParser(argparse.ArgumentParser):
    """Raises UserError where argparse would print its usage and leave."""

    def __init__(self, *, add_help: bool = True, **settings: Any) -> None:
        super().__init__(
            add_help=False, allow_abbrev=False, formatter_class=_HelpFormatter, **settings
        )
        if add_help:
            self.add_argument("-h", "--help", action="help", help=_("show this help and leave"))

    def error(self, message: str) -> NoReturn:
        """Tell what is wrong in a sentence."""
        for pattern, sentence in _SENTENCES:
            match = pattern.fullmatch(message)
            if match is not None:
                names = match["names"]
                raise UserError(_(sentence).format(program=self.prog, names=names))
        raise UserError(
            _(
                "This command line cannot be read ({reason}); “{program} --help” explains it."
            ).format(reason=message, program=self.prog)
        )


class _HelpFormatter(argparse.HelpFormatter):
    """Breaks lines by the columns of a terminal, where Hangul takes two, and at spaces only.

    argparse counts characters, and breaks names such as ``lm-eval-0.4`` at their hyphens.
    """

    def add_usage(
        self,
        usage: str | None,
        actions: Any,
        groups: Any,
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, _("usage: ") if prefix is None else prefix)

    def _format_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None) -> str:
        # What follows on further lines is set in by as many columns as the first word takes.
        told = prefix or ""
        stand_in = "u" * width(told)
        return super()._format_usage(usage, actions, groups, stand_in).replace(stand_in, told, 1)

    def _split_lines(self, text: str, width: int) -> list[str]:
        return wrap(text, width)

    def _fill_text(self, text: str, width: int, indent: str) -> str:
        return "\n".join(indent + line for line in wrap(text, width - len(indent)))

    def start_section(self, heading: str | None) -> None:
        told = _(_HEADINGS[heading]) if heading in _HEADINGS else heading
        super().start_section(told)
