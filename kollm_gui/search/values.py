"""The values that the models of a snapshot have in each field, with who has them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import current
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.evaluate import bits, mask
from kollm_gui.search.field import Field
from kollm_gui.search.field_values import LANGUAGE_NAMES, ReadDate
from kollm_gui.text import hangul

# Each of these fields may hold several values of one model.
_LISTS: Mapping[str, Callable[[LanguageModel], Sequence[str]]] = {
    "technique": lambda model: model.techniques,
    "language": lambda model: model.languages,
}

# Here nearly every model has a value of its own, which plain words find as well.
_KEPT = ("tag", "in")  # what a person keeps of a model, of which there may be several
_OWN = ("name", "hf", "note")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: as a query writes it, its other spellings, and the models as bits."""

    text: str
    spellings: tuple[str, ...]
    models: int

    @property
    def told(self) -> str:
        """What it is called in the current language, where that differs from ``text``."""
        korean = current() == "ko"
        named = (each for each in self.spellings[1:] if hangul.has_hangul(each) == korean)
        return next(named, "")


class FieldValues:
    """Reads each field once, at the first question about it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, tuple[Value, ...]] = {}

    def of(self, field: Field) -> tuple[Value, ...]:
        """The field's values, the most frequent first; those of a choice in its own order."""
        if field.name not in self._known:
            self._known[field.name] = self._read(field)
        return self._known[field.name]

    def missing(self, field: Field) -> tuple[int, int]:
        """The models whose maker keeps the value back, and those of which nobody knows it."""
        models = self._snapshot.models.values()
        read = field.texts or field.number or field.date
        lacks = mask(read is None or read(self._snapshot, model) in (None, ()) for model in models)
        withheld = field.withheld
        kept = 0 if withheld is None else lacks & mask(withheld(model) for model in models)
        return kept, lacks & ~kept

    def _read(self, field: Field) -> tuple[Value, ...]:
        if field.date is not None:
            return self._years(field.date)
        if field.texts is None or field.name in _OWN:
            return ()
        owners: dict[str, set[int]] = {}
        spellings: dict[str, tuple[str, ...]] = {}
        for place, model in enumerate(self._snapshot.models.values()):
            told = field.texts(self._snapshot, model)
            for value in self._values(field, model, told):
                owners.setdefault(value, set()).add(place)
                spellings.setdefault(value, self._spellings(field, value, told))
        count = len(self._snapshot.models)
        found = [
            Value(text, spellings[text], bits(places, count)) for text, places in owners.items()
        ]
        if field.choices:
            order = list(field.choices)
            return tuple(sorted(found, key=lambda value: order.index(value.text)))
        return tuple(sorted(found, key=lambda value: (-value.models.bit_count(), value.text)))

    def _years(self, read: ReadDate) -> tuple[Value, ...]:
        """The years of a date, the latest first; every printed date states its year."""
        told = [read(self._snapshot, model) for model in self._snapshot.models.values()]
        years = sorted({date.year for date in told if date is not None}, reverse=True)
        return tuple(
            Value(str(year), (), mask(date is not None and date.year == year for date in told))
            for year in years
        )

    def _values(self, field: Field, model: LanguageModel, told: Sequence[str]) -> Sequence[str]:
        if field.name in _LISTS:
            return _LISTS[field.name](model)
        # Of several spellings of one value the first names it; tags are values of their own.
        return told if field.choices or field.name in _KEPT else told[:1]

    def _spellings(self, field: Field, value: str, told: Sequence[str]) -> tuple[str, ...]:
        if field.choices:
            return (value, *field.choices[value])
        if field.name == "language":
            return (value, *LANGUAGE_NAMES.get(value, ()))
        if field.name == "license":
            known = self._snapshot.licenses.get(value)
            names = (known.spdx, known.name, known.name_ko) if known is not None else ()
            return (value, *(name for name in names if name))
        if field.name == "technique":
            found = self._snapshot.techniques.get(value)
            names = (found.name_en, found.name_ko) if found is not None else ()
            return (value, *(name for name in names if name))
        return tuple(told)
