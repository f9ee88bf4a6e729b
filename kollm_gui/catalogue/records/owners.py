"""What models are gathered by: makers, lines, kinds and terms."""

import re
from collections.abc import Sequence

from msgspec import Struct

from kollm_gui import i18n
from kollm_gui.catalogue.records.citations import Citation
from kollm_gui.catalogue.records.terms import Category, Commercial


class Organization(Struct, frozen=True):
    """Who made a model or a benchmark."""

    slug: str
    name: str
    name_ko: str | None
    kind: str | None  # company, startup, community, university, institute
    country: str | None  # ISO 3166, two letters
    spoken: Sequence[str] = ()  # further Hangul spellings that search knows
    short: str | None = None  # for narrow places, where the name is long
    short_ko: str | None = None

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name, self.name_ko) or self.name

    @property
    def short_label(self) -> str:
        """The name in the current language, in its short form where there is one."""
        short = self.short or self.name
        return i18n.pick(short, self.short_ko or self.name_ko) or short


class License(Struct, frozen=True):
    """The terms of weights or data, and whether they allow commercial use."""

    slug: str
    name: str
    name_ko: str | None
    spdx: str | None
    url: str | None
    commercial: Commercial
    summary_en: str | None
    summary_ko: str | None
    source: str | None
    locator: str | None
    short: str | None = None  # for narrow places, at most 14 characters
    short_ko: str | None = None

    @property
    def short_label(self) -> str:
        """The short name; most are Latin in both languages, as makers and SPDX write them."""
        short = self.short or self.spdx
        return i18n.pick(short or self.name, self.short_ko or short or self.name_ko) or self.name

    def told(self, printed: str | None) -> str:
        """The terms as printed, which may say more; else the name in the current language."""
        if printed is not None and printed != self.name:
            return printed
        return i18n.pick(self.name, self.name_ko) or self.name

    def beside(self, printed: str | None) -> str:
        """The name in the current language, where it says more than the terms as told; else empty.

        "Apache-2.0" says all that "Apache License 2.0" does; "CC BY-NC 4.0" spells nothing out.
        """
        name, told = i18n.pick(self.name, self.name_ko) or self.name, self.told(printed)
        is_told = name.casefold() in told.casefold()
        return "" if is_told or _words(told) <= _words(name) else name


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W_]+", text.casefold()))


class Family(Struct, frozen=True):
    """Models of one line; one family may span two categories."""

    slug: str
    name: str
    name_ko: str | None
    spoken: Sequence[str]
    note_en: str | None
    note_ko: str | None
    citations: Sequence[Citation] = ()
    label_ko: str | None = None  # where the name holds an English word, as "derivatives"

    @property
    def label(self) -> str:
        """The name in the current language (families mostly keep their Latin name)."""
        return i18n.pick(self.name, self.label_ko) or self.name


class CategoryText(Struct, frozen=True):
    """A category's name and definition in both languages."""

    slug: Category
    name_en: str
    name_ko: str
    definition_en: str
    definition_ko: str

    @property
    def label(self) -> str:
        """The name in the current language."""
        return i18n.pick(self.name_en, self.name_ko) or self.name_en

    @property
    def definition(self) -> str:
        """The definition in the current language."""
        return i18n.pick(self.definition_en, self.definition_ko) or self.definition_en
