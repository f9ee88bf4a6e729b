"""Many frozen records made at once, several times as fast as one by one."""

from collections.abc import Callable
from dataclasses import MISSING, Field, fields
from functools import cache
from typing import Any, TypeVar

Record = TypeVar("Record")


@cache
def drafter(record: type[Record]) -> Callable[..., Record]:
    """A maker that takes what the class takes and gives what it gives.

    A frozen dataclass sets each field by a call of ``object.__setattr__``: 5 µs for a score,
    33 ms of a start for all. The slots themselves can be set directly, and an object that
    nobody has seen yet may still be written. The class must have no ``__post_init__``.
    """
    setters = {each.name: getattr(record, each.name).__set__ for each in fields(record)}  # type: ignore[arg-type]
    in_order = tuple(setters.values())
    left_out = {each.name: each for each in fields(record)}  # type: ignore[arg-type]

    def draft(*values: Any, **named: Any) -> Record:
        made = object.__new__(record)
        for set_value, value in zip(in_order, values, strict=False):
            set_value(made, value)
        for name, value in named.items():
            setters[name](made, value)
        if len(values) + len(named) < len(setters):
            for name in list(setters)[len(values) :]:
                if name not in named:
                    setters[name](made, _default(left_out[name]))
        return made

    return draft


def _default(left_out: Field[Any]) -> Any:
    if left_out.default is not MISSING:
        return left_out.default
    if left_out.default_factory is not MISSING:
        return left_out.default_factory()
    raise TypeError(f"{left_out.name} is missing")
