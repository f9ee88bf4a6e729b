"""The rule that sets KoLLM apart, held over the source: no score stands beside another unguarded.

Every module that reads scores from a snapshot must go through ``comparing``, and no mean is
taken anywhere but in ``CompleteMean``, whose constructor refuses a gap.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from kollm_gui.comparing.protocol import Protocol
from kollm_gui.comparing.ranking import ranked
from kollm_gui.comparing.shown import ComparableScores, CompleteMean, Shown
from tests.fixtures import make_score

PACKAGE = Path(__file__).parents[1] / "kollm_gui"
SHOWING = ("charts", "tables", "ui", "cli")
READS = {"scores_by_benchmark", "scores_by_model"}
GUARDS = ("kollm_gui.comparing.shown", "kollm_gui.comparing.protocol")
# These only count rows, or write a record out as it is; none puts a value beside another.
COUNTING = {
    "charts/category_parts.py",
    "charts/training_budget.py",
    "tables/plain.py",
    "ui/compare/add_model.py",
    "ui/details/content_groups.py",
    "ui/panels/benchmarks_tools.py",
    "ui/scored.py",
}
MEANS = {"mean", "fmean", "average", "nanmean", "median"}


def modules(*layers: str) -> Iterator[tuple[str, ast.Module]]:
    for layer in layers:
        for path in sorted((PACKAGE / layer).rglob("*.py")):
            name = path.relative_to(PACKAGE).as_posix()
            yield name, ast.parse(path.read_text(encoding="utf-8"))


def imported(tree: ast.Module) -> set[str]:
    return {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def reads_scores(tree: ast.Module) -> bool:
    return any(isinstance(node, ast.Attribute) and node.attr in READS for node in ast.walk(tree))


def test_who_reads_scores_goes_through_the_guard() -> None:
    unguarded = [
        name
        for name, tree in modules(*SHOWING)
        if reads_scores(tree) and not imported(tree) & set(GUARDS)
    ]
    assert set(unguarded) <= COUNTING


def divides_by_a_count(node: ast.AST) -> bool:
    """Whether it is ``sum(...) / len(...)``."""
    if not (isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div)):
        return False
    called = [side.func for side in (node.left, node.right) if isinstance(side, ast.Call)]
    return [getattr(func, "id", "") for func in called] == ["sum", "len"]


def test_means_are_taken_in_one_place_only() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in modules("charts", "tables", "ui", "cli", "comparing", "library")
        for node in ast.walk(tree)
        if divides_by_a_count(node)
        or (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in MEANS
        )
    ]
    assert [place.partition(":")[0] for place in found] == ["comparing/shown.py"]


def test_one_chart_holds_one_protocol_unless_it_says_otherwise() -> None:
    here = make_score("a", 40.0)
    other = make_score("b", 50.0, shots=0, method="cot")
    with pytest.raises(ValueError, match="another protocol"):
        ComparableScores(Protocol.of(here), (Shown(here), Shown(other)))
    mixed = ComparableScores(Protocol.of(here), (Shown(here), Shown(other)), mixed=True)
    assert "not comparable" in mixed.notes[0]
    with pytest.raises(ValueError, match="no ranking"):
        ranked(mixed)


def test_macro_and_micro_do_not_stand_in_one_chart() -> None:
    macro, micro = (make_score(slug, 47.0, averaging=slug) for slug in ("macro", "micro"))
    with pytest.raises(ValueError, match="macro and micro"):
        ComparableScores(Protocol.of(macro).pooled, (Shown(macro), Shown(micro)))


@pytest.mark.parametrize("values", [(), (40.0, None)])
def test_no_mean_is_taken_over_a_gap(values) -> None:
    with pytest.raises(ValueError, match="no mean over a gap"):
        CompleteMean(values)
