"""What must be read beside a score: chance level, answers left out, how it was averaged."""

from kollm_gui.catalogue.records import Score
from kollm_gui.comparing.flags import below_chance, chance_level, unparsed
from kollm_gui.comparing.naming import averaging_label
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot


def score_remarks(snapshot: Snapshot, score: Score) -> tuple[str, ...]:
    """Short remarks in the current language, the gravest first."""
    chance = chance_of(snapshot, score)
    remarks: list[str] = []
    if below_chance(score, chance):
        remarks.append(_("below random choice"))
    missed = unparsed(score)
    if missed:
        remarks.append(
            ngettext("{count} answer unread", "{count} answers unread", missed).format(
                count=f"{missed:,}"
            )
        )
    if score.averaging is not None:
        remarks.append(averaging_label(score.averaging))
    return tuple(remarks)


def chance_of(snapshot: Snapshot, score: Score) -> float | None:
    """What guessing reaches on the score's test, in the score's unit."""
    baselines = snapshot.baselines_of(score.benchmark, score.subset)
    return chance_level(baselines, snapshot.benchmarks.get(score.benchmark), score)


def coverage_text(score: Score) -> str | None:
    """How many of the items were answered, where the source says: 1,876 of 1,995."""
    if score.items is None or score.items_scored is None:
        return None
    return _("{count} of {total}").format(count=f"{score.items_scored:,}", total=f"{score.items:,}")
