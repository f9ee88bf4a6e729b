"""The shipped fonts draw everything that KoLLM says: a bare Linux has no other font."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from kollm_gui import paths

FONTS = paths.shipped("resources") / "fonts"
WEIGHTS = {"Regular": 400, "Medium": 500, "SemiBold": 600}


def _covered() -> set[str]:
    """Characters that every weight of Pretendard has, and those of the fallback."""
    weights = [set(TTFont(file).getBestCmap()) for file in sorted(FONTS.glob("Pretendard-*.ttf"))]
    fallback = set(TTFont(FONTS / "DroidSansFallbackFull.ttf").getBestCmap())
    return {chr(code) for code in set.intersection(*weights) | fallback}


def _texts_of_the_database() -> dict[str, str]:
    """Every text of every table, by table and column."""
    texts: dict[str, str] = {}
    uri = paths.bundled_database().absolute().as_uri() + "?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as database:
        tables = database.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        for (table,) in tables.fetchall():
            rows = database.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in rows.description]
            for row in rows:
                for column, value in zip(columns, row, strict=True):
                    if isinstance(value, str):
                        texts[f"{table}.{column}"] = texts.get(f"{table}.{column}", "") + value
    return texts


def _texts_of_the_translations() -> dict[str, str]:
    files = sorted((paths.shipped("resources") / "i18n").rglob("*.po*"))
    return {file.name: file.read_text(encoding="utf-8") for file in files}


def _missing(texts: dict[str, str], covered: set[str]) -> dict[str, list[str]]:
    wanted = {place: set(text) - covered - set("\n\t\r") for place, text in texts.items()}
    return {place: sorted(letters) for place, letters in wanted.items() if letters}


def test_every_character_of_the_database_is_in_a_shipped_font() -> None:
    texts = _texts_of_the_database()
    assert texts
    assert _missing(texts, _covered()) == {}


def test_every_character_of_the_translations_is_in_a_shipped_font() -> None:
    texts = _texts_of_the_translations()
    assert texts
    assert _missing(texts, _covered()) == {}


def test_all_hangul_syllables_can_be_drawn() -> None:
    assert {chr(code) for code in range(0xAC00, 0xD7A4)} <= _covered()


@pytest.mark.parametrize("weight", WEIGHTS)
def test_pretendard_comes_in_the_weight_that_the_look_asks_for(weight: str) -> None:
    font = TTFont(FONTS / f"Pretendard-{weight}.ttf")
    assert font["OS/2"].usWeightClass == WEIGHTS[weight]
    assert "glyf" in font, "PDF wants TrueType outlines"


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.ttf")), ids=lambda file: file.name)
def test_each_font_comes_with_its_licence(file: Path) -> None:
    family = file.name.split("-")[0].removesuffix("Full.ttf")
    assert (FONTS / f"{family}-LICENSE.txt").read_text(encoding="utf-8")
