"""The page of a benchmark: what it asks, what chance reaches, how it is run, who was scored."""

from collections.abc import Mapping
from typing import cast

from kollm_gui import i18n
from kollm_gui.catalogue.records import Benchmark, CaveatKind, Citation
from kollm_gui.citing.entry import sources_of_benchmark
from kollm_gui.comparing import naming
from kollm_gui.comparing.printed_words import printed_word
from kollm_gui.comparing.protocol import Protocol, reference_protocol
from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.tables.extras import extra
from kollm_gui.tables.harness import harness_command
from kollm_gui.ui.details.content import (
    Badge,
    Details,
    Fact,
    FactsBody,
    ModelLine,
    ModelsBody,
    ModelsGroup,
    NotesBody,
    Section,
)
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_notes import extra_text, note_of, notes_section
from kollm_gui.ui.details.content_ranking import ranking_sections
from kollm_gui.ui.details.content_sources import Numbering
from kollm_gui.ui.details.references import Disagreement, Note

HEAT_MAP = "heat-map"
_CAVEATS_OF: Mapping[CaveatKind, str] = {
    "fault": N_("Known fault, see {name}"),
    "name-trap": N_("Not to be taken for {name}"),
    "superseded": N_("Newer edition: {name}"),
}


def benchmark_details(
    snapshot: Snapshot, benchmark: Benchmark, chosen: Mapping[str, str]
) -> Details:
    """Facts, caveats, models by place, protocols, notes and sources of a benchmark.

    ``chosen`` holds the keys of the protocols chosen in the view, by benchmark.
    """
    numbering = Numbering(snapshot)
    disputes = Disputes(snapshot, benchmark.slug, numbering)
    facts = Section("facts", FactsBody(tuple(_facts(snapshot, benchmark, numbering, disputes))))
    about = note_of(None, benchmark.about_en, benchmark.about_ko, (), numbering)
    note = note_of(None, benchmark.note_en, benchmark.note_ko, benchmark.citations, numbering)
    caveats = _caveats(snapshot, benchmark, numbering)
    scored = ranking_sections(snapshot, benchmark, numbering, chosen)
    sections = [
        facts,
        *([caveats] if caveats else []),
        *scored,
        notes_section([about, note], disputes),
        *([_ways_on(benchmark)] if scored else []),
    ]
    origin = words.word(words.BENCHMARK_ORIGINS, benchmark.origin)
    copies = [(_("Copy name"), benchmark.name)]
    if benchmark.hf_id:
        copies.append((_("Copy Hugging Face id"), benchmark.hf_id))
    return Details(
        key=f"benchmark/{benchmark.slug}",
        title=benchmark.label,
        detail=_("benchmark"),
        badges=(Badge(origin),) if origin else (),
        sections=(*sections, numbering.section()),
        copies=tuple(copies),
        cites=tuple(source.slug for source in sources_of_benchmark(snapshot, benchmark)),
        url=_hugging_face(benchmark),
    )


def _facts(
    snapshot: Snapshot, benchmark: Benchmark, numbering: Numbering, disputes: Disputes
) -> list[Fact]:
    def fact(
        field: str, label: str, value: str | None, remark: str = "", url: str | None = None
    ) -> None:
        if value is None:
            return
        cited = [citation for citation in benchmark.citations if citation.field == field]
        cited.sort(key=lambda citation: citation.rank)
        quarrels: tuple[Disagreement, ...] = disputes.about_field(field)
        references = numbering.references(cited)
        facts.append(
            Fact(
                field,
                label,
                value,
                remark=remark,
                url=url,
                references=references,
                disagreements=quarrels,
            )
        )

    facts: list[Fact] = []
    fact("task", _("Task"), benchmark.task_told)
    fact("origin", _("Origin"), words.word(words.BENCHMARK_ORIGINS, benchmark.origin))
    fact("released", _("Released"), benchmark.released.printed if benchmark.released else None)
    fact("items", _("Items"), f"{benchmark.items:,}" if benchmark.items is not None else None)
    fact("subsets", _("Parts"), _subsets(benchmark))
    metric = naming.metric_label(benchmark.metric) if benchmark.metric else None
    fact("metric", _("Metric"), metric, remark=_scale(benchmark))
    facts += _baselines(snapshot, benchmark, numbering)
    terms = snapshot.licenses.get(benchmark.license) if benchmark.license else None
    printed = benchmark.license_printed
    if terms is None:
        fact("license", _("Licence"), printed)
    else:
        fact("license", _("Licence"), terms.told(printed), terms.beside(printed), terms.url)
    facts += _running(snapshot, benchmark, numbering)
    if benchmark.hf_id:
        facts.append(Fact("hf_id", _("Data set"), benchmark.hf_id, url=_hugging_face(benchmark)))
    return facts


def _subsets(benchmark: Benchmark) -> str | None:
    subsets = benchmark.extras.get("subsets")
    if not isinstance(subsets, list | tuple) or not subsets:
        return None
    return ", ".join(_part_name(subset) for subset in subsets)  # pyright: ignore[reportUnknownVariableType]


