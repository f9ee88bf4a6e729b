"""From a section's content to the rows that show it."""

from collections.abc import Callable, Collection, Iterable
from typing import Any

from kollm_gui.i18n import _
from kollm_gui.ui.details.content import (
    CorporaBody,
    FactsBody,
    LineageBody,
    MineBody,
    ModelsBody,
    NotesBody,
    RecipeBody,
    Reproduction,
    Section,
    SourcesBody,
)
from kollm_gui.ui.details.content_scores import shown_remark
from kollm_gui.ui.details.paragraph import Run
from kollm_gui.ui.details.references import Disagreement
from kollm_gui.ui.details.row import Row, Space
from kollm_gui.ui.details.rows_corpora import (
    CorpusColumns,
    CorpusHeadRow,
    CorpusRow,
    LockRow,
    MixRow,
)
from kollm_gui.ui.details.rows_facts import FactRow
from kollm_gui.ui.details.rows_lineage import ArrowRow, BoxRow, ModelRow
from kollm_gui.ui.details.rows_mine import mine_rows
from kollm_gui.ui.details.rows_ranking import ProtocolRow, RankRow, RankTable
from kollm_gui.ui.details.rows_recipe import (
    CheckpointRow,
    ChipsRow,
    NumbersRow,
    StageLegendRow,
    StageRow,
)
from kollm_gui.ui.details.rows_reports import ReportRow, SpreadRow
from kollm_gui.ui.details.rows_scores import ScoreRow, ScoreTable
from kollm_gui.ui.details.rows_sources import SourceRow
from kollm_gui.ui.details.rows_stage_grid import StageGrid
from kollm_gui.ui.details.rows_text import (
    HeadRow,
    LinkRow,
    QuarrelRow,
    TextRow,
    ToggleRow,
    english_mark,
    note_rows,
    reference_runs,
)
from kollm_gui.ui.details.scores import ProtocolsBody, RankingBody, ReportsBody, ScoresBody
from kollm_gui.ui.details.spot import Action, CompareWithBase, Toggle

_SHOWN_CHILDREN = 8
Opened = Collection[str]


def section_rows(section: Section, opened: Opened, *, headed: bool = True) -> list[Row]:
    """The rows of a section; ``opened`` holds the keys of what the reader has opened."""
    rows = _MAKERS[type(section.body)](section.body, opened)
    head = [_head(section, opened)] if headed else []
    return [*head, *rows]


def _head(section: Section, opened: Opened) -> HeadRow:
    body, remark = section.body, section.remark
    link: tuple[str, Action] | None = None
    if isinstance(body, ScoresBody) and body.lines:
        everything = "scores" in opened
        shown = len(body.lines) if everything else body.first
        remark = shown_remark(shown, len(body.lines))
        if body.first < len(body.lines):
            link = (_("Show fewer") if everything else _("Show all"), Toggle("scores"))
    elif isinstance(body, RecipeBody) and body.stages and not body.plain:
        remark = _("only what is green moves")
    elif isinstance(body, CorporaBody) and body.mix_remark:
        remark = body.mix_remark
    return HeadRow(section.title, remark, link)


def _quarrels(disagreements: Iterable[Disagreement], opened: Opened, key: str) -> list[Row]:
    if f"quarrel/{key}" not in opened:
        return []
    return [QuarrelRow(disagreement) for disagreement in disagreements]


def _facts(body: FactsBody, opened: Opened) -> list[Row]:
    rows: list[Row] = []
    for fact in body.facts:
        rows.append(FactRow(fact))
        rows += _quarrels(fact.disagreements, opened, fact.key)
    return rows


