"""The commands and the options that all of them share."""

import argparse
import importlib
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from kollm_gui import __version__, i18n
from kollm_gui.cli.sentence_parser import SentenceParser
from kollm_gui.errors import UserError
from kollm_gui.i18n import N_, _


@dataclass(frozen=True, slots=True)
class Command:
    """A command, the module that does it, and its line in the help."""

    name: str
    module: str
    summary: str  # marked by N_()


COMMANDS: tuple[Command, ...] = (
    Command("list", "list_models", N_("list models as a table, CSV, JSON, Markdown or LaTeX")),
    Command("show", "show", N_("show all that is known of one thing, with sources")),
    Command("scores", "scores", N_("list scores of one benchmark under one protocol")),
    Command("compare", "compare", N_("set models side by side, or one beside its base")),
    Command("benchmarks", "benchmarks", N_("list benchmarks with origin, baselines and caveats")),
    Command("coverage", "coverage", N_("show which model has a score on which benchmark")),
    Command("cite", "cite", N_("write citations as BibTeX, CSL-JSON or RIS")),
    Command("guide", "guide", N_("read the guide")),
    Command("charts", "charts", N_("list the charts")),
    Command("chart", "chart", N_("write a chart to a file")),
    Command("import", "import_runs", N_("take in evaluation runs of your own")),
    Command("switching", "switching", N_("count stray scripts in Korean answers")),
    Command("build-db", "build_db", N_("build the database from its sources")),
    Command("check", "check", N_("verify a database file")),
    Command("diff", "diff", N_("show what changed between two database files")),
    Command("data", "data", N_("say which data are in use, install newer ones, or go back")),
)
_SHARED = ("--database", "--without-mine", "--lang", "--version")  # stand before the command
_VALUED = ("--sort",)  # options whose value may begin with a minus


def parse(given: Sequence[str]) -> argparse.Namespace:
    """The arguments, with ``run`` set to the command's function.

    Only the chosen command's module is imported, so that ``list`` loads no Qt.

    Raises:
        UserError: the command line cannot be read.
    """
    shared = _parser(add_help=False)
    known, _rest = shared.parse_known_args(_leading(given))
    if known.lang is not None:
        i18n.set_language(_language(known.lang))
    chosen = _chosen(given)
    parser = _parser()
    subparsers = parser.add_subparsers(
        dest="command", metavar="COMMAND", title=_("commands"), parser_class=SentenceParser
    )
    for command in COMMANDS:
        if command.name == chosen:
            module = importlib.import_module(f"kollm_gui.cli.{command.module}")
            module.add_parser(subparsers)
        else:
            subparsers.add_parser(command.name, help=_(command.summary), add_help=False)
    arguments, unknown = parser.parse_known_args(_joined(given))
    if unknown:
        raise UserError(_unknown(unknown[0], chosen))
    return arguments


def _unknown(given: str, command: str) -> str:
    """What to say of an argument that the command does not take."""
    option = given.partition("=")[0]
    if option in _SHARED:
        sentence = _("Write “{option}” in front of the command: kollm {option} … {command}.")
    elif given.startswith("-"):
        sentence = _("“{option}” is not an option of “{program}”; “{program} --help” lists them.")
    else:
        option = given
        sentence = _(
            "“{option}” is a word too many for “{program}”; put a name of several words in "
            "quotation marks."
        )
    return sentence.format(option=option, command=command, program=f"kollm {command}")


def _parser(*, add_help: bool = True) -> SentenceParser:
    parser = SentenceParser(
        prog="kollm",
        description=_("KoLLM: the reference of Korean LLM research, on the command line."),
        epilog=_("“kollm COMMAND --help” explains a command."),
        add_help=add_help,
    )
    parser.add_argument(
        "--database", metavar="FILE", type=Path, help=_("read this file, not the bundled one")
    )
    parser.add_argument(
        "--without-mine", action="store_true", help=_("leave your own data out of everything")
    )
    parser.add_argument("--lang", metavar="CODE", help=_("language of the output: en or ko"))
    if add_help:
        parser.add_argument(
            "--version",
            action="version",
            version=f"kollm {__version__}",
            help=_("show the version and leave"),
        )
    return parser


def _chosen(given: Sequence[str]) -> str:
    names = [command.name for command in COMMANDS]
    rest = given[len(_leading(given)) :]
    if not rest:
        if any(option in given for option in ("-h", "--help", "--version")):
            return ""
        raise UserError(
            _("Say what to do: kollm {commands}. “kollm --help” explains them.").format(
                commands=" | ".join(names)
            )
        )
    if rest[0] in names:
        return rest[0]
    near = get_close_matches(rest[0], names, n=1)
    if near:
        sentence = _("There is no command “{given}”; did you mean “{near}”?")
        raise UserError(sentence.format(given=rest[0], near=near[0]))
    sentence = _("There is no command “{given}”; the commands are: {commands}.")
    raise UserError(sentence.format(given=rest[0], commands=", ".join(names)))


def _leading(given: Sequence[str]) -> list[str]:
    """The shared options in front of the command."""
    leading: list[str] = []
    for argument in given:
        takes_value = bool(leading) and leading[-1] in ("--database", "--lang")
        if not argument.startswith("-") and not takes_value:
            break
        leading.append(argument)
    return leading


def _joined(given: Sequence[str]) -> list[str]:
    # argparse would take "-tokens" in "--sort -tokens" for an option of its own.
    joined: list[str] = []
    for argument in given:
        if joined and joined[-1] in _VALUED:
            joined[-1] = f"{joined[-1]}={argument}"
        else:
            joined.append(argument)
    return joined


def _language(code: str) -> i18n.Language:
    if i18n.is_language(code):
        return code
    raise UserError(_("KoLLM does not speak “{code}”; write en or ko.").format(code=code))
