"""Citations in the forms that reference managers read."""

import json
import re

import pytest

from kollm_gui.catalogue.records import Source
from kollm_gui.citing.bibtex import bibtex, escape
from kollm_gui.citing.csl import csl_json, ris
from kollm_gui.citing.entry import (
    database_entry,
    entry_of,
    sources_of_benchmark,
    sources_of_family,
    sources_of_model,
)
from tests.fixtures import make_source, tiny_snapshot

SNAPSHOT = tiny_snapshot()
PAPER = make_source(
    "han-2023-haneul",
    "paper",
    "Haneul-Ko: 100% Korean & more_or_less {open}",
    authors="Han, Neul; Kim, San; 42dot Inc.; et al.",
    year=2023,
    arxiv="2306.00001",
)


def test_a_paper_becomes_a_bibtex_entry_with_escaped_title_and_all_kinds_of_authors() -> None:
    assert bibtex([entry_of(PAPER)]) == (
        "@misc{han-2023-haneul,\n"
        "  title = {{Haneul-Ko: 100\\% Korean \\& more\\_or\\_less \\{open\\}}},\n"
        "  author = {Han, Neul and Kim, San and {42dot Inc.} and others},\n"
        "  year = {2023},\n"
        "  eprint = {2306.00001},\n"
        "  archiveprefix = {arXiv},\n"
        "  url = {https://arxiv.org/abs/2306.00001},\n"
        "}\n"
    )


def test_csl_json_holds_the_same_parts() -> None:
    (item,) = json.loads(csl_json([entry_of(PAPER)]))
    assert item["id"] == "han-2023-haneul"
    assert item["type"] == "article"
    assert item["author"] == [
        {"family": "Han", "given": "Neul"},
        {"family": "Kim", "given": "San"},
        {"literal": "42dot Inc."},
    ]
    assert item["issued"] == {"date-parts": [[2023]]}
    assert item["number"] == "arXiv:2306.00001"
    assert "further authors" in item["note"]


def test_ris_records_begin_with_their_type_and_end_with_their_mark() -> None:
    lines = ris([entry_of(PAPER), database_entry(SNAPSHOT.info)]).split("\r\n")
    assert lines[0] == "TY  - UNPB"
    assert lines.count("ER  - ") == 2
    assert "AU  - Han, Neul" in lines
    assert "AU  - 42dot Inc." in lines
    assert "TY  - DATA" in lines


@pytest.mark.parametrize("source", list(SNAPSHOT.sources.values()), ids=lambda found: found.slug)
def test_every_source_can_be_cited_and_its_key_is_its_slug(source: Source) -> None:
    entry = entry_of(source)
    assert re.fullmatch(r"[A-Za-z0-9._:-]+", entry.key)
    text = bibtex([entry])
    assert text.count("{") - text.count(r"\{") == text.count("}") - text.count(r"\}")
    assert json.loads(csl_json([entry]))[0]["title"] == source.title
    assert ris([entry]).startswith("TY  - ")


def test_what_is_not_known_is_left_out() -> None:
    text = bibtex([entry_of(make_source("x", "blog", "미래 X를 공개합니다"))])
    assert (
        text == "@misc{x,\n  title = {{미래 X를 공개합니다}},\n  key = {미래 X를 공개합니다},\n"
        "  howpublished = {Blog post},\n}\n"
    )


def test_the_database_is_cited_with_its_version_and_hash() -> None:
    text = bibtex([database_entry(SNAPSHOT.info)])
    assert "@misc{kollm-catalogue-2026.11," in text
    assert "version = {2026.11}" in text
    assert f"content hash {SNAPSHOT.info.content_hash}" in text


def test_a_models_main_sources_come_first_and_once() -> None:
    found = sources_of_model(SNAPSHOT, SNAPSHOT.models["haneul-12.8b"])
    assert [source.slug for source in found] == ["haneul-report"]


def test_a_model_that_only_a_score_names_is_cited_by_the_scores_source() -> None:
    found = sources_of_model(SNAPSHOT, SNAPSHOT.models["dodam-10.7b"])
    assert [source.slug for source in found] == ["leaderboard"]


def test_families_and_benchmarks_have_sources_too() -> None:
    haneul = sources_of_family(SNAPSHOT, "haneul")
    assert [source.slug for source in haneul] == ["haneul-report"]
    kmmlu = sources_of_benchmark(SNAPSHOT, SNAPSHOT.benchmarks["kmmlu"])
    assert [source.slug for source in kmmlu] == ["survey"]


@pytest.mark.parametrize(
    ("text", "escaped"),
    [("a_b", r"a\_b"), ("~^\\", r"\textasciitilde{}\textasciicircum{}\textbackslash{}")],
)
def test_special_characters_are_escaped(text: str, escaped: str) -> None:
    assert escape(text) == escaped
