"""The command line as a process of its own, over the shipped catalogue."""

import json
import os
import subprocess
import sys
from pathlib import Path


def run(*arguments: str, **extra: str) -> subprocess.CompletedProcess:
    return subprocess.run(
        [sys.executable, "-m", "kollm_gui.cli", *arguments],
        capture_output=True,
        env={**os.environ, "LANG": "C", **extra},
        check=False,
    )


def test_output_is_utf_8_whatever_the_locale_says() -> None:
    outcome = run("list", "ㅍㄹㄱㄹ", PYTHONIOENCODING="ascii")
    assert outcome.returncode == 0
    assert "─" in outcome.stdout.decode("utf-8")


def test_a_full_disk_is_a_sentence() -> None:
    if not Path("/dev/full").exists():  # Linux has it
        return
    with Path("/dev/full").open("wb") as full:
        outcome = subprocess.run(
            [sys.executable, "-m", "kollm_gui.cli", "--lang", "en", "list", "--format", "csv"],
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert outcome.returncode == 2
    assert outcome.stderr.decode() == (
        "The disk has no room left for the output; free some space.\n"
    )


def test_a_reader_that_leaves_early_is_no_error() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "kollm_gui.cli", "list", "--format", "json"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        complaint = process.stderr.read()
        process.wait()
    assert (process.returncode, complaint) == (0, b"")


def test_an_output_that_is_closed_from_the_start_is_no_error() -> None:
    closed = (
        "import os, sys; os.close(1); os.execv(sys.executable, [sys.executable, *sys.argv[1:]])"
    )
    command = ("-m", "kollm_gui.cli", "list", "ㅍㄹㄱㄹ")
    outcome = subprocess.run(
        [sys.executable, "-c", closed, *command], capture_output=True, check=False
    )
    assert (outcome.returncode, outcome.stderr) == (0, b"")


def test_polyglot_ko_is_shown_with_its_numbers_and_their_sources() -> None:
    text = run("show", "polyglot-ko-12.8b").stdout.decode()
    facts = {line[:22].strip(): line[22:] for line in text.split("Corpora")[0].splitlines()}
    for label, value in (
        ("Parameters", "12.8 B"),
        ("Training tokens", "167 B"),
        ("Training corpus", "863 GB (Korean)"),
    ):
        assert facts[label].startswith(value)
        assert "[" in facts[label]
    assert "1.7 TB" not in text


def test_the_json_list_holds_every_shipped_model_under_a_slug_of_its_own() -> None:
    rows = json.loads(run("list", "--format", "json").stdout)
    assert len({row["slug"] for row in rows}) == len(rows) >= 479


def test_a_missing_file_is_told_in_one_sentence(tmp_path: Path) -> None:
    outcome = run("--database", str(tmp_path / "없음 #1.sqlite"), "list")
    assert (outcome.returncode, outcome.stdout) == (2, b"")
    assert "없음 #1.sqlite" in outcome.stderr.decode()
