"""The scores of a model: one line per benchmark and protocol, never a mean over them."""

from collections.abc import Sequence

from msgspec.structs import replace

from kollm_gui.catalogue.records import Benchmark, LanguageModel, Score
from kollm_gui.comparing import naming
from kollm_gui.comparing.flags import below_chance, chance_level
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.comparing.protocol import Protocol, reference_protocol
from kollm_gui.comparing.shown import Shown, shown_scores
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content import Section
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Disagreement, DisputedValue
from kollm_gui.ui.details.scores import ScoreLine, ScoresBody

FIRST = 7  # lines that show before the rest is asked for
_Identity = tuple[Protocol, str | None]


def scores_section(
    snapshot: Snapshot, model: LanguageModel, numbering: Numbering, disputes: Disputes
) -> Section:
    """The score lines, the whole benchmarks first and the widest of them on top."""
    groups = _grouped(snapshot.scores_by_model.get(model.slug, ()))
    ordered = sorted(groups, key=lambda identity: _rank(snapshot, identity))
    lines = [_line(snapshot, identity, groups[identity], numbering) for identity in ordered]
    for index, line in enumerate(lines):
        if line.overall:
            quarrels = disputes.about_benchmark(line.target.partition("/")[2])
            if quarrels:
                lines[index] = replace(line, disagreements=(*line.disagreements, *quarrels))
    first = len(lines) if len(lines) <= FIRST + 2 else FIRST
    return Section(
        "scores",
        ScoresBody(
            tuple(lines), first, model.category, "" if lines else _("No score is recorded.")
        ),
    )


def _grouped(scores: Sequence[Score]) -> dict[_Identity, list[Score]]:
    """Rows of each protocol and checkpoint; copies of another row stand for nothing new."""
    groups: dict[_Identity, list[Score]] = {}
    for score in scores:
        if score.copy_of is None:
            identity = (Protocol.of(score).pooled, score.checkpoint)
            groups.setdefault(identity, []).append(score)
    return groups


def _rank(snapshot: Snapshot, identity: _Identity) -> tuple[bool, bool, int, str, bool, bool, str]:
    protocol, checkpoint = identity
    benchmark = snapshot.benchmarks.get(protocol.benchmark)
    reference = None if benchmark is None else reference_protocol(benchmark)
    width = len(snapshot.scores_by_benchmark.get(protocol.benchmark, ()))
    return (
        protocol.subset != "overall",
        checkpoint is not None,
        -width,
        protocol.benchmark,
        reference is None or protocol != reference.pooled,
        not protocol.stated,
        protocol.key,
    )


def _shown(snapshot: Snapshot, identity: _Identity, rows: Sequence[Score]) -> Shown:
    """The report that also the table shows, with the others of the same protocol."""
    protocol, checkpoint = identity
    if len(rows) == 1 or checkpoint is not None:
        return Shown(rows[0], tuple(rows[1:]))
    # Narrowed by what is quick to tell, since naming the protocol of each row is not.
    told = (protocol.subset, protocol.method, protocol.shots)
    everybody = [
        score
        for score in snapshot.scores_by_benchmark[protocol.benchmark]
        if (score.subset, score.method, score.shots) == told
    ]
    found = shown_scores(everybody, protocol, snapshot.sources)
    return found.get(rows[0].model) or Shown(rows[0], tuple(rows[1:]))


