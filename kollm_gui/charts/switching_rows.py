"""Counts of Korean answers with stray Chinese characters, and the shares made of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel, Score
from kollm_gui.charts.options import ChartRequest
from kollm_gui.comparing.intervals import wilson
from kollm_gui.comparing.protocol import protocols_of
from kollm_gui.comparing.shown import comparable_scores
from kollm_gui.library.snapshot import Snapshot

BENCHMARK = "lcb-ko-han-intrusion"
# A share of fewer answers than these says little and is drawn hollow.
FEW = 30
ENGLISH, KOREAN = "English prompts asking for Korean", "Korean prompts"
# Parts answers of one's own from the released ones, whose prompts they need not share.
OWN = "own answers"


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
    left_out: int  # further models with a share, where the list is short
    without: tuple[LanguageModel, ...]  # no answer holds Hangul
    elsewhere: int  # counted models that the filter takes away


def kinds_of(options: Mapping[str, str]) -> tuple[str, ...]:
    """The kinds of prompt that have a mark of their own."""
    return {
        "english": (ENGLISH,),
        "korean": (KOREAN,),
        "apart": (ENGLISH, KOREAN),
        "own": (OWN,),
    }.get(options["prompts"], ("together",))


def select(request: ChartRequest) -> Selection:
    """The rows of a request."""
    snapshot, options = request.snapshot, request.options
    subsets = (OWN,) if options["prompts"] == "own" else (ENGLISH, KOREAN)
    parts = {subset: _reports_of(snapshot, subset) for subset in subsets}
    of_all = options["answers"] == "all"
    rows: list[Row] = []
    without: list[LanguageModel] = []
    kinds = kinds_of(options)
    known = dict.fromkeys(slug for part in parts.values() for slug in part)
    kept = [slug for slug in known if slug in snapshot.models]
    wanted = None if request.slugs is None else set(request.slugs)
    inside = [slug for slug in kept if wanted is None or slug in wanted]
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
    drawn = _shortened(rows, options["top"], request.selected)
    return Selection(tuple(drawn), len(rows) - len(drawn), tuple(without), len(kept) - len(inside))


def _shortened(rows: Sequence[Row], top: str, selected: str | None) -> list[Row]:
    """The first rows, and that of the selected model in any case."""
    if top == "all":
        return list(rows)
    count = int(top)
    return [row for place, row in enumerate(rows) if place < count or row.model.slug == selected]


def _of(row: Row) -> int:
    return sum(count.of for count in row.counts.values())


def _reports_of(snapshot: Snapshot, subset: str) -> Mapping[str, Score]:
    """The counts of one kind of prompt under its widest protocol, by slug of the model."""
    scores = snapshot.scores_by_benchmark.get(BENCHMARK, ())
    found = protocols_of(scores, BENCHMARK, subset)
    if not found:
        return {}
    compared = comparable_scores(scores, found[0].protocol, snapshot.sources)
    return {row.model: row.score for row in compared.rows}


def _reports(
    parts: Mapping[str, Mapping[str, Score]], kind: str, slug: str
) -> Sequence[Score] | None:
    """The reports that a count is made of; both kinds together need both."""
    wanted = tuple(parts) if kind == "together" else (kind,)
    found = [parts[each][slug] for each in wanted if slug in parts[each]]
    return found if len(found) == len(wanted) else None


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
