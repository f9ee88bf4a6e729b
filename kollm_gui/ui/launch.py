"""What the command ``kollm-gui`` was asked: a frozen value read from its arguments."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from msgspec import Struct

from kollm_gui import __version__, i18n
from kollm_gui.errors import UserError
from kollm_gui.i18n import _

if TYPE_CHECKING:
    from kollm_gui.library.snapshot import Snapshot


class Launch(Struct, frozen=True):
    """The arguments; None where nothing was asked."""

    database: Path | None = None
    query: str | None = None
    select: str | None = None
    chart: str | None = None
    lang: i18n.Language | None = None
    theme: str | None = None
    screenshot: Path | None = None

    @property
    def asks_for_data(self) -> bool:
        """Whether an argument can only be checked against the data, before a window opens."""
        return any((self.database, self.select, self.chart, self.screenshot))


def read_arguments(arguments: Sequence[str]) -> Launch:
    """The launch that the arguments ask for.

    Raises:
        UserError: an argument is wrong.
        SystemExit: help or version was asked for, and printed.
    """
    if not arguments:
        return Launch()
    # Imported here: without arguments the first frame need not wait for it.
    import argparse  # noqa: PLC0415

    class Parser(argparse.ArgumentParser):
        def error(self, message: str) -> NoReturn:
            raise UserError(
                _("{message}; “kollm-gui --help” lists what can be asked.").format(message=message)
            )

    parser = Parser(prog="kollm-gui", description=_("The desktop reference of Korean LLM research"))
    parser.add_argument("--database", type=Path, metavar="FILE", help=_("another catalogue file"))
    parser.add_argument("--query", metavar="Q", help=_("what to search for"))
    parser.add_argument("--select", metavar="SLUG", help=_("the model to show"))
    parser.add_argument("--chart", metavar="ID", help=_("the chart to show"))
    parser.add_argument("--lang", choices=i18n.LANGUAGES, help=_("language of the window"))
    parser.add_argument("--theme", choices=("light", "dark", "system"), help=_("theme"))
    parser.add_argument(
        "--screenshot", type=Path, metavar="DIR", help=_("write pictures of every tab and leave")
    )
    parser.add_argument("--version", action="version", version=f"KoLLM {__version__}")
    return Launch(**vars(parser.parse_args(list(arguments))))


def check(launch: Launch, snapshot: "Snapshot") -> None:
    """Hold what was asked against the data.

    Raises:
        UserError: there is no such model or chart.
    """
    if launch.select is not None and snapshot.model_now(launch.select) is None:
        from difflib import get_close_matches  # noqa: PLC0415 - only for the hint

        near = get_close_matches(launch.select, snapshot.models, n=1, cutoff=0.5)
        told = (
            _("There is no model “{slug}”; did you mean “{near}”?")
            if near
            else _("There is no model “{slug}”; “kollm list” lists all.")
        )
        raise UserError(told.format(slug=launch.select, near="".join(near)))
    if launch.chart is not None:
        from kollm_gui.charts.registry import chart  # noqa: PLC0415 - only where asked for

        chart(launch.chart)
