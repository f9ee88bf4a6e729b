"""Counts of Korean answers with stray Chinese characters, and the shares made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel, Score
from kollm_gui.charts.options import ChartRequest
from kollm_gui.comparing.intervals import wilson
from kollm_gui.comparing.protocol import protocols_of
from kollm_gui.comparing.shown import ComparableScores, comparable_scores
from kollm_gui.library.snapshot import Snapshot

BENCHMARK = "lcb-ko-han-intrusion"
# A share of fewer answers than these says little and is drawn hollow.
FEW = 30
ENGLISH, KOREAN = "English prompts asking for Korean", "Korean prompts"


@dataclass(frozen=True, slots=True)
class Count:
    """Answers with stray characters, of all that were counted, one kind of prompt or more."""

    hits: int
    of: int
    scores: tuple[Score, ...]

    @property
    def share(self) -> float | None:
        """The share in percent; None where there is no answer to count."""
        return 100 * self.hits / self.of if self.is_rate else None

    @property
    def interval(self) -> tuple[float, float] | None:
        """Wilson's 95 % interval of the share, in percent."""
        if not self.is_rate:
            return None
        low, high = wilson(self.hits, self.of)
        return 100 * low, 100 * high

    @property
    def is_rate(self) -> bool:
        """Whether the hits are some of those counted, so that a share can be made."""
        return 0 <= self.hits <= self.of and self.of > 0

    @property
    def is_thin(self) -> bool:
        """Whether so few were counted that the share says little."""
        return self.of < FEW


@dataclass(frozen=True, slots=True)
class Row:
    """One model and its counts, one for each kind of prompt that is drawn by itself."""

    model: LanguageModel
    counts: Mapping[str, Count]  # by kind of prompt, "together" for both

    @property
    def highest(self) -> float:
        """The highest share, for the order of the rows; below 0 where there is none."""
        return max((count.share or 0.0 for count in self.counts.values()), default=-1.0)


@dataclass(frozen=True, slots=True)
class Selection:
    """The drawn rows, the most code-switching first, and the models without a share."""

    drawn: tuple[Row, ...]
    without: tuple[LanguageModel, ...]  # no answer holds Hangul
    elsewhere: int  # counted models that the filter takes away


def kinds_of(options: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds of prompt that have a mark of their own."""
    return {
        "english": (ENGLISH,),
        "korean": (KOREAN,),
        "apart": (ENGLISH, KOREAN),
    }.get(options["prompts"], ("together",))


def select(request: ChartRequest) -> Selection:
    """The rows of a request."""
    snapshot, options = request.snapshot, request.options
    parts = {ENGLISH: _scores(snapshot, ENGLISH), KOREAN: _scores(snapshot, KOREAN)}
    of_all = options["answers"] == "all"
    rows: list[Row] = []
    without: list[LanguageModel] = []
    kinds = kinds_of(options)
    known = {slug for part in parts.values() if part is not None for slug in part.by_model}
    kept = [slug for slug in known if slug in snapshot.models]
    inside = [slug for slug in kept if request.slugs is None or slug in request.slugs]
    for slug in inside:
        counts = {
            kind: count
            for kind in kinds
            if (count := _count(_reports(parts, kind, slug), of_all=of_all)) is not None
        }
        shares = {kind: count for kind, count in counts.items() if count.is_rate}
        if shares:
            rows.append(Row(snapshot.models[slug], shares))
        elif counts:
            without.append(snapshot.models[slug])
    rows.sort(key=lambda row: (-row.highest, -_of(row), row.model.name.casefold()))
    without.sort(key=lambda model: model.name.casefold())
    return Selection(tuple(rows), tuple(without), len(kept) - len(inside))


def _of(row: Row) -> int:
    return sum(count.of for count in row.counts.values())


def _scores(snapshot: Snapshot, subset: str) -> ComparableScores | None:
    """The counts of one kind of prompt under its widest protocol."""
    scores = snapshot.scores_by_benchmark.get(BENCHMARK, ())
    found = protocols_of(scores, BENCHMARK, subset)
    if not found:
        return None
    return comparable_scores(scores, found[0].protocol, snapshot.sources)


def _reports(
    parts: Mapping[str, ComparableScores | None], kind: str, slug: str
) -> Sequence[Score] | None:
    """The reports that a count is made of; both kinds together need both."""
    wanted = tuple(parts) if kind == "together" else (kind,)
    found: list[Score] = []
    for each in wanted:
        part = parts[each]
        shown = None if part is None else part.by_model.get(slug)
        if shown is None:
            return None
        found.append(shown.score)
    return found


def _count(reports: Sequence[Score] | None, *, of_all: bool) -> Count | None:
    if reports is None:
        return None
    hits = of = 0
    for report in reports:
        counted = report.n if of_all else report.n_hangul
        if report.hits is None or counted is None:
            return None
        hits += report.hits
        of += counted
    return Count(hits, of, tuple(reports))