def _corpora(body: CorporaBody, opened: Opened) -> list[Row]:  # noqa: ARG001
    rows: list[Row] = [QuarrelRow(disagreement) for disagreement in body.disagreements]
    if body.sentence:
        rows.append(LockRow(body.sentence, withheld=body.withheld))
    if len(body.mix) == 1:
        only = body.mix[0].label
        rows.append(TextRow([Run(_("All of it: {language}.").format(language=only), "text_2")]))
    elif body.mix:
        rows.append(MixRow(body.mix))
    if body.lines:
        columns = CorpusColumns.of(body.lines)
        rows.append(CorpusHeadRow(columns))
        rows += [CorpusRow(line, columns) for line in body.lines]
    numbers = reference_runs(body.references)
    if numbers:
        lead = Run(_("Sources") + "\u2002", "text_3", "small")
        rows += [Space(6), TextRow([lead, *numbers])]
    return rows


def _recipe(body: RecipeBody, opened: Opened) -> list[Row]:
    rows: list[Row] = []
    if body.sentence:
        rows.append(LockRow(body.sentence, withheld=False))
    if body.techniques:
        rows.append(ChipsRow(body.techniques))
    if body.stages:
        rows += _stages(body, opened)
    for remark in body.remarks:
        rows += note_rows(remark)
    for reproduction in body.reproductions:
        rows += _reproduction(reproduction)
    if body.checkpoints:
        rows.append(TextRow([Run(_("Checkpoints"), "text", "small_strong")], gap=2))
        rows += [CheckpointRow(line) for line in body.checkpoints]
    numbers = reference_runs(body.references)
    if numbers:
        lead = Run(_("Sources") + "\u2002", "text_3", "small")
        rows.append(TextRow([lead, *numbers]))
    return rows


def _reproduction(told: Reproduction) -> list[Row]:
    head = [Run(told.title, "text", "small_strong"), Run("\u2002" + told.detail, "text_3", "small")]
    note = english_mark([Run(told.note, "text_2", "small")], english_only=told.english_only)
    return [
        TextRow(head, gap=2),
        NumbersRow("", told.columns, head=True),
        *(NumbersRow(setting, values) for setting, values in told.rows),
        Space(4),
        TextRow([*note, *reference_runs(told.references, "\u2002")], gap=8),
    ]


def _stages(body: RecipeBody, opened: Opened) -> list[Row]:
    if body.plain:  # names are all there is to tell
        return [*(StageRow(stage, plain=True) for stage in body.stages), Space(8)]
    adapters = any(stage.adapters for stage in body.stages)
    rows: list[Row] = [Space(4), StageLegendRow(adapters=adapters)]
    in_words = [StageRow(stage) for stage in body.stages]
    if not body.grid:
        return [*rows, *in_words, Space(8)]
    rows += [Space(4), StageGrid(body.grid, body.stages)]
    if "stages" in opened:
        return [*rows, ToggleRow(_("Hide the words of the sources"), "stages"), *in_words, Space(8)]
    return [*rows, ToggleRow(_("Show the stages in the words of the sources"), "stages"), Space(4)]


def _scores(body: ScoresBody, opened: Opened) -> list[Row]:
    if body.sentence:
        return [LockRow(body.sentence, withheld=False)]
    lines = body.lines if "scores" in opened else body.lines[: body.first]
    table = ScoreTable(lines)
    return [ScoreRow(line, body.category, table) for line in lines]


def _protocols(body: ProtocolsBody, opened: Opened) -> list[Row]:
    everything = "protocols" in opened or len(body.lines) <= body.first + 2
    first = len(body.lines) if everything else body.first
    # The chosen one always shows, even where it stands far down.
    shown = [line for place, line in enumerate(body.lines) if place < first or line.chosen]
    rows: list[Row] = [ProtocolRow(line) for line in shown]
    return [*rows, *_more("protocols", len(shown), len(body.lines), opened)]


def _ranking(body: RankingBody, opened: Opened) -> list[Row]:
    everything = "ranking" in opened or len(body.lines) <= body.first + 2
    shown = body.lines if everything else body.lines[: body.first]
    table = RankTable(shown)
    rows: list[Row] = [RankRow(line, table) for line in shown]
    rows += _more("ranking", len(shown), len(body.lines), opened)
    if body.note:
        rows += [Space(4), TextRow([Run(body.note, "text_3", "small")])]
    return rows


