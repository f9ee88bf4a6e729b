"""The sheet of a model: facts, corpora, recipe, scores, lineage, notes and disagreements."""

from kollm_gui import i18n
from kollm_gui.catalogue.records import Citation, Conflict, Corpus, LanguageModel
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import reference_protocol
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import billions
from kollm_gui.tables.extras import extra_sections
from kollm_gui.tables.model_cells import category_label, family_label, organization_label
from kollm_gui.tables.model_facts import corpus_citations, model_facts
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.score_lines import ScoreLine, score_lines
from kollm_gui.tables.sheet import Grid, GridRow, Section, Sheet, number_sources
from kollm_gui.tables.table_scores import TableScores


def model_sheet(snapshot: Snapshot, slug: str) -> Sheet:
    """All that is known of a model; raises KeyError for an unknown slug."""
    model = snapshot.models[slug]
    row = ModelRow(model, snapshot, TableScores(snapshot))
    sections = [
        Section("facts", _("Facts"), model_facts(row)),
        _corpora(model),
        _recipe(snapshot, model),
        *extra_sections(model.extras),
        _checkpoints(model),
        _scores(snapshot, model),
        _lineage(snapshot, model),
        _notes(model),
        _family_note(snapshot, model),
        *conflict_sections(snapshot, slug),
    ]
    told = tuple(section for section in sections if not section.empty)
    parts = (organization_label(row), family_label(row), category_label(row))
    return Sheet(
        "model",
        slug,
        model.label,
        " · ".join(part for part in parts if part),
        told,
        number_sources(told, snapshot.sources),
    )


def conflict_sections(snapshot: Snapshot, subject: str) -> tuple[Section, ...]:
    """The recorded disagreements about a model or benchmark, one section each."""
    return tuple(
        _conflict(snapshot, conflict) for conflict in snapshot.conflicts_by_subject.get(subject, ())
    )


def _corpora(model: LanguageModel) -> Section:
    rows = tuple(_corpus_row(model, row) for row in model.corpora)
    headers = (_("Corpus"), _("Language"), _("Size"), _("Tokens"), _("Share"), _("Part"))
    grid = Grid(headers, ("left", "left", "right", "right", "right", "left"), rows)
    return Section("corpora", _("Corpora"), grid=grid)


def _corpus_row(model: LanguageModel, row: Corpus) -> GridRow:
    role = words.word(words.ROLES, row.role) or ""
    if row.part_of is not None:
        role = _("part of the total")
    if row.overlaps:
        role = _("cuts across the other parts")
    texts = (
        row.label,
        words.language_label(row.language),
        "–" if row.size_gb is None else f"{row.size_gb:,.5g} GB",
        "–" if row.tokens_b is None else billions(row.tokens_b).text,
        "–" if row.share is None else f"{row.share * 100:.3g} %",
        role,
    )
    return GridRow(texts, corpus_citations(model, [row]))


def _recipe(snapshot: Snapshot, model: LanguageModel) -> Section:
    known = snapshot.techniques
    names = [known[slug].label if slug in known else slug for slug in model.techniques]
    stages = sorted(model.stages, key=lambda stage: stage.order)
    rows = tuple(
        GridRow(
            (str(stage.order), stage.label, stage.trained_told or "–", stage.frozen_told or "–"),
            model.cited("stages"),
        )
        for stage in stages
    )
    headers = (_("Stage"), _("What"), _("Trained"), _("Frozen"))
    grid = Grid(headers, ("right", "left", "left", "left"), rows) if rows else None
    paragraphs = (", ".join(names),) if names else ()
    return Section("recipe", _("Recipe"), (), paragraphs, grid, citations=model.cited("techniques"))


def _checkpoints(model: LanguageModel) -> Section:
    rows = tuple(
        GridRow(
            (
                point.label_told,
                "–" if point.added_tokens_b is None else billions(point.added_tokens_b).text,
                point.published_told or "–",
            ),
            model.cited("checkpoints"),
        )
        for point in model.checkpoints
    )
    headers = (_("Checkpoint"), _("Added tokens"), _("Published"))
    return Section(
        "checkpoints", _("Checkpoints"), grid=Grid(headers, ("left", "right", "left"), rows)
    )


