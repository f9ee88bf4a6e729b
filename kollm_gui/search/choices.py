"""The fixed values of the fields that have a few, with what people may write for each.

Before them stand the words that ask of any field whether there is a value at all.
"""

from collections.abc import Mapping
from typing import Final

from kollm_gui.library.size_classes import SIZE_CLASSES

Choices = Mapping[str, tuple[str, ...]]  # what people may write for each value

NONE_WORDS: Final = frozenset({"none", "없음"})
ANY_WORDS: Final = frozenset({"any", "있음"})
# A missing value is one that the maker keeps back, or one that nobody has found.
UNDISCLOSED_WORDS: Final = frozenset({"undisclosed", "비공개"})
UNKNOWN_WORDS: Final = frozenset({"unknown", "미상", "모름"})
PRESENCE_WORDS: Final = NONE_WORDS | ANY_WORDS | UNDISCLOSED_WORDS | UNKNOWN_WORDS

STAGES: Final[Choices] = {
    "base": ("베이스", "기반"),
    "instruct": ("인스트럭트", "지시", "chat"),
    "reasoning": ("추론",),
}
ARCHITECTURES: Final[Choices] = {"dense": ("밀집",), "moe": ("mixture of experts", "전문가 혼합")}
ACCESS: Final[Choices] = {
    "open-weights": ("open weights", "가중치 공개", "공개"),
    "api": ("API",),
    "closed": ("비공개",),
}
COMMERCIAL: Final[Choices] = {
    "yes": ("allowed", "허용", "가능"),
    "conditions": ("with conditions", "조건부"),
    "no": ("non-commercial", "불가"),
}
KOREAN_SUPPORT: Final[Choices] = {
    "official": ("공식",),
    "evaluated": ("평가됨", "평가"),
    "listed-secondary": ("listed as secondary", "listed second", "부차적"),
    "undocumented": ("언급 없음", "미기재"),
    "not-listed": ("not listed", "제외"),
}
CATEGORIES: Final[Choices] = {
    "korean-centric": ("한국어 중심",),
    "multilingual": ("다국어",),
    "korean-continual": ("한국어 추가 사전학습", "추가 사전학습", "한국어 추가 학습", "추가 학습"),
    "analogue": ("other languages", "다른 언어"),
    "reference": ("참고",),
}
YES_OR_NO: Final[Choices] = {"yes": ("true", "예", "네"), "no": ("false", "아니오", "아니요")}
SIZES: Final[Choices] = {each.slug: () for each in SIZE_CLASSES}
PROVENANCES: Final[Choices] = {
    "seed": ("survey", "조사 글"),
    "paper": ("논문",),
    "owner": ("제작자",),
    "third-party": ("제3자",),
    "second-hand": ("간접 인용",),
    "derived": ("계산값",),
    "own": ("yours", "mine", "내 것"),
}
READING: Final[Choices] = {
    "unread": ("안 읽음",),
    "reading": ("읽는 중",),
    "read": ("읽음",),
}
