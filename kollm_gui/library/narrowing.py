"""A snapshot whose scores are only those of some kinds of reporters."""

from collections.abc import Iterable

from msgspec.structs import replace

from kollm_gui.catalogue.records import Provenance
from kollm_gui.comparing.protocol import PROVENANCES
from kollm_gui.library.snapshot import Snapshot

_OF_MODELS = ("model_list", "model_places", "named_only", "silent", "children", "mine")


def chosen_provenances(words: Iterable[str]) -> frozenset[Provenance] | None:
    """The kinds that the words name; None, which is all, where they name none or every one.

    Words that name no kind, as a view of another version may hold, are passed over.
    """
    wanted = set(words)
    found: frozenset[Provenance] = frozenset(kind for kind in PROVENANCES if kind in wanted)
    return None if len(found) in (0, len(PROVENANCES)) else found


def narrowed(snapshot: Snapshot, words: Iterable[str]) -> Snapshot:
    """The snapshot without the scores of other provenances; itself where all are wanted.

    Tables, charts, details and the search all read the snapshot, so that none of them can
    forget the filter.
    """
    kinds = chosen_provenances(words)
    if kinds is None:
        return snapshot
    kept = tuple(score for score in snapshot.scores if score.provenance in kinds)
    left = replace(snapshot, scores=kept, provenances=kinds)
    # The models are the same, so that what was made of a million of them serves on.
    vars(left).update({name: vars(snapshot)[name] for name in _OF_MODELS if name in vars(snapshot)})
    return left
