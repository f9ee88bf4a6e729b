"""Files of answers read and counted, good ones and bad ones."""

import json

import pytest

from kollm_gui.errors import UserError
from kollm_gui.switching.answers import Skipped, read_answers
from kollm_gui.switching.run import StoppedError, count_file

KOREAN = "한국어로 쓴 답이다."
STRAY = "연소는大量의 가스를 낸다."


def texts(file, **options):
    return [answer.text for answer in read_answers(file, **options)]


def write(file, text, encoding="utf-8"):
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.csv", f'id,model,completion\n1,m,"{KOREAN}"\n2,m,"{STRAY}"\n'),
        ("a.tsv", f"id\tresponse\n1\t{KOREAN}\n2\t{STRAY}\n"),
        ("a.jsonl", f"{json.dumps({'output': KOREAN})}\n\n{json.dumps({'output': STRAY})}\n"),
        ("a.json", json.dumps([{"answer": KOREAN}, {"answer": STRAY}])),
        ("b.json", json.dumps({"samples": [{"prediction": KOREAN}, {"prediction": STRAY}]})),
        (
            "samples_task.jsonl",  # harness samples: choices × repeats
            "\n".join(
                json.dumps({"doc_id": n, "resps": [[text]], "filtered_resps": [text]})
                for n, text in enumerate((KOREAN, STRAY))
            ),
        ),
    ],
)
def test_each_kind_of_file_gives_its_answers(tmp_path, name, content):
    assert texts(write(tmp_path / name, content)) == [KOREAN, STRAY]


def test_plain_text_is_one_answer_or_one_a_paragraph_or_a_line(tmp_path):
    file = write(tmp_path / "a.txt", "하나\n둘\n\n셋\n")
    assert texts(file) == ["하나\n둘\n\n셋\n"]
    assert texts(file, each="paragraph") == ["하나\n둘", "셋"]
    assert texts(file, each="line") == ["하나", "둘", "셋"]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp949"])
def test_other_encodings_of_korean_are_read(tmp_path, encoding):
    file = write(tmp_path / "a.csv", f"completion\n{KOREAN}\n", encoding)
    assert texts(file) == [KOREAN]


def test_a_bad_line_is_left_out_and_told(tmp_path):
    file = write(tmp_path / "a.jsonl", f'{{"output": "{KOREAN}"}}\nnot json\n{{"x": 1}}\n')
    skipped = Skipped()
    assert texts(file, skipped=skipped) == [KOREAN]
    assert (skipped.count, skipped.first) == (2, 2)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.exe", "x", "known kind"),
        ("a.csv", "x,y\n1,2\n", "x, y"),
        ("a.json", "{", "JSON"),
        ("a.jsonl", '{"x": 1}\n', "x"),
        ("b.json", '{"results": {"kmmlu": 1}}', "results"),
    ],
)
def test_what_holds_no_answers_is_told_in_a_sentence(tmp_path, name, content, told):
    with pytest.raises(UserError) as error:
        texts(write(tmp_path / name, content))
    assert told in error.value.sentence
    assert name in error.value.sentence


def test_a_missing_file_and_binary_rubbish_are_told(tmp_path):
    with pytest.raises(UserError):
        texts(tmp_path / "none.csv")
    (tmp_path / "a.txt").write_bytes(b"\xff\x00\x81\x81" * 50 + b"\x81")
    with pytest.raises(UserError):
        texts(tmp_path / "a.txt")


def test_a_cell_longer_than_csv_allows_is_read(tmp_path):
    long = "가" * 200_000
    assert texts(write(tmp_path / "a.csv", f"completion\n{long}\n")) == [long]


def test_answers_are_counted_by_model_with_their_intrusions(tmp_path):
    rows = "".join(f"{n},m{n % 2},{STRAY if n == 3 else KOREAN}\n" for n in range(8))
    counted = count_file(write(tmp_path / "a.csv", f"id,model,completion\n{rows}"))
    first, second = sorted(counted.tallies, key=lambda tally: tally.model)
    assert (first.answers, first.stray) == (4, 0)
    assert (second.answers, second.stray, second.before["han"]) == (4, 1, 1)
    (hit,) = second.kept
    assert (hit.name, hit.found) == ("3", "大量")
    low, high = second.stray_rate().interval
    assert low < 0.25 < high


def test_an_answer_without_hangul_counts_in_no_rate_but_that_of_all(tmp_path):
    counted = count_file(write(tmp_path / "a.csv", f"completion\n只有中文\n{KOREAN}\n"))
    (tally,) = counted.tallies
    assert (tally.stray_rate().hits, tally.stray_rate().n) == (0, 1)
    assert (tally.stray_rate(of_all=True).hits, tally.stray_rate(of_all=True).n) == (1, 2)


def test_a_long_count_can_be_stopped(tmp_path):
    file = write(tmp_path / "a.csv", "completion\n" + f"{KOREAN}\n" * 5000)
    with pytest.raises(StoppedError):
        count_file(file, go_on=lambda _answers, _bytes: False)
