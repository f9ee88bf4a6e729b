"""The scores behind a heat map: one protocol a column of benchmarks, or one for all subjects."""

from collections.abc import Mapping, Sequence

from msgspec import Struct
from msgspec.structs import replace

from kollm_gui.catalogue.records import Benchmark, LanguageModel, Score
from kollm_gui.comparing.flags import chance_level
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.comparing.protocol import (
    Coverage,
    Protocol,
    countable,
    protocols_of,
    reference_protocol,
)
from kollm_gui.comparing.shown import ComparableScores, Shown, comparable_scores
from kollm_gui.library.snapshot import Snapshot

SUBJECT = "subject: "  # starts the subset of a KMMLU subject
SUBJECTS_OF = "kmmlu"
_PERCENT = (0.0, 100.0)


class Series(Struct, frozen=True):
    """Comparable scores of one benchmark or subject, with its scale and its chance level."""

    key: str
    title: str
    scores: ComparableScores
    scale: tuple[float, float]
    chance: float | None
    group: str = ""  # the supercategory of a subject

    @property
    def protocol(self) -> Protocol:
        """What all its values were measured by."""
        return self.scores.protocol

    def of(self, slug: str) -> Shown | None:
        """The shown score of a model, where it has one."""
        return self.scores.by_model.get(slug)


def benchmark_series(snapshot: Snapshot, *, native: bool, widest: bool) -> tuple[Series, ...]:
    """One series a benchmark, those that most models have first."""
    made: list[Series] = []
    for slug, found in snapshot.scores_by_benchmark.items():
        record = snapshot.benchmarks.get(slug)
        if record is None or (native and record.origin != "native-korean"):
            continue
        protocol = _protocol(record, found, widest=widest)
        if protocol is not None:
            series = _series(snapshot, record, protocol, found)
            made += [series] if series.scores.rows else []
    return tuple(sorted(made, key=lambda each: (-len(each.scores.rows), each.title)))


def _protocol(record: Benchmark, found: Sequence[Score], *, widest: bool) -> Protocol | None:
    """The benchmark's reference protocol, or the one that most models have."""
    reference = None if widest else reference_protocol(record)
    known = protocols_of(found, record.slug)
    if reference is not None and any(each.protocol.pooled == reference.pooled for each in known):
        return reference
    # A whole test tells more than one of its parts that a model more was run on.
    overall = [each for each in known if each.protocol.subset == "overall"]
    return next((each.protocol for each in (*overall, *known)), None)


def _series(
    snapshot: Snapshot,
    record: Benchmark,
    protocol: Protocol,
    found: Sequence[Score],
    *,
    title: str = "",
    group: str = "",
) -> Series:
    scores = comparable_scores(found, protocol, snapshot.sources)
    baselines = snapshot.baselines_of(protocol.benchmark, protocol.subset)
    chance = chance_level(baselines, record, scores.rows[0].score) if scores.rows else None
    key = protocol.subset if title else record.slug
    return Series(key, title or record.label, scores, _scale(record, scores), chance, group)


def _scale(record: Benchmark, scores: ComparableScores) -> tuple[float, float]:
    """The scale that the values stand on: per cent, the benchmark's own, or their range."""
    if scores.protocol.unit == "%":
        return _PERCENT
    if record.scale is not None and record.unit == scores.protocol.unit:
        return record.scale
    return value_range([scores])


def value_range(series: Sequence[ComparableScores]) -> tuple[float, float]:
    """From the lowest to the highest value, never of no width."""
    values = [row.value for each in series for row in each.rows]
    if not values:
        return _PERCENT
    low, high = min(values), max(values)
    return (low, high) if low < high else (low - 1.0, high + 1.0)


def subject_protocols(snapshot: Snapshot) -> tuple[Coverage, ...]:
    """The protocols under which subjects were scored, whatever the subject, the widest first."""
    found = _of_subjects(snapshot)
    # The subject belongs to every score's protocol; here the whole is asked for.
    flat = [replace(score, subset="overall") for rows in found.values() for score in rows]
    return protocols_of(flat, SUBJECTS_OF, "overall")


def subject_series(snapshot: Snapshot, protocol: Protocol) -> tuple[Series, ...]:
    """One series a subject under a protocol, supercategory by supercategory."""
    record = snapshot.benchmarks.get(SUBJECTS_OF)
    if record is None:
        return ()
    found = _of_subjects(snapshot)
    known = {each.subset: each for each in snapshot.subjects}
    order = sorted(
        found,
        key=lambda subset: (
            known[subset].supercategory if subset in known else "~",
            known[subset].name if subset in known else subset,
        ),
    )
    made: list[Series] = []
    for subset in order:
        subject = known.get(subset)
        series = _series(
            snapshot,
            record,
            replace(protocol, subset=subset),
            found[subset],
            title=printed_word(subset.removeprefix(SUBJECT) if subject is None else subject.name),
            group="" if subject is None else printed_word(subject.supercategory),
        )
        # Subjects have four choices as the whole has, so that its chance level is theirs.
        chance = record.random_baseline if series.chance is None else series.chance
        made += [replace(series, chance=chance)] if series.scores.rows else []
    return tuple(made)


def _of_subjects(snapshot: Snapshot) -> Mapping[str, list[Score]]:
    found: dict[str, list[Score]] = {}
    for score in countable(snapshot.scores_by_benchmark.get(SUBJECTS_OF, ())):
        if score.subset.startswith(SUBJECT):
            found.setdefault(score.subset, []).append(score)
    return found


def models_in(snapshot: Snapshot, series: Sequence[Series]) -> list[tuple[LanguageModel, int]]:
    """The models with a value, and in how many of the series."""
    counts: dict[str, int] = {}
    for each in series:
        for row in each.scores.rows:
            counts[row.model] = counts.get(row.model, 0) + 1
    return [
        (snapshot.models[slug], count) for slug, count in counts.items() if slug in snapshot.models
    ]
