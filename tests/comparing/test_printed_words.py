"""Words of sources in the reader's language: parts of tests, versions, prompts, checkpoints."""

import re

import pytest

from kollm_gui import i18n
from kollm_gui.comparing import naming
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.comparing.protocol import Protocol
from tests.charts.shipped import shipped_catalogue

# Codes and names of other tests, which papers keep as they are.
_CODES = re.compile(r"(ko|kornat)-[\w-]+|gr|li|rch|rcss?|wr|dp|dst|mrc|ner|nli|re|sts|tc")
_NAMES = frozenset(
    (
        *("boolq", "copa", "hellaswag", "sentineg", "wic", "apeach", "gen_bias", "arc"),
        *("gsm8k", "mmlu", "truthfulqa", "winogrande"),
    )
)


@pytest.mark.parametrize(
    ("subset", "english", "korean"),
    [
        ("subject: Korean-History", "subject: Korean History", "과목: 한국사"),
        ("supercategory: Applied Science", "area: Applied Science", "영역: 응용과학"),
        ("Reading Comprehension", "Reading Comprehension", "독해"),
        ("rare_words", "rare_words", "희귀어"),
        ("Culture: Society", "Culture: Society", "문화: 사회"),
        ("2024 exam", "2024 exam", "2024 시험"),
        ("ko-arc", "ko-arc", "ko-arc"),
        ("a part of one's own", "a part of one's own", "a part of one's own"),
    ],
)
def test_a_part_is_told_in_both_languages(subset: str, english: str, korean: str) -> None:
    assert naming.subset_label(subset) == english
    with i18n.language("ko"):
        assert naming.subset_label(subset) == korean


def test_a_protocol_in_korean_keeps_the_words_that_papers_keep() -> None:
    protocol = Protocol(
        "logickor", "multi turn", method="judge", shots=1, prompt_style="default", mode="high"
    )
    with i18n.language("ko"):
        told = naming.protocol_label(protocol, {})
    assert "1-shot" in told
    assert "멀티턴" in told
    assert "기본" in told
    assert not re.search(r"default|multi|high", told)


def test_every_part_and_setting_of_the_shipped_scores_has_its_korean() -> None:
    scores = shipped_catalogue().scores
    baselines = shipped_catalogue().baselines
    parts = {row.subset for row in (*scores, *baselines)}
    with i18n.language("ko"):
        left = [
            part
            for part in parts
            if not re.search("[가-힣]", naming.subset_label(part))
            and part not in _NAMES
            and not _CODES.fullmatch(part)
        ]
        settings = {row.checkpoint for row in scores} | {row.version for row in scores}
        english = [
            setting
            for setting in settings - {None, "1.0"}
            if not re.search("[가-힣]", printed_word(setting))
        ]
    assert left == []
    assert english == []
