"""The recipe strip: drawn only where the sources' words tell which part moved."""

import pytest

from kollm_gui.catalogue.records import TrainingStage
from kollm_gui.tables.training_stages import (
    moves_everything,
    part_rows,
    stage_grid,
    stage_lines,
)

NEW_INPUT = "input embeddings of the newly added tokens only"
NEW_OUTPUT = "output embeddings (lm_head rows) of the new tokens only"
BOTH_NEW = "input and output embeddings of the new tokens together"
ALL_OUTPUT = "output embeddings of all tokens, old and new"
NEW_INPUT_ALL_OUTPUT = "input embeddings of the new tokens and output embeddings of all tokens"
BODY = "the transformer layers only"
ADAPTERS = "all layers (through QLoRA adapters)"


def stages(*trained: str | None) -> tuple[TrainingStage, ...]:
    return tuple(
        TrainingStage(order, f"stage {order}", text, None)
        for order, text in enumerate(trained, start=1)
    )


@pytest.mark.parametrize(
    ("text", "moves"),
    [
        (NEW_INPUT, ("trained", "frozen", "frozen", "frozen", "frozen")),
        (NEW_OUTPUT, ("frozen", "frozen", "frozen", "frozen", "trained")),
        (BOTH_NEW, ("trained", "frozen", "frozen", "frozen", "trained")),
        (ALL_OUTPUT, ("frozen", "frozen", "frozen", "trained", "trained")),
        (NEW_INPUT_ALL_OUTPUT, ("trained", "frozen", "frozen", "trained", "trained")),
        (BODY, ("frozen", "frozen", "trained", "frozen", "frozen")),
        (ADAPTERS, ("adapters",) * 5),
    ],
)
def test_a_stage_moves_the_parts_that_its_words_name(text, moves):
    grid = stage_grid(stages(text, NEW_INPUT, NEW_OUTPUT))
    assert tuple(row.moves[0] for row in grid) == moves


def test_rows_run_from_the_input_to_the_output():
    grid = stage_grid(stages(NEW_INPUT, NEW_OUTPUT, BODY))
    assert [(row.name, row.detail) for row in grid] == [
        ("Input embeddings", "new rows"),
        ("Input embeddings", "old rows"),
        ("Transformer layers", ""),
        ("Output embeddings", "old rows"),
        ("Output embeddings", "new rows"),
    ]


@pytest.mark.parametrize(
    "told",
    [
        (),
        (NEW_INPUT,),  # one stage is no staging
        (NEW_INPUT, "odd-numbered transformer blocks"),
        (NEW_INPUT, None),
        ("all", "all"),
    ],
)
def test_words_that_are_not_understood_draw_no_strip(told):
    assert stage_grid(stages(*told)) == ()


def test_a_training_of_everything_is_told_by_its_stages_names_alone():
    assert moves_everything(stages("all", "all", None))
    assert not moves_everything(stages("all", NEW_INPUT))
    assert [line.trained for line in stage_lines(stages("all"))] == ["all parts"]


def test_adapters_are_told_from_weights():
    lines = stage_lines(stages(BODY, "full model through LoRA adapters"))
    assert [line.adapters for line in lines] == [False, True]


def rows(*trained: str) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(row.name, row.detail, row.moves) for row in stage_grid(stages(*trained))]


def test_parts_that_always_move_together_share_a_row():
    told = rows("embeddings and LM head", "odd-numbered transformer layers", ADAPTERS)
    assert told == [
        ("Input embeddings", "", ("trained", "frozen", "adapters")),
        ("Transformer layers", "odd ones", ("frozen", "trained", "adapters")),
        ("Transformer layers", "even ones", ("frozen", "frozen", "adapters")),
        ("Output embeddings", "", ("trained", "frozen", "adapters")),
    ]
    assert rows("all", "all but routers") == [
        ("Input embeddings", "", ("trained", "trained")),
        ("MoE routers", "", ("trained", "frozen")),
        ("Transformer layers", "", ("trained", "trained")),
        ("Output embeddings", "", ("trained", "trained")),
    ]


def test_a_training_of_everything_is_one_row():
    assert [row.name for row in part_rows(stages("all", "all"))] == ["Whole network"]