def _line(
    snapshot: Snapshot, identity: _Identity, rows: Sequence[Score], numbering: Numbering
) -> ScoreLine:
    protocol, checkpoint = identity
    shown = _shown(snapshot, identity, rows)
    score = shown.score
    benchmark = snapshot.benchmarks.get(protocol.benchmark)
    chance = chance_level(snapshot.baselines_of(score.benchmark, score.subset), benchmark, score)
    scale = bar_scale(benchmark, score)
    below = below_chance(score, chance)
    told, stated = _protocol_text(snapshot, protocol, checkpoint, benchmark)
    return ScoreLine(
        key=score.key,
        benchmark=protocol.benchmark if benchmark is None else benchmark.label,
        target=f"benchmark/{protocol.benchmark}",
        protocol=told,
        stated=stated,
        value=naming.value_text(score),
        fill=bar_place(score.value, scale),
        chance=None if chance is None else bar_place(chance, scale),
        below_chance=below,
        provenance=score.provenance,
        mark=naming.provenance_label(score.provenance),
        reference=numbering.reference(score.source, score.locator),
        tip=_tip(shown, told, chance if below else None),
        reports=_reports(score),
        overall=protocol.subset == "overall" and checkpoint is None,
        disagreements=_spread(shown, numbering),
    )


def _protocol_text(
    snapshot: Snapshot, protocol: Protocol, checkpoint: str | None, benchmark: Benchmark | None
) -> tuple[str, bool]:
    usual = None if benchmark is None else benchmark.metric
    cells = naming.protocol_cells(protocol, snapshot.sources, usual_metric=usual)
    parts = [
        cell.text
        for cell in cells
        if cell.part != "source" and not (cell.part == "subset" and protocol.subset == "overall")
    ]
    if protocol.subset != "overall":
        # The part of the benchmark is what tells such lines apart, so it comes first.
        parts.insert(0, parts.pop(next(i for i, c in enumerate(cells) if c.part == "subset")))
    if checkpoint is not None:
        parts.append(printed_word(checkpoint))
    method = next((cell for cell in cells if cell.part == "method"), None)
    return " · ".join(parts), method is None or method.stated


def _tip(shown: Shown, protocol: str, chance: float | None) -> str:
    score = shown.score
    lines = [protocol]
    if chance is not None:
        lines.append(_("Below random choice, which is {value:g}.").format(value=chance))
    if shown.others:
        values = ", ".join(naming.value_text(other) for other in shown.others)
        lines.append(_("Other reports under this protocol: {values}").format(values=values))
    if score.hits is not None and score.n is not None:
        lines.append(_("{hits} of {n}").format(hits=f"{score.hits:,}", n=f"{score.n:,}"))
    if score.note_told:
        lines.append(score.note_told)
    return "\n".join(lines)


def _reports(score: Score) -> str:
    subset = "" if score.subset == "overall" else f"/{score.subset}"
    return f"reports/{score.benchmark}/{score.model}{subset}"


def _spread(shown: Shown, numbering: Numbering) -> tuple[Disagreement, ...]:
    if not shown.disagrees:
        return ()
    values = tuple(
        DisputedValue(
            naming.value_text(score),
            _measured_by(score),
            (numbering.reference(score.source, score.locator),),
        )
        for score in (shown.score, *shown.others)
    )
    comment = _("Reports under this one protocol lie more than 3 points apart.")
    return (Disagreement(f"spread/{shown.score.key}", comment, values),)


def _measured_by(score: Score) -> str:
    told = naming.provenance_label(score.provenance)
    return f"{told} · {printed_word(score.harness)}" if score.harness else told


def bar_scale(benchmark: Benchmark | None, score: Score) -> tuple[float, float] | None:
    """The ends of a score's bar, in its unit, where the scale is known."""
    if score.unit == "%":
        return (0.0, 100.0)
    if benchmark is not None and benchmark.unit == score.unit:
        return benchmark.scale
    return None


def bar_place(value: float, scale: tuple[float, float] | None) -> float | None:
    """Where a value stands on its scale, 0..1."""
    if scale is None or scale[1] <= scale[0]:
        return None
    return min(1.0, max(0.0, (value - scale[0]) / (scale[1] - scale[0])))


def shown_remark(shown: int, total: int) -> str:
    """What stands beside the heading: how many lines show, in the language's own order."""
    if not total:
        return ""
    if shown >= total:
        return _("one line per protocol")
    return _("{shown} of {total} shown · one line per protocol").format(
        shown=f"{shown:,}", total=f"{total:,}"
    )
