"""``kollm charts``: which charts there are, with their presets and options."""

import argparse
import json
from collections.abc import Mapping
from itertools import takewhile
from typing import Literal

from kollm_gui.charts.options import Chart, Option
from kollm_gui.cli.choices import choose
from kollm_gui.cli.context import load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot

ListFormat = Literal["text", "json"]
FORMATS: tuple[ListFormat, ...] = ("text", "json")
_MOST_VALUES = 6


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "charts",
        help=_("list the charts"),
        description=_("List the charts with their presets and options."),
    )
    parser.add_argument(
        "--format", default="text", help=_("one of: {known}").format(known=", ".join(FORMATS))
    )
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Print the charts.

    Raises:
        UserError: an unknown format.
    """
    from kollm_gui.charts.registry import CHARTS  # noqa: PLC0415 - only here are charts built

    if choose("--format", arguments.format, FORMATS) == "json":
        print(json.dumps([_plain(chart) for chart in CHARTS], ensure_ascii=False, indent=2))
        return 0
    snapshot = load_snapshot(arguments)
    print("\n\n".join(_told(chart, snapshot) for chart in CHARTS))
    return 0


def _told(chart: Chart, snapshot: Snapshot) -> str:
    defaults = {option.key: option.default for option in chart.options}
    lines = [f"{chart.key}: {_(chart.text)}", f"  {_(chart.sentence)}"]
    lines += [f"  --preset {preset.key}: {_(preset.text)}" for preset in chart.presets]
    for option in chart.options:
        text = _(option.text)
        if option.default:
            text = _("{text} (otherwise {default})").format(text=text, default=option.default)
        lines.append(f"  --option {option.key}={_values(option, snapshot, defaults)}: {text}")
    return "\n".join(lines)


def _values(option: Option, snapshot: Snapshot, defaults: Mapping[str, str]) -> str:
    """The values that can be written, as far as they are few and short words."""
    if option.kind == "flag":
        return "yes|no"
    choices = option.choices(snapshot, defaults) if option.choices is not None else ()
    keys = list(takewhile(lambda key: " " not in key, (choice.key for choice in choices)))
    shown = [key for key in keys[:_MOST_VALUES] if key]
    return "|".join(shown if len(shown) == len(choices) and shown else [*shown, "…"])


def _plain(chart: Chart) -> dict[str, object]:
    return {
        "id": chart.key,
        "title": _(chart.text),
        "description": _(chart.sentence),
        "presets": {preset.key: _(preset.text) for preset in chart.presets},
        "options": {option.key: option.default for option in chart.options},
    }
