"""Folders, hostile files, duplicates, and what is written in the end."""

import json

import pytest

from kollm_gui.importers.batch import read_batch
from kollm_gui.importers.names import Names
from kollm_gui.importers.plan import make_plan, rows_of
from kollm_gui.importers.report import report_of
from kollm_gui.importers.source import CancelledError
from kollm_gui.library.overlay import overlay_of
from kollm_gui.library.snapshot import compose
from kollm_gui.userdata.store import UserStore
from tests.importers import contents
from tests.importers.conftest import value_of

DEEP = "[" * 100_000 + "]" * 100_000
HOSTILE = [
    ("empty.json", b"", "empty"),
    ("not.json", '{"a": 1} {"b": 2}', "line 1, column 10"),
    ("twice.json", '{"results": {"a": 1, "a": 2}}', "“a” stands twice"),
    ("deep.json", DEEP, "levels deep"),
    ("half_deep.json", '{"a":' * 70 + "1" + "}" * 70, "64 levels deep"),
    ("list.json", "[1, 2]", "no object"),
    ("digits.json", '{"a": ' + "9" * 10_000 + "}", "not sound JSON"),
    ("binary.json", b"\x89PNG\r\n\0\0\0", "no text file"),
    ("latin.json", b'{"a": "\xff\xfe\xfd\xfc"}', "not UTF-8"),
    ("other.json", {"some": "thing"}, "none of the formats"),
    ("prose.csv", "just a line\nand another\n", "none of the formats"),
    ("no_samples.jsonl", '{"a": 1}\n', "no sample"),
    ("plain.md", "# A title\n", "front matter"),
    ("open_quote.csv", 'benchmark,value\nKMMLU,"' + "x" * (9 << 20), "not sound CSV"),
]


@pytest.mark.parametrize(("name", "content", "told"), HOSTILE, ids=lambda each: str(each)[:14])
def test_a_hostile_file_is_refused_with_a_sentence(refusal, write, name, content, told) -> None:
    assert told in refusal(write(name, content))


def test_links_and_what_is_not_there_are_refused(names, write, tmp_path) -> None:
    real = write("real.json", contents.LM_EVAL_03)
    link = tmp_path / "folder" / "link.json"
    link.parent.mkdir()
    link.symlink_to(real)
    (tmp_path / "folder" / "loop").symlink_to(tmp_path, target_is_directory=True)
    batch = read_batch([tmp_path / "folder", tmp_path / "nowhere.json"], names)
    told = [refused.sentence for refused in batch.refused]
    assert ["symbolic link" in told[0], "No such file" in told[1], len(told)] == [True, True, 2]


def test_korean_windows_files_and_marks_are_read(parsed, write) -> None:
    text = "모델,벤치마크,점수\n내 모델,KMMLU,41.5\n"
    for place, encoding in enumerate(("cp949", "utf-8-sig", "utf-16")):
        file = parsed(write(f"{place}.csv", text.encode(encoding)))
        assert value_of(file, "kmmlu").value == 41.5
        assert file.runs[0].model_printed == "내 모델"


def test_a_line_of_ten_megabytes_is_left_out_and_the_next_one_read(parsed, write) -> None:
    lines = [contents.sample(0, right=True), "x" * (10 << 20), contents.sample(1, right=False)]
    file = parsed(write("samples_nsmc_2026-01-01T00-00-00.jsonl", "\n".join(lines)))
    assert value_of(file, "nsmc").n == 2
    assert file.runs[0].left_out[0].reason == "line 2: the line is too long"


def test_a_folder_of_a_hundred_mixed_files_gives_one_report(names, write, tmp_path) -> None:
    for name, content, _told in HOSTILE[:13]:
        write(f"in/{name}", content)
    for place in range(87):
        content = contents.lm_eval_04({"nsmc": place / 100})
        write(f"in/sub {place % 3}/결과 {place}.json", content)
    batch = read_batch([tmp_path / "in"], names)
    plan = make_plan(batch, names)
    assert (len(batch.files), len(batch.refused), plan.score_count) == (87, 13, 87)
    report = report_of(plan, names, written=False)
    assert report.endswith("87 scores of 87 runs would be imported.")
    assert all(refused.sentence in report for refused in batch.refused)


