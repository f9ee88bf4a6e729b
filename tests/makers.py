"""Makers of single records, for tests that need one with just the fields they are about."""

from calendar import monthrange
from datetime import date

from msgspec.structs import replace

from kollm_gui.catalogue.records import Citation, LanguageModel, PartialDate, Score, Source


def partial_date(printed: str) -> PartialDate:
    """A date of a year, a month or a day, as ``2023``, ``2023-04`` or ``2023-04-12``."""
    parts = [int(part) for part in printed.split("-")]
    year, month, day = (*parts, None, None)[:3]
    last_month = month or 12
    return PartialDate(
        printed=printed,
        date_from=date(year, month or 1, day or 1),
        date_to=date(year, last_month, day or monthrange(year, last_month)[1]),
    )


def cite(field: str, source: str | None, locator: str | None = None, rank: int = 0) -> Citation:
    """Where a field's value stands."""
    return Citation(field, source, locator, rank)


BLANK_MODEL = LanguageModel(
    slug="blank",
    name="Blank",
    family="haneul",
    category="korean-centric",
    organization=None,
    release=None,
    stage="base",
    architecture=None,
    params_b=None,
    active_params_b=None,
    tokens_b=None,
    added_tokens_b=None,
    tokens_kind="undisclosed",
    base_model=None,
    relation=(),
    merge_parents=(),
    context=None,
    vocab=None,
    vocab_base=None,
    vocab_added=None,
    layers=None,
    hidden=None,
    license_printed=None,
    license=None,
    access=None,
    hf_id=None,
    languages=(),
    languages_count=None,
    korean_support=None,
    hardware=None,
    gpu_hours=None,
    corpora=(),
    stages=(),
    checkpoints=(),
    techniques=(),
    minimal=False,
    note_en=None,
    note_ko=None,
    extras={},
    citations=(),
)


def make_model(slug: str, **fields: object) -> LanguageModel:
    """A model of which only the named fields are known."""
    return replace(BLANK_MODEL, **{"slug": slug, "name": slug, **fields})


def make_score(model: str, value: float, **fields: object) -> Score:
    """A KMMLU accuracy, 5 shots, direct, from the Haneul report, unless told otherwise."""
    known = {
        "benchmark": "kmmlu",
        "subset": "overall",
        "printed": f"{value:.2f}",
        "metric": "accuracy",
        "unit": "%",
        "method": "direct",
        "shots": 5,
        "prompt_style": None,
        "judge": None,
        "averaging": None,
        "mode": None,
        "version": None,
        "checkpoint": None,
        "harness": None,
        "source": "haneul-report",
        "locator": "Table 3",
        "provenance": "paper",
        **fields,
    }
    identity = ("benchmark", "subset", "method", "shots", "judge", "mode", "source")
    key = "/".join([model, *(str(known[part]) for part in identity)])
    return Score(**{"key": key, "model": model, "value": value, **known})


def make_source(slug: str, kind: str, title: str, **fields: object) -> Source:
    blank = Source(slug, kind, title, None, None, None, None, "read", None)
    return replace(blank, **fields)
