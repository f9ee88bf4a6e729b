"""One's own values in tables: marked in every form, with the catalogue's value beside them."""

import json
from collections.abc import Mapping

import pytest

from kollm_gui.library.overlay import overlay_of
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.tables.benchmarks import benchmark_columns, benchmark_rows
from kollm_gui.tables.model_facts import model_facts
from kollm_gui.tables.model_row import ModelRow, model_rows
from kollm_gui.tables.models import model_columns
from kollm_gui.tables.output import write
from kollm_gui.userdata.records import Override, OwnModel, OwnScore, UserData
from tests.fixtures import tiny_catalogue

MODEL = "haneul-12.8b"
DATA = UserData(
    models=(OwnModel("my-model", "My Model", params_b=7.0),),
    scores=(OwnScore("my-model", "kmmlu", 61.5, method="direct", shots=5),),
    overrides=(Override(MODEL, "params_b", 99.0),),
)


@pytest.fixture
def snapshot() -> Snapshot:
    catalogue = tiny_catalogue()
    return compose(catalogue, overlay_of(DATA, catalogue))


@pytest.fixture
def rows(snapshot: Snapshot) -> Mapping[str, ModelRow]:
    return {row.slug: row for row in model_rows(snapshot)}


def table(snapshot: Snapshot, form: str, *slugs: str) -> str:
    known = model_columns(snapshot)
    columns = [known[key] for key in ("name", "params", "kmmlu")]
    return write(form, columns, model_rows(snapshot, slugs))  # type: ignore[arg-type]


def test_a_cell_says_what_the_catalogue_holds(snapshot, rows) -> None:
    columns = model_columns(snapshot)
    original = columns["params"].text(
        model_rows(compose(tiny_catalogue()), [MODEL])[0],
    )
    cell = columns["params"].cell(rows[MODEL])
    assert cell.text == "99 B"
    assert original in cell.own
    assert columns["tokens_per_parameter"].cell(rows[MODEL]).own
    assert not columns["tokens"].cell(rows[MODEL]).own
    assert columns["name"].cell(rows["my-model"]).own
    assert not columns["name"].cell(rows[MODEL]).own
    assert columns["kmmlu"].cell(rows["my-model"]).own


def test_what_one_leaves_out_of_a_model_of_ones_own_is_not_called_withheld() -> None:
    catalogue = tiny_catalogue()
    own = OwnModel("closed-one", "Closed One", access="api")
    snapshot = compose(catalogue, overlay_of(UserData(models=(own,)), catalogue))
    columns, (row,) = model_columns(snapshot), model_rows(snapshot, ["closed-one"])
    told = {columns[key].cell(row).tone for key in ("params", "tokens", "architecture")}
    assert told == {"unknown"}


@pytest.mark.parametrize("form", ["table", "markdown", "latex"])
def test_text_forms_mark_values_and_say_what_the_mark_means(snapshot, form) -> None:
    told = table(snapshot, form, "my-model", MODEL)
    assert "My Model†" in told
    assert "61.50†" in told or "61.5†" in told
    assert "99~B†" in told if form == "latex" else "99 B†" in told
    assert "† yours" in told
    assert "†" not in table(snapshot, form, "mirae-x")


def test_data_forms_list_the_keys(snapshot) -> None:
    mine, bundled = json.loads(table(snapshot, "json", "my-model", MODEL))
    assert mine["own"] == ["name", "kmmlu_percent"]
    assert bundled["own"] == ["params_billion"]
    header, first, _second = table(snapshot, "csv", "my-model", MODEL).splitlines()
    assert header.endswith(",own")
    assert first.endswith(",name; kmmlu_percent")
    assert "own" not in table(snapshot, "csv", "mirae-x")


def test_a_fact_names_both_values_and_no_source(snapshot, rows) -> None:
    fact = next(each for each in model_facts(rows[MODEL]) if each.key == "params_b")
    assert fact.cell.text == "99 B"
    assert "yours; the catalogue says" in (fact.remark or "")
    assert fact.citations == ()


def test_a_benchmarks_cell_says_what_the_catalogue_holds() -> None:
    catalogue = tiny_catalogue()
    data = UserData(
        overrides=(
            Override("benchmark/kmmlu", "random_baseline", 20.5),
            Override("benchmark/kmmlu", "items", None),
        )
    )
    columns = benchmark_columns()
    (row,) = (
        each
        for each in benchmark_rows(compose(catalogue, overlay_of(data, catalogue)))
        if each.slug == "kmmlu"
    )
    (bare,) = (each for each in benchmark_rows(compose(catalogue)) if each.slug == "kmmlu")
    laid = columns["random"].cell(row)
    assert laid.text == "20.5 %"
    assert columns["random"].text(bare) in laid.own
    assert columns["items"].text(bare) in columns["items"].cell(row).own
    assert not columns["human"].cell(row).own
    assert not columns["random"].cell(bare).own
