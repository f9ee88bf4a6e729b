"""What of a batch will be written: models found, own duplicates recognised, rows made."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from uuid import uuid4

from kollm_gui.i18n import _
from kollm_gui.importers.batch import Batch
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import LeftOut, ParsedFile, ParsedRun, Refused, Value
from kollm_gui.userdata.records import ImportRun, OwnScore

_SHARED = {each.name for each in fields(OwnScore)} & {each.name for each in fields(Value)}
_LIKE = (
    *("benchmark", "subset", "metric", "unit", "method", "shots", "prompt_style"),
    *("judge", "averaging", "version", "partial"),
)


# As the store's keys have it: partial and unit do not tell two rows of a run apart.
_IDENTITY = tuple(name for name in _LIKE if name not in ("partial", "unit"))


@dataclass(frozen=True, slots=True)
class PlannedRun:
    """One run with its model, where it is known, and what of it will be written."""

    key: str  # stable name of the run in its batch, for ``choices``
    file: ParsedFile
    run: ParsedRun
    model: str | None
    values: tuple[Value, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def ready(self) -> bool:
        """Whether the run will be written."""
        return self.model is not None and bool(self.values)

    @property
    def benchmarks(self) -> tuple[str, ...]:
        """The slugs that the values are of, in order."""
        return tuple(dict.fromkeys(value.benchmark for value in self.values))


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be written and what not."""

    runs: tuple[PlannedRun, ...]
    refused: tuple[Refused, ...]

    @property
    def ready(self) -> tuple[PlannedRun, ...]:
        """The runs that will be written."""
        return tuple(run for run in self.runs if run.ready)

    @property
    def nameless(self) -> tuple[PlannedRun, ...]:
        """The runs that wait for their model."""
        return tuple(run for run in self.runs if run.values and run.model is None)

    @property
    def score_count(self) -> int:
        """How many values will be written."""
        return sum(len(run.values) for run in self.ready)


def make_plan(
    batch: Batch,
    names: Names,
    *,
    model: str | None = None,
    choices: Mapping[str, str] | None = None,
    known_only: bool = False,
    left: frozenset[str] = frozenset(),
) -> Plan:
    """The plan of a batch over what is kept already.

    ``model`` is that of every run, but in a file of several models only of those that are
    not known; ``choices`` are models by a run's key; ``known_only`` leaves out benchmarks that
    the catalogue does not hold; ``left`` are keys of runs that the person does not want.
    """
    mine = names.snapshot.mine
    imported = {(run.sha256, run.model_printed): run for run in mine.data.runs}
    own = {_like(score, score.model) for score in mine.data.scores}
    sieve = _Sieve(names, own, known_only)
    planned: list[PlannedRun] = []
    refused = list(batch.refused)
    for file in _results_first(batch.files):
        # A run that waited for its model may come later than others of its file.
        before = [imported.get((file.sha256, run.model_printed)) for run in file.runs]
        first = next(filter(None, before), None)
        waiting = any(run.values and not done for run, done in zip(file.runs, before, strict=True))
        if first is not None and not waiting:
            sentence = _("{file} was imported on {day} already, as {name}.")
            told = sentence.format(file=file.path.name, day=first.imported[:10], name=first.file)
            refused.append(Refused(file.path, told))
            continue
        several = len({run.model_printed for run in file.runs}) > 1
        for place, run in enumerate(file.runs):
            key = f"{file.sha256}/{place}"
            if key in left or before[place] is not None:
                continue
            known = None if run.model_printed is None else names.model(run.model_printed)
            said = known or model if several else model or known
            found = (choices or {}).get(key) or said
            kept, left_out = sieve.sift(run, found)
            planned.append(PlannedRun(key, file, run, found, tuple(kept), tuple(left_out)))
    return Plan(tuple(planned), tuple(refused))


def rows_of(plan: Plan) -> list[tuple[ImportRun, list[OwnScore]]]:
    """The rows of the runs that are ready, for ``UserStore.add_runs``."""
    now = datetime.now(UTC).isoformat(timespec="seconds")
    rows: list[tuple[ImportRun, list[OwnScore]]] = []
    for planned in plan.ready:
        run = ImportRun(
            id=uuid4().hex,
            file=planned.file.path.name,
            sha256=planned.file.sha256,
            imported=now,
            format=planned.file.format,
            model_printed=planned.run.model_printed,
            measured=planned.run.measured,
            partial=all(value.partial for value in planned.values),
            note="\n".join(planned.run.remarks) or None,
            settings=dict(planned.run.settings),
        )
        rows.append((run, [_score(value, planned.model or "", run.id) for value in planned.values]))
    return rows


@dataclass(slots=True)
class _Sieve:
    """Leaves out what is kept already, what comes twice, and what is not wanted."""

    names: Names
    own: set[tuple[object, ...]]
    known_only: bool
    taken: set[tuple[object, ...]] = field(default_factory=set[tuple[object, ...]])

    def sift(self, run: ParsedRun, model: str | None) -> tuple[list[Value], list[LeftOut]]:
        """What is written of a run, and what is left out of it and why."""
        kept: list[Value] = []
        left_out = list(run.left_out)
        identities: set[tuple[object, ...]] = set()
        for value in run.values:
            identity = tuple(getattr(value, name) for name in _IDENTITY)
            reason = self._reason(value, model)
            if reason is None and identity in identities:
                reason = _("The file gives another value of the same measurement before it.")
            if reason is None:
                identities.add(identity)
                kept.append(value)
            else:
                left_out.append(LeftOut(value.task, reason))
        if model is not None:
            self.taken |= {_like(value, model) for value in kept}
        return kept, left_out

    def _reason(self, value: Value, model: str | None) -> str | None:
        if self.known_only and value.benchmark not in self.names.snapshot.benchmarks:
            return _("The catalogue holds no such benchmark.")
        like = _like(value, model)
        if like in self.own:
            return _("You have this value already.")
        if like in self.taken:
            return _("Another file of this import gives the same value.")
        return None


def _results_first(files: Sequence[ParsedFile]) -> Iterable[ParsedFile]:
    """Results before samples, which repeat them with less said."""
    return sorted(files, key=lambda file: file.format == "lm-eval-samples")


def _like(score: Value | OwnScore, model: str | None) -> tuple[object, ...]:
    """What two rows share that say the same thing twice."""
    return (model, round(score.value, 3), *(getattr(score, name) for name in _LIKE))


def _score(value: Value, model: str, run: str) -> OwnScore:
    return OwnScore(model=model, run=run, **{name: getattr(value, name) for name in _SHARED})
