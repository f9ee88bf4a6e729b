"""The pages of the shipped catalogue: what the survey's readers look up first."""

import re

import pytest
from msgspec.structs import replace

from kollm_gui import i18n, paths
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content import Fact, FactsBody
from kollm_gui.ui.details.content_entries import details_of
from tests.charts.shipped import shipped_snapshot

pytestmark = pytest.mark.skipif(
    not paths.bundled_database().is_file(), reason="the database is not built"
)


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    return shipped_snapshot()


def section(snapshot: Snapshot, selected: str, name: str):
    page = details_of(snapshot, selected)
    assert page is not None
    return next(one.body for one in page.sections if one.id == name)


def facts(snapshot: Snapshot, selected: str) -> dict[str, Fact]:
    body = section(snapshot, selected, "facts")
    assert isinstance(body, FactsBody)
    return {fact.key: fact for fact in body.facts}


def test_polyglot_ko_shows_its_size_tokens_and_corpus_with_sources(snapshot):
    shown = facts(snapshot, "polyglot-ko-12.8b")
    assert (shown["params_b"].value, shown["params_b"].unit) == ("12.8", "B")
    assert (shown["tokens_b"].value, shown["tokens_b"].unit) == ("167", "B")
    assert shown["params_b"].references
    assert shown["tokens_b"].references
    corpora = section(snapshot, "polyglot-ko-12.8b", "corpora")
    assert [line.size for line in corpora.lines if line.role == "total"] == ["863"]
    assert corpora.references
    assert "Sum of the parts listed" not in {line.name for line in corpora.lines}


def test_eeve_shows_seven_stages_and_its_chain_of_bases(snapshot):
    recipe = section(snapshot, "eeve-korean-10.8b", "recipe")
    assert [stage.order for stage in recipe.stages] == [1, 2, 3, 4, 5, 6, 7]
    assert [stage.adapters for stage in recipe.stages].index(True) == 5
    lineage = section(snapshot, "eeve-korean-10.8b", "lineage")
    assert [line.target for line in lineage.above][-1] == "solar-10.7b"


def test_every_page_can_be_made_in_both_languages(snapshot):
    wanted = [
        *snapshot.models,
        *(f"family/{slug}" for slug in snapshot.families),
        *(f"category/{slug}" for slug in snapshot.categories),
        *(f"organization/{slug}" for slug in snapshot.organizations),
        *(f"benchmark/{slug}" for slug in snapshot.benchmarks),
    ]
    for code in i18n.LANGUAGES:
        with i18n.language(code):
            missing = [selected for selected in wanted if details_of(snapshot, selected) is None]
        assert missing == []


def test_every_number_on_a_page_has_its_place_in_the_list_of_sources(snapshot):
    for slug in snapshot.models:
        page = details_of(snapshot, slug)
        listed = {line.slug: line.number for line in page.sections[-1].body.sources}
        for fact in page.sections[0].body.facts:
            for one in fact.references:
                assert one.source is None or listed[one.source] == one.number


def test_every_recorded_disagreement_about_an_entry_shows_on_its_page_once(snapshot):
    for subject, conflicts in snapshot.conflicts_by_subject.items():
        selected = subject if subject in snapshot.models else f"benchmark/{subject}"
        page = details_of(snapshot, selected)
        told = []
        for one in page.sections:
            for owner in (
                one.body,
                *getattr(one.body, "facts", ()),
                *getattr(one.body, "lines", ()),
            ):
                told += [quarrel.comment for quarrel in getattr(owner, "disagreements", ())]
        for conflict in conflicts:
            assert told.count(conflict.comment) == 1, (subject, conflict.comment)


def test_eeves_strip_has_a_cell_for_each_part_and_stage(snapshot):
    grid = section(snapshot, "eeve-korean-10.8b", "recipe").grid
    assert [len(row.moves) for row in grid] == [7] * 5
    assert [row.moves[5] for row in grid] == ["adapters"] * 5


def test_the_independent_test_of_eeves_stages_is_shown_with_its_source(snapshot):
    (told,) = section(snapshot, "eeve-korean-10.8b", "recipe").reproductions
    assert told.columns == ("English", "KoBEST", "HAE-RAE")
    assert told.rows[0] == ("base", ("76.12", "51.08", "34.68"))
    assert told.references[0].source == "eeve-reproduction"


