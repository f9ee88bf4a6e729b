"""``kollm import``."""

import json

import pytest

from kollm_gui import paths
from kollm_gui.userdata.store import UserStore
from tests.importers import contents


@pytest.fixture
def results(tmp_path):
    """Write a results file of a model."""

    def write(name: str, model: str, value: float = 0.31):
        content = contents.lm_eval_04({"kmmlu_direct": value})
        content["config"]["model_args"] = f"pretrained={model}"
        file = tmp_path / name
        file.write_text(json.dumps(content), encoding="utf-8")
        return str(file)

    return write


def kept():
    store = UserStore(paths.user_file())
    data = store.load()
    store.close()
    return data


def test_a_run_is_kept_and_reported_and_the_bad_file_beside_it_told(
    kollm, results, tmp_path
) -> None:
    results("a.json", "haneul-12.8b")
    (tmp_path / "b.json").write_text("{", encoding="utf-8")
    done = kollm("import", str(tmp_path))
    assert done.code == 2
    assert "a.json: lm-evaluation-harness 0.4, results; Haneul-Ko 12.8B" in done.out
    assert "31.00 ± 2.00 % (direct, 5-shot, 31 of 100)" in done.out
    assert "b.json is not sound JSON (line 1" in done.out
    assert done.out.endswith("Imported 1 score of 1 run.\n")
    assert [score.value for score in kept().scores] == [31.0]
    told = kollm("scores", "--benchmark", "kmmlu", "--protocol", "direct, micro")
    assert "31.00" in told.out


def test_a_dry_run_keeps_nothing(kollm, results) -> None:
    done = kollm("import", results("a.json", "haneul-12.8b"), "--dry-run")
    assert (done.code, "would be imported" in done.out) == (0, True)
    assert not paths.user_file().exists()


def test_the_same_file_is_not_kept_twice(kollm, results) -> None:
    file = results("a.json", "haneul-12.8b")
    assert kollm("import", file).code == 0
    again = kollm("import", file)
    assert (again.code, "already" in again.out) == (2, True)
    assert len(kept().scores) == 1


def test_the_model_is_asked_for_and_can_be_a_new_one(kollm, results) -> None:
    file = results("a.json", "/data/ckpt/step-1000")
    asked = kollm("import", file)
    assert (asked.code, "--model or --new-model: a.json" in asked.err) == (2, True)
    assert kollm("import", file, "--new-model", "우리 모델 7B").code == 0
    (score,), (model,) = kept().scores, kept().models
    assert (score.model, model.name) == (model.slug, "우리 모델 7B")
    told = kollm("import", results("b.json", "/x/y/z", 0.5), "--model", "mirae-x")
    assert (told.code, {each.value for each in kept().scores}) == (0, {31.0, 50.0})


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--format", "xml"], "one of"),
        (["--columns", "value"], "value=Score"),
        (["--columns", "colour=x"], "one of"),
        (["--model", "nobody"], "Nothing in the catalogue"),
        (["--model", "mirae-x", "--new-model", "x"], "exclude each other"),
        (["--new-model", " "], "needs a name"),
    ],
)
def test_a_wrong_option_is_told_before_anything_is_read(kollm, results, given, told) -> None:
    done = kollm("import", results("a.json", "haneul-12.8b"), *given)
    assert (done.code, told in done.err) == (2, True)
    assert not paths.user_file().exists()


@pytest.mark.parametrize("option", ["--model", "--new-model"])
def test_a_run_that_waits_for_its_model_comes_later_than_the_others_of_its_file(
    kollm, tmp_path, option
) -> None:
    file = tmp_path / "table.csv"
    file.write_text("model,benchmark,value\nhaneul-12.8b,kmmlu,31\nours,kmmlu,45\n")
    first = kollm("import", str(file))
    assert (first.code, "Imported 1 score of 1 run." in first.out) == (2, True)
    assert "--model or --new-model: table.csv" in first.err
    assert kollm("import", str(file), option, "globe-8b").code == 0
    scores = {score.value: score.model for score in kept().scores}
    assert scores[31.0] == "haneul-12.8b"
    assert scores[45.0].startswith("globe-8b")
    assert "already" in kollm("import", str(file)).out


def test_a_file_of_which_all_that_can_be_read_is_kept_was_imported_already(kollm, tmp_path) -> None:
    file = tmp_path / "table.csv"
    file.write_text("model,benchmark,value\nhaneul-12.8b,kmmlu,31\nglobe-8b,kmmlu,good\n")
    assert "“good” is no number" in kollm("import", str(file)).out
    assert "table.csv was imported on" in kollm("import", str(file)).out


def test_a_model_that_is_named_stands_above_the_only_one_that_a_file_names(kollm, results) -> None:
    assert kollm("import", results("a.json", "haneul-12.8b"), "--model", "globe-8b").code == 0
    assert [score.model for score in kept().scores] == ["globe-8b"]
