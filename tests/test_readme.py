"""README promises nothing that the program does not have."""

import re
from pathlib import Path

import pytest

from kollm_gui import system_libraries

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def table_of(heading: str) -> list[str]:
    """The first cells of the table under a heading, without their backquotes."""
    section = README.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `(.+?)` \|", section, re.MULTILINE)


def test_the_apt_line_brings_what_the_guard_knows_to_be_needed() -> None:
    (line,) = re.findall(r"^sudo apt install (.*)$", README, re.MULTILINE)
    assert line.split() == ["python3-venv", *system_libraries.PACKAGES.values()]


def test_the_charts_and_presets_of_readme_are_those_of_the_program() -> None:
    from kollm_gui.charts.registry import CHARTS

    assert table_of("Charts") == [chart.key for chart in CHARTS]
    for chart in CHARTS:
        assert all(f"`{preset.key}`" in README for preset in chart.presets)


def test_the_commands_of_readme_are_those_of_the_program() -> None:
    from kollm_gui.cli.parser import COMMANDS

    commands = [command.split()[1] for command in table_of("The command line")]
    assert commands == [command.name for command in COMMANDS]


def test_the_options_of_the_window_in_readme_are_those_of_the_program(capsys) -> None:
    from kollm_gui.ui.launch import read_arguments

    (usage,) = re.findall(r"^kollm-gui (\[.*)$", README, re.MULTILINE)
    with pytest.raises(SystemExit):
        read_arguments(["--help"])
    told = set(re.findall(r"--[a-z]+", capsys.readouterr().out)) - {"--help", "--version"}
    assert set(re.findall(r"--[a-z]+", usage)) == told


def test_the_keys_of_readme_are_those_of_the_program() -> None:
    from kollm_gui.ui.actions.table import ACTIONS

    keys = {key for action in ACTIONS for key in action.keys}
    told = set(re.findall(r"`(Ctrl\+\S+?|F\d+)`", README))
    assert told
    assert told <= keys


def test_every_picture_of_readme_exists() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((.+?)\)", README)
    assert pictures
    assert [picture for picture in pictures if not (ROOT / picture).is_file()] == []
