"""Tests of a recipe by others, which the catalogue keeps as a table in a rare field."""

from collections.abc import Mapping, Sequence
from typing import cast

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.i18n import N_, _
from kollm_gui.tables.cell import billions
from kollm_gui.ui.details.content import Reproduction
from kollm_gui.ui.details.content_notes import extra, extra_text
from kollm_gui.ui.details.content_sources import Numbering

# The table's own average is left out, as everywhere: it mixes tests of different scales.
_COLUMNS: Mapping[str, str] = {
    "english": N_("English"),
    "kobest": "KoBEST",
    "hae_rae": "HAE-RAE",
}


def reproductions(model: LanguageModel, numbering: Numbering) -> tuple[Reproduction, ...]:
    """The reproductions recorded for a model."""
    found = model.extras.get("reproductions")
    if not isinstance(found, Sequence) or isinstance(found, str):
        return ()
    tables = [cast("Mapping[str, object]", one) for one in found if isinstance(one, Mapping)]
    return tuple(_reproduction(table, numbering) for table in tables)


def _reproduction(table: Mapping[str, object], numbering: Numbering) -> Reproduction:
    rows = cast("Sequence[Mapping[str, object]]", table.get("rows") or ())
    keys = [key for key in _COLUMNS if any(key in row for row in rows)]
    tokens_b = table.get("tokens_b")
    tokens = None
    if isinstance(tokens_b, int | float):
        amount = billions(tokens_b).text.replace(" ", "\u00a0")
        tokens = _("{amount} tokens").format(amount=amount)
    backbone = table.get("backbone")
    source, locator = table.get("source"), table.get("locator")
    reference = numbering.reference(_slug(source, numbering), str(locator) if locator else None)
    return Reproduction(
        title=_("Tested by {name}").format(name=table.get("by")),
        detail=" · ".join(str(part) for part in (backbone, tokens) if part),
        columns=tuple(_(_COLUMNS[key]) for key in keys),
        rows=tuple(
            (extra_text(row, "setting"), tuple(_percent(row.get(key)) for key in keys))
            for row in rows
        ),
        note=extra_text(table, "note"),
        references=(reference,),
        english_only=extra(table, "note")[1],
    )


def _slug(source: object, numbering: Numbering) -> str | None:
    return numbering.known(source) if isinstance(source, str) else None


def _percent(value: object) -> str:
    return f"{value * 100:.2f}" if isinstance(value, int | float) else "–"
