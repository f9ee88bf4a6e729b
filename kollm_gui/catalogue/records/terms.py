"""The words that records use, and a date as precise as its source."""

from datetime import date
from typing import Literal

from msgspec import Struct

Category = Literal["korean-centric", "multilingual", "korean-continual", "analogue", "reference"]
CATEGORIES: tuple[Category, ...] = (
    "korean-centric",
    "multilingual",
    "korean-continual",
    "analogue",
    "reference",
)
Stage = Literal["base", "instruct", "reasoning"]
Architecture = Literal["dense", "moe"]
Access = Literal["open-weights", "api", "closed"]
TokensKind = Literal["reported", "approximate", "lower_bound", "undisclosed"]
KoreanSupport = Literal["official", "evaluated", "listed-secondary", "undocumented", "not-listed"]
CorpusRole = Literal["total", "part", "stage", "pool"]
Commercial = Literal["yes", "conditions", "no", "unknown"]
Method = Literal["direct", "cot", "generation", "loglikelihood", "judge", "fine-tuned", "unstated"]
PublishedProvenance = Literal["seed", "paper", "owner", "third-party", "second-hand", "derived"]
Provenance = PublishedProvenance | Literal["own"]  # own: the person measured it
Origin = Literal["bundled", "own"]
BenchmarkOrigin = Literal["native-korean", "translated", "mixed", "english"]
BaselineKind = Literal["human", "random", "majority", "pass-mark"]
CaveatKind = Literal["fault", "name-trap", "superseded"]


class PartialDate(Struct, frozen=True):
    """A date as precise as its source: as printed, and the days it may mean."""

    printed: str  # YYYY, YYYY-MM or YYYY-MM-DD
    date_from: date
    date_to: date

    @property
    def year(self) -> int:
        """The calendar year, which every printed date states."""
        return self.date_from.year
