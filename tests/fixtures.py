"""A small hand-made catalogue with every edge a reader must cope with; all of it is invented."""

from msgspec.structs import replace

from kollm_gui.catalogue.records import (
    Baseline,
    Benchmark,
    Catalogue,
    CatalogueInfo,
    CategoryText,
    Conflict,
    ConflictValue,
    Family,
    License,
    Organization,
    Score,
    Technique,
)
from kollm_gui.library.snapshot import Snapshot, compose
from tests.makers import BLANK_MODEL, cite, make_model, make_score, make_source, partial_date
from tests.tiny_models import MODELS

__all__ = [
    "BLANK_MODEL",
    "cite",
    "make_model",
    "make_score",
    "make_source",
    "partial_date",
    "tiny_catalogue",
    "tiny_snapshot",
]


def _scores() -> tuple[Score, ...]:
    judged = {
        "benchmark": "logickor",
        "metric": "judge score",
        "unit": "points",
        "method": "judge",
        "shots": 0,
        "judge": "gpt-4-1106",
        "prompt_style": "default",
        "source": "leaderboard",
        "provenance": "third-party",
        "locator": None,
    }
    return (
        make_score("haneul-1.3b", 22.1, note="below random choice"),
        make_score("haneul-12.8b", 29.26),
        make_score(
            "haneul-12.8b", 33.1, source="leaderboard", provenance="third-party", harness="lm-eval"
        ),
        make_score(
            "haneul-12.8b",
            29.26,
            source="survey",
            provenance="seed",
            locator="the table of KMMLU",
            copy_of="haneul-report",
        ),
        make_score("haneul-12.8b", 25.0, printed="25.00", subset="supercategory: STEM"),
        make_score(
            "haneul-12.8b",
            34.5,
            method="unstated",
            shots=None,
            source="globe-report",
            provenance="paper",
        ),
        make_score("mirae-x", 53.4, source="mirae-blog", provenance="owner", averaging="macro"),
        make_score("globe-8b", 41.8, source="leaderboard", provenance="third-party"),
        make_score(
            "globe-8b-instruct", 44.2, method="cot", shots=0, source="globe-report", averaging=None
        ),
        make_score(
            "globe-ko-8b",
            46.1,
            source="leaderboard",
            provenance="derived",
            hits=16149,
            n=35030,
            stderr=0.27,
        ),
        make_score("dodam-10.7b", 43.9, source="leaderboard", provenance="third-party"),
        make_score("globe-ko-8b", 6.42, **judged),
        make_score("mirae-x", 7.9, **judged),
        make_score("mirae-x", 7.1, **{**judged, "judge": "gpt-4o"}),
    )


def _benchmarks() -> tuple[Benchmark, ...]:
    kmmlu = Benchmark(
        slug="kmmlu",
        name="KMMLU",
        name_ko=None,
        spoken=("케이엠엠엘유",),
        released=partial_date("2024-02"),
        task="knowledge",
        origin="native-korean",
        items=35030,
        metric="accuracy",
        unit="%",
        scale=(0.0, 100.0),
        random_baseline=25.0,
        human_baseline=62.6,
        pass_mark=60.0,
        license_printed="CC BY-ND 4.0",
        license=None,
        hf_id="HAERAE-HUB/KMMLU",
        harness="kmmlu_direct",
        minimal=False,
        note_en="Multiple choice from Korean exams.",
        note_ko="한국 시험의 객관식 문항이다.",
        reference_protocol={"metric": "accuracy", "method": "direct", "shots": 5},
        extras={"subsets": ["STEM", "HUMSS"]},
        citations=(cite("items", "survey", None),),
    )
    logickor = replace(
        kmmlu,
        slug="logickor",
        name="LogicKor",
        spoken=("로직코",),
        released=None,
        task="chat",
        items=42,
        metric="judge score",
        unit="points",
        scale=(0.0, 10.0),
        random_baseline=None,
        human_baseline=None,
        pass_mark=None,
        license_printed=None,
        hf_id=None,
        harness=None,
        note_en=None,
        note_ko=None,
        reference_protocol=None,
        extras={},
        citations=(),
    )
    bare = replace(
        logickor,
        slug="ko-bare",
        name="Ko-Bare",
        spoken=(),
        task="unknown",
        origin=None,
        items=None,
        metric=None,
        unit=None,
        scale=None,
        minimal=True,
    )
    return (kmmlu, logickor, bare)


