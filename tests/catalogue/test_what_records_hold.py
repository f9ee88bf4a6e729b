"""Records are frozen, compare by what they hold, and no model holds another."""

from collections.abc import Iterator, Mapping, Sequence
from inspect import getmembers, isclass
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from kollm_gui.catalogue import records
from kollm_gui.catalogue.records import LanguageModel
from tests.charts.shipped import shipped_catalogue
from tests.fixtures import tiny_catalogue

KINDS = [kind for _name, kind in getmembers(records, isclass) if issubclass(kind, Struct)]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_no_field_of_a_record_can_be_set(kind):
    names = kind.__struct_fields__
    record = kind(*names)
    with pytest.raises(AttributeError):
        setattr(record, names[0], "other")
    assert getattr(record, names[0]) == names[0]


def test_equal_records_are_one_key():
    score = tiny_catalogue().scores[0]
    same, other = replace(score), replace(score, value=score.value + 1)
    assert same is not score
    assert {score: "found"}[same] == "found"
    assert other != score


def kinds_in(value: Any) -> Iterator[type]:
    """The classes of all that a value holds, however deep."""
    yield type(value)
    if isinstance(value, Struct):
        parts = [getattr(value, name) for name in value.__struct_fields__]
    elif isinstance(value, Mapping):
        parts = [*value, *value.values()]
    elif isinstance(value, (Sequence, frozenset)) and not isinstance(value, str):
        parts = value
    else:
        parts = ()
    for part in parts:
        yield from kinds_in(part)


def test_a_model_holds_no_model_so_that_the_collector_may_pass_it_over():
    for model in (*shipped_catalogue().models, *tiny_catalogue().models):
        for name in LanguageModel.__struct_fields__:
            assert LanguageModel not in kinds_in(getattr(model, name)), (model.slug, name)
