"""Whether a value is missing because the maker keeps it back, or because nobody has found it.

What a person leaves out of a model of their own is not known, whatever its maker may say.
"""

from kollm_gui.catalogue.records import LanguageModel


def size_withheld(model: LanguageModel) -> bool:
    """Whether the size is not published although the model is offered by its maker alone."""
    return model.params_b is None and _is_closed(model)


def tokens_withheld(model: LanguageModel) -> bool:
    """Whether the maker does not say on how many tokens the model was trained.

    Of a model that only a score or a lineage names nobody has read whether it does.
    """
    return model.tokens_kind == "undisclosed" and not model.minimal and model.origin != "own"


def architecture_withheld(model: LanguageModel) -> bool:
    """Whether the build is not published although the model is offered by its maker alone."""
    return model.architecture is None and _is_closed(model)


def _is_closed(model: LanguageModel) -> bool:
    return model.access in ("api", "closed") and model.origin != "own"
