"""The chart of lineage: base models and what was made of them, with relation and added tokens."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.charts import lineage_words as words
from kollm_gui.charts.attribution import sources_of, sources_text
from kollm_gui.charts.category_parts import category_entries
from kollm_gui.charts.figure import (
    SHAPES,
    Axis,
    Edge,
    Figure,
    Graph,
    LegendEntry,
    Node,
    Panel,
)
from kollm_gui.charts.lineage_layers import Joint, Kinship, Placed, kinship_of, lay_out
from kollm_gui.charts.options import Chart, ChartRequest, Choice, Option, fixed
from kollm_gui.charts.scale import Linear
from kollm_gui.i18n import N_, _, ngettext
from kollm_gui.library.snapshot import Snapshot

# So many layers' widths the names of the last layer may take.
_LAST_NAME = 3.0
_LEAST_LAYERS = 4.0
_DEEP = 1.5  # many layers leave a third of the width to the last name
_FIELDS = ("base_model", "relation", "merge_parents", "added_tokens_b")


@dataclass(frozen=True, slots=True)
class _Cast:
    """The parts of the graph that are drawn, and what is left out of it."""

    parts: tuple[tuple[str, ...], ...]
    focus: frozenset[str]  # the others are relatives, drawn pale
    left_out: int  # relatives and parts beyond the limit
    loners: int  # chosen models without any known relation

    @property
    def drawn(self) -> tuple[str, ...]:
        """All models of the graph."""
        return tuple(slug for part in self.parts for slug in part)


def lineage(request: ChartRequest) -> Figure:
    """The figure of a request whose options are complete and checked."""
    snapshot = request.snapshot
    kinship = kinship_of(snapshot.models)
    cast = _cast(request, kinship)
    placed, joints = lay_out(cast.parts, kinship, snapshot.models)
    drawn = [snapshot.models[each.slug] for each in placed]
    read_in = sources_of(drawn, _FIELDS)
    empty = None if placed else words.empty_sentence(cast.loners)
    focused = len(cast.focus & set(cast.drawn))
    return Figure(
        chart="lineage",
        title=_("Lineage"),
        subtitle=_("From left to right: base models and what was made of them"),
        panels=() if empty else (_panel(request, cast, placed, joints),),
        legend=_legend(snapshot, drawn, joints),
        note=words.note_text(
            left_out=cast.left_out,
            loners=cast.loners,
            pale=len(placed) - focused,
            aside=any(joint.aside for joint in joints),
        ),
        sources=read_in,
        sources_text=sources_text(read_in, snapshot.sources),
        summary=empty or words.summary_text(snapshot, placed, joints),
        data=words.data_table(snapshot, placed, joints),
        selected=request.selected,
        empty=empty,
        counts=ngettext("{count} model drawn", "{count} models drawn", len(placed)).format(
            count=len(placed)
        ),
    )


def _cast(request: ChartRequest, kinship: Kinship) -> _Cast:
    models, options = request.snapshot.models, request.options
    most = len(models) if options["most"] == "all" else int(options["most"])
    about = _about(request, kinship)
    if about is not None:
        relatives = {slug for one in about for slug in _family_of(one, kinship)} | set(about)
        # Of one model all relatives are meant; of a family those outside it stand behind.
        focus = set(about) if len(about) > 1 else relatives
        return _limited(kinship, relatives, focus, most, start=about)
    wanted = set(models) if request.slugs is None else {*request.slugs} & set(models)
    if request.selected in models:
        wanted.add(str(request.selected))
    # A base outside the selection is drawn pale: without it nobody would see what was made of it.
    bases = {slug for one in wanted for slug in kinship.ancestors(one)}
    return _limited(kinship, wanted | bases, wanted, most, start=sorted(wanted))


def _about(request: ChartRequest, kinship: Kinship) -> tuple[str, ...] | None:
    """The models that the graph is about, or None where it is about all that the filter leaves."""
    models, of = request.snapshot.models, request.options["of"]
    if of == "all":
        return None
    if of in models:
        return (of,)
    if of in request.snapshot.families:
        return tuple(slug for slug, model in models.items() if model.family == of)
    selected = request.selected or ""
    if selected in models and (kinship.parents.get(selected) or kinship.children.get(selected)):
        return (selected,)
    return None


def _family_of(slug: str, kinship: Kinship) -> frozenset[str]:
    return kinship.ancestors(slug) | kinship.descendants(slug)


def _limited(
    kinship: Kinship, members: set[str], focus: set[str], most: int, *, start: Sequence[str]
) -> _Cast:
    """As many whole parts as the limit holds, the largest first; one too large is cut."""
    found = kinship.parts(members)
    kept: list[tuple[str, ...]] = []
    room = most
    for part in found:
        taken = tuple(part)
        if len(taken) > room:
            taken = () if kept else _nearest(kinship, part, start, room)
        if taken:
            kept.append(taken)
            room -= len(taken)
    drawn = sum(len(part) for part in kept)
    whole = sum(len(part) for part in found)
    related = {slug for part in found for slug in part}
    return _Cast(tuple(kept), frozenset(focus), whole - drawn, len(focus - related))


def _nearest(
    kinship: Kinship, part: Sequence[str], start: Sequence[str], most: int
) -> tuple[str, ...]:
    """The members of a part that are nearest to the start, step by step along their relations."""
    members = set(part)
    order = dict.fromkeys(slug for slug in start if slug in members) or dict.fromkeys(part[:1])
    queue = list(order)
    for slug in queue:
        for other in (*kinship.parents.get(slug, ()), *kinship.children.get(slug, ())):
            if other in members and other not in order:
                order[other] = None
                queue.append(other)
    return tuple(order)[:most]


def _panel(
    request: ChartRequest, cast: _Cast, placed: Sequence[Placed], joints: Sequence[Joint]
) -> Panel:
    models = request.snapshot.models
    deepest = max(each.layer for each in placed)
    layers = max(_LEAST_LAYERS, deepest + _LAST_NAME, deepest * _DEEP)
    rows = max(each.row for each in placed) + 1
    nodes = tuple(_node(request, models[each.slug], each, cast) for each in placed)
    edges = tuple(Edge(joint.parent, joint.child, dashed=joint.aside) for joint in joints)
    blank = {"ticks_shown": False, "grid": False}
    return Panel(
        x=Axis("", Linear(-0.12, layers), **blank),
        # Rows count from the top.
        y=Axis("", Linear(-(rows - 0.4), 0.6), **blank),
        marks=(Graph(nodes, edges),),
        lines=float(rows) * 1.08,
        bare=True,
    )


def _node(request: ChartRequest, model: LanguageModel, place: Placed, cast: _Cast) -> Node:
    snapshot = request.snapshot
    return Node(
        key=model.slug,
        text=model.label,
        x=float(place.layer),
        y=-float(place.row),
        tone=model.category,
        shape=SHAPES[model.category],
        hollow=model.architecture == "moe",
        pale=model.slug not in cast.focus,
        detail=words.step_text(model),
        tooltip=words.tooltip(snapshot, model),
    )


def _legend(
    snapshot: Snapshot, drawn: Sequence[LanguageModel], joints: Sequence[Joint]
) -> tuple[LegendEntry, ...]:
    entries = [*category_entries(snapshot, drawn)]
    if any(model.architecture == "moe" for model in drawn):
        entries.append(LegendEntry(_("mixture of experts"), "text_2", "circle", hollow=True))
    if joints:
        entries.append(LegendEntry(_("base → what was made of it"), "text_3", arrow=True))
    if any(joint.aside for joint in joints):
        entries.append(LegendEntry(_("another parent"), "text_3", arrow=True, dash="dashed"))
    return tuple(entries)


def _families(snapshot: Snapshot, _options: Mapping[str, str]) -> Sequence[Choice]:
    """The selected model or all, and each family with a relation, by name."""
    kinship = kinship_of(snapshot.models)
    related = {
        model.family
        for model in snapshot.models.values()
        if model.slug in kinship.parents or model.slug in kinship.children
    }
    families = sorted(
        (snapshot.families[slug] for slug in related if slug in snapshot.families),
        key=lambda family: family.name.casefold(),
    )
    return [
        Choice("selected", N_("The selected model")),
        Choice("all", N_("All that the search finds")),
        *(Choice(family.slug, family.label) for family in families),
    ]


def _typed_model(snapshot: Snapshot, _options: Mapping[str, str], text: str) -> str | None:
    """The slug of a model, by its slug or its name."""
    for slug, model in snapshot.models.items():
        if text.casefold() in (name.casefold() for name in (slug, *model.labels)):
            return slug
    return None


CHART = Chart(
    key="lineage",
    text=N_("Lineage"),
    sentence=N_(
        "Base models and what was made of them, with the relation and the added tokens: of one "
        "model, of a family, or of all that the search finds."
    ),
    options=(
        Option(
            "of",
            N_("Of"),
            "choice",
            "selected",
            _families,
            _typed_model,
            N_("A model is also named by its slug, such as llama-3-8b."),
        ),
        Option(
            "most",
            N_("At most"),
            "choice",
            "60",
            fixed(
                Choice("30", N_("30 models")),
                Choice("60", N_("60 models")),
                Choice("120", N_("120 models")),
                Choice("all", N_("All")),
            ),
        ),
    ),
    presets=(),
    make=lineage,
)