def test_a_korean_reader_reads_what_a_pass_mark_is_of(snapshot):
    key = "pass-mark/mean PSAT pass line of the last five years"
    assert facts(snapshot, "benchmark/kmmlu")[key].remark == (
        "mean PSAT pass line of the last five years"
    )
    with i18n.language("ko"):
        shown = facts(snapshot, "benchmark/kmmlu")
    assert (shown[key].label, shown[key].remark) == ("합격선", "최근 5년 PSAT 합격선 평균")
    assert shown["pass-mark/licences"].remark == "자격증"
    assert shown["harness_folder"].remark.startswith("문항 수에 따른 평균")


def test_a_korean_reader_reads_how_disputed_values_came_about(snapshot):
    def told():
        (quarrel,) = facts(snapshot, "polyglot-ko-12.8b")["tokens_b"].disagreements
        return [(value.value, value.setting) for value in quarrel.values]

    assert told()[0] == ("below Chinchilla for the larger sizes", "Figure 1")
    with i18n.language("ko"):
        assert told()[0] == ("큰 크기들은 Chinchilla 기준 미달", "그림 1")
        assert told()[1] == ("파라미터당 13토큰", "12.8B")


def test_a_korean_reader_reads_the_note_of_a_source_and_the_names_of_corpora(snapshot):
    with i18n.language("ko"):
        (note,) = section(snapshot, "source/lmeval-wiki", "notes").notes
        corpora = section(snapshot, "polyglot-ko-12.8b", "corpora").lines
    assert note.text.startswith("한 사람이 독립적으로 측정했다.")
    assert corpora[1].name == "한국어 블로그 글"


def test_a_korean_reader_reads_names_that_hold_english_words_in_korean(snapshot):
    with i18n.language("ko"):
        assert details_of(snapshot, "benchmark/mmlu").title == "MMLU (영어)"
        assert details_of(snapshot, "benchmark/kmmlu").title == "KMMLU"
        assert details_of(snapshot, "family/polyglot-ko-derivatives").title.endswith("파생 모델")
        assert details_of(snapshot, "kullm-size-not-stated").title == "KULLM (크기 미상)"
        assert facts(snapshot, "llama-3-open-ko-8b")["hardware"].value.startswith("TPU v5e-256")
        assert facts(snapshot, "polyglot-ko-12.8b")["hardware"].value == "256 A100"
    assert details_of(snapshot, "benchmark/mmlu").title == "MMLU (English)"


def test_ones_own_hardware_hides_the_korean_of_the_catalogues(snapshot):
    model = next(each for each in snapshot.models.values() if each.hardware_ko)
    own = replace(model, hardware="my desk", overridden=frozenset({"hardware"}))
    with i18n.language("ko"):
        assert model.hardware_told == model.hardware_ko
        assert own.hardware_told == "my desk"


def words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.lower()))


@pytest.mark.parametrize("language", i18n.LANGUAGES)
def test_a_licence_keeps_the_words_that_the_source_prints(snapshot, language):
    with i18n.language(language):
        for owner in (*snapshot.models.values(), *snapshot.benchmarks.values()):
            if owner.license_printed is None:
                continue
            known = snapshot.licenses.get(owner.license or "")
            selected = owner.slug if owner.slug in snapshot.models else f"benchmark/{owner.slug}"
            shown = facts(snapshot, selected)["license"]
            if known is None or known.name != owner.license_printed:
                assert shown.value == owner.license_printed
            if known is not None:
                name = i18n.pick(known.name, known.name_ko)
                is_shortened = words(shown.value) <= words(name)  # MIT, of MIT License
                in_value, in_remark = (
                    name.lower() in t.lower() for t in (shown.value, shown.remark)
                )
                assert is_shortened or in_value != in_remark
                assert shown.url == known.url


def test_what_a_benchmarks_licence_leaves_open_is_told_in_korean_too(snapshot):
    with i18n.language("ko"):
        shown = facts(snapshot, "benchmark/mclm")["license"]
    assert shown.value.startswith("MIT (card of the data set); a summary has MIT for")
    assert shown.remark == "MIT(데이터 카드) 또는 일부 CC-BY-NC-ND(요약)"
