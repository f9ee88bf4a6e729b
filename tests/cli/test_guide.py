"""``kollm guide``."""

import pytest

from kollm_gui.cli.__main__ import main
from kollm_gui.tables.widths import width


def test_the_list_names_pages_that_can_be_read(capsys):
    assert main(["guide"]) == 0
    slug = capsys.readouterr().out.splitlines()[1].split()[0]
    assert main(["--lang", "ko", "guide", slug]) == 0
    told = capsys.readouterr().out
    assert "한국어" in told
    assert "kollm:" not in told
    assert main(["guide", slug, "--format", "markdown"]) == 0
    assert "](kollm:" in capsys.readouterr().out


@pytest.mark.parametrize(("given", "hint"), [("budget", "budgets"), ("zzz", "korean-alone")])
def test_an_unknown_page_is_told_with_what_there_is(capsys, given, hint):
    assert main(["guide", given]) == 2
    assert hint in capsys.readouterr().err


@pytest.mark.parametrize("language", ["en", "ko"])
def test_a_page_is_broken_between_words_for_a_terminal(capsys, language):
    assert main(["--lang", language, "guide", "three-roads"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert max(map(width, lines)) <= 100
    listed = [place for place, line in enumerate(lines) if line.startswith("- ")]
    assert any(lines[place + 1].startswith("  ") for place in listed[:-1])
