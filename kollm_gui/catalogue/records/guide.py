"""A page of the guide."""

from msgspec import Struct

from kollm_gui import i18n


class GuidePage(Struct, frozen=True):
    """A short page of the guide: Markdown whose ``kollm:`` links lead to what carries it."""

    slug: str
    position: int
    title_en: str
    title_ko: str
    body_en: str
    body_ko: str

    @property
    def title(self) -> str:
        """The title in the current language."""
        return i18n.pick(self.title_en, self.title_ko) or self.title_en

    @property
    def body(self) -> str:
        """The text in the current language."""
        return i18n.pick(self.body_en, self.body_ko) or self.body_en
