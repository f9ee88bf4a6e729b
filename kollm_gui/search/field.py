"""One field of the query language: its names, how it compares, and what help says of it."""

from dataclasses import dataclass, field
from typing import Literal

from kollm_gui.i18n import _
from kollm_gui.search import field_values as values
from kollm_gui.search.choices import Choices

# text: any part of it; vocabulary: a value written in full means just that one; choice: one of
# a few fixed values; the others compare.
Kind = Literal["text", "vocabulary", "choice", "number", "date"]
Unit = Literal["billions", "thousands", "plain", "percent"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its names, how it compares, and what help says of it.

    ``example`` holds values that may follow the colon, apart by commas. One of
    ``texts``, ``number`` and ``date`` reads the value; none and () are unknown, unless the
    values are ``complete``.
    """

    name: str
    korean: str
    kind: Kind
    sentence: str  # English; translated where it is shown
    example: str
    texts: values.ReadTexts | None = None
    number: values.ReadNumber | None = None
    date: values.ReadDate | None = None
    unit: Unit = "plain"
    aliases: tuple[str, ...] = ()
    choices: Choices = field(default_factory=dict[str, tuple[str, ...]])
    withheld: values.Withheld | None = None  # whether the maker keeps a missing value back
    complete: bool = False  # without a value a model certainly has none, as of a person's tags
    often: bool = False  # offered beside an error
    benchmark: str | None = None  # name of the benchmark whose shown score it reads

    @property
    def names(self) -> tuple[str, ...]:
        """All that may stand before the colon."""
        return tuple(dict.fromkeys((self.name, self.korean, *self.aliases)))

    @property
    def told(self) -> str:
        """What it says, in the current language."""
        if self.benchmark is None:
            return _(self.sentence)
        return _(self.sentence).format(benchmark=self.benchmark)

    @property
    def compares(self) -> bool:
        """Whether < and > mean something."""
        return self.kind in ("number", "date")
