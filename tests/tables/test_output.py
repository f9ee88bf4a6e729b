"""Tables as files: what a spreadsheet, a program and a paper get."""

import csv
import io
import json

import pytest

from kollm_gui.tables.cell import Cell
from kollm_gui.tables.column import Column
from kollm_gui.tables.escapes import markdown, spreadsheet
from kollm_gui.tables.model_row import model_rows
from kollm_gui.tables.models import model_columns
from kollm_gui.tables.output import FORMATS, as_shown_tsv, write
from kollm_gui.tables.widths import cut, pad, width, wrap
from tests.fixtures import tiny_snapshot

SNAPSHOT = tiny_snapshot()
COLUMNS = model_columns(SNAPSHOT)
ROWS = model_rows(SNAPSHOT)
CHOSEN = [COLUMNS[key] for key in ("slug", "name", "params", "tokens", "released", "languages")]


def test_json_holds_raw_values_units_in_keys_and_null_for_the_unknown() -> None:
    found = {row["slug"]: row for row in json.loads(write("json", CHOSEN, ROWS))}
    assert len(found) == len(SNAPSHOT.models)
    assert found["haneul-12.8b"]["tokens_billion"] == 167.0
    assert found["mirae-x"]["params_billion"] is None
    assert found["mirae-x"]["released"] == "2024"
    assert found["globe-8b"]["languages"] == ["en", "de", "ko"]


@pytest.mark.parametrize(("form", "mark"), [("csv", ","), ("tsv", "\t")])
def test_delimited_files_read_back(form: str, mark: str) -> None:
    read = list(csv.DictReader(io.StringIO(write(form, CHOSEN, ROWS)), delimiter=mark))  # type: ignore[arg-type]
    assert [row["slug"] for row in read] == list(SNAPSHOT.models)
    assert read[0]["params_billion"] == "1.3"
    assert read[2]["params_billion"] == ""
    assert read[4]["languages"] == "en; de; ko"


def test_a_terminal_table_lines_up_whatever_the_script() -> None:
    lines = write("table", CHOSEN, ROWS).splitlines()
    start = lines[1].index("  ") + 2
    column = [COLUMNS["name"].header, *(row.model.name for row in ROWS)]
    for line, name in zip([lines[0], *lines[2:]], column, strict=True):
        place = line.index(name)
        assert width(line[:place]) == start


def test_digits_end_on_one_edge_and_units_follow() -> None:
    lines = write("table", [COLUMNS["tokens"]], [row for row in ROWS if row.model.tokens_b])
    edges = {line.rstrip().rfind(" ") for line in lines.splitlines()[2:]}
    assert len(edges) == 1


def test_markdown_and_latex_carry_notes_and_right_align_numbers() -> None:
    notes = ["KMMLU: direct · 5-shot"]
    shown = write("markdown", CHOSEN, ROWS, notes)
    assert shown.splitlines()[1] == "| --- | --- | ---: | ---: | --- | --- |"
    assert shown.endswith("KMMLU: direct · 5-shot\n")
    tex = write("latex", CHOSEN, ROWS, notes)
    assert "KMMLU: direct $\\cdot$ 5-shot}" in tex
    assert "\\begin{tabular}{llrrll}" in tex
    assert "$\\approx$ 2~T" in tex
    assert "% \\usepackage{luatexko}" in tex  # a name is in Hangul


def test_a_table_without_hangul_asks_for_no_korean_package() -> None:
    assert "luatexko" not in write("latex", [COLUMNS["slug"]], ROWS)


@pytest.mark.parametrize("form", FORMATS)
def test_every_form_ends_with_a_line_feed_even_without_rows(form: str) -> None:
    assert write(form, CHOSEN, []).endswith("\n")  # type: ignore[arg-type]


def test_the_clipboard_gets_the_shown_texts() -> None:
    text = as_shown_tsv([COLUMNS["name"], COLUMNS["tokens"]], ROWS[4:5], header=True)
    assert text == "Name\tTokens\nGlobe 8B\t≥ 15 T"


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a|b", "a\\|b"), ("a\nb", "a b"), ("<i>*_", "&lt;i&gt;\\*\\_"), ("[1]~", "\\[1\\]\\~")],
)
def test_markdown_escapes_what_would_break_a_table(text: str, escaped: str) -> None:
    assert markdown(text) == escaped


@pytest.mark.parametrize(
    ("text", "columns"), [("abc", 3), ("한국", 4), ("e\u0301", 1), ("ＡＢ", 4), ("", 0)]
)
def test_hangul_takes_two_columns(text: str, columns: int) -> None:
    assert width(text) == columns
    assert width(pad(text, 10)) == 10
    assert pad(text, 10, right=True).endswith(text)


def test_texts_are_cut_and_wrapped_by_columns_and_between_words() -> None:
    assert cut("한국어모델", 10) == "한국어모델"
    assert cut("한국어모델", 9) == "한국어모…"
    assert wrap("한국어 모델의 역사", 13) == ["한국어 모델의", "역사"]
    assert wrap("alonglongword", 4) == ["alonglongword"]
    assert wrap("", 4) == []


@pytest.mark.parametrize("text", ["=1+1", "+cmd|' /C calc'!A0", "-2+3", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_formula_is_kept_from_running_in_a_spreadsheet(text: str) -> None:
    assert spreadsheet(text) == f"'{text}"


@pytest.mark.parametrize("text", ["+2 B", "-3.5", "−3", "a=b", "", "≥ +80 B", "-1.2e-3", "+40 %"])
def test_signed_numbers_and_plain_texts_stay_as_they_are(text: str) -> None:
    assert spreadsheet(text) == text


def test_csv_guards_texts_and_leaves_numbers() -> None:
    columns = [
        Column("a", "A", "", lambda row: row[0], lambda row: Cell(row[0]), "a"),
        Column("b", "B", "", lambda row: row[1], lambda row: Cell(str(row[1])), "b"),
    ]
    rows = [("=HYPERLINK(0)", -1.5), ('이름, "둘"', 3)]
    assert write("csv", columns, rows) == 'a,b\n\'=HYPERLINK(0),-1.5\n"이름, ""둘""",3\n'
    assert write("tsv", columns, rows) == 'a\tb\n\'=HYPERLINK(0)\t-1.5\n"이름, ""둘"""\t3\n'
