"""What a reader must be warned of beside a score: chance level and answers that were not read."""

from collections.abc import Iterable

from kollm_gui.catalogue.records import Baseline, Benchmark, Score


def chance_level(
    baselines: Iterable[Baseline], benchmark: Benchmark | None, score: Score
) -> float | None:
    """What guessing reaches on the score's benchmark and subset, in the score's unit.

    The benchmark's own random baseline counts for its overall score where no
    baseline row names one.
    """
    for row in baselines:
        same_test = row.benchmark == score.benchmark and row.subset == score.subset
        same_scale = row.unit in (None, score.unit) and row.metric in (None, score.metric)
        if row.kind == "random" and same_test and same_scale:
            return row.value
    if benchmark is not None and score.subset == "overall" and benchmark.unit == score.unit:
        return benchmark.random_baseline
    return None


def below_chance(score: Score, chance: float | None) -> bool:
    """Whether the value lies below guessing, which mostly means a fault of the run."""
    return chance is not None and score.value < chance


def unparsed(score: Score) -> int | None:
    """How many answers were not read or not run, or None where that is not known."""
    if score.items is None or score.items_scored is None:
        return None
    return score.items - score.items_scored
