"""The metrics of other programs in the catalogue's words, and values in its units."""

from collections.abc import Mapping
from dataclasses import dataclass

from kollm_gui.catalogue.records import Benchmark
from kollm_gui.i18n import _

_PERCENT: Mapping[str, str] = {
    "acc": "accuracy",
    "accuracy": "accuracy",
    "acc_norm": "normalised_accuracy",
    "normalised_accuracy": "normalised_accuracy",
    "exact_match": "exact_match",
    "em": "exact_match",
    "f1": "f1",
    "f1_score": "f1",
    "macro_f1": "macro_f1",
    "f1_macro": "macro_f1",
    "prompt_level_strict_acc": "strict_accuracy",
    "strict_accuracy": "strict_accuracy",
    "judge_accuracy": "accuracy",
    "win_rate": "win_rate",
    "pass_1": "pass_at_1",
    "language_penalizer_average": "language_consistency",
}
_POINTS: Mapping[str, str] = {
    "average_judge_score": "judge_score",
    "judge_score": "judge_score",
    "bleu": "bleu",
    "chrf": "chrf",
    "rouge": "rouge",
    "rougel": "rouge",
}
# Macro F1 is what the harness computes for these under the name of f1.
_MACRO_F1 = frozenset({"kobest", "kohatespeech"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A value in the catalogue's terms; ``scale`` is what the file's number was multiplied by."""

    metric: str
    unit: str
    value: float
    scale: float


class UnreadableError(Exception):
    """Why a value is left out, as a sentence."""


def read(
    metric: str, value: float, benchmark: Benchmark | None, slug: str, *, scale: float | None = None
) -> Reading:
    """A value of a metric in the catalogue's unit; ``scale`` None finds it from the value.

    Raises:
        UnreadableError: the metric is none that KoLLM shows, or the value is out of its range.
    """
    plain = metric.strip().casefold().replace(" ", "_").replace("-", "_").replace("@", "_")
    named = _PERCENT.get(plain)
    if named is None:
        points = _POINTS.get(plain)
        if points is None:
            sentence = _("KoLLM does not show the metric “{metric}”.")
            raise UnreadableError(sentence.format(metric=metric))
        return Reading(points, "points", value, 1.0)
    if named == "f1" and slug in _MACRO_F1:
        named = "macro_f1"
    if named == "exact_match" and benchmark is not None and benchmark.metric == "accuracy":
        named = "accuracy"  # the letter of the choice, matched
    if scale is None:
        scale = 100.0 if value <= 1 else 1.0
    told = value * scale
    if not -1e-9 <= told <= 100 + 1e-9:
        sentence = _("{value} is no value of “{metric}”, which lies between 0 and 100 %.")
        raise UnreadableError(sentence.format(value=f"{value:g}", metric=metric))
    return Reading(named, "%", min(max(told, 0.0), 100.0), scale)
