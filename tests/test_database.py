"""The shipped catalogue: that it is fresh, sound, whole, and says what the sources say."""

import csv
import re
import tomllib
from collections import Counter
from pathlib import Path

import pytest

from kollm_gui import paths
from kollm_gui.catalogue.build.database import build_database
from kollm_gui.catalogue.check import check_file
from kollm_gui.catalogue.records import Catalogue, LanguageModel, corpus_leaves
from kollm_gui.comparing.protocol import reference_protocol
from tests.charts.shipped import shipped_catalogue

SOURCES = paths.catalogue_sources()


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return shipped_catalogue()


@pytest.fixture(scope="module")
def models(catalogue: Catalogue) -> dict[str, LanguageModel]:
    return {model.slug: model for model in catalogue.models}


def test_two_builds_give_the_same_bytes_and_the_content_that_is_shipped(
    tmp_path: Path, catalogue: Catalogue
) -> None:
    first, second = tmp_path / "first.sqlite", tmp_path / "second.sqlite"
    built = build_database(SOURCES, first)
    build_database(SOURCES, second)
    assert first.read_bytes() == second.read_bytes()
    assert catalogue.info.content_hash == built.content_hash


def test_nothing_is_wrong_with_the_shipped_file() -> None:
    # Integrity, references, rules, cited numbers, corpus parts, scales, counts and texts.
    assert check_file(paths.bundled_database()).findings == ()


def test_nothing_of_the_facts_is_lost(catalogue: Catalogue) -> None:
    minimal = Counter(model.minimal for model in catalogue.models)
    counts = {
        "models": len(catalogue.models),
        "minimal models": minimal[True],
        "scores": len(catalogue.scores),
        "sources": len(catalogue.sources),
        "organizations": len(catalogue.organizations),
        "families": len(catalogue.families),
        "benchmarks": len(catalogue.benchmarks),
        "baselines": len(catalogue.baselines),
        "conflicts": len(catalogue.conflicts),
        "corpora": sum(len(model.corpora) for model in catalogue.models),
        "subjects": len(catalogue.subjects),
        "topics": len(catalogue.topics),
    }
    assert counts == {
        "models": 479,
        "minimal models": 169,
        "scores": 6582,
        "sources": 377,
        "organizations": 89,
        "families": 127,
        "benchmarks": 112,
        "baselines": 49,
        "conflicts": 148,
        "corpora": 153,
        "subjects": 45,
        "topics": 9,
    }


def test_every_alias_of_the_sources_leads_to_its_model(
    models: dict[str, LanguageModel], catalogue: Catalogue
) -> None:
    listed = tomllib.loads((SOURCES / "aliases.toml").read_text(encoding="utf-8"))
    pairs = [
        (alias, slug)
        for table in listed.values()
        for slug, aliases in table.items()
        for alias in aliases
    ]
    assert len(pairs) == 895
    assert [pair for pair in pairs if pair[0] not in models[pair[1]].aliases] == []
    assert {
        alias: slug for slug, aliases in listed["former_ids"].items() for alias in aliases
    } == dict(catalogue.renamed)
    assert catalogue.renamed.keys() & models.keys() == set()


def test_every_score_line_comes_out_with_its_value_source_and_key(catalogue: Catalogue) -> None:
    read = {score.key: score for score in catalogue.scores}
    lines = 0
    for file in sorted((SOURCES / "scores").glob("*.csv")):
        with file.open(encoding="utf-8", newline="") as stream:
            for line in csv.DictReader(stream):
                score = read[line["score_key"]]
                lines += 1
                assert score.benchmark == file.stem
                assert score.value == float(line["value"])
                assert (score.model, score.source) == (line["model"], line["source"])
    assert lines == len(read)


def test_a_score_key_does_not_hold_the_value(catalogue: Catalogue) -> None:
    # A corrected value must keep its key, which collections and charts remember.
    for score in catalogue.scores:
        model, benchmark, _subset, mark = score.key.split("/")
        assert (model, benchmark) == (score.model, score.benchmark)
        assert re.fullmatch(r"[0-9a-f]{8}", mark)


def test_every_reference_of_a_record_leads_somewhere(catalogue: Catalogue) -> None:
    sources = {source.slug for source in catalogue.sources}
    techniques = {technique.slug for technique in catalogue.techniques}
    licenses = {terms.slug for terms in catalogue.licenses}
    cited = {
        citation.source
        for owner in (*catalogue.models, *catalogue.benchmarks, *catalogue.families)
        for citation in owner.citations
    } - {None}
    assert cited <= sources
    assert {slug for model in catalogue.models for slug in model.techniques} <= techniques
    assert {model.license for model in catalogue.models} - {None} <= licenses


def test_every_printed_licence_has_its_terms(catalogue: Catalogue) -> None:
    for record in (*catalogue.models, *catalogue.benchmarks):
        assert (record.license_printed is None) == (record.license is None), record.slug


