"""The rare fields of a model or benchmark, which have no column, as readable sections."""

from collections.abc import Mapping, Sequence
from typing import cast

from kollm_gui import i18n
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.i18n import N_, _
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell
from kollm_gui.tables.sheet import Fact, Section

_TITLES: Mapping[str, str] = {
    "initialisation": N_("Initialisation of new embeddings"),
    "tokenizer_recipe": N_("Tokenizer recipe"),
    "tokenizer_gain": N_("Tokenizer gain"),
    "dus": N_("Depth up-scaling"),
    "stage_losses": N_("Losses by stage"),
    "reproductions": N_("Reproductions"),
    "category_note": N_("On the category"),
    "base_model_note": N_("On the base model"),
    "merge_parents_note": N_("On the merged models"),
    "params_note": N_("On the parameters"),
    "stages_note": N_("On the stages"),
    "subsets": N_("Subsets"),
    "splits": N_("Splits"),
    "license_pass_mark": N_("Pass mark of a licence"),
    "exams": N_("Exams"),
    "pass_rule": N_("Pass rule"),
    "reference_reason": N_("Why compared so"),
}
_NAMES: Mapping[str, str] = {
    "added_tokens_in_vocab": N_("tokens added to the vocabulary"),
    "average": N_("average"),
    "backbone": N_("backbone"),
    "by": N_("by"),
    "config": N_("config"),
    "domain": N_("domain"),
    "english": N_("English"),
    "eval": N_("evaluation loss"),
    "hae_rae": "HAE-RAE",
    "input": N_("input"),
    "items": N_("items"),
    "kobest": "KoBEST",
    "layers_after": N_("layers after"),
    "layers_before": N_("layers before"),
    "layers_removed_from_each_copy": N_("layers removed from each copy"),
    "locator": N_("place"),
    "mean_context_tokens": N_("mean context tokens"),
    "name": N_("name"),
    "note": N_("note"),
    "order": N_("stage"),
    "origin": N_("origin"),
    "output": N_("output"),
    "rows_rounded": N_("rows, rounded"),
    "setting": N_("setting"),
    "source": N_("source"),
    "subjects": N_("subjects"),
    "task": N_("task"),
    "templates": N_("templates"),
    "test": N_("test"),
    "tokens_b": N_("tokens in billions"),
    "train": N_("train"),
    "validation": N_("validation"),
}


_GROUPED = 10_000  # from here on digits stand in threes; a year is below


def extra_sections(extras: Mapping[str, object]) -> tuple[Section, ...]:
    """One section for each rare field: a sentence, a list of lines, or names with values."""
    told = cast("Mapping[str, object]", _in_one_language(extras))
    return tuple(
        _section(key, value)
        for key, value in told.items()
        if key != "label_ko" and value not in (None, "")  # it is the title of a Korean sheet
    )


def extra(extras: Mapping[str, object], key: str) -> tuple[object, bool]:
    """A rare field in the current language, and whether only its English form exists."""
    if i18n.current() != "ko":
        return extras.get(key), False
    korean = extras.get(f"{key}_ko")
    return (extras.get(key), True) if korean is None else (korean, False)


def _in_one_language(value: object) -> object:
    """A field and its Korean twin, whose name ends in "_ko", become one, at any depth."""
    if isinstance(value, Mapping):
        named = cast("Mapping[str, object]", value)
        names = [name for name in named if name.removesuffix("_ko") not in named.keys() - {name}]
        return {name: _in_one_language(extra(named, name)[0]) for name in names}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_in_one_language(part) for part in cast("Sequence[object]", value)]
    return value


def _name(key: str) -> str:
    return _(_NAMES[key]) if key in _NAMES else key.replace("_", " ")


def _word(key: str, value: object) -> object:
    """A value that is one of few words, in the current language."""
    if key == "origin" and isinstance(value, str):
        return words.word(words.BENCHMARK_ORIGINS, value)
    return printed_word(value) if key in ("name", "domain") and isinstance(value, str) else value


def _section(key: str, value: object) -> Section:
    title = _(_TITLES[key]) if key in _TITLES else key.replace("_", " ")
    if isinstance(value, Mapping):
        named = cast("Mapping[str, object]", value)
        facts = tuple(
            Fact(f"{key}.{name}", _name(name), Cell(_line(part))) for name, part in named.items()
        )
        return Section(key, title, facts)
    if isinstance(value, Sequence) and not isinstance(value, str):
        parts = cast("Sequence[object]", value)
        return Section(key, title, (), tuple(line for part in parts for line in _lines(part)))
    return Section(key, title, (), (_line(value),))


def _lines(value: object) -> list[str]:
    """A record inside a list: its plain fields on one line, each row of a table it holds below."""
    if not isinstance(value, Mapping):
        return [_line(value)]
    named = cast("Mapping[str, object]", value)
    tables = {name: rows for name, rows in named.items() if _is_table(rows)}
    plain = {name: part for name, part in named.items() if name not in tables}
    rows = (row for table in tables.values() for row in cast("Sequence[object]", table))
    return [_line(plain), *(f"– {_line(row)}" for row in rows)]


def _is_table(value: object) -> bool:
    if not isinstance(value, Sequence) or isinstance(value, str):
        return False
    return any(isinstance(part, Mapping) for part in cast("Sequence[object]", value))


def _line(value: object) -> str:
    if isinstance(value, Mapping):
        named = cast("Mapping[str, object]", value)
        told = (f"{_name(name)}: {_line(_word(name, part))}" for name, part in named.items())
        return "; ".join(told)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return ", ".join(_line(part) for part in cast("Sequence[object]", value))
    if isinstance(value, int) and value >= _GROUPED:
        return f"{value:,}"
    return f"{value:g}" if isinstance(value, float) else str(value)
