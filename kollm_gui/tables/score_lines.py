"""A model's scores, one line for each benchmark, subset and protocol."""

from dataclasses import dataclass

from msgspec.structs import replace

from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Coverage, Protocol, countable, protocols_of
from kollm_gui.comparing.shown import Shown, shown_scores
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables.score_remarks import score_remarks


@dataclass(frozen=True, slots=True)
class ScoreLine:
    """One line: what the model reached on a benchmark's subset under one protocol."""

    snapshot: Snapshot
    benchmark: str
    protocol: Protocol
    shown: Shown
    is_reference: bool

    @property
    def remarks(self) -> tuple[str, ...]:
        """What a reader must know beside the value, in the current language."""
        remarks = list(score_remarks(self.snapshot, self.shown.score))
        if self.shown.others:
            values = ", ".join(naming.value_text(other) for other in self.shown.others)
            remarks.append(_("also {values}").format(values=values))
        return tuple(remarks)


def score_lines(
    snapshot: Snapshot, model: str, references: dict[str, Protocol | None] | None = None
) -> tuple[ScoreLine, ...]:
    """The model's scores; overall scores before those of subsets, reference protocols first.

    ``references`` are the benchmarks' reference protocols, by slug.
    """
    wanted = references or {}
    scores = snapshot.scores_by_model.get(model, ())
    found = [
        line
        for coverage in protocols_of(scores)
        for line in _lines(snapshot, model, coverage, wanted.get(coverage.protocol.benchmark))
    ]
    places = {slug: place for place, slug in enumerate(snapshot.benchmarks)}
    found.sort(
        key=lambda line: (
            places.get(line.benchmark, len(places)),
            line.protocol.subset != "overall",
            not line.is_reference,
            line.protocol.subset,
            not line.protocol.stated,
            -1 if line.protocol.shots is None else line.protocol.shots,
        )
    )
    return tuple(found)


def _lines(
    snapshot: Snapshot, model: str, coverage: Coverage, reference: Protocol | None
) -> list[ScoreLine]:
    protocol = coverage.protocol
    own = [row for row in countable(snapshot.scores_by_model[model]) if protocol.covers(row)]

    def line(protocol: Protocol, shown: Shown) -> ScoreLine:
        return ScoreLine(snapshot, protocol.benchmark, protocol, shown, protocol == reference)

    if coverage.rows == 1:
        return [line(protocol, Shown(own[0]))]
    # Which of several reports stands depends on how many models each source covers.
    everyone = snapshot.scores_by_benchmark[protocol.benchmark]
    shown = shown_scores(everyone, protocol, snapshot.sources).get(model)
    lines = [] if shown is None else [line(protocol, shown)]
    standing = () if shown is None else (shown.score, *shown.others)
    # Where most state another averaging, a column leaves these out; the model has them all the
    # same, such as a run of the reader's own that states only its micro average.
    rest = [row for row in own if row not in standing]
    if rest:
        apart = replace(protocol, averaging=rest[0].averaging)
        lines.append(line(apart, Shown(rest[0], tuple(rest[1:]))))
    return lines
