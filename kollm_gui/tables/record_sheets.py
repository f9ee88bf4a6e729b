"""The sheets of families, benchmarks, organizations and sources."""

from kollm_gui import i18n
from kollm_gui.catalogue.records import Benchmark, Citation, LanguageModel
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Coverage, protocols_of, reference_protocol
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.cell import Cell, text_cell, unknown
from kollm_gui.tables.extras import extra_sections
from kollm_gui.tables.harness import harness_command
from kollm_gui.tables.model_cells import params_cell, tokens_cell
from kollm_gui.tables.model_row import ModelRow
from kollm_gui.tables.model_sheet import conflict_sections
from kollm_gui.tables.sheet import Fact, Grid, GridRow, Section, Sheet, SheetKind, number_sources
from kollm_gui.tables.table_scores import TableScores


def family_sheet(snapshot: Snapshot, slug: str) -> Sheet:
    """A line of models: its note and its members; raises KeyError for an unknown slug."""
    family = snapshot.families[slug]
    note = i18n.pick(family.note_en, family.note_ko)
    members = [model for model in snapshot.models.values() if model.family == slug]
    makers = {model.organization for model in members} & set(snapshot.organizations)
    sections = (
        Section(
            "facts",
            _("Facts"),
            (
                Fact("name_ko", _("Korean name"), text_cell(family.name_ko)),
                Fact("models", _("Models"), Cell(str(len(members)))),
            ),
        ),
        Section("notes", _("Notes"), (), (note,) if note else (), citations=family.citations),
        Section("models", _("Models"), grid=_models_grid(snapshot, members)),
    )
    names = sorted(snapshot.organizations[maker].label for maker in makers if maker is not None)
    return _sheet(
        snapshot,
        "family",
        slug=slug,
        title=family.label,
        subtitle=", ".join(names),
        sections=sections,
    )


def organization_sheet(snapshot: Snapshot, slug: str) -> Sheet:
    """Who somebody is and what they made; raises KeyError for an unknown slug."""
    found = snapshot.organizations[slug]
    members = [model for model in snapshot.models.values() if model.organization == slug]
    facts = (
        Fact("name", _("Name"), Cell(found.name)),
        Fact("name_ko", _("Korean name"), text_cell(found.name_ko)),
        Fact("kind", _("Kind"), text_cell(words.word(words.ORGANIZATION_KINDS, found.kind))),
        Fact("country", _("Country"), text_cell(words.word(words.COUNTRIES, found.country))),
        Fact("models", _("Models"), Cell(str(len(members)))),
    )
    sections = (
        Section("facts", _("Facts"), facts),
        Section("models", _("Models"), grid=_models_grid(snapshot, members)),
    )
    kind = words.word(words.ORGANIZATION_KINDS, found.kind) or ""
    return _sheet(
        snapshot,
        "organization",
        slug=slug,
        title=found.label,
        subtitle=kind,
        sections=sections,
    )


def source_sheet(snapshot: Snapshot, slug: str) -> Sheet:
    """A document, and what was read in it; raises KeyError for an unknown slug."""
    source = snapshot.sources[slug]
    facts = (
        Fact("kind", _("Kind"), text_cell(words.word(words.SOURCE_KINDS, source.kind))),
        Fact("authors", _("Authors"), text_cell(source.authors)),
        Fact("year", _("Year"), text_cell(str(source.year) if source.year else None)),
        Fact("url", _("Address"), text_cell(source.url)),
        Fact("arxiv", _("arXiv"), text_cell(source.arxiv)),
        Fact("status", _("Read"), text_cell(words.word(words.SOURCE_STATUSES, source.status))),
    )
    cited = [model for model in snapshot.models.values() if _cites(model, slug)]
    scores = sum(1 for score in snapshot.scores if score.source == slug)
    uses = (
        Fact("models", _("Models with facts from it"), Cell(str(len(cited)))),
        Fact("scores", _("Scores from it"), Cell(f"{scores:,}")),
    )
    sections = (
        Section("facts", _("Facts"), facts),
        Section("notes", _("Notes"), (), (source.note_told,) if source.note_told else ()),
        Section("uses", _("Uses"), uses),
        Section("models", _("Models"), grid=_models_grid(snapshot, cited)),
    )
    subtitle = words.word(words.SOURCE_KINDS, source.kind) or ""
    return _sheet(
        snapshot,
        "source",
        slug=slug,
        title=source.title,
        subtitle=subtitle,
        sections=sections,
    )


def benchmark_sheet(snapshot: Snapshot, slug: str) -> Sheet:
    """A test: what it asks, its baselines and protocols; raises KeyError for an unknown slug."""
    found = snapshot.benchmarks[slug]
    about = i18n.pick(found.about_en, found.about_ko)
    note = i18n.pick(found.note_en, found.note_ko)
    sections = (
        Section("facts", _("Facts"), _benchmark_facts(snapshot, found)),
        Section("caveats", _("Caveats"), grid=_caveats_grid(snapshot, slug)),
        Section("baselines", _("Baselines"), grid=_baselines_grid(snapshot, slug)),
        Section("protocols", _("Protocols"), grid=_protocols_grid(snapshot, found)),
        Section(
            "notes",
            _("Notes"),
            (),
            tuple(text for text in (about, note) if text),
            citations=_cited(found, "note"),
        ),
        *extra_sections(found.extras),
        *conflict_sections(snapshot, slug),
    )
    return _sheet(
        snapshot,
        "benchmark",
        slug=slug,
        title=found.label,
        subtitle=found.name_ko or found.task_told,
        sections=sections,
    )


