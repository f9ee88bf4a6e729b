"""Tables for papers: what LaTeX reads, character by character."""

import pytest
from msgspec.structs import replace

from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.escapes import latex
from kollm_gui.tables.latex import MOST_ROWS, latex_document, latex_table, needs_width

NAME = Column("name", "Name", "", lambda row: row[0], lambda row: Cell(row[0]), "name")
SIZE = Column(
    "size",
    "Size & unit",
    "",
    lambda row: row[1],
    lambda row: Cell(str(row[1]), "≈ ", "B"),
    "size",
    align="right",
)


def test_a_table_is_a_float_with_caption_label_rules_and_notes() -> None:
    table = latex_table(
        [NAME, SIZE],
        [("A_1", 7), ("[draft] 100%", 13)],
        ["KMMLU: direct · 5-shot", "Data: 2026.11"],
        title="Models #1",
        label="models",
    )
    assert table == (
        "% \\usepackage{booktabs}\n"
        "% \\usepackage{array}\n"
        "\\begin{table}[!htbp]\n"
        "\\centering\n"
        "\\caption{Models \\#1}\\label{tab:models}\n"
        "\\begin{tabular}{lr}\n"
        "\\toprule\n"
        "Name & Size \\& unit \\\\\n"
        "\\midrule\n"
        "A\\_1 & $\\approx$ 7~B \\\\\n"
        "{}[draft] 100\\% & $\\approx$ 13~B \\\\\n"
        "\\bottomrule\n"
        "\\end{tabular}\n"
        "\n"
        "\\smallskip\n"
        "\\noindent\\parbox{\\linewidth}{\\footnotesize\\raggedright "
        "KMMLU: direct $\\cdot$ 5-shot \\\\\nData: 2026.11}\n"
        "\\end{table}\n"
    )


def test_a_table_longer_than_a_page_breaks_and_repeats_its_head() -> None:
    table = latex_table([NAME, SIZE], [("a", 1)] * (MOST_ROWS + 1), title="T", label="t")
    assert "% \\usepackage{longtable}\n" in table
    assert table.count("Name & Size") == 2
    assert table.index("\\endhead") < table.index("a & ")
    assert "\\begin{table}" not in table


def test_long_texts_break_inside_their_column() -> None:
    table = latex_table([NAME, SIZE], [("a name that is much longer than a column", 1)])
    assert "{>{\\raggedright\\arraybackslash}p{13em}r}" in table


def test_a_long_title_stands_in_two_lines_above_short_numbers() -> None:
    model = replace(SIZE, title="EXAONE 3.0 7.8B Instruct")
    told = "\\shortstack[r]{EXAONE 3.0 \\\\ 7.8B Instruct}"
    assert told in latex_table([NAME, model], [("a", 1)])


@pytest.mark.parametrize(
    ("count", "letters", "size"),
    [(2, 18, None), (5, 18, "\\small"), (6, 17, "\\footnotesize")],
)
def test_a_wide_table_is_set_smaller_before_it_lies_on_its_side(count, letters, size) -> None:
    columns = [replace(NAME, title="x" * letters)] * count
    table = latex_table(columns, [("a", 1)])
    assert [line for line in table.splitlines() if line.endswith(("small", "size"))] == (
        [size] if size else []
    )
    assert not needs_width(columns, [("a", 1)])
    assert needs_width([*columns * 4], [("a", 1)])


def test_a_document_asks_for_the_program_that_its_letters_need() -> None:
    english = latex_document(latex_table([NAME], [("a", 1)]))
    assert english.startswith("% pdflatex FILE.tex\n\\documentclass")
    assert "luatexko" not in english
    assert english.endswith("\\end{document}\n")
    korean = latex_document(latex_table([NAME], [("가람", 1)]), wide=True)
    assert korean.startswith("% lualatex FILE.tex\n")
    assert "\\usepackage{luatexko}" in korean
    assert "landscape" in korean
    assert "luatexko" in latex_document("", language="ko")


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("& % $ # _", r"\& \% \$ \# \_"),
        ("{ } ~ ^ \\", r"\{ \} \textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("< > |", r"\textless{} \textgreater{} \textbar{}"),
        ("≥ ≤ ≈ ± × · →", r"$\geq$ $\leq$ $\approx$ $\pm$ $\times$ $\cdot$ $\rightarrow$"),
        ("3–5 — … −1", r"3--5 --- \ldots{} $-$1"),
        ("“a” ‘b’", "``a'' `b'"),
        ("10²² 10⁻³", r"10$^{22}$ 10$^{-3}$"),
        ("7\u00a0B", "7~B"),
        ("two\nlines", "two lines"),
        ("한국어 模型", "한국어 模型"),
    ],
)
def test_every_special_character_is_escaped(text: str, escaped: str) -> None:
    assert latex(text) == escaped


def test_a_table_that_fits_no_page_says_what_to_do() -> None:
    told = "choose fewer columns"
    assert told in latex_table([SIZE] * 60, [("a", 1)]).splitlines()[0]
    assert told not in latex_table([SIZE] * 3, [("a", 1)])