def test_polyglot_ko_is_told_as_its_sources_tell_it(models: dict[str, LanguageModel]) -> None:
    model = models["polyglot-ko-12.8b"]
    assert (model.params_b, model.tokens_b) == (12.8, 167.0)
    for field in ("params_b", "tokens_b", "corpora"):
        assert model.cited(field)[0].source is not None
    (total,) = [row for row in model.corpora if row.role == "total"]
    assert (total.size_gb, total.language) == (863.0, "ko")


def test_polyglot_ko_is_not_counted_twice(models: dict[str, LanguageModel]) -> None:
    leaves = corpus_leaves(models["polyglot-ko-12.8b"].corpora)
    assert all(row.role == "part" for row in leaves)
    # The rest of the 863 GB are corpora that the card lists as under 1 GB each.
    assert sum(row.size_gb or 0 for row in leaves) == pytest.approx(857.2)


def test_kmmlu_is_ranked_by_accuracy_of_direct_answers_after_five_examples(
    catalogue: Catalogue,
) -> None:
    (kmmlu,) = [benchmark for benchmark in catalogue.benchmarks if benchmark.slug == "kmmlu"]
    protocol = kmmlu.reference_protocol
    assert protocol is not None
    assert (protocol["metric"], protocol["method"], protocol["shots"]) == ("accuracy", "direct", 5)


def test_every_reference_protocol_covers_scores(catalogue: Catalogue) -> None:
    for benchmark in catalogue.benchmarks:
        protocol = reference_protocol(benchmark)
        if protocol is not None:
            assert any(protocol.covers(score) for score in catalogue.scores), benchmark.slug


def test_every_family_with_a_described_model_has_a_korean_name(catalogue: Catalogue) -> None:
    described = {model.family for model in catalogue.models if not model.minimal}
    nameless = [
        family.slug
        for family in catalogue.families
        if family.slug in described and not family.name_ko
    ]
    assert nameless == []


@pytest.mark.parametrize(
    ("slug", "spoken"),
    [
        ("polyglot-ko", "폴리글롯"),
        ("hyperclova-x", "하이퍼클로바"),
        ("exaone", "엑사원"),
        ("llama-2", "라마"),
        ("qwen", "큐원"),
        ("gemma-2", "젬마"),
        ("solar", "솔라"),
        ("kanana", "카나나"),
    ],
)
def test_a_family_is_known_by_its_spoken_name(slug: str, spoken: str, catalogue: Catalogue) -> None:
    (family,) = [family for family in catalogue.families if family.slug == slug]
    assert any(spoken in name for name in (family.name_ko or "", *family.spoken))


SURVEYED = [
    *("polyglot-ko-1.3b", "polyglot-ko-3.8b", "polyglot-ko-5.8b", "polyglot-ko-12.8b"),
    *("gecko-7b", "42dot-llm-plm-1.3b", "42dot-llm-sft-1.3b", "hyperclova-x", "exaone-3.0-7.8b"),
    *("llama-2-7b", "llama-2-13b", "qwen-7b", "qwen-14b", "gemma-2-9b", "llama-3-8b"),
    *("qwen2.5-7b", "aya-23-8b", "command-r-35b", "command-r-plus-104b", "gpt-4", "gpt-4o"),
    *("llama-2-ko-7b", "llama-3-open-ko-8b", "yi-ko-6b", "eeve-korean-10.8b", "bllossom-405b"),
]


@pytest.mark.parametrize("slug", SURVEYED)
def test_a_system_of_the_survey_has_notes_in_both_languages(
    slug: str, models: dict[str, LanguageModel]
) -> None:
    model = models[slug]
    assert model.note_en
    assert model.note_ko
    assert re.search("[가-힣]", model.note_ko)


def test_no_remembered_value_is_shown(catalogue: Catalogue) -> None:
    content = tomllib.loads((SOURCES / "not_found.toml").read_text(encoding="utf-8"))
    questions = content["question"]
    assert len(questions) == 104
    unverified = {one["comment"] for one in questions if one["unverified"]}
    assert unverified
    assert unverified & {one.comment for one in catalogue.open_questions} == set()
    assert len(catalogue.open_questions) == len(questions) - len(unverified)
    file = paths.bundled_database().read_bytes()
    assert [comment for comment in unverified if comment.encode() in file] == []


def test_repeats_of_other_sources_are_marked(catalogue: Catalogue) -> None:
    assert sum(1 for score in catalogue.scores if score.copy_of) == 37
    for score in catalogue.scores:
        assert score.copy_of is None or score.provenance == "second-hand", score.key


def test_a_family_lists_its_models_by_date_then_size(catalogue: Catalogue) -> None:
    found = [model.slug for model in catalogue.models if model.family == "polyglot-ko"]
    sizes = [f"polyglot-ko-{size}b" for size in ("1.3", "3.8", "5.8", "12.8")]
    assert [slug for slug in found if slug in sizes] == sizes


def test_every_licence_has_a_short_name_of_its_own(catalogue: Catalogue) -> None:
    short = [terms.short for terms in catalogue.licenses]
    assert None not in short
    assert len(set(short)) == len(short)


def test_no_maker_fills_the_column_of_the_table(catalogue: Catalogue) -> None:
    assert [one.slug for one in catalogue.organizations if len(one.short_label) > 22] == []
