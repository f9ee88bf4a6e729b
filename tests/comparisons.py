"""A snapshot for comparisons: ten models of three makers on benchmarks of both languages."""

from collections.abc import Sequence

from msgspec.structs import replace

from kollm_gui.catalogue.records import Benchmark, Score
from kollm_gui.library.snapshot import Snapshot, compose
from tests.fixtures import cite, make_score, tiny_catalogue

HANEUL, GLOBE, MIRAE, DODAM = "haneul-12.8b", "globe-8b", "mirae-x", "dodam-10.7b"
ADAPTED = "globe-ko-8b"  # its base is GLOBE


def benchmark(like: Benchmark, slug: str, name: str, origin: str, **more: object) -> Benchmark:
    """A benchmark like another one, under its own name."""
    return replace(
        like,
        slug=slug,
        name=name,
        origin=origin,
        reference_protocol=None,
        random_baseline=None,
        **more,
    )


def comparison_snapshot(scores: Sequence[Score] | None = None) -> Snapshot:
    """The tiny catalogue with scores that are made for being compared, or with these instead."""
    catalogue = tiny_catalogue()
    kmmlu = next(each for each in catalogue.benchmarks if each.slug == "kmmlu")
    made = (
        *catalogue.benchmarks,
        benchmark(kmmlu, "mmlu", "MMLU (English)", "english", items=None),
        benchmark(kmmlu, "mmmlu-ko", "MMMLU-ko", "translated", items=400),
        benchmark(
            kmmlu, "chat", "ChatBench", "english", items=80, unit="points", scale=(1.0, 10.0)
        ),
    )
    # The table of Haneul's makers' own report names that report for its facts as well.
    models = tuple(
        replace(model, citations=(*model.citations, cite("params_b", "haneul-report", "p. 1")))
        if model.slug == HANEUL
        else model
        for model in catalogue.models
    )
    return compose(
        replace(
            catalogue,
            models=models,
            benchmarks=made,
            scores=tuple(SCORES if scores is None else scores),
        )
    )


def board(model: str, value: float, **fields: object) -> Score:
    """A row of an independent leaderboard."""
    return make_score(
        model, value, **{"source": "leaderboard", "provenance": "third-party", **fields}
    )


_ENGLISH = {"benchmark": "mmlu", "method": "loglikelihood", "shots": 5}
_TRANSLATED = {"benchmark": "mmmlu-ko", "method": "loglikelihood", "shots": 0}
_CHAT = {
    "benchmark": "chat",
    "metric": "judge_score",
    "unit": "points",
    "method": "judge",
    "shots": 0,
    "judge": "gpt-4o",
    "source": "haneul-report",
    "provenance": "owner",
}
SCORES: tuple[Score, ...] = (
    # KMMLU, 35,030 items: 0.4 points are told apart, 0.2 are not.
    board(HANEUL, 45.0),
    board(GLOBE, 41.0),
    board(MIRAE, 46.0),
    board(ADAPTED, 45.2),
    make_score(HANEUL, 52.0, source="haneul-report", provenance="owner"),
    board(HANEUL, 48.0, method="cot", shots=0),
    # A translated benchmark of 400 items, on which nobody leads.
    board(HANEUL, 50.0, **_TRANSLATED),
    board(GLOBE, 51.0, **_TRANSLATED),
    board(MIRAE, 52.0, **_TRANSLATED),
    # English, of unknown size.
    board(HANEUL, 40.0, **_ENGLISH),
    board(GLOBE, 66.0, **_ENGLISH),
    board(MIRAE, 60.0, **_ENGLISH),
    board(ADAPTED, 61.5, **_ENGLISH),
    # Judged by those who made one of the models.
    make_score(HANEUL, 8.6, **_CHAT),
    make_score(GLOBE, 5.4, **_CHAT),
    make_score(MIRAE, 8.0, **_CHAT),
)