def test_progress_grows_to_the_end_and_a_cancelled_batch_stops(names, write) -> None:
    line = contents.sample(0, right=True)
    file = write("samples_nsmc_2026-01-01T00-00-00.jsonl", "\n".join([line] * 9000))
    told = []
    read_batch([file], names, told=told.append)
    assert len(told) > 10
    assert [each.done for each in told] == sorted(each.done for each in told)
    assert 0.8 < told[-1].done / told[-1].total <= 1
    asked = iter([False] * 5 + [True])
    with pytest.raises(CancelledError):
        read_batch([file], names, cancelled=lambda: next(asked))


def test_twins_and_what_was_imported_before_are_recognised(names, write, tmp_path) -> None:
    file = write("a.json", contents.LM_EVAL_03)
    twin = write("b.json", contents.LM_EVAL_03)
    batch = read_batch([file, twin], names)
    assert (len(batch.files), "same content as a.json" in batch.refused[0].sentence) == (1, True)
    snapshot = kept(names, batch, tmp_path)
    again = make_plan(batch, Names(snapshot))
    assert (again.score_count, "already" in again.refused[1].sentence) == (0, True)
    # The same values in other bytes are known as well; a new one is taken.
    changed = json.loads(json.dumps(contents.LM_EVAL_03))
    changed["results"]["nsmc"]["acc"] = 0.9
    plan = make_plan(read_batch([write("c.json", changed)], names), Names(snapshot))
    assert [value.task for value in plan.runs[0].values] == ["nsmc"]
    assert plan.runs[0].left_out[-1].reason == "You have this value already."


def test_a_run_waits_for_its_model_and_takes_the_one_that_is_said(names, write) -> None:
    content = contents.lm_eval_04({"nsmc": 0.5})
    content["config"]["model_args"] = "pretrained=/home/me/ckpt/llama-2-ko-7b"
    batch = read_batch([write("a.json", content)], names)
    plan = make_plan(batch, names)
    (run,) = plan.nameless
    assert (plan.ready, run.model) == ((), None)
    chosen = make_plan(batch, names, choices={run.key: "polyglot-ko-12.8b"})
    assert chosen.ready[0].model == "polyglot-ko-12.8b"


def test_what_the_catalogue_does_not_hold_can_be_left_out(names, write) -> None:
    batch = read_batch([write("a.json", contents.LM_EVAL_03)], names)
    plan = make_plan(batch, names, known_only=True)
    assert "korunsmile" not in plan.runs[0].benchmarks
    assert "nsmc" in plan.runs[0].benchmarks


def test_the_import_is_one_step_and_partial_runs_are_in_no_ranking(names, write, tmp_path) -> None:
    partial = contents.lm_eval_04({"kmmlu_direct": 0.9}, n=100)
    partial["n-samples"]["kmmlu_direct"]["effective"] = 10
    files = [write("a.json", contents.LM_EVAL_03), write("b.json", partial)]
    batch = read_batch(files, names)
    store = UserStore(tmp_path / "user.sqlite")
    store.add_runs(rows_of(make_plan(batch, names)))
    data = store.load()
    assert (len(data.runs), len(store.history())) == (2, 1)
    snapshot = kept(names, batch, tmp_path, store=store)
    own = [score for score in snapshot.scores if score.provenance == "own"]
    assert [score.partial for score in own if score.benchmark == "kmmlu"] == [True]
    from kollm_gui.comparing.protocol import countable

    assert not any(score.partial for score in countable(snapshot.scores))
    store.undo()
    assert store.load().is_empty
    store.close()


def kept(names, batch, tmp_path, store=None):
    """The snapshot after a batch was written."""
    from kollm_gui.catalogue.reader import open_catalogue

    made = store or UserStore(tmp_path / "kept.sqlite")
    if store is None:
        made.add_runs(rows_of(make_plan(batch, names)))
    catalogue = open_catalogue()
    snapshot = compose(catalogue, overlay_of(made.load(), catalogue))
    if store is None:
        made.close()
    return snapshot
