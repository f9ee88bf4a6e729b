"""Scores as tables need them: those of one protocol per benchmark."""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType

from kollm_gui.catalogue.records import Benchmark, Provenance, Score
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Protocol, protocols_of, reference_protocol
from kollm_gui.comparing.shown import Shown, other_protocol_count, shown_scores
from kollm_gui.library.snapshot import Snapshot


class TableScores:
    """The shown scores of each benchmark under the one protocol that a table uses for it.

    That is the benchmark's reference protocol unless ``protocols`` names another.
    Worked out at the first question about a benchmark and kept.
    """

    def __init__(
        self,
        snapshot: Snapshot,
        protocols: Mapping[str, Protocol] | None = None,
        provenances: Collection[Provenance] | None = None,
    ) -> None:
        self._snapshot = snapshot
        self._chosen = dict(protocols or {})
        self._provenances = provenances
        self._shown: dict[str, Mapping[str, Shown]] = {}
        self._by_model: dict[str, Mapping[str, Sequence[Score]]] = {}

    def protocol(self, benchmark: str) -> Protocol | None:
        """The protocol that stands for the benchmark, if one is set."""
        if benchmark in self._chosen:
            return self._chosen[benchmark]
        record = self._snapshot.benchmarks.get(benchmark)
        return None if record is None else reference_protocol(record)

    def shown(self, benchmark: str) -> Mapping[str, Shown]:
        """The shown score of each model that has one, by slug."""
        if benchmark not in self._shown:
            self._shown[benchmark] = self._found(benchmark)
        return self._shown[benchmark]

    def _found(self, benchmark: str) -> Mapping[str, Shown]:
        protocol, snapshot = self.protocol(benchmark), self._snapshot
        if protocol is None:
            return {}
        kinds = None if self._provenances is None else frozenset(self._provenances)
        key = (benchmark, protocol, kinds)
        known = snapshot.shown_scores.get(key)  # of a million models they take a second
        if known is None:
            scores = snapshot.scores_of_subset(benchmark, protocol.subset)
            found = shown_scores(scores, protocol, snapshot.sources, self._provenances)
            known = snapshot.shown_scores[key] = MappingProxyType(found)
        return known

    def other_protocols(self, benchmark: str, model: str) -> int:
        """Under how many other protocols the model has a score on this benchmark."""
        protocol = self.protocol(benchmark)
        if protocol is None:
            return 0
        if benchmark not in self._by_model:
            # By these scores alone: the others may not have been read.
            found: dict[str, list[Score]] = {}
            for score in self._snapshot.scores_of_subset(benchmark, protocol.subset):
                found.setdefault(score.model, []).append(score)
            self._by_model[benchmark] = found
        scores = self._by_model[benchmark].get(model, ())
        return other_protocol_count(scores, protocol, self._provenances) if scores else 0

    def label(self, benchmark: str) -> str | None:
        """The protocol in words, for the line above the table and the notes of an export."""
        protocol = self.protocol(benchmark)
        if protocol is None:
            return None
        usual = self._snapshot.benchmarks[benchmark].metric
        return naming.protocol_label(protocol, self._snapshot.sources, usual_metric=usual)


def chosen_protocol(
    snapshot: Snapshot, benchmark: Benchmark, chosen: Mapping[str, str]
) -> Protocol | None:
    """The protocol chosen in the view, else the reference protocol, else the widest."""
    parsed = Protocol.parse(chosen.get(benchmark.slug, ""))
    covered = protocols_of(snapshot.scores_by_benchmark.get(benchmark.slug, ()))
    known = [coverage.protocol for coverage in covered]
    for wanted in (parsed, reference_protocol(benchmark)):
        if wanted is not None and any(each.pooled == wanted.pooled for each in known):
            return wanted
    overall = [protocol for protocol in known if protocol.subset == "overall"]
    return next(iter((*overall, *known)), None)
