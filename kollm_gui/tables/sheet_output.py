"""A sheet as text for a terminal, or as Markdown."""

from kollm_gui.i18n import _
from kollm_gui.tables.escapes import markdown
from kollm_gui.tables.sheet import CitedSource, Fact, Grid, GridRow, Section, Sheet
from kollm_gui.tables.widths import pad, width, wrap

_LINE = 100
_WIDEST_CELL = 48


def sheet_text(sheet: Sheet) -> str:
    """The sheet for a terminal: labels in one column, source numbers in brackets."""
    lines = [sheet.title, *([sheet.subtitle] if sheet.subtitle else []), ""]
    for section in sheet.sections:
        lines += [section.title, "─" * width(section.title)]
        lines += _fact_lines(sheet, section.facts)
        for paragraph in section.paragraphs:
            lines += wrap(paragraph, _LINE)
        lines += _note_number(sheet, section)
        if section.grid is not None:
            lines += _grid_lines(sheet, section.grid)
        lines.append("")
    lines += _source_lines(sheet)
    return "\n".join(line.rstrip() for line in lines).rstrip() + "\n"


def sheet_markdown(sheet: Sheet) -> str:
    """The sheet as Markdown, with its sources as a numbered list."""
    blocks = [f"# {markdown(sheet.title)}"]
    if sheet.subtitle:
        blocks.append(markdown(sheet.subtitle))
    for section in sheet.sections:
        blocks.append(f"## {markdown(section.title)}")
        if section.facts:
            blocks.append("\n".join(_markdown_fact(sheet, fact) for fact in section.facts))
        blocks += [markdown(paragraph) for paragraph in section.paragraphs]
        blocks += _note_number(sheet, section)
        if section.grid is not None and section.grid.rows:
            blocks.append(_markdown_grid(sheet, section.grid))
    if sheet.sources:
        blocks.append("## " + markdown(_("Sources")))
        blocks.append("\n".join(_markdown_source(cited) for cited in sheet.sources))
    return "\n\n".join(blocks) + "\n"


def source_text(cited: CitedSource) -> str:
    """One source as a line: authors, year, title, address; unsigned ones begin with the title."""
    source = cited.source
    if source is None:
        return cited.slug
    year = str(source.year) if source.year else None
    address = source.url or (f"https://arxiv.org/abs/{source.arxiv}" if source.arxiv else None)
    told = (source.authors, year, source.title) if source.authors else (source.title, year)
    parts = [part for part in (*told, address) if part]
    ended = [part if part[-1] in ".?!" else f"{part}." for part in parts[:-1]]
    return " ".join([*ended, *parts[-1:]])


def _fact_lines(sheet: Sheet, facts: tuple[Fact, ...]) -> list[str]:
    if not facts:
        return []
    label_width = max(width(fact.label) for fact in facts)
    lines: list[str] = []
    for fact in facts:
        first, *rest = wrap(fact.text + _marks(sheet, fact), _LINE - label_width - 2)
        lines.append(f"{pad(fact.label, label_width)}  {first}")
        lines += [f"{' ' * label_width}  {line}" for line in rest]
    return lines


def _marks(sheet: Sheet, fact: Fact) -> str:
    marks = "".join(f" [{number}]" for number in sheet.numbers(fact.citations))
    if not marks:
        marks = "".join(
            f" [{citation.locator}]" for citation in fact.citations[:1] if citation.locator
        )
    if fact.derived:
        marks += " [" + _("derived") + "]"
    return f"{marks} ⚠" if fact.flagged else marks


def _note_number(sheet: Sheet, section: Section) -> list[str]:
    numbers = sheet.numbers(section.citations) if section.paragraphs else ()
    return [" ".join(f"[{number}]" for number in numbers)] if numbers else []


def _grid_lines(sheet: Sheet, grid: Grid) -> list[str]:
    if not grid.rows:
        return []
    rows = [(*row.texts, _row_numbers(sheet, row)) for row in grid.rows]
    headers = (*grid.headers, _("Source"))
    rights = (*(align == "right" for align in grid.aligns), False)
    if not any(row[-1] for row in rows):
        rows = [row[:-1] for row in rows]
        headers, rights = headers[:-1], rights[:-1]
    edges = [
        min(_WIDEST_CELL, max(width(text) for text in column))
        for column in zip(headers, *rows, strict=True)
    ]
    lines = _folded(headers, edges, rights)
    lines.append("  ".join("─" * edge for edge in edges))
    before = ""
    for row in rows:
        repeated = grid.grouped and row[0] == before
        lines += _folded(("", *row[1:]) if repeated else row, edges, rights)
        before = row[0]
    return lines


def _folded(texts: tuple[str, ...], edges: list[int], rights: tuple[bool, ...]) -> list[str]:
    # A cell wider than its column goes on in the next line, under itself.
    columns = [wrap(text, edge) or [""] for text, edge in zip(texts, edges, strict=True)]
    height = max(len(column) for column in columns)
    return [
        "  ".join(
            pad(column[line] if line < len(column) else "", edge, right=right)
            for column, edge, right in zip(columns, edges, rights, strict=True)
        )
        for line in range(height)
    ]


def _row_numbers(sheet: Sheet, row: GridRow) -> str:
    return " ".join(f"[{number}]" for number in sheet.numbers(row.citations))


def _source_lines(sheet: Sheet) -> list[str]:
    if not sheet.sources:
        return []
    title = _("Sources")
    lines = [title, "─" * width(title)]
    margin = len(f"[{len(sheet.sources)}] ")
    for cited in sheet.sources:
        told = wrap(source_text(cited), _LINE - margin)
        lines.append(f"{f'[{cited.number}]':<{margin}}{told[0]}")
        lines += [" " * margin + line for line in told[1:]]
        for place in cited.places:
            found = wrap(place, _LINE - margin - 2)
            lines += [" " * (margin + 2) + line for line in found]
    return lines


def _markdown_fact(sheet: Sheet, fact: Fact) -> str:
    # A command is to be copied as it stands, without the backslashes of escapes.
    told = f"`{fact.text}`" if fact.key == "command" and _known(fact) else markdown(fact.text)
    return f"- **{markdown(fact.label)}**: {told}{_marks(sheet, fact)}"


def _known(fact: Fact) -> bool:
    return fact.cell.tone == "known"


def _markdown_grid(sheet: Sheet, grid: Grid) -> str:
    rule = ["---:" if align == "right" else "---" for align in grid.aligns]
    heads = [markdown(text) for text in grid.headers]
    rows = [[*map(markdown, row.texts), _row_numbers(sheet, row)] for row in grid.rows]
    if any(row[-1] for row in rows):
        heads, rule = [*heads, _("Source")], [*rule, "---"]
    else:
        rows = [row[:-1] for row in rows]
    return "\n".join(f"| {' | '.join(row)} |" for row in (heads, rule, *rows))


def _markdown_source(cited: CitedSource) -> str:
    places = "; ".join(markdown(place) for place in cited.places)
    told = f"{cited.number}. {markdown(source_text(cited))}"
    return f"{told} — {places}" if places else told
