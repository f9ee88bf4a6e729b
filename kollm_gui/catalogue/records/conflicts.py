"""Where sources disagree."""

from collections.abc import Sequence

from msgspec import Struct

from kollm_gui import i18n


class ConflictValue(Struct, frozen=True):
    """One of the values that disagree."""

    value: str
    source: str | None
    setting: str | None
    model: str | None
    value_ko: str | None = None
    setting_ko: str | None = None

    @property
    def value_told(self) -> str:
        """The value in the current language; a number is the same in both."""
        return i18n.pick(self.value, self.value_ko) or self.value

    @property
    def setting_told(self) -> str | None:
        """How the value came about, in the current language."""
        return i18n.pick(self.setting, self.setting_ko)


class Conflict(Struct, frozen=True):
    """Where sources disagree about a model's field, a score, or an area."""

    subject: str | None  # model or benchmark slug
    field: str | None
    benchmark: str | None
    area: str | None
    comment: str
    values: Sequence[ConflictValue] = ()
    comment_ko: str | None = None

    @property
    def comment_told(self) -> str:
        """The comment in the current language."""
        return i18n.pick(self.comment, self.comment_ko) or self.comment

    @property
    def english_only(self) -> bool:
        """Whether the reader's language is Korean and the comment is not."""
        return i18n.current() == "ko" and not self.comment_ko
