"""What may be written next: fields, operators, and values with their counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kollm_gui.i18n import _
from kollm_gui.search.field import Field
from kollm_gui.search.field_table import FieldTable
from kollm_gui.search.suggest import examples, quoted
from kollm_gui.search.values import FieldValues, typed_keys
from kollm_gui.text import hangul


@dataclass(frozen=True, slots=True)
class Offer:
    """What a completer can put in: the text, what it says, how many models have it."""

    text: str
    told: str
    models: int | None = None


def field_offers(begun: str, table: FieldTable) -> tuple[Offer, ...]:
    """The fields whose name begins so, each under the name that does.

    Hangul is compared key by key, so that a syllable under composition begins a name already.
    """
    typed = hangul.to_jamo(hangul.fold(begun))
    found: list[Offer] = []
    for field in table.fields:
        name = next((name for name in field.names if _keys(name).startswith(typed)), None)
        if name is not None:
            found.append(Offer(f"{name}:", field.told))
    return tuple(found)


@cache
def _keys(name: str) -> str:
    """What is typed for a field's name; there are some hundred of them, asked at each letter."""
    return hangul.to_jamo(hangul.fold(name))


def operator_offers(field: Field) -> tuple[Offer, ...]:
    """What may stand after the field's colon."""
    signs = [("=", _("exactly")), ("!=", _("all but"))]
    if field.compares:
        signs += [
            (">", _("more than")),
            (">=", _("at least")),
            ("<", _("less than")),
            ("<=", _("at most")),
        ]
    return tuple(Offer(text, told) for text, told in signs)


def presence_offers(field: Field, values: FieldValues, among: int) -> tuple[Offer, ...]:
    """The words for a value that is there, kept back, or not known, where models have it so."""
    kept, unknown = values.missing(field)
    told = (
        ("any", _("known"), among & ~(kept | unknown)),
        ("undisclosed", _("not disclosed"), among & kept),
        ("unknown", _("not known"), among & unknown),
    )
    return tuple(Offer(text, says, bits.bit_count()) for text, says, bits in told if bits)


def value_offers(
    field: Field, values: FieldValues, begun: str = "", among: int = -1
) -> Iterator[Offer]:
    """The field's values that hold what is begun, with how many of ``among`` have each.

    Those that begin so come first. Of a number its examples are offered, without a count.
    """
    if not values.of(field) or (field.date and not begun):
        for text in examples(field):
            if text.startswith(begun):
                yield Offer(text, _("for example"))
        return
    counted = values.counts(field, among)
    found = [value for value in values.of(field) if counted[value.text]]
    if field.kind == "vocabulary":
        found.sort(key=lambda value: -counted[value.text])
    if begun:
        keys, typed = values.keys(field), typed_keys(begun)
        found = [value for value in found if typed in keys[value.text]]
        found.sort(key=lambda value: f"\n{typed}" not in keys[value.text])
    for value in found:
        yield Offer(quoted(value.text), value.told, counted[value.text])
