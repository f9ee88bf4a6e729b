"""What the chart of shared benchmarks compares: which models, and under which protocols."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from kollm_gui.catalogue.records import LanguageModel, Score
from kollm_gui.charts.options import ChartRequest
from kollm_gui.comparing import common_ground as common
from kollm_gui.comparing.protocol import Protocol, reference_protocol
from kollm_gui.comparing.shown import ComparableScores
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot

LEAST_MODELS, MOST_MODELS = 2, 8
# A benchmark without an overall score shows its parts, unless these are its subjects.
MOST_PARTS = 6
ANY_SOURCE = "any"
# EXAONE 3.0 and whom its makers put beside it, in the table that the survey used.
SURVEY_MODELS: tuple[str, ...] = (
    "exaone-3.0-7.8b",
    "llama-3.1-8b-instruct",
    "gemma-2-9b-it",
    "qwen2-7b-instruct",
    "phi-3-small-7b-instruct",
    "mistral-7b-instruct",
)
SURVEY_SOURCE = "exaone-3.0-repo"


@dataclass(frozen=True, slots=True)
class Ground:
    """The shared benchmarks that are drawn, one protocol each, and how many are not."""

    models: tuple[LanguageModel, ...]
    shared: tuple[ComparableScores, ...]  # rows in the order of the models
    left_out: int  # further shared benchmarks that a short list leaves out
    only_parts: int  # benchmarks shared in too many parts and not overall


def chosen_models(request: ChartRequest) -> tuple[LanguageModel, ...]:
    """The models to compare: the given ones, those that a search leaves, or the survey's."""
    models = request.snapshot.models
    given = request.options["models"]
    if given:
        slugs: Iterable[str] = given.split(",")
    elif request.slugs is not None:
        slugs = request.slugs
    else:
        slugs = SURVEY_MODELS
    return tuple(models[slug] for slug in dict.fromkeys(slugs) if slug in models)


def typed_models(snapshot: Snapshot, _options: Mapping[str, str], text: str) -> str | None:
    """The slugs of models that a person names by slug or by name, parted by commas.

    Raises:
        UserError: one of them is no model, or there are too few or too many.
    """
    slugs: list[str] = []
    for word in (part.strip() for part in text.split(",")):
        if not word:
            continue
        slug = snapshot.model_now(word) or _slug_named(snapshot, word)
        if not slug:
            raise UserError(_unknown(word, snapshot))
        slugs.append(slug)
    slugs = list(dict.fromkeys(slugs))
    if not LEAST_MODELS <= len(slugs) <= MOST_MODELS:
        raise UserError(number_sentence(len(slugs)))
    return ",".join(slugs)


def _slug_named(snapshot: Snapshot, name: str) -> str:
    wanted = name.casefold()
    for slug, model in snapshot.models.items():
        if any(label.casefold() == wanted for label in model.labels):
            return slug
    return ""


def number_sentence(count: int) -> str:
    """Why so many models cannot be compared."""
    if count < LEAST_MODELS:
        return _("To compare, choose {least} to {most} models.").format(
            least=LEAST_MODELS, most=MOST_MODELS
        )
    return _("These are {count} models; to compare, choose {least} to {most}.").format(
        count=count, least=LEAST_MODELS, most=MOST_MODELS
    )


def common_ground(request: ChartRequest, models: Sequence[LanguageModel]) -> Ground:
    """The benchmarks on which all of the models have a score under one protocol."""
    snapshot, options = request.snapshot, request.options
    by_part: dict[tuple[str, str], list[ComparableScores]] = {}
    for scores in _shared(snapshot, options, models):
        protocol = scores.protocol
        by_part.setdefault((protocol.benchmark, protocol.subset), []).append(scores)
    chosen: list[ComparableScores] = []
    only_parts = 0
    for benchmark in dict.fromkeys(benchmark for benchmark, _subset in by_part):
        subsets = [subset for other, subset in by_part if other == benchmark]
        subsets = ["overall"] if "overall" in subsets else sorted(subsets)
        if len(subsets) > MOST_PARTS:
            only_parts += 1
            continue
        chosen += [_best(snapshot, by_part[benchmark, subset]) for subset in subsets]
    chosen.sort(key=lambda scores: _rank(snapshot, scores.protocol))
    top = len(chosen) if options["top"] == "all" else int(options["top"])
    return Ground(tuple(models), tuple(chosen[:top]), max(0, len(chosen) - top), only_parts)


def is_korean(snapshot: Snapshot, benchmark: str) -> bool:
    """Whether a benchmark is in Korean; one of unknown origin counts as such."""
    record = snapshot.benchmarks.get(benchmark)
    return record is None or record.origin != "english"


def _is_wanted(snapshot: Snapshot, score: Score, options: Mapping[str, str]) -> bool:
    return options["benchmarks"] == "all" or is_korean(snapshot, score.benchmark)


def _shared(
    snapshot: Snapshot, options: Mapping[str, str], models: Sequence[LanguageModel]
) -> list[ComparableScores]:
    """What all have: of one source where a single one has them all, else each one's own report."""
    slugs = [model.slug for model in models]

    def wanted(rows: Iterable[Score]) -> list[Score]:
        return [
            row
            for row in rows
            if options["source"] in (ANY_SOURCE, row.source) and _is_wanted(snapshot, row, options)
        ]

    by_model = {slug: wanted(snapshot.scores_by_model.get(slug, ())) for slug in slugs}
    near = {row.benchmark for rows in by_model.values() for row in rows}
    by_benchmark = {slug: wanted(snapshot.scores_by_benchmark[slug]) for slug in near}
    of_one, of_any = (
        {
            scores.protocol: scores
            for scores in common.common_ground(
                by_model, by_benchmark, slugs, snapshot.sources, mixed_sources=mixed
            )
            if common.is_complete(scores, slugs)
        }
        for mixed in (False, True)
    )
    return [of_one.get(protocol, scores) for protocol, scores in of_any.items()]


def _best(snapshot: Snapshot, found: Sequence[ComparableScores]) -> ComparableScores:
    """Under the reference protocol where it is shared, else a stated one, the widest first."""
    record = snapshot.benchmarks.get(found[0].protocol.benchmark)
    reference = reference_protocol(record) if record is not None else None

    def rank(scores: ComparableScores) -> tuple[bool, bool, int, str]:
        protocol = scores.protocol
        reports = sum(1 + len(each.others) for each in scores.rows)
        return (protocol != reference, not protocol.stated, -reports, protocol.key)

    return min(found, key=rank)


def _rank(snapshot: Snapshot, protocol: Protocol) -> tuple[bool, int, str, str]:
    """Korean benchmarks first, then those that most models have."""
    everyone = {score.model for score in snapshot.scores_by_benchmark.get(protocol.benchmark, ())}
    korean = is_korean(snapshot, protocol.benchmark)
    return (not korean, -len(everyone), protocol.benchmark, protocol.subset)


def _unknown(word: str, snapshot: Snapshot) -> str:
    near = get_close_matches(word, snapshot.models, n=1, cutoff=0.6)
    if near:
        return _("There is no model “{given}”. Did you mean “{near}”?").format(
            given=word, near=near[0]
        )
    return _("There is no model “{given}”; give its slug or its name.").format(given=word)
