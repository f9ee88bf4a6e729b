"""The values that the models of a snapshot have in each field, with who has them."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import current
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.evaluate import bits, mask
from kollm_gui.search.field import Field
from kollm_gui.search.field_values import LANGUAGE_NAMES, ReadDate
from kollm_gui.search.terms import spaced, squeeze
from kollm_gui.text import hangul

# Each of these fields may hold several values of one model.
_LISTS: Mapping[str, Callable[[LanguageModel], Sequence[str]]] = {
    "technique": lambda model: model.techniques,
    "language": lambda model: model.languages,
}

_KEPT = ("tag", "in")  # what a person keeps of a model, of which there may be several
# Here nearly every model has a value of its own, which plain words find as well.
_OWN = ("name", "hf", "note")


@dataclass(frozen=True, slots=True)
class Value:
    """One value: as a query writes it, and its other spellings."""

    text: str
    spellings: tuple[str, ...]

    @property
    def told(self) -> str:
        """What it is called in the current language, where that differs from ``text``."""
        korean = current() == "ko"
        named = (each for each in self.spellings[1:] if hangul.has_hangul(each) == korean)
        return next(named, "")


def typed_keys(text: str) -> str:
    """The keys that are typed for a text, whatever separators stand in it."""
    return hangul.to_jamo(squeeze(hangul.fold(text)))


class FieldValues:
    """Reads each field once, at the first question about it."""

    def __init__(self, snapshot: Snapshot) -> None:
        self._snapshot = snapshot
        self._known: dict[str, tuple[Value, ...]] = {}
        self._missing: dict[str, tuple[int, int]] = {}
        self._bits: dict[str, dict[str, int]] = {}
        self._keys: dict[str, Mapping[str, str]] = {}
        self._spelt: dict[str, Mapping[str, str]] = {}

    def of(self, field: Field) -> tuple[Value, ...]:
        """The field's values, the most frequent first; those of a choice in its own order."""
        if field.name not in self._known:
            self._known[field.name] = self._read(field)
        return self._known[field.name]

    def counts(self, field: Field, among: int = -1) -> Mapping[str, int]:
        """How many of the models, given as bits, have each of the field's values."""
        self.of(field)
        bits_by_text = self._bits.get(field.name, {})
        return {text: (models & among).bit_count() for text, models in bits_by_text.items()}

    def keys(self, field: Field) -> Mapping[str, str]:
        """What is typed for each value in any spelling, each behind a line end."""
        if field.name not in self._keys:
            self._keys[field.name] = {
                value.text: "".join(
                    f"\n{typed_keys(text)}"
                    for text in dict.fromkeys((value.text, *value.spellings))
                )
                for value in self.of(field)
            }
        return self._keys[field.name]

    def spelt(self, field: Field) -> Mapping[str, str]:
        """The value that each spelling writes, as whole values are compared."""
        if field.name not in self._spelt:
            spelt: dict[str, str] = {}
            for value in self.of(field):
                for text in value.spellings:
                    spelt.setdefault(spaced(text), value.text)
            self._spelt[field.name] = spelt
        return self._spelt[field.name]

    def missing(self, field: Field) -> tuple[int, int]:
        """The models whose maker keeps the value back, and those of which nobody knows it."""
        if field.name not in self._missing:
            read = field.texts or field.number or field.date
            lacks = self._those(
                lambda model: read is None or read(self._snapshot, model) in (None, ())
            )
            kept = 0 if field.withheld is None else lacks & self._those(field.withheld)
            self._missing[field.name] = (kept, lacks & ~kept)
        return self._missing[field.name]

    def _those(self, told: Callable[[LanguageModel], bool]) -> int:
        """The models of which something is so, as bits."""
        return mask(map(told, self._snapshot.models.values()))

    def _read(self, field: Field) -> tuple[Value, ...]:
        if field.date is not None:
            return self._years(field, field.date)
        if field.texts is None or field.name in _OWN:
            return ()
        owners: dict[str, array[int]] = {}
        spellings: dict[str, tuple[str, ...]] = {}
        for place, model in enumerate(self._snapshot.models.values()):
            told = field.texts(self._snapshot, model)
            for value in self._values(field, model, told):
                if value not in owners:
                    owners[value] = array("i")
                    spellings[value] = self._spellings(field, value, told)
                if not owners[value] or owners[value][-1] != place:
                    owners[value].append(place)
        self._keep(field, owners)
        many = {text: len(places) for text, places in owners.items()}
        order = sorted(owners, key=lambda text: (-many[text], text))
        if field.choices:
            order = [text for text in field.choices if text in owners]
        return tuple(Value(text, spellings[text]) for text in order)

    def _years(self, field: Field, read: ReadDate) -> tuple[Value, ...]:
        """The years of a date, the latest first; every printed date states its year."""
        owners: dict[str, array[int]] = {}
        for place, model in enumerate(self._snapshot.models.values()):
            told = read(self._snapshot, model)
            if told is not None:
                owners.setdefault(str(told.year), array("i")).append(place)
        self._keep(field, owners)
        return tuple(Value(year, ()) for year in sorted(owners, key=int, reverse=True))

    def _keep(self, field: Field, owners: "Mapping[str, array[int]]") -> None:
        """Keep who has each value, so that they can be counted among any others."""
        count = len(self._snapshot.models)
        self._bits[field.name] = {text: bits(places, count) for text, places in owners.items()}

    def _values(self, field: Field, model: LanguageModel, told: Sequence[str]) -> Sequence[str]:
        if field.name in _LISTS:
            return _LISTS[field.name](model)
        # Of several spellings of one value the first names it; tags are values of their own.
        return told if field.choices or field.name in _KEPT else told[:1]

    def _spellings(self, field: Field, value: str, told: Sequence[str]) -> tuple[str, ...]:
        if field.choices:
            return (value, *field.choices[value])
        if field.name in _KEPT:  # the others told are further values, not other spellings
            return (value,)
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
