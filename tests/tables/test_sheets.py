"""All that is known of one thing, as text, Markdown and JSON."""

import json
import re

import pytest
from msgspec.structs import replace

from kollm_gui import i18n
from kollm_gui.library.snapshot import compose
from kollm_gui.tables.model_facts import corpus_totals
from kollm_gui.tables.output import json_text
from kollm_gui.tables.plain import plain_record
from kollm_gui.tables.sheet import CitedSource, SheetKind
from kollm_gui.tables.sheet_output import sheet_markdown, sheet_text, source_text
from kollm_gui.tables.sheets import sheet_of
from tests.fixtures import make_source, tiny_catalogue, tiny_snapshot

SNAPSHOT = tiny_snapshot()
EVERYTHING: list[tuple[SheetKind, str]] = [
    *(("model", slug) for slug in SNAPSHOT.models),
    *(("family", slug) for slug in SNAPSHOT.families),
    *(("benchmark", slug) for slug in SNAPSHOT.benchmarks),
    *(("organization", slug) for slug in SNAPSHOT.organizations),
    *(("source", slug) for slug in SNAPSHOT.sources),
]


@pytest.mark.parametrize("language", i18n.LANGUAGES)
@pytest.mark.parametrize(("kind", "slug"), EVERYTHING)
def test_every_record_has_a_sheet_in_every_form(
    kind: SheetKind, slug: str, language: i18n.Language
) -> None:
    with i18n.language(language):
        sheet = sheet_of(SNAPSHOT, kind, slug)
        text = sheet_text(sheet)
        assert text.startswith(sheet.title)
        assert sheet_markdown(sheet).startswith("# ")
    found = json.loads(json_text(plain_record(SNAPSHOT, kind, slug)))
    assert (found["type"], found["slug"]) == (kind, slug)
    cited = {int(number) for number in re.findall(r"\[(\d+)\]", text)}
    assert cited == {source.number for source in sheet.sources}


def test_a_models_numbers_stand_with_units_remarks_and_sources() -> None:
    text = sheet_text(sheet_of(SNAPSHOT, "model", "haneul-12.8b"))
    for line in (
        "Parameters            12.8 B (dense) [the model's name]",
        "Training tokens       167 B (reported) [1] [2] ⚠",
        "Tokens per parameter  13 (0.65 × Chinchilla) [derived]",
        "Training corpus       863 GB (Korean) [1]",
        "Base model            none, trained from scratch",
        "Licence               Apache 2.0 (Commercial use allowed)",
        "      Training tokens: section 2",
    ):
        assert line in text
    assert "167" in text.split("Reports disagree: Training tokens")[1]


def test_the_score_on_the_sheet_is_the_one_in_the_table() -> None:
    text = sheet_text(sheet_of(SNAPSHOT, "model", "haneul-12.8b"))
    (line,) = (line for line in text.splitlines() if "direct · 5-shot · overall" in line)
    assert "33.10 %" in line
    assert "also 29.26" in line


def test_a_score_below_guessing_says_so() -> None:
    assert "below random choice" in sheet_text(sheet_of(SNAPSHOT, "model", "haneul-1.3b"))


@pytest.mark.parametrize(
    ("slug", "totals"),
    [
        ("haneul-12.8b", [("ko", 863.0, False)]),  # the total once, not total and parts
        ("globe-ko-8b", []),  # its parts have token counts only
    ],
)
def test_a_corpus_is_counted_once(slug: str, totals: list[tuple[str, float, bool]]) -> None:
    found = corpus_totals(SNAPSHOT.models[slug])
    assert [(total.language, total.size_gb, total.summed) for total in found] == totals


def test_json_names_units_and_gives_each_field_its_source() -> None:
    found = plain_record(SNAPSHOT, "model", "haneul-12.8b")
    assert found["params_billion"] == 12.8
    assert found["tokens_billion"] == 167.0
    assert found["released"] == "2023-04"
    citations = found["citations"]
    assert isinstance(citations, dict)
    assert [row["source"] for row in citations["tokens_billion"]] == [
        "haneul-report",
        "haneul-card",
    ]
    sources = found["sources"]
    assert isinstance(sources, dict)
    assert {"haneul-report", "haneul-card", "leaderboard"} <= set(sources)


def test_notes_follow_the_language() -> None:
    with i18n.language("ko"):
        assert "발산했다" in sheet_text(sheet_of(SNAPSHOT, "model", "haneul-12.8b"))


@pytest.mark.parametrize(
    ("printed", "told"),
    [
        (None, "글로브 커뮤니티 라이선스"),
        ("Globe Community License", "글로브 커뮤니티 라이선스"),
        ("Globe Community License (code: MIT)", "Globe Community License (code: MIT)"),
    ],
)
def test_what_a_licence_prints_beside_its_name_is_told_in_korean_too(
    printed: str | None, told: str
) -> None:
    catalogue = tiny_catalogue()
    terms = {"license": "globe-community", "license_printed": printed}
    models = tuple(replace(model, **terms) for model in catalogue.models)
    benchmarks = tuple(replace(found, **terms) for found in catalogue.benchmarks)
    snapshot = compose(replace(catalogue, models=models, benchmarks=benchmarks))
    kinds: list[tuple[SheetKind, str]] = [("model", "globe-8b"), ("benchmark", "kmmlu")]
    for kind, slug in kinds:
        with i18n.language("ko"):
            sheet = sheet_of(snapshot, kind, slug)
        facts = [fact for section in sheet.sections for fact in section.facts]
        assert [fact.cell.text for fact in facts if fact.key == "license"] == [told]


def test_a_source_that_nobody_signs_is_cited_by_its_title() -> None:
    source = make_source("card", "model_card", "A card", authors=None, year=2024)
    assert source_text(CitedSource(1, "card", source, ())) == "A card. 2024"


def test_markdown_keeps_a_command_as_it_is_typed_and_has_no_column_without_a_source() -> None:
    text = sheet_markdown(sheet_of(SNAPSHOT, "benchmark", "kmmlu"))
    assert "--tasks kmmlu_direct --num_fewshot 5`" in text
    protocols = text.partition("## Protocols\n\n")[2].partition("\n\n")[0].splitlines()
    assert protocols[0] == "| Protocol | Models | Scores |"
    assert {line.count("|") for line in protocols} == {4}
    baselines = text.partition("## Baselines\n\n")[2]
    assert baselines.splitlines()[0].endswith("| Source |")