def _scores(snapshot: Snapshot, model: LanguageModel) -> Section:
    references = {slug: reference_protocol(row) for slug, row in snapshot.benchmarks.items()}
    lines = score_lines(snapshot, model.slug, references)
    headers = (_("Benchmark"), _("Protocol"), _("Score"), _("Measured by"), _("Remarks"))
    rows = tuple(_score_row(snapshot, line) for line in lines)
    return Section(
        "scores",
        _("Scores"),
        grid=Grid(headers, ("left", "left", "right", "left", "left"), rows, grouped=True),
    )


def _score_row(snapshot: Snapshot, line: ScoreLine) -> GridRow:
    score = line.shown.score
    benchmark = snapshot.benchmarks.get(line.benchmark)
    usual = benchmark.metric if benchmark is not None else None
    cells = naming.protocol_cells(line.protocol, snapshot.sources, usual_metric=usual)
    texts = (
        benchmark.label if benchmark is not None else line.benchmark,
        " · ".join(cell.text for cell in cells if cell.part != "source"),
        score_with_unit(naming.value_text(score), score.unit),
        naming.provenance_label(score.provenance),
        "; ".join(line.remarks),
    )
    reports = (score, *line.shown.others)
    citations = tuple(
        Citation("score", report.source, _place(texts[0], report.locator)) for report in reports
    )
    return GridRow(texts, citations)


def score_with_unit(value: str, unit: str) -> str:
    """A score with its unit as readers write it: 29.26 %, 8.62 points."""
    if unit == "%":
        return f"{value} %"
    if unit == "points":
        return _("{value} points").format(value=value)
    return f"{value} {naming.unit_label(unit)}"


def _place(benchmark: str, locator: str | None) -> str | None:
    return None if locator is None else f"{benchmark}: {locator}"


def _lineage(snapshot: Snapshot, model: LanguageModel) -> Section:
    children = [snapshot.models[slug] for slug in snapshot.children.get(model.slug, ())]
    rows = tuple(
        GridRow(
            (
                child.label,
                child.slug,
                ", ".join(words.word(words.RELATIONS, part) or part for part in child.relation),
                "–"
                if child.added_tokens_b is None
                else billions(child.added_tokens_b, prefix="+").text,
            )
        )
        for child in children
    )
    headers = (_("Made from it"), _("Slug"), _("How"), _("Added tokens"))
    grid = Grid(headers, ("left", "left", "left", "right"), rows)
    return Section("lineage", _("Lineage"), grid=grid)


def _notes(model: LanguageModel) -> Section:
    note = i18n.pick(model.note_en, model.note_ko)
    citations = model.cited("note")
    return Section("notes", _("Notes"), (), (note,) if note else (), citations=citations)


def _family_note(snapshot: Snapshot, model: LanguageModel) -> Section:
    family = snapshot.families.get(model.family)
    note = None if family is None else i18n.pick(family.note_en, family.note_ko)
    if family is None or note is None or model.minimal:
        return Section("family", "")
    title = _("The {family} family").format(family=family.label)
    return Section("family", title, (), (note,), citations=family.citations)


def _conflict(snapshot: Snapshot, conflict: Conflict) -> Section:
    about = conflict.field or conflict.benchmark or conflict.area or ""
    name = words.word(words.FIELDS, about) or about
    if about in snapshot.benchmarks:
        name = snapshot.benchmarks[about].label
    count = len(conflict.values)
    title = _("Reports disagree: {about}").format(about=name)
    rows = tuple(
        GridRow(
            (value.value_told, value.setting_told or "–", value.model or ""),
            (Citation("conflict", value.source, None),) if value.source else (),
        )
        for value in conflict.values
    )
    headers = (
        ngettext("{count} value", "{count} values", count).format(count=count),
        _("Setting"),
        _("Model"),
    )
    grid = Grid(headers, ("left", "left", "left"), rows) if rows else None
    return Section(f"conflict-{about}", title, (), (conflict.comment_told,), grid)
