"""What intrudes in an answer, and what the rules excuse."""

import pytest

from kollm_gui.switching.inspect import inspect
from kollm_gui.switching.rules import RULES, USUAL


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("법의학(法醫學)은 과학이다.", "gloss"),
        ("법의학(法醫學,", "gloss"),  # an answer cut off within its gloss
        ("기계 학습(machine learning)은", "latin-gloss"),
        ("`대화 = chat`을 쓴다", "code"),
        ("```python\nprint(1)\n``` 를 실행한다", "code"),
        (r"$\frac{speed}{time}$ 라는 식", "maths"),
        ("https://example.org 를 본다", "address"),
        ("무게는 5 kg이다", "unit"),
        ("물 16ml를", "unit"),
        ("NASA는 발사했다", "acronym"),
        ("Wi-Fi를 켠다", "acronym"),
        ("A형 독감", "letter"),
    ],
)
def test_a_rule_excuses_and_can_be_switched_off(text, rule):
    assert {run.rule for run in inspect(text).runs} == {rule}
    without = inspect(text, USUAL - {rule})
    assert any(run.rule is None for run in without.runs)


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("화석 연료의 연소는大量의 온실 가스", "han"),
        ("인간能力的(인적) 역량", "han"),  # the gloss explains it; the intrusion stays
        ("건강 불평등이 심化し,", "kana"),
        ("기술이 привет 발전", "cyrillic"),
        ("이것은 really 좋다", "latin"),
    ],
)
def test_an_intrusion_stays_one_under_all_rules(text, script):
    assert script in inspect(text).scripts()


def test_brackets_not_behind_a_korean_word_excuse_nothing():
    assert "han" in inspect("그는 말했다. (大量) 이것이").scripts()


@pytest.mark.parametrize(
    ("text", "korean"),
    [
        ("모두 한국어로 쓴 답이다.\n둘째 줄도 그렇다.", True),
        ("한국어로 시작한다.\nThen it goes on in English.", False),
        ("English only.", False),
        ("API 문서를 읽고 나서 SDK를 설치한다.", True),
        ("", False),
    ],
)
def test_korean_lines(text, korean):
    assert inspect(text).korean_lines is korean


def test_every_rule_has_a_sentence_and_a_way_to_excuse():
    for rule in RULES:
        assert rule.sentence
        assert sum(part is not None for part in (rule.spans, rule.word, rule.after_digit)) == 1