def _reports(body: ReportsBody, opened: Opened) -> list[Row]:  # noqa: ARG001
    if not body.cards:
        return [LockRow(_("No report counts under the present filter."), withheld=False)]
    placed = sum(1 for card in body.cards if card.fill is not None)
    line: list[Row] = [SpreadRow(body.cards, body.category, body.scale)] if placed > 1 else []
    last = len(body.cards) - 1
    rows = (
        ReportRow(card, body.category, ruled=place < last) for place, card in enumerate(body.cards)
    )
    return [*line, *rows]


def _lineage(body: LineageBody, opened: Opened) -> list[Row]:
    if body.sentence:
        return [LockRow(body.sentence, withheld=False)]
    rows: list[Row] = []
    chain = [*body.above, body.here]
    for place, line in enumerate(chain):
        if place:
            rows.append(ArrowRow(line.step))
        rows.append(BoxRow(line, here=line is body.here))
    if body.above:
        words = _("Compare with its base: gain and forgetting")
        rows += [Space(4), LinkRow(words, CompareWithBase(body.here.target))]
    rows.append(Space(8))
    if body.merged_from:
        rows.append(TextRow([Run(_("Merged from"), "text", "small_strong")], gap=2))
        rows += [ModelRow(line) for line in body.merged_from]
    if body.below:
        rows.append(TextRow([Run(_("Made of it"), "text", "small_strong")], gap=2))
        everything = "lineage" in opened or len(body.below) <= _SHOWN_CHILDREN + 2
        shown = body.below if everything else body.below[:_SHOWN_CHILDREN]
        rows += [ModelRow(line) for line in shown]
        rows += _more("lineage", len(shown), len(body.below), opened)
    for remark in body.remarks:
        rows += note_rows(remark)
    return rows


def _models(body: ModelsBody, opened: Opened) -> list[Row]:
    rows: list[Row] = []
    for group in body.groups:
        if group.title:
            rows.append(TextRow([Run(group.title, "text", "small_strong")], gap=2))
        everything = group.key in opened or len(group.lines) <= group.first + 2
        shown = group.lines if everything else group.lines[: group.first]
        rows += [ModelRow(line) for line in shown]
        rows += _more(group.key, len(shown), len(group.lines), opened)
    return rows


def _more(key: str, shown: int, total: int, opened: Opened) -> list[Row]:
    if key in opened:
        return [ToggleRow(_("Show fewer"), key)]
    if shown < total:
        return [ToggleRow(_("Show all {count}").format(count=f"{total:,}"), key)]
    return []


def _notes(body: NotesBody, opened: Opened) -> list[Row]:  # noqa: ARG001
    rows: list[Row] = []
    if body.sentence:
        rows.append(LockRow(body.sentence, withheld=False))
    for note in body.notes:
        rows += note_rows(note)
    rows += [QuarrelRow(disagreement) for disagreement in body.disagreements]
    return rows


def _mine(body: MineBody, opened: Opened) -> list[Row]:  # noqa: ARG001
    return mine_rows(body)


def _sources(body: SourcesBody, opened: Opened) -> list[Row]:  # noqa: ARG001
    if body.sentence:
        return [LockRow(body.sentence, withheld=False)]
    return [SourceRow(line) for line in body.sources]


_MAKERS: dict[type, Callable[[Any, Opened], list[Row]]] = {
    FactsBody: _facts,
    CorporaBody: _corpora,
    RecipeBody: _recipe,
    ScoresBody: _scores,
    ProtocolsBody: _protocols,
    RankingBody: _ranking,
    ReportsBody: _reports,
    LineageBody: _lineage,
    ModelsBody: _models,
    NotesBody: _notes,
    MineBody: _mine,
    SourcesBody: _sources,
}
