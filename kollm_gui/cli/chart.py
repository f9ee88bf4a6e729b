"""``kollm chart``: one figure to a file, without a window."""

import argparse
import sys
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from kollm_gui import i18n
from kollm_gui.charts.data_table import figure_table
from kollm_gui.charts.figure import Figure
from kollm_gui.charts.registry import make_figure
from kollm_gui.cli.context import add_provenance, load_snapshot
from kollm_gui.cli.subparsers import Subparsers
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.render.companions import bibliography_of, csv_bytes
from kollm_gui.render.lengths import parse_dpi, parse_length
from kollm_gui.render.options import ExportOptions, format_of
from kollm_gui.render.whole_files import write_whole
from kollm_gui.search.match import SearchIndex
from kollm_gui.tables.output import TableFormat

# The data in other forms than CSV, by the suffix of the file.
TABLES: Mapping[str, TableFormat] = {
    ".tsv": "tsv",
    ".json": "json",
    ".md": "markdown",
    ".tex": "latex",
}


def add_parser(subparsers: Subparsers) -> None:
    """Add the command and its options."""
    parser = subparsers.add_parser(
        "chart",
        help=_("write a chart to a file"),
        description=_("Write a chart as PNG, SVG, PDF or CSV. “kollm charts” lists the charts."),
    )
    parser.add_argument("chart", metavar="ID", help=_("the chart, such as training-budget"))
    parser.add_argument("query", metavar="QUERY", nargs="?", help=_("draw only what it finds"))
    parser.add_argument("--preset", metavar="NAME", help=_("options under one name"))
    parser.add_argument(
        "--option",
        metavar="KEY=VALUE",
        action="append",
        default=[],
        help=_("set one option of the chart; may be repeated"),
    )
    parser.add_argument(
        "--out",
        metavar="FILE",
        required=True,
        type=Path,
        help=_(
            "the file; its suffix chooses the format: .png, .svg, .pdf, or for the data"
            " .csv, .tsv, .json, .md, .tex"
        ),
    )
    _add_page(parser)
    parser.add_argument(
        "--with-data", action="store_true", help=_("write the data beside it as CSV")
    )
    parser.add_argument(
        "--with-bib", action="store_true", help=_("write the sources beside it as BibTeX")
    )
    add_provenance(parser)
    parser.set_defaults(run=run)


def _add_page(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--width", default="85mm", help=_("such as 85mm, 8.5cm, 3.35in"))
    parser.add_argument("--height", help=_("as high as the figure asks for without it"))
    parser.add_argument("--dpi", default="300", help=_("dots per inch of a PNG"))
    parser.add_argument("--theme", default="light", help=_("light or dark"))
    parser.add_argument("--transparent", action="store_true", help=_("without a ground"))
    parser.add_argument(
        "--text-as-paths", action="store_true", help=_("draw the letters of an SVG as outlines")
    )
    parser.add_argument(
        "--lang", dest="figure_language", metavar="CODE", help=_("language of the figure")
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the chart and name the files written.

    Raises:
        UserError: an unknown chart, preset, option, size or suffix, or a file that
            cannot be written.
    """
    form = TABLES.get(arguments.out.suffix.lower())
    kind = "csv" if form is not None else format_of(arguments.out, tuple(TABLES))
    options = _options(arguments)
    given = _chart_options(arguments.option)
    snapshot = load_snapshot(arguments)
    with i18n.language(options.language):
        slugs = _found(snapshot, arguments.query)
        figure = make_figure(arguments.chart, snapshot, slugs, given, preset_key=arguments.preset)
        options = replace(options, data_version=snapshot.info.data_version)
        bibliography = bibliography_of(figure, snapshot) if options.with_bib else None
        if kind == "csv":
            told = (
                csv_bytes(figure, options.data_version)
                if form is None
                else figure_table(figure, snapshot.info).text(form).encode()
            )
            written = _write_data(arguments.out, told, bibliography)
        else:
            written = _write_picture(figure, arguments.out, options, bibliography)
    if figure.empty:
        print(figure.empty, file=sys.stderr)
    for path in written:
        print(path)
    return 0


def _options(arguments: argparse.Namespace) -> ExportOptions:
    language = arguments.figure_language or i18n.current()
    if not i18n.is_language(language):
        sentence = _("KoLLM does not speak “{code}”; write en or ko.")
        raise UserError(sentence.format(code=language))
    if arguments.theme not in ("light", "dark"):
        sentence = _("There is no theme “{name}”; write light or dark.")
        raise UserError(sentence.format(name=arguments.theme))
    return ExportOptions(
        width_mm=parse_length(arguments.width),
        height_mm=parse_length(arguments.height) if arguments.height else None,
        dpi=parse_dpi(arguments.dpi),
        theme=arguments.theme,
        transparent=arguments.transparent,
        text_as_paths=arguments.text_as_paths,
        language=language,
        with_data=arguments.with_data,
        with_bib=arguments.with_bib,
    )


def _chart_options(pairs: list[str]) -> dict[str, str]:
    given: dict[str, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        if not equals or not key.strip():
            sentence = _("“{text}” is not an option; write --option key=value.")
            raise UserError(sentence.format(text=pair))
        given[key.strip()] = value.strip()
    return given


def _found(snapshot: Snapshot, query: str | None) -> tuple[str, ...] | None:
    if query is None or not query.strip():
        return None
    return tuple(SearchIndex(snapshot).find(query).slugs)


def _write_data(path: Path, told: bytes, bibliography: str | None) -> tuple[Path, ...]:
    contents = {path: told}
    if bibliography is not None:
        contents[path.with_suffix(".bib")] = bibliography.encode()
    write_whole(contents)
    return tuple(contents)


def _write_picture(
    figure: Figure, path: Path, options: ExportOptions, bibliography: str | None
) -> tuple[Path, ...]:
    # Qt is loaded only here: data alone need none of it.
    from kollm_gui.render.export import export_figure  # noqa: PLC0415
    from kollm_gui.render.headless import headless_application  # noqa: PLC0415

    application = headless_application()
    try:
        return export_figure(figure, path, options, bibliography)
    finally:
        # It has to live until the figure is painted.
        del application