def _part_name(subset: object) -> str:
    if not isinstance(subset, Mapping):
        return printed_word(str(subset))
    named = cast("Mapping[str, object]", subset)
    korean, english_only = extra(named, "name")
    return printed_word(str(named["name"])) if english_only else str(korean)


def _scale(benchmark: Benchmark) -> str:
    if benchmark.scale is None:
        return ""
    low, high = benchmark.scale
    unit = naming.unit_label(benchmark.unit)
    return _("{low:g} to {high:g} {unit}").format(low=low, high=high, unit=unit).strip()


def _baselines(snapshot: Snapshot, benchmark: Benchmark, numbering: Numbering) -> list[Fact]:
    facts: list[Fact] = []
    for row in snapshot.baselines:
        if row.benchmark != benchmark.slug:
            continue
        label = words.word(words.BASELINES, row.kind) or row.kind
        remark = "" if row.subset == "overall" else naming.subset_label(row.subset)
        references = numbering.references([Citation(row.kind, row.source, row.locator)])
        facts.append(
            Fact(
                f"{row.kind}/{row.subset}",
                label[:1].upper() + label[1:],
                f"{row.value:.2f}" if row.unit == "%" else f"{row.value:g}",
                naming.unit_label(row.unit),
                remark,
                references=references if row.source or row.locator else (),
                tip=row.note_told or "",
            )
        )
    return facts


def _running(snapshot: Snapshot, benchmark: Benchmark, numbering: Numbering) -> list[Fact]:
    facts: list[Fact] = []
    protocol = reference_protocol(benchmark)
    told = extra_text(benchmark.extras, "reference_reason")
    if protocol is not None:
        label = _protocol_label(snapshot, benchmark, protocol)
        facts.append(Fact("reference_protocol", _("Compared under"), label, remark=told))
    elif told:
        none = _("no protocol")
        facts.append(
            Fact("reference_protocol", _("Compared under"), none, remark=told, tone="quiet")
        )
    cited = [citation for citation in benchmark.citations if citation.field == "harness"]
    if benchmark.harness:
        references = numbering.references(cited)
        label, tasks = _("Harness tasks"), benchmark.harness_told or benchmark.harness
        facts.append(Fact("harness", label, tasks, references=references))
    task = snapshot.harness_task_of(benchmark.slug)
    if task is not None:
        facts.append(Fact("harness_folder", _("Folder"), task.folder, remark=task.note_told or ""))
    command = harness_command(benchmark)
    if command is not None:
        tip = _("MODEL stands for a Hugging Face id or a folder with weights.")
        facts.append(Fact("command", _("Run it"), command, command=True, tip=tip))
    return facts


def _caveats(snapshot: Snapshot, benchmark: Benchmark, numbering: Numbering) -> Section | None:
    notes: list[Note] = []
    for caveat in snapshot.caveats_of(benchmark.slug):
        # A trap is told from the side of the benchmark that one looks at.
        partner = caveat.benchmark if caveat.other == benchmark.slug else caveat.other
        other = snapshot.benchmarks.get(partner or "")
        title = _((words.CAVEATS if other is None else _CAVEATS_OF)[caveat.kind])
        reference = numbering.reference(caveat.source, caveat.locator)
        notes.append(
            Note(
                title.format(name=other.label if other else ""),
                i18n.pick(caveat.note_en, caveat.note_ko) or caveat.note_en,
                (reference,),
                target=None if other is None else f"benchmark/{other.slug}",
            )
        )
    return Section("caveats", NotesBody(tuple(notes))) if notes else None


def _ways_on(benchmark: Benchmark) -> Section:
    from kollm_gui.charts.registry import CHARTS  # noqa: PLC0415 - the page opens without charts

    known = {chart.key for chart in CHARTS}
    options = (("benchmark", benchmark.slug),)
    lines = [ModelLine("", _("Chart of the scores"), chart=("scores", options))]
    if HEAT_MAP in known and benchmark.slug == "kmmlu":
        subjects = (("what", "kmmlu-subjects"),)
        lines.append(ModelLine("", _("Heat map of the subjects"), chart=(HEAT_MAP, subjects)))
    if HEAT_MAP in known:
        lines.append(ModelLine("", _("Heat map of models and benchmarks"), chart=(HEAT_MAP, ())))
    body = ModelsBody((ModelsGroup("ways", "", tuple(lines)),))
    return Section("models", body, heading=_("Go on to"))


def _protocol_label(snapshot: Snapshot, benchmark: Benchmark, protocol: Protocol) -> str:
    return naming.protocol_label(protocol, snapshot.sources, usual_metric=benchmark.metric)


def _hugging_face(benchmark: Benchmark) -> str | None:
    return f"https://huggingface.co/datasets/{benchmark.hf_id}" if benchmark.hf_id else None