def _conflicts() -> tuple[Conflict, ...]:
    return (
        Conflict(
            subject="haneul-12.8b",
            field="tokens_b",
            benchmark=None,
            area=None,
            comment="The card rounds what the report counts.",
            values=(
                ConflictValue("167", "haneul-report", None, None),
                ConflictValue("170", "haneul-card", None, None),
            ),
        ),
        Conflict(
            subject="haneul-12.8b",
            field=None,
            benchmark="kmmlu",
            area=None,
            comment="The leaderboard's prompt holds the subject's name.",
            values=(
                ConflictValue("29.26", "haneul-report", "5-shot", None),
                ConflictValue("33.10", "leaderboard", "5-shot", None),
            ),
        ),
        Conflict(None, None, None, "vocabulary", "Sources count special tokens differently."),
    )


def tiny_catalogue() -> Catalogue:
    """Ten models in all five categories, with scores, conflicts, corpora, stages and gaps."""
    return Catalogue(
        info=CatalogueInfo(1, 0, "2026.11", "0" * 64, "tests/fixtures.py"),
        categories=(
            CategoryText(
                "korean-centric", "Korean-centric", "한국어 중심", "From scratch.", "처음부터."
            ),
            CategoryText("multilingual", "Multilingual", "다국어", "Many languages.", "여러 언어."),
            CategoryText(
                "korean-continual", "Korean-continual", "한국어 추가 학습", "Further.", "더."
            ),
            CategoryText("analogue", "Other languages", "다른 언어", "Counterparts.", "대응 모델."),
            CategoryText("reference", "Reference", "참고", "The others.", "나머지."),
        ),
        organizations=(
            Organization("sannae", "Sannae Research", "산내연구소", "community", "KR", ("산내",)),
            Organization("mirae", "Mirae", "미래", "company", "KR"),
            Organization("globe-labs", "Globe Labs", None, "company", "US"),
        ),
        sources=(
            make_source(
                "haneul-report",
                "paper",
                "Haneul-Ko: open Korean language models",
                authors="Han, Neul; Kim, San",
                year=2023,
                url="https://example.org/haneul.pdf",
                arxiv="2306.00001",
            ),
            make_source(
                "haneul-card", "model_card", "haneul-ko-12.8b", url="https://example.org/h"
            ),
            make_source("globe-report", "paper", "The Globe models", year=2024, arxiv="2407.00002"),
            make_source("globe-ko-card", "model_card", "Globe-Ko 8B 모델 카드"),
            make_source(
                "mirae-blog", "blog", "미래 X를 공개합니다", status="second-hand", year=2024
            ),
            make_source(
                "leaderboard", "leaderboard", "Korean leaderboard", url="https://example.org/l"
            ),
            make_source(
                "survey", "seed", "The survey", status="no-url", note="no address is known"
            ),
        ),
        licenses=(
            License(
                "apache-2.0", "Apache License 2.0", None, "Apache-2.0", None, "yes", *(None,) * 4
            ),
            License(
                "globe-community",
                "Globe Community License",
                "글로브 커뮤니티 라이선스",
                None,
                "https://example.org/license",
                "conditions",
                "Free up to 700 million users.",
                "이용자 7억 명까지 무료다.",
                "globe-report",
                "appendix",
            ),
            License("mirae-terms", "Mirae terms", None, None, None, "no", *(None,) * 4),
        ),
        techniques=(
            Technique("vocabulary-expansion", "Vocabulary expansion", "어휘 확장"),
            Technique("staged-training", "Staged training", "단계별 학습"),
            Technique("lora", "LoRA", None),
        ),
        families=(
            Family("haneul", "Haneul-Ko", "하늘", ("하늘코",), "Open models.", "공개 모델이다."),
            Family("mirae", "Mirae", "미래", (), None, None),
            Family("onnuri", "Onnuri", "온누리", (), None, None),
            Family("globe", "Globe", "글로브", ("글롭",), None, None),
            Family("globe-ko", "Globe-Ko", "글로브 코", (), None, None),
            Family("globe-tamil", "Globe-Tamil", None, (), None, None),
            # This family stands in two categories, reference and korean-continual.
            Family("dodam", "Dodam", "도담", (), "Its base is known by a score only.", None),
        ),
        models=MODELS,
        benchmarks=_benchmarks(),
        baselines=(
            Baseline("kmmlu", "overall", "random", 25.0, "accuracy", "%", "survey", None, None),
            Baseline("kmmlu", "overall", "human", 62.6, "accuracy", "%", "survey", "p. 4", None),
            Baseline("kmmlu", "overall", "pass-mark", 60.0, "accuracy", "%", "survey", None, None),
        ),
        scores=_scores(),
        conflicts=_conflicts(),
        renamed={"haneul-13b": "haneul-12.8b"},
    )


def tiny_snapshot() -> Snapshot:
    """The tiny catalogue as readers get it, with no own data."""
    return compose(tiny_catalogue())
