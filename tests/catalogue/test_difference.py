"""Two small catalogues that differ in one place each."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from kollm_gui.catalogue.build.database import build_database
from kollm_gui.catalogue.difference import Change, Difference, FieldChange, difference
from kollm_gui.catalogue.opening import bundled_engine
from kollm_gui.catalogue.reader import open_catalogue, read_catalogue
from kollm_gui.catalogue.records import Catalogue, Conflict, LanguageModel
from kollm_gui.tables.difference_output import (
    difference_json,
    difference_markdown,
    difference_text,
)
from kollm_gui.tables.differences import difference_rows
from tests.catalogue.sources import write_sources


@pytest.fixture
def old(small_database: Path) -> Catalogue:
    return open_catalogue(small_database)


def changed(tmp_path: Path, *changes: tuple[str, str, str]) -> Catalogue:
    out = tmp_path / "changed.sqlite"
    build_database(write_sources(tmp_path / "changed", *changes), out)
    return open_catalogue(out)


def test_a_catalogue_does_not_differ_from_itself(old: Catalogue) -> None:
    found = difference(old, old)
    assert found.same
    assert "Nothing changed." in difference_text(found)
    assert "Nothing changed." in difference_markdown(found)


def test_values_are_told_before_and_after_by_key(tmp_path: Path, old: Catalogue) -> None:
    new = changed(
        tmp_path,
        ("models/sprout.toml", "tokens_b = 213", "tokens_b = 214.5"),
        ("scores/quiz.csv", "25.0,25.00", "26.0,26.00"),
        ("sources.toml", "A paper", "A better paper"),
        ("models/sprout.toml", "It reached 25.00.", "It scored 25.00."),
    )
    found = difference(old, new)
    told = {(each.kind, each.key): each.fields for each in found.changes}
    assert told["model", "sprout-1b"] == (FieldChange("tokens_b", "213", "214.5"),)
    assert told["score", "sprout-1b/quiz/overall/00000001"] == (
        FieldChange("value", "25", "26"),
        FieldChange("printed", "25.00", "26.00"),
    )
    assert told["source", "paper"] == (FieldChange("title", "A paper", "A better paper"),)
    assert told["family", "sprout"] == (
        FieldChange("note_en", "It reached 25.00.", "It scored 25.00."),
    )
    assert set(found.counts.values()) == {1}


def test_a_shared_notes_new_korean_is_told_once_and_not_by_its_scores(
    tmp_path: Path, old: Catalogue
) -> None:
    new = changed(tmp_path, ("score_notes.toml", "템플릿 없이 실행했다.", "서식 없이 실행했다."))
    found = difference(old, new)
    assert [score.note for score in new.scores] == ["run without a template"] * 2
    told = (FieldChange("note_ko", "템플릿 없이 실행했다.", "서식 없이 실행했다."),)
    note = "run without a template"
    assert found.changes == (Change("score-note", note, note, "changed", told),)
    assert not found.same
    arrow = "템플릿 없이 실행했다. → 서식 없이 실행했다."
    assert difference_text(found).endswith(f"~ {note}\n    Note in Korean: {arrow}\n")
    assert f"- **{note}**\n  - Note in Korean: {arrow}" in difference_markdown(found)


def test_a_note_mended_in_english_is_told_with_its_korean_by_its_scores(
    tmp_path: Path, old: Catalogue
) -> None:
    both = replace(old.scores[0], note="run bare", note_ko="맨 프롬프트로 실행했다.")
    (change,) = difference(old, replace(old, scores=(both, *old.scores[1:]))).changes
    assert change.key == both.key
    assert change.fields == (
        FieldChange("note", "run without a template", "run bare"),
        FieldChange("note_ko", "템플릿 없이 실행했다.", "맨 프롬프트로 실행했다."),
    )


def test_lists_that_are_read_only_when_asked_for_compare_like_any_other(
    small_database: Path, tmp_path: Path
) -> None:
    late = read_catalogue(bundled_engine(small_database), at_once=False)
    bare = read_catalogue(bundled_engine(small_database))
    nameless = tuple(
        replace(model, corpora=tuple(replace(row, name_ko=None) for row in model.corpora))
        for model in bare.models
    )
    older = replace(bare, models=nameless, info=replace(bare.info, schema_minor=3))
    assert difference(late, older).same
    new = changed(tmp_path, ("models/sprout.toml", "size_gb = 863", "size_gb = 864"))
    (change,) = difference(late, new).changes
    (corpora,) = change.fields
    assert corpora.old is not None
    assert corpora.old.startswith("name=everything, ")


def test_rare_fields_are_told_one_by_one(old: Catalogue) -> None:
    first, *others = old.models
    extras = {**first.extras, "label_ko": "싹 1B", "tokenizer_recipe": ["count", "merge"]}
    new = replace(old, models=(replace(first, extras=extras), *others))
    (change,) = difference(old, new).changes
    assert change.fields == (
        FieldChange("label_ko", None, "싹 1B"),
        FieldChange("tokenizer_recipe", None, "count; merge"),
    )


def test_what_an_older_schema_could_not_hold_is_no_news(old: Catalogue) -> None:
    def bare_corpora(model: LanguageModel) -> LanguageModel:
        return replace(model, corpora=tuple(replace(one, name_ko=None) for one in model.corpora))

    def bare_values(conflict: Conflict) -> Conflict:
        values = tuple(replace(one, value_ko=None, setting_ko=None) for one in conflict.values)
        return replace(conflict, values=values)

    bare = replace(
        old,
        models=tuple(bare_corpora(model) for model in old.models),
        conflicts=tuple(bare_values(conflict) for conflict in old.conflicts),
        scores=tuple(replace(score, note_ko=None) for score in old.scores),
        baselines=tuple(replace(one, note_ko=None) for one in old.baselines),
    )
    assert {change.kind for change in difference(bare, old).changes} == {
        *("model", "conflict", "score-note", "baseline")
    }
    older = replace(bare, info=replace(bare.info, schema_minor=3))
    assert difference(older, old).same
    assert difference(old, older).same
    renamed = tuple(replace(each, name_ko="싹") for each in older.families)
    (change,) = difference(replace(older, families=renamed), old).changes
    assert change.fields == (FieldChange("name_ko", "싹", "새싹"),)


def test_what_came_is_what_went_the_other_way(tmp_path: Path, old: Catalogue) -> None:
    post = '[[source]]\nid = "second"\nkind = "blog"\ntitle = "Post"\nstatus = "no-url"\n\n'
    new = changed(tmp_path, ("sources.toml", "[[source]]", f"{post}[[source]]"))
    assert difference(old, new).changes == (Change("source", "second", "Post", "added"),)
    assert difference(new, old).changes == (Change("source", "second", "Post", "removed"),)


def test_a_score_that_came_is_told_with_its_value_and_names(old: Catalogue) -> None:
    fewer = replace(old, scores=old.scores[1:])
    (change,) = difference(fewer, old).changes
    assert change.way == "added"
    assert change.name == "Sprout 1B · Quiz · direct · 5-shot"
    assert change.fields == (FieldChange("value", None, old.scores[0].printed),)


def test_a_moved_citation_is_told_under_its_field(tmp_path: Path, old: Catalogue) -> None:
    (change,) = difference(
        old, changed(tmp_path, ("models/sprout.toml", "Table 2", "Table 3"))
    ).changes
    assert change.fields == (
        FieldChange("tokens_b: source", "paper, Table 2; paper", "paper, Table 3; paper"),
    )


def test_a_renamed_model_is_followed_to_its_new_slug(old: Catalogue) -> None:
    def named(slug: str) -> str:
        return "seedling-1b" if slug == "sprout-1b" else slug

    new = replace(
        old,
        models=tuple(
            replace(
                model,
                slug=named(model.slug),
                base_model=named(model.base_model) if model.base_model else None,
            )
            for model in old.models
        ),
        scores=tuple(replace(score, model=named(score.model)) for score in old.scores),
        renamed={"sprout-1b": "seedling-1b"},
    )
    (change,) = difference(old, new).changes
    assert (change.way, change.key) == ("changed", "seedling-1b")
    assert change.fields == (FieldChange("slug", "sprout-1b", "seedling-1b"),)


def small() -> Difference:
    from kollm_gui.catalogue.records import CatalogueInfo

    return Difference(
        CatalogueInfo(1, 0, "2026.11", "a" * 64, "x"),
        CatalogueInfo(1, 0, "2026.12", "b" * 64, "x"),
        (
            Change("model", "a", "A*", "changed", (FieldChange("tokens_b", None, "3"),)),
            Change("source", "s", "S", "added"),
            Change("source", "t", "T", "removed"),
        ),
    )


def test_the_forms_of_a_difference() -> None:
    assert difference_text(small()) == (
        "Catalogue 2026.11 (aaaaaaaa) → 2026.12 (bbbbbbbb)\n\n"
        "Models: 1 changed\nSources: 1 added, 1 removed\n\n"
        "Models\n──────\n~ A*  [a]\n    Tokens (billion): – → 3\n\n"
        "Sources\n───────\n+ S  [s]\n− T  [t]\n"
    )
    assert difference_markdown(small()).endswith(
        "## Models\n\n### changed\n\n- **A\\*** (a)\n  - Tokens (billion): – → 3\n\n"
        "## Sources\n\n### added\n\n- **S** (s)\n\n### removed\n\n- **T** (t)\n"
    )
    read = json.loads(difference_json(small()))
    assert read["counts"] == {"model": {"changed": 1}, "source": {"added": 1, "removed": 1}}
    assert read["changes"][0]["fields"] == {"tokens_b": {"before": None, "after": "3"}}


def test_rows_can_be_narrowed_by_kind_and_way() -> None:
    assert [row.key for row in difference_rows(small(), kinds=["source"])] == ["s", "t"]
    assert [row.key for row in difference_rows(small(), ways=["changed", "removed"])] == ["a", "t"]
