"""A table or a sheet as HTML that Qt's documents lay out: what is printed."""

from html import escape
from typing import Any

from kollm_gui.i18n import _
from kollm_gui.tables.output import ShownTable
from kollm_gui.tables.sheet import Fact, Grid, Section, Sheet
from kollm_gui.tables.sheet_output import source_text

# Qt reads no short forms such as "margin: 0 0 4px 0", and padding only in px.
STYLE = """
h1 { font-size: 17px; font-weight: 600; margin-top: 0px; margin-bottom: 8px; }
h2 { font-size: 13px; font-weight: 600; margin-top: 16px; margin-bottom: 4px; }
p { margin-top: 0px; margin-bottom: 4px; }
td, th { padding-top: 2px; padding-bottom: 2px; padding-right: 14px; }
th { font-weight: 600; border-bottom: 1px solid #C3C8D2; }
.q { color: #5F6775; }
.n { color: #5F6775; font-size: 10px; }
"""


def table_html(table: ShownTable[Any]) -> str:
    """Title, the table with a head that each page repeats, and its notes."""
    aligns = [column.align for column in table.columns]
    head = _cells("th", [column.header for column in table.columns], aligns)
    rows = "".join(
        f"<tr>{_cells('td', [column.text(row) for column in table.columns], aligns)}</tr>"
        for row in table.rows
    )
    notes = "".join(f"<p class='n'>{escape(note)}</p>" for note in table.notes)
    return (
        f"<h1>{escape(table.title)}</h1><table cellspacing='0' width='100%'>"
        f"<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table><p></p>{notes}"
    )


def sheet_html(sheet: Sheet) -> str:
    """All that is known of one thing, its sources as a numbered list."""
    parts = [f"<h1>{escape(sheet.title)}</h1>"]
    if sheet.subtitle:
        parts.append(f"<p class='q'>{escape(sheet.subtitle)}</p>")
    parts += [_section(sheet, section) for section in sheet.sections if not section.empty]
    if sheet.sources:
        title = _("Sources")
        parts.append(f"<h2>{escape(title)}</h2>")
        for cited in sheet.sources:
            places = f" <span class='q'>{escape('; '.join(cited.places))}</span>"
            told = escape(source_text(cited))
            parts.append(
                f"<p class='n'>[{cited.number}] {told}{places if cited.places else ''}</p>"
            )
    return "".join(parts)


def _section(sheet: Sheet, section: Section) -> str:
    parts = [f"<h2>{escape(section.title)}</h2>"]
    if section.facts:
        rows = "".join(_fact(sheet, fact) for fact in section.facts)
        parts.append(f"<table cellspacing='0'>{rows}</table>")
    parts += [f"<p>{escape(paragraph)}</p>" for paragraph in section.paragraphs]
    if section.paragraphs:
        parts.append(_numbers(sheet.numbers(section.citations)))
    if section.grid is not None and section.grid.rows:
        parts.append(_grid(sheet, section.grid))
    return "".join(parts)


def _fact(sheet: Sheet, fact: Fact) -> str:
    marks = _numbers(sheet.numbers(fact.citations))
    if fact.derived:
        derived = _("derived")
        marks += f" <span class='q'>[{escape(derived)}]</span>"
    label = f"<td class='q' width='150'>{escape(fact.label)}</td>"
    return f"<tr>{label}<td>{escape(fact.text)}{marks}</td></tr>"


def _grid(sheet: Sheet, grid: Grid) -> str:
    head = _cells("th", [*grid.headers, _("Source")], [*grid.aligns, "left"])
    rows = ""
    for row in grid.rows:
        numbers = " ".join(f"[{number}]" for number in sheet.numbers(row.citations))
        rows += f"<tr>{_cells('td', [*row.texts, numbers], [*grid.aligns, 'left'])}</tr>"
    return f"<table cellspacing='0'><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>"


def _cells(tag: str, texts: list[str], aligns: list[Any]) -> str:
    pairs = zip(texts, aligns, strict=True)
    return "".join(f"<{tag} align='{side}'>{escape(text)}</{tag}>" for text, side in pairs)


def _numbers(numbers: tuple[int, ...]) -> str:
    told = " ".join(f"[{number}]" for number in numbers)
    return f" <span class='q'>{told}</span>" if told else ""
