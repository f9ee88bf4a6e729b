"""The words for the catalogue's fixed values, in the current language."""

from collections.abc import Mapping
from typing import Final

from kollm_gui.i18n import N_, _

STAGES: Final[Mapping[str, str]] = {
    "base": N_("Base"),
    "instruct": N_("Instruct"),
    "reasoning": N_("Reasoning"),
}
ARCHITECTURES: Final[Mapping[str, str]] = {
    "dense": N_("dense"),
    "moe": N_("mixture of experts"),
}
ACCESS: Final[Mapping[str, str]] = {
    "open-weights": N_("Open weights"),
    "api": N_("API only"),
    "closed": N_("Closed"),
}
COMMERCIAL: Final[Mapping[str, str]] = {
    "yes": N_("Commercial use allowed"),
    "conditions": N_("Commercial use under conditions"),
    "no": N_("Non-commercial"),
    "unknown": N_("Commercial use not known"),
}
COMMERCIAL_SHORT: Final[Mapping[str, str]] = {
    "yes": N_("yes"),
    "conditions": N_("with conditions"),
    "no": N_("no"),
    "unknown": N_("not known"),
}
READING: Final[Mapping[str, str]] = {
    "unread": N_("unread"),
    "reading": N_("reading"),
    "read": N_("read"),
}
KOREAN_SUPPORT: Final[Mapping[str, str]] = {
    "official": N_("official"),
    "evaluated": N_("evaluated"),
    "listed-secondary": N_("listed as secondary"),
    "undocumented": N_("undocumented"),
    "not-listed": N_("not listed"),
}
TOKENS_KINDS: Final[Mapping[str, str]] = {
    "reported": N_("reported"),
    "approximate": N_("approximate"),
    "lower_bound": N_("at least"),
    "undisclosed": N_("undisclosed"),
}
RELATIONS: Final[Mapping[str, str]] = {
    "continual-pretraining": N_("continual pretraining"),
    "depth-up-scaling": N_("depth up-scaling"),
    "vocabulary-expansion": N_("vocabulary expansion"),
    "merge": N_("merge"),
    "fine-tuning": N_("fine-tuning"),
    "distillation": N_("distillation"),
}
ROLES: Final[Mapping[str, str]] = {
    "total": N_("total"),
    "part": N_("part"),
    "stage": N_("one stage"),
    "pool": N_("gathered, not all used"),
}
ORGANIZATION_KINDS: Final[Mapping[str, str]] = {
    "company": N_("company"),
    "startup": N_("start-up"),
    "community": N_("community"),
    "university": N_("university"),
    "institute": N_("institute"),
}
COUNTRIES: Final[Mapping[str, str]] = {
    "AE": N_("United Arab Emirates"),
    "CA": N_("Canada"),
    "CN": N_("China"),
    "ES": N_("Spain"),
    "FR": N_("France"),
    "JP": N_("Japan"),
    "KR": N_("South Korea"),
    "RU": N_("Russia"),
    "SG": N_("Singapore"),
    "TH": N_("Thailand"),
    "US": N_("United States"),
}
BENCHMARK_ORIGINS: Final[Mapping[str, str]] = {
    "native-korean": N_("written in Korean"),
    "translated": N_("translated"),
    "mixed": N_("partly translated"),
    "english": N_("English"),
}
SOURCE_KINDS: Final[Mapping[str, str]] = {
    "paper": N_("paper"),
    "model_card": N_("model card"),
    "repo": N_("repository"),
    "blog": N_("blog post"),
    "leaderboard": N_("leaderboard"),
    "seed": N_("survey post"),
    "own": N_("your own"),
}
SOURCE_STATUSES: Final[Mapping[str, str]] = {
    "read": N_("read in the document itself"),
    "second-hand": N_("read in a copy or digest"),
    "no-url": N_("no address is known"),
}
CAVEATS: Final[Mapping[str, str]] = {
    "fault": N_("Known fault"),
    "name-trap": N_("Mind the name"),
    "superseded": N_("Superseded"),
}
BASELINES: Final[Mapping[str, str]] = {
    "human": N_("humans"),
    "random": N_("random choice"),
    "majority": N_("most frequent answer"),
    "pass-mark": N_("pass mark"),
}
FIELDS: Final[Mapping[str, str]] = {
    "tokens_b": N_("Training tokens"),
    "added_tokens_b": N_("Added tokens"),
    "params_b": N_("Parameters"),
    "active_params_b": N_("Active parameters"),
    "release": N_("Released"),
    "korean_support": N_("Korean support"),
    "license": N_("Licence"),
    "base_model": N_("Base model"),
    "context": N_("Context"),
    "corpora": N_("Corpora"),
    "judge": N_("Judge"),
    "averaging": N_("Averaging"),
}
LANGUAGES: Final[Mapping[str, str]] = {
    "ar": N_("Arabic"),
    "bn": N_("Bengali"),
    "cs": N_("Czech"),
    "de": N_("German"),
    "el": N_("Greek"),
    "en": N_("English"),
    "es": N_("Spanish"),
    "eu": N_("Basque"),
    "fa": N_("Persian"),
    "fr": N_("French"),
    "he": N_("Hebrew"),
    "hi": N_("Hindi"),
    "id": N_("Indonesian"),
    "it": N_("Italian"),
    "ja": N_("Japanese"),
    "ko": N_("Korean"),
    "nl": N_("Dutch"),
    "pl": N_("Polish"),
    "pt": N_("Portuguese"),
    "ro": N_("Romanian"),
    "ru": N_("Russian"),
    "th": N_("Thai"),
    "tr": N_("Turkish"),
    "uk": N_("Ukrainian"),
    "vi": N_("Vietnamese"),
    "zh": N_("Chinese"),
    "code": N_("program code"),
    "non-English (30+)": N_("non-English (30+)"),
    "multi": N_("many languages"),
    "mixed": N_("mixed"),
    "multilingual": N_("many languages"),
}


def word(table: Mapping[str, str], value: str | None) -> str | None:
    """The word for a fixed value, the value itself where the table lacks it, None for None."""
    if value is None:
        return None
    return _(table[value]) if value in table else value


def language_label(code: str) -> str:
    """A language by its code, or the codes of a mixture as in "ko,en"."""
    return ", ".join(word(LANGUAGES, part.strip()) or part for part in code.split(","))
