"""What the person keeps about an entry: status, tags, notes, lists, scores, values laid over."""

from collections import Counter
from collections.abc import Iterator, Sequence

from kollm_gui.comparing import naming
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.overriding import field_of, written
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.ui.details.content import MineBody, MineEntry, MineTag, Section
from kollm_gui.userdata.records import ImportRun, OwnScore

_MOST_ALONE = 8  # scores of one run; of more, the run is told as one


def mine_section(snapshot: Snapshot, selected: str) -> Section:
    """The section of a model, or of another entry, on which there are only notes."""
    is_model = "/" not in selected
    mine = snapshot.mine
    reading = mine.reading(selected)
    scores = [
        score
        for score in mine.data.scores
        if snapshot.renamed.get(score.model, score.model) == selected
    ]
    return Section(
        "mine",
        MineBody(
            subject=selected,
            is_model=is_model,
            is_own=is_model and snapshot.models[selected].origin == "own",
            status=reading.status,
            rating=reading.rating,
            tags=tuple(
                MineTag(tag.id, tag.name, tag.colour)
                for tag in mine.tags_by_model.get(selected, ())
            ),
            notes=tuple(
                MineEntry(note.id, note.text, note.changed[:10])
                for note in mine.notes.get(selected, ())
            ),
            collections=tuple(
                MineEntry(each.id, each.name)
                for each in mine.collections
                if selected in mine.members.get(each.id, ())
            ),
            scores=tuple(_score(snapshot, score) for score in _told_alone(scores)),
            runs=tuple(
                _run(run, sum(score.run == run.id for score in scores))
                for run in mine.data.runs
                if any(score.run == run.id for score in scores)
            ),
            overrides=_overrides(snapshot, selected),
        ),
    )


def _told_alone(scores: Sequence[OwnScore]) -> Iterator[OwnScore]:
    """The scores with a line of their own: of a run with many, those of whole benchmarks."""
    counts = Counter(score.run for score in scores)
    return (
        score
        for score in scores
        if score.run is None or counts[score.run] <= _MOST_ALONE or score.subset == "overall"
    )


def _run(run: ImportRun, count: int) -> MineEntry:
    told = [
        ngettext("{count} value", "{count} values", count).format(count=count),
        _("measured {day}").format(day=run.measured) if run.measured else "",
        _("imported {day}").format(day=run.imported[:10]),
        *(run.note or "").split("\n"),
    ]
    return MineEntry(run.id, run.file, " · ".join(part for part in told if part))


def _score(snapshot: Snapshot, score: OwnScore) -> MineEntry:
    benchmark = snapshot.benchmarks.get(score.benchmark)
    run = snapshot.mine.runs.get(score.run or "")
    value = written(score.value) if score.printed is None else score.printed
    told = [
        f"{value} {naming.unit_label(score.unit)}".strip(),
        naming.subset_label(score.subset) if score.subset != "overall" else "",
        naming.method_label(score.method),
        naming.shots_label(score.shots) if score.shots is not None else "",
        run.file if run is not None else "",
        _("partial, not ranked") if score.partial or (run is not None and run.partial) else "",
    ]
    name = score.benchmark if benchmark is None else benchmark.label
    return MineEntry(score.key, name, " · ".join(part for part in told if part))


def _overrides(snapshot: Snapshot, selected: str) -> tuple[MineEntry, ...]:
    if selected.startswith("benchmark/"):
        original: object = snapshot.original_benchmarks.get(selected.removeprefix("benchmark/"))
    else:
        original = snapshot.original_models.get(selected)
    found: list[MineEntry] = []
    for (subject, name), override in snapshot.mine.overrides.items():
        field = field_of(subject, name)
        if subject != selected or field is None or original is None:
            continue
        sentence = _("{field}: {value} instead of {original}").format(
            field=field.told,
            value=written(override.value, field.kind) or _("not known"),
            original=written(getattr(original, name), field.kind) or _("not known"),
        )
        found.append(MineEntry(name, sentence, override.reason))
    return tuple(found)
