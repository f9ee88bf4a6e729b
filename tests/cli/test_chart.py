"""``kollm chart`` writes figures without a window, and tells what is wrong in a sentence."""

import argparse
import subprocess
import sys
from pathlib import Path

import pytest

from kollm_gui.catalogue.records import Catalogue
from kollm_gui.cli import chart
from kollm_gui.errors import UserError
from kollm_gui.library.snapshot import compose
from tests.fixtures import tiny_catalogue


@pytest.fixture(autouse=True)
def tiny(monkeypatch: pytest.MonkeyPatch, qapp: object) -> Catalogue:
    catalogue = tiny_catalogue()
    monkeypatch.setattr(chart, "load_snapshot", lambda _arguments: compose(catalogue))
    return catalogue


def _run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--database")
    chart.add_parser(parser.add_subparsers())
    arguments = parser.parse_args(["chart", *words])
    return arguments.run(arguments)


@pytest.mark.parametrize(
    ("suffix", "magic"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF-")]
)
def test_a_chart_is_written_in_the_format_of_its_suffix(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], suffix: str, magic: bytes
) -> None:
    path = tmp_path / f"budget.{suffix}"
    assert _run("training-budget", "--out", str(path)) == 0
    assert path.read_bytes().startswith(magic)
    assert capsys.readouterr().out.splitlines() == [str(path)]


def test_data_and_sources_are_written_beside_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "kmmlu.svg"
    assert _run("scores", "--out", str(path), "--with-data", "--with-bib") == 0
    assert {each.name for each in tmp_path.iterdir()} == {"kmmlu.svg", "kmmlu.csv", "kmmlu.bib"}
    assert (tmp_path / "kmmlu.bib").read_text().startswith("@misc{")
    assert len(capsys.readouterr().out.splitlines()) == 3


def test_size_language_and_options_reach_the_figure(tmp_path: Path) -> None:
    path = tmp_path / "a.svg"
    words = ["--width", "3.35in", "--height", "12cm", "--option", "benchmark=kmmlu"]
    assert _run("scores", "--out", str(path), *words) == 0
    svg = path.read_text()
    assert 'width="85.09mm" height="120mm"' in svg


def test_a_query_draws_only_what_it_finds(tmp_path: Path) -> None:
    whole, part = tmp_path / "whole.csv", tmp_path / "part.csv"
    _run("training-budget", "--out", str(whole))
    _run("training-budget", "haneul", "--out", str(part))
    assert len(part.read_text().splitlines()) < len(whole.read_text().splitlines())
    assert "haneul" in part.read_text()


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["training-bugdet"], "Did you mean “training-budget”"),
        (["scores", "--preset", "nope"], "no preset “nope”"),
        (["scores", "--option", "benchmrk=x"], "no option “benchmrk”"),
        (["scores", "--option", "benchmark=nope"], "no value “nope”"),
        (["scores", "--option", "benchmark"], "--option key=value"),
        (["scores", "--width", "wide"], "“wide” is not a length"),
        (["scores", "--height", "1mm"], "between 20 and 2000 mm"),
        (["scores", "--dpi", "many"], "“many” is not a resolution"),
        (["scores", "--theme", "pink"], "light or dark"),
        (["scores", "--lang", "xx"], "en or ko"),
    ],
)
def test_bad_input_is_told_in_a_sentence_and_nothing_is_written(
    tmp_path: Path, words: list[str], part: str
) -> None:
    with pytest.raises(UserError) as raised:
        _run(*words, "--out", str(tmp_path / "a.pdf"))
    assert part in raised.value.sentence
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("a.docx", "one of: .png, .svg, .pdf, .csv, .tsv, .json, .md, .tex."),
        ("a", "no known suffix"),
        ("no/a.pdf", "does not exist"),
    ],
)
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, name: str, part: str) -> None:
    with pytest.raises(UserError) as raised:
        _run("scores", "--out", str(tmp_path / name))
    assert part in raised.value.sentence


_PROBE = """
import sys
from kollm_gui.cli.__main__ import main
try:
    code = main(["chart", "scores", "--out", sys.argv[1]])
except SystemExit as ended:
    code = ended.code
loaded = [name for name in ("PySide6", "pyqtgraph", "kollm_gui.ui") if name in sys.modules]
print(code, loaded)
"""


@pytest.mark.parametrize(("suffix", "loaded"), [("csv", "[]"), ("pdf", "['PySide6']")])
def test_data_need_no_qt_and_pictures_no_window(tmp_path: Path, suffix: str, loaded: str) -> None:
    path = tmp_path / f"kmmlu.{suffix}"
    done = subprocess.run(
        [sys.executable, "-c", _PROBE, str(path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[2],
        env={"PATH": "", "QT_QPA_PLATFORM": "xcb", "KOLLM_HOME": str(tmp_path / "home")},
    )
    assert done.stdout.splitlines()[-1].endswith(loaded), done.stdout + done.stderr
    assert path.exists()


@pytest.mark.parametrize(
    ("suffix", "begins", "holds"),
    [
        (".tsv", "slug\tname", "\t"),
        (".json", "[\n", '"slug"'),
        (".md", "| Key", "\n\nData: KoLLM"),
        (".tex", "% ", "\n% \\usepackage{booktabs}\n"),  # after what is said of a wide table
    ],
)
def test_the_data_of_a_chart_are_written_in_every_form(
    kollm, tmp_path, suffix, begins, holds
) -> None:
    out = tmp_path / f"data{suffix}"
    outcome = kollm("chart", "scores", "--out", str(out), "--with-bib")
    assert outcome.code == 0
    text = out.read_text(encoding="utf-8")
    assert text.startswith(begins)
    assert holds in text
    assert "Haneul-Ko 12.8B" in text
    assert (tmp_path / "data.bib").read_text(encoding="utf-8").startswith("@misc{")
