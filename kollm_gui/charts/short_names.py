"""Names as short as they may be where a figure tells a few models apart."""

import re
from collections import Counter
from collections.abc import Sequence

from kollm_gui.catalogue.records import LanguageModel

_REMARK = re.compile(r" \([^)]*\)$")
_TUNED = re.compile(r"[ -](?:instruct|it|chat)$", re.IGNORECASE)


def short_names(models: Sequence[LanguageModel]) -> tuple[str, ...]:
    """The models' names without closing remarks, and without "Instruct" where all are that.

    A name that would then be another model's keeps all its words.
    """
    names = [_REMARK.sub("", model.label) for model in models]
    if all_tuned(models):
        names = [_TUNED.sub("", name) for name in names]
    seen = Counter(names)
    return tuple(
        name if seen[name] == 1 else model.label for name, model in zip(names, models, strict=True)
    )


def all_tuned(models: Sequence[LanguageModel]) -> bool:
    """Whether all models are instruction-tuned, so that their names need not say it."""
    return all(model.stage == "instruct" for model in models)
