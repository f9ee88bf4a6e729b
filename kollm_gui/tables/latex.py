"""A table as LaTeX: booktabs rules, caption, label and notes, and a whole document around it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from kollm_gui.i18n import _
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.escapes import latex
from kollm_gui.tables.own_cells import MARK
from kollm_gui.tables.widths import width
from kollm_gui.text.hangul import has_hangul

MOST_ROWS = 40  # more do not fit on a page: a longtable breaks and repeats its head
_WIDEST = 26  # characters of a text before it breaks into lines
_SHORT = 12  # characters of a title that stays on one line
_UPRIGHT, _SIDEWAYS = 483.0, 731.0  # pt between margins of 20 mm on A4, either way up
_PACKAGES = ("booktabs", "array", "longtable")


@dataclass(frozen=True, slots=True)
class _Size:
    """How large a table is set: its commands, pt that a character takes, pt between columns."""

    commands: tuple[str, ...]
    character: float
    gap: float


_SIZES = (
    _Size((), 5.0, 12.0),
    _Size(("\\small", "\\setlength{\\tabcolsep}{4pt}"), 4.7, 8.0),
    _Size(("\\footnotesize", "\\setlength{\\tabcolsep}{3pt}"), 4.2, 6.0),
    _Size(("\\scriptsize", "\\setlength{\\tabcolsep}{2pt}"), 3.7, 4.0),
)


def latex_table(
    columns: Sequence[Column[Any]],
    rows: Sequence[Any],
    notes: Sequence[str] = (),
    *,
    title: str = "",
    label: str = "",
) -> str:
    """A float with the table, or a longtable where it is longer than a page.

    What it needs stands above it as comments: booktabs, array, longtable, and for Hangul
    luatexko with lualatex (kotex with pdflatex).
    """
    shape = "".join(_shape(column, rows) for column in columns)
    head = _row([_head(column, rows) for column in columns])
    body = [_row([_cell(column.cell(row)) for column in columns]) for row in rows]
    long = len(rows) > MOST_ROWS
    inside = (_long if long else _float)(shape, head, body, _caption(title, label))
    wider = too_wide(columns, rows)
    told = [] if wider is None else [f"% {wider}"]
    told += [f"% \\usepackage{{{name}}}" for name in _PACKAGES if long or name != "longtable"]
    if has_hangul("".join((title, head, *body, *notes))):
        told.append("% \\usepackage{luatexko} and lualatex, or \\usepackage{kotex} and pdflatex")
    small = _size(columns, rows).commands
    below = _notes(notes)
    if long:
        lines = ["\\begingroup", *small, *inside, *below, "\\endgroup"]
    else:
        lines = ["\\begin{table}[!htbp]", "\\centering", *small, *inside, *below, "\\end{table}"]
    return "\n".join([*told, *lines]) + "\n"


def latex_document(table: str, *, language: str = "en", wide: bool = False) -> str:
    """A document that compiles as it is: English with pdflatex, Korean with lualatex."""
    korean = language == "ko" or has_hangul(table)
    fonts = (
        ["\\usepackage{luatexko}", "\\setmainhangulfont{UnBatang}"]
        if korean
        else ["\\usepackage[T1]{fontenc}", "\\usepackage{lmodern}"]
    )
    program = "lualatex" if korean else "pdflatex"
    head = [
        f"% {program} FILE.tex",
        "\\documentclass[10pt,a4paper]{article}",
        f"\\usepackage[margin=20mm{',landscape' if wide else ''}]{{geometry}}",
        *fonts,
        *(f"\\usepackage{{{name}}}" for name in _PACKAGES),
        "\\begin{document}",
        "",
    ]
    return "\n".join(head) + table + "\\end{document}\n"


def needs_width(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> bool:
    """Whether the table asks for a page that lies on its side."""
    return not any(_points(columns, rows, size) <= _UPRIGHT for size in _SIZES[:-1])


def too_wide(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> str | None:
    """What to do about a table that no size fits even to a page on its side."""
    if _points(columns, rows, _SIZES[-1]) <= _SIDEWAYS:
        return None
    return _(
        "This table is wider than an A4 page on its side, and its last columns would run off it;"
        " choose fewer columns."
    )


def _size(columns: Sequence[Column[Any]], rows: Sequence[Any]) -> _Size:
    """The largest size that fits an upright page; failing that, one that lies on its side."""
    fitting = [size for size in _SIZES[:-1] if _points(columns, rows, size) <= _UPRIGHT]
    if fitting:
        return fitting[0]
    return _SIZES[-2] if _points(columns, rows, _SIZES[-2]) <= _SIDEWAYS else _SIZES[-1]


def _points(columns: Sequence[Column[Any]], rows: Sequence[Any], size: _Size) -> float:
    """About how many pt wide the table is in this size."""
    wide = 0.0
    for column in columns:
        heads = max(map(width, _head_lines(column, rows)))
        cells = _longest(column, rows)
        wide += max(heads, cells if column.align == "right" else min(cells, _WIDEST))
    return wide * size.character + (len(columns) - 1) * size.gap


def _longest(column: Column[Any], rows: Sequence[Any]) -> int:
    return max((width(column.text(row)) for row in rows), default=0)


def _head(column: Column[Any], rows: Sequence[Any]) -> str:
    """The title; in two lines where it would make the column much wider than its cells."""
    lines = [latex(line) for line in _head_lines(column, rows)]
    if len(lines) == 1:
        return lines[0]
    side = "r" if column.align == "right" else "l"
    return f"\\shortstack[{side}]{{{lines[0]} \\\\ {lines[1]}}}"


def _head_lines(column: Column[Any], rows: Sequence[Any]) -> tuple[str, ...]:
    words = column.header.split()
    if len(words) == 1 or width(column.header) <= max(_longest(column, rows), _SHORT):
        return (column.header,)
    parted = [(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return min(parted, key=lambda lines: max(map(width, lines)))


def _shape(column: Column[Any], rows: Sequence[Any]) -> str:
    if column.align == "right":
        return "r"
    if _longest(column, rows) <= _WIDEST:
        return "l"
    # About half an em a character.
    return f">{{\\raggedright\\arraybackslash}}p{{{_WIDEST / 2:g}em}}"


def _row(cells: Sequence[str]) -> str:
    line = " & ".join(cells)
    # After the \\\\ of the row before, TeX would read a bracket or a star as its argument.
    return ("{}" if line.startswith(("[", "*")) else "") + line + " \\\\"


def _cell(cell: Cell) -> str:
    number = latex(cell.prefix + cell.main)
    if cell.strong and number:
        number = f"\\textbf{{{number}}}"
    text = f"{number}~{latex(cell.unit)}" if cell.unit else number
    return text + MARK if cell.own else text


def _caption(title: str, label: str) -> str:
    told = f"\\caption{{{latex(title)}}}" if title else ""
    return told + (f"\\label{{tab:{label}}}" if label and title else "")


def _float(shape: str, head: str, body: Sequence[str], caption: str) -> list[str]:
    return [
        *([caption] if caption else []),
        f"\\begin{{tabular}}{{{shape}}}",
        "\\toprule",
        head,
        "\\midrule",
        *body,
        "\\bottomrule",
        "\\end{tabular}",
    ]


def _long(shape: str, head: str, body: Sequence[str], caption: str) -> list[str]:
    return [
        f"\\begin{{longtable}}{{{shape}}}",
        *([caption + " \\\\"] if caption else []),
        "\\toprule",
        head,
        "\\midrule",
        "\\endfirsthead",
        "\\toprule",
        head,
        "\\midrule",
        "\\endhead",
        "\\bottomrule",
        "\\endfoot",
        *body,
        "\\end{longtable}",
    ]


def _notes(notes: Sequence[str]) -> list[str]:
    if not notes:
        return []
    told = " \\\\\n".join(_note(note) for note in notes)
    return [
        "",
        "\\smallskip",
        f"\\noindent\\parbox{{\\linewidth}}{{\\footnotesize\\raggedright {told}}}",
    ]


def _note(note: str) -> str:
    text = latex(note)
    return f"{{}}{text}" if text.startswith(("[", "*")) else text
