"""What was written in the sources comes out as records."""

from datetime import date
from pathlib import Path

import pytest

from kollm_gui import i18n
from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.catalogue.records import Catalogue, Citation, PartialDate


@pytest.fixture
def catalogue(small_database: Path) -> Catalogue:
    return open_catalogue(small_database)


def test_a_model_comes_out_as_it_was_written(catalogue: Catalogue) -> None:
    model = catalogue.models[0]
    assert (model.slug, model.name, model.family) == ("sprout-1b", "Sprout 1B", "sprout")
    assert (model.params_b, model.tokens_b, model.added_tokens_b) == (1.3, 213.0, None)
    assert model.release == PartialDate("2023-02", date(2023, 2, 1), date(2023, 2, 28))
    assert (model.techniques, model.languages, model.relation) == (("lora",), ("ko",), ())
    assert model.extras == {"dus": {"layers": 3}}
    assert model.minimal is False
    assert [(stage.order, stage.name, stage.frozen) for stage in model.stages] == [
        (1, "first", None),
        (2, "second", "the rest"),
    ]


def test_a_part_names_its_whole(catalogue: Catalogue) -> None:
    whole, part = catalogue.models[0].corpora
    assert (whole.role, whole.part_of, whole.size_gb) == ("total", None, 863.0)
    assert (part.role, part.part_of) == ("part", "everything")
    assert part.citations == (Citation("corpora", "paper", None),)


def test_citations_come_with_the_main_one_first(catalogue: Catalogue) -> None:
    model = catalogue.models[0]
    assert model.cited("tokens_b") == (
        Citation("tokens_b", "paper", "Table 2", 0),
        Citation("tokens_b", "paper", None, 1),
    )
    assert model.cited("params_b") == (Citation("params_b", None, "the model's name"),)


def test_a_figure_of_a_note_keeps_its_source(catalogue: Catalogue) -> None:
    (family,) = catalogue.families
    assert family.citations == (Citation("note", "paper", "Table 1", 0, "25.00"),)


def test_a_lineage_comes_out(catalogue: Catalogue) -> None:
    tuned = catalogue.models[1]
    assert (tuned.base_model, tuned.relation) == ("sprout-1b", ("fine-tuning",))
    assert (tuned.minimal, tuned.release, tuned.params_b) == (True, None, None)


def test_every_other_name_reaches_the_records(catalogue: Catalogue) -> None:
    assert set(catalogue.models[0].aliases) == {"lab/Sprout-1B", "sprout", "Sprout One", "새싹 1B"}
    assert catalogue.families[0].spoken == ("스프라우트",)
    assert catalogue.organizations[0].spoken == ("랩",)
    assert catalogue.renamed == {"sprout": "sprout-1b"}


def test_a_score_keeps_its_digits_and_its_protocol(catalogue: Catalogue) -> None:
    first, second = catalogue.scores
    assert (first.value, first.printed, first.shots, first.method) == (25.0, "25.00", 5, "direct")
    assert (second.value, second.printed, second.shots) == (40.5, None, 0)
    assert (first.judge, first.checkpoint, first.copy_of) == (None, None, None)


def test_remarks_are_told_in_the_readers_language(catalogue: Catalogue) -> None:
    def told() -> list[str | None]:
        value = catalogue.conflicts[0].values[1]
        return [
            catalogue.scores[0].note_told,
            catalogue.baselines[0].note_told,
            catalogue.harness_tasks[0].note_told,
            *(corpus.label for corpus in catalogue.models[0].corpora),
            value.value_told,
            value.setting_told,
        ]

    english = ["run without a template", "by chance", "one of two", "everything", "blogs"]
    assert told() == [*english, "about 200", "abstract"]
    with i18n.language("ko"):
        korean = ["템플릿 없이 실행했다.", "우연", "둘 가운데 하나", "모두", "블로그"]
        assert told() == [*korean, "약 200", "초록"]


def test_a_benchmark_comes_with_its_protocol_and_baselines(catalogue: Catalogue) -> None:
    (quiz,) = catalogue.benchmarks
    assert quiz.reference_protocol == {"metric": "accuracy", "method": "direct", "shots": 5}
    assert quiz.scale == (0.0, 100.0)
    (baseline,) = catalogue.baselines
    assert (baseline.benchmark, baseline.kind, baseline.value) == ("quiz", "random", 25.0)


def test_conflicts_name_a_model_or_a_benchmark(catalogue: Catalogue) -> None:
    first, second = catalogue.conflicts
    assert (first.subject, first.field) == ("sprout-1b", "tokens_b")
    assert [value.value for value in first.values] == ["213", "about 200"]
    assert (second.subject, second.field) == ("quiz", "judge")


def test_a_remembered_value_is_not_in_the_catalogue(small_database: Path) -> None:
    catalogue = open_catalogue(small_database)
    assert [one.comment for one in catalogue.open_questions] == ["Looked for and not found."]
    assert b"99.9" not in small_database.read_bytes()


def test_categories_keep_the_order_of_the_tree(catalogue: Catalogue) -> None:
    assert [category.slug for category in catalogue.categories] == [
        "korean-centric",
        "multilingual",
        "korean-continual",
        "analogue",
        "reference",
    ]


def test_topics_subjects_tasks_and_corpora_come_out(catalogue: Catalogue) -> None:
    assert [(one.families, one.sources) for one in catalogue.topics] == [("Sprout", ("paper",))]
    assert [one.subset for one in catalogue.subjects] == ["subject: Accounting"]
    assert [one.groups for one in catalogue.harness_tasks] == [("quiz",)]
    assert [(one.benchmark, one.kind, one.source) for one in catalogue.caveats] == [
        ("quiz", "fault", "paper")
    ]
    (corpus,) = catalogue.published_corpora
    assert (corpus.tokens_b, corpus.citations) == (2.2, (Citation("tokens_b", "paper", "card"),))