def _sheet(
    snapshot: Snapshot,
    kind: SheetKind,
    *,
    slug: str,
    title: str,
    subtitle: str,
    sections: tuple[Section, ...],
) -> Sheet:
    told = tuple(section for section in sections if not section.empty)
    return Sheet(kind, slug, title, subtitle, told, number_sources(told, snapshot.sources))


def _models_grid(snapshot: Snapshot, models: list[LanguageModel]) -> Grid:
    scores = TableScores(snapshot)
    rows = tuple(
        GridRow((model.label, model.slug, params_cell(row).text, tokens_cell(row).text))
        for model in models
        for row in [ModelRow(model, snapshot, scores)]
    )
    headers = (_("Name"), _("Slug"), _("Params"), _("Tokens"))
    return Grid(headers, ("left", "left", "right", "right"), rows)


def _benchmark_facts(snapshot: Snapshot, found: Benchmark) -> tuple[Fact, ...]:
    terms = snapshot.licenses.get(found.license) if found.license else None
    printed = found.license_printed
    license_text = printed if terms is None else terms.told(printed)
    scale = None if found.scale is None else f"{found.scale[0]:g}–{found.scale[1]:g}"
    reference = reference_protocol(found)
    shown = (
        None
        if reference is None
        else naming.protocol_label(reference, snapshot.sources, usual_metric=found.metric)
    )
    told: list[tuple[str, str, Cell]] = [
        ("task", _("Task"), text_cell(found.task_told)),
        ("origin", _("Origin"), text_cell(words.word(words.BENCHMARK_ORIGINS, found.origin))),
        ("released", _("Released"), text_cell(found.released.printed if found.released else None)),
        ("items", _("Questions"), unknown() if found.items is None else Cell(f"{found.items:,}")),
        ("metric", _("Usual metric"), text_cell(_metric(found))),
        ("scale", _("Scale"), text_cell(scale)),
        ("reference_protocol", _("Reference protocol"), text_cell(shown)),
        ("license", _("Licence"), text_cell(license_text)),
        ("hf_id", _("Hugging Face id"), text_cell(found.hf_id)),
        ("harness", _("Task in lm-evaluation-harness"), text_cell(found.harness_told)),
        ("command", _("Run it"), text_cell(harness_command(found))),
    ]
    return tuple(Fact(key, label, cell, None, _cited(found, key)) for key, label, cell in told)


def _metric(found: Benchmark) -> str | None:
    if found.metric is None:
        return None
    name = naming.metric_label(found.metric)
    return name if found.unit is None else f"{name}, {naming.unit_label(found.unit)}"


def _caveats_grid(snapshot: Snapshot, slug: str) -> Grid:
    rows: list[GridRow] = []
    for caveat in snapshot.caveats_of(slug):
        other = caveat.benchmark if caveat.other == slug else caveat.other
        named = snapshot.benchmarks.get(other or "")
        cells = (
            words.word(words.CAVEATS, caveat.kind) or caveat.kind,
            named.label if named else "",
            i18n.pick(caveat.note_en, caveat.note_ko) or caveat.note_en,
        )
        rows.append(GridRow(cells, (Citation("caveat", caveat.source, caveat.locator),)))
    headers = (_("Kind"), _("Benchmark"), _("Remarks"))
    return Grid(headers, ("left", "left", "left"), tuple(rows))


def _baselines_grid(snapshot: Snapshot, slug: str) -> Grid:
    rows = tuple(
        GridRow(
            (
                words.word(words.BASELINES, row.kind) or row.kind,
                naming.subset_label(row.subset),
                f"{row.value:g} {naming.unit_label(row.unit)}".rstrip(),
                row.note_told or "",
            ),
            (Citation("baseline", row.source, row.locator),),
        )
        for row in snapshot.baselines
        if row.benchmark == slug
    )
    headers = (_("Baseline"), _("Subset"), _("Value"), _("Remarks"))
    return Grid(headers, ("left", "left", "right", "left"), rows)


def _protocols_grid(snapshot: Snapshot, found: Benchmark) -> Grid:
    scores = snapshot.scores_by_benchmark.get(found.slug, ())
    covered = protocols_of(scores, found.slug)
    # What the whole test says goes before its subjects and categories.
    ordered = sorted(covered, key=lambda coverage: coverage.protocol.subset != "overall")
    rows = tuple(_protocol_row(snapshot, found, coverage) for coverage in ordered)
    headers = (_("Protocol"), _("Models"), _("Scores"))
    return Grid(headers, ("left", "right", "right"), rows)


def _protocol_row(snapshot: Snapshot, found: Benchmark, coverage: Coverage) -> GridRow:
    label = naming.protocol_label(coverage.protocol, snapshot.sources, usual_metric=found.metric)
    return GridRow((label, str(coverage.models), str(coverage.rows)))


def _cited(found: Benchmark, field: str) -> tuple[Citation, ...]:
    cited = [citation for citation in found.citations if citation.field == field]
    return tuple(sorted(cited, key=lambda citation: citation.rank))


def _cites(model: LanguageModel, source: str) -> bool:
    return any(citation.source == source for citation in model.citations)
