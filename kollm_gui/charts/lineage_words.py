"""What the chart of lineage says in words: relations, hover texts, note, summary and data table."""

from collections import Counter
from collections.abc import Mapping, Sequence

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts.attribution import sources_of
from kollm_gui.charts.data_titles import titles_of
from kollm_gui.charts.figure import DataTable
from kollm_gui.charts.lineage_layers import Joint, Placed
from kollm_gui.charts.numbers import NO_BREAK, amount
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words

_SIGNS: Mapping[str, str] = {"approximate": f"≈{NO_BREAK}", "lower_bound": f"≥{NO_BREAK}"}
_HEADER = (
    "slug",
    "name",
    "category",
    "layer",
    "made_of",
    "relation",
    "added_tokens_b",
    "tokens_kind",
    "vocab_added",
    "released",
    "source",
)


def step_text(model: LanguageModel) -> str:
    """How a model was made of its base, and with how many added tokens."""
    if model.base_model is None and not model.merge_parents:
        return ""
    parts = [words.word(words.RELATIONS, relation) or relation for relation in model.relation]
    if model.added_tokens_b is not None:
        sign = _SIGNS.get(model.tokens_kind, "") if model.tokens_b is None else ""
        told = f"{sign}+{amount(model.added_tokens_b, 4)}"
        parts.append(_("{amount} tokens").format(amount=told))
    return " · ".join(parts)


def tooltip(snapshot: Snapshot, model: LanguageModel) -> tuple[str, ...]:
    """The lines of the hover text, the name first."""
    lines = [model.label]
    parents = (model.base_model, *model.merge_parents)
    named = [snapshot.models[slug].label for slug in parents if slug and slug in snapshot.models]
    if named:
        lines.append(_("made of {names}").format(names=", ".join(dict.fromkeys(named))))
    lines.append(step_text(model))
    if model.vocab_added is not None:
        rows = f"+{model.vocab_added:,}"
        lines.append(_("{rows} vocabulary entries").format(rows=rows))
    return tuple(line for line in lines if line)


def empty_sentence(count: int) -> str:
    """Why nothing is drawn."""
    if not count:
        return _("No model is left to draw; change the search or clear it.")
    return ngettext(
        "No relation of this {count} model to another one is recorded.",
        "No relation between these {count} models or to others is recorded.",
        count,
    ).format(count=f"{count:,}")


def note_text(*, left_out: int, loners: int, pale: int, aside: bool) -> str:
    """One paragraph: how to read the graph, and what is not drawn."""
    parts = [_("Behind a name: what was done to its base, and the tokens added to it where known.")]
    if aside:
        parts.append(_("Dashed arrows lead from the further parents of a merge."))
    if pale:
        text = ngettext(
            "The grey name is a relative outside the selection.",
            "The {count} grey names are relatives outside the selection.",
            pale,
        )
        parts.append(text.format(count=f"{pale:,}"))
    if left_out:
        text = ngettext(
            "{count} further related model is left out; raise the limit or select one model.",
            "{count} further related models are left out; raise the limit or select one model.",
            left_out,
        )
        parts.append(text.format(count=f"{left_out:,}"))
    if loners:
        text = ngettext(
            "{count} model without a recorded relation is left out.",
            "{count} models without a recorded relation are left out.",
            loners,
        )
        parts.append(text.format(count=f"{loners:,}"))
    return " ".join(parts)


def summary_text(snapshot: Snapshot, placed: Sequence[Placed], joints: Sequence[Joint]) -> str:
    """The chart told to someone who does not see it."""
    made = Counter(joint.parent for joint in joints)
    told = ", ".join(
        f"{snapshot.models[slug].label} {count}" for slug, count in made.most_common(5)
    )
    layers = max(each.layer for each in placed) + 1
    parts = [
        ngettext(
            "{count} model in {layers} layers.", "{count} models in {layers} layers.", len(placed)
        ).format(count=f"{len(placed):,}", layers=layers)
    ]
    if told:
        parts.append(_("Models made of: {list}.").format(list=told))
    return " ".join(parts)


def data_table(snapshot: Snapshot, placed: Sequence[Placed], joints: Sequence[Joint]) -> DataTable:
    """One row a model and parent, from the top."""
    parents: dict[str, list[str]] = {}
    for joint in joints:
        parents.setdefault(joint.child, []).append(joint.parent)
    rows: list[tuple[str | float | int | None, ...]] = []
    for each in placed:
        named: list[str | None] = [*parents.get(each.slug, ())]
        model = snapshot.models[each.slug]
        rows += [_row(model, each.layer, parent) for parent in named or [None]]
    keys = tuple(str(row[0]) for row in rows)
    return DataTable(_HEADER, tuple(rows), keys, titles_of(_HEADER))


def _row(
    model: LanguageModel, layer: int, parent: str | None
) -> tuple[str | float | int | None, ...]:
    return (
        model.slug,
        model.name,
        model.category,
        layer,
        parent,
        ", ".join(model.relation) or None,
        model.added_tokens_b,
        model.tokens_kind if model.added_tokens_b is not None else None,
        model.vocab_added,
        model.release.printed if model.release else None,
        " ".join(sources_of([model], ("base_model", "relation", "added_tokens_b"))) or None,
    )
