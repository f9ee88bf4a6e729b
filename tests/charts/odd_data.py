"""Snapshots of data that a chart must cope with: one value, equal ones, a wide range, odd names."""

from datetime import date, timedelta

from msgspec.structs import replace

from kollm_gui.catalogue.records import Corpus, LanguageModel
from kollm_gui.library.snapshot import Snapshot, compose
from tests.fixtures import make_model, make_score, partial_date, tiny_catalogue

NAMES = ("폴리글롯 12.8B", "漢字-7B", "🚀 8B 👩‍💻", "نموذج 7B", "A\u200bB", "x" * 120)


def _model(index: int, name: str | None = None, **fields: object) -> LanguageModel:
    day = date(2023, 1, 1) + timedelta(days=index % 900)
    usual = {
        "params_b": 7.0,
        "tokens_b": 2000.0,
        "release": partial_date(day.isoformat()),
        "organization": ("sannae", "mirae", "globe-labs", None)[index % 4],
        "base_model": f"m{index // 2}" if index else None,
        "relation": ("fine-tuning",),
        "corpora": (Corpus("Web", "ko", 1.0, None, 0.5, None, "part", None),),
    }
    return make_model(f"m{index}", name=name or f"Model {index}", **{**usual, **fields})


def snapshot_of(models: list[LanguageModel], values: list[float]) -> Snapshot:
    """These models with one score each."""
    scores = [make_score(m.slug, value) for m, value in zip(models, values, strict=True)]
    return compose(replace(tiny_catalogue(), models=tuple(models), scores=tuple(scores)))


def one() -> Snapshot:
    """One model alone."""
    return snapshot_of([_model(0)], [31.5])


def equal() -> Snapshot:
    """Twenty models that are alike in everything."""
    same = partial_date("2024-05-05")
    return snapshot_of([_model(index, release=same) for index in range(20)], [40.0] * 20)


def wide() -> Snapshot:
    """Sizes, tokens and dates over the widest range."""
    models = [
        _model(
            index,
            params_b=0.001 * 10**index,
            tokens_b=0.01 * 10**index,
            release=partial_date(f"{1990 + 5 * index}"),
        )
        for index in range(7)
    ]
    return snapshot_of(models, [100.0 / 10**index for index in range(7)])


def odd_names() -> Snapshot:
    """Names in Hangul, Hanja, emoji, right-to-left, with an invisible letter, and a long one."""
    models = [_model(index, name) for index, name in enumerate(NAMES)]
    return snapshot_of(models, [30.0 + index for index in range(len(NAMES))])


def crowd() -> Snapshot:
    """Two thousand models."""
    models = [
        _model(index, params_b=1.0 + index % 97, tokens_b=10.0 + index) for index in range(2000)
    ]
    return snapshot_of(models, [20.0 + index % 61 for index in range(2000)])


MAKERS = {"one": one, "equal": equal, "wide": wide, "odd names": odd_names, "crowd": crowd}
