"""The language of what people read: gettext behind ``_()``, chosen by a context variable."""

import os
from collections.abc import Generator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import TYPE_CHECKING, Literal, TypeGuard

from kollm_gui import paths

if TYPE_CHECKING:  # English, which is the source text itself, needs none
    from gettext import NullTranslations

Language = Literal["en", "ko"]
LANGUAGES: tuple[Language, ...] = ("en", "ko")
LANGUAGE_NAMES: dict[Language, str] = {"en": "English", "ko": "한국어"}

_language: ContextVar[Language] = ContextVar("kollm_language", default="en")


def is_language(text: str) -> TypeGuard[Language]:
    """Whether the text is the code of a language KoLLM speaks."""
    return text in LANGUAGES


@cache
def _catalogue(language: Language) -> "NullTranslations":
    import gettext  # noqa: PLC0415 - see above

    return gettext.translation("kollm", paths.shipped("resources") / "i18n", [language])


def _(text: str) -> str:
    """The text in the current language."""
    language = _language.get()
    return text if language == "en" else _catalogue(language).gettext(text)


def ngettext(singular: str, plural: str, count: int) -> str:
    """The form of the text that goes with the count, in the current language."""
    language = _language.get()
    if language == "en":
        return singular if count == 1 else plural
    return _catalogue(language).ngettext(singular, plural, count)


def pgettext(context: str, text: str) -> str:
    """The text in the current language, where one English word needs two Korean ones."""
    language = _language.get()
    return text if language == "en" else _catalogue(language).pgettext(context, text)


def N_(text: str) -> str:  # noqa: N802 - gettext's own name, which extractors look for
    """Mark a text of a module-level table for translation; ``_()`` reads it at call time."""
    return text


def system_language() -> Language:
    """The language that the system is set to, where KoLLM speaks it; else English."""
    variables = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
    told = next((os.environ[name] for name in variables if os.environ.get(name)), None)
    if told is None:
        import locale  # noqa: PLC0415 - Windows and macOS set no such variable

        told = locale.getlocale()[0] or ""
    return "ko" if told.lower().startswith("ko") else "en"


def current() -> Language:
    """The language of the running context."""
    return _language.get()


def set_language(language: Language) -> None:
    """Make this the language from here on; for the composition roots only."""
    _language.set(language)


@contextmanager
def language(code: Language) -> Generator[None]:
    """Speak this language inside the ``with`` block, as figures and exports do."""
    token = _language.set(code)
    try:
        yield
    finally:
        _language.reset(token)


def pick(english: str | None, korean: str | None) -> str | None:
    """The text in the current language, or the other one where this one is missing."""
    if _language.get() == "ko":
        return korean or english
    return english or korean
