"""The page of a benchmark: what it asks, what chance reaches, how it is run, who was scored."""

import re

from kollm_gui import i18n
from kollm_gui.catalogue.records import Benchmark, Citation
from kollm_gui.citing.entry import sources_of_benchmark
from kollm_gui.comparing import naming
from kollm_gui.comparing.protocol import Protocol, protocols_of, reference_protocol
from kollm_gui.i18n import _, ngettext
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.tables import words
from kollm_gui.ui.details.content import (
    Badge,
    Details,
    Disagreement,
    Fact,
    FactsBody,
    ModelLine,
    ModelsBody,
    ModelsGroup,
    Section,
)
from kollm_gui.ui.details.content_disputes import Disputes
from kollm_gui.ui.details.content_notes import note_of, notes_section
from kollm_gui.ui.details.content_sources import Numbering

_TASK = re.compile(r"[A-Za-z0-9]+(?:_[A-Za-z0-9]+)*")
# Such a task is not in the harness as it is installed.
_ELSEWHERE = ("fork", "drop-in", "leaderboard")


def benchmark_details(snapshot: Snapshot, benchmark: Benchmark) -> Details:
    """Facts, protocols, notes and sources of a benchmark."""
    numbering = Numbering(snapshot)
    disputes = Disputes(snapshot, benchmark.slug, numbering)
    facts = Section("facts", FactsBody(tuple(_facts(snapshot, benchmark, numbering, disputes))))
    about = note_of(None, benchmark.about_en, benchmark.about_ko, (), numbering)
    note = note_of(None, benchmark.note_en, benchmark.note_ko, benchmark.citations, numbering)
    scores = _protocols(snapshot, benchmark)
    sections = [facts, *([scores] if scores else []), notes_section([about, note], disputes)]
    origin = words.word(words.BENCHMARK_ORIGINS, benchmark.origin)
    copies = [(_("Copy name"), benchmark.name)]
    if benchmark.hf_id:
        copies.append((_("Copy Hugging Face id"), benchmark.hf_id))
    return Details(
        key=f"benchmark/{benchmark.slug}",
        title=benchmark.name,
        detail=_("benchmark"),
        badges=(Badge(origin),) if origin else (),
        sections=(*sections, numbering.section()),
        copies=tuple(copies),
        cites=tuple(source.slug for source in sources_of_benchmark(snapshot, benchmark)),
        url=_hugging_face(benchmark),
    )


def harness_command(benchmark: Benchmark) -> str | None:
    """The line that runs the benchmark in the evaluation harness, MODEL standing for a model.

    Where the reference protocol generates answers directly and the harness has a
    task for that, it is that task; the number of shots is the protocol's.
    """
    tasks = _tasks(benchmark.harness or "")
    if not tasks:
        return None
    protocol = reference_protocol(benchmark)
    task = tasks[0]
    if protocol is not None and protocol.method == "direct" and f"{task}_direct" in tasks:
        task = f"{task}_direct"
    command = f"lm_eval --model hf --model_args pretrained=MODEL --tasks {task}"
    if protocol is not None and protocol.shots is not None:
        command += f" --num_fewshot {protocol.shots}"
    return command


def _tasks(printed: str) -> list[str]:
    """The task names of a text like "a (what it is), b; each also as _c": a, b."""
    tasks: list[str] = []
    for piece in re.split(r"[,;]| and (?![^(]*\))", re.sub(r"[,;](?=[^(]*\))", " ", printed)):
        bare = re.sub(r"\([^)]*\)", "", piece).strip()
        if _TASK.fullmatch(bare) and not any(word in piece.casefold() for word in _ELSEWHERE):
            tasks.append(bare)
    return tasks


def _facts(
    snapshot: Snapshot, benchmark: Benchmark, numbering: Numbering, disputes: Disputes
) -> list[Fact]:
    def fact(field: str, label: str, value: str | None, unit: str = "", remark: str = "") -> None:
        if value is None:
            return
        cited = [citation for citation in benchmark.citations if citation.field == field]
        cited.sort(key=lambda citation: citation.rank)
        quarrels: tuple[Disagreement, ...] = disputes.about_field(field)
        references = numbering.references(cited)
        facts.append(
            Fact(field, label, value, unit, remark, references=references, disagreements=quarrels)
        )

    facts: list[Fact] = []
    fact("task", _("Task"), benchmark.task)
    fact("origin", _("Origin"), words.word(words.BENCHMARK_ORIGINS, benchmark.origin))
    fact("released", _("Released"), benchmark.released.printed if benchmark.released else None)
    fact("items", _("Items"), f"{benchmark.items:,}" if benchmark.items is not None else None)
    fact("subsets", _("Parts"), _subsets(benchmark))
    metric = naming.metric_label(benchmark.metric) if benchmark.metric else None
    fact("metric", _("Metric"), metric, remark=_scale(benchmark))
    facts += _baselines(snapshot, benchmark, numbering)
    found = snapshot.licenses.get(benchmark.license) if benchmark.license else None
    name = i18n.pick(found.name, found.name_ko) if found else benchmark.license_printed
    fact("license", _("Licence"), name)
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
    return str(subset["name"]) if isinstance(subset, dict) else str(subset)  # pyright: ignore[reportUnknownArgumentType]


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
                tip=row.note or "",
            )
        )
    return facts


def _running(snapshot: Snapshot, benchmark: Benchmark, numbering: Numbering) -> list[Fact]:
    facts: list[Fact] = []
    protocol = reference_protocol(benchmark)
    reason = benchmark.extras.get("reference_reason")
    told = reason if isinstance(reason, str) else ""
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
        facts.append(Fact("harness", _("Harness tasks"), benchmark.harness, references=references))
    command = harness_command(benchmark)
    if command is not None:
        facts.append(Fact("command", _("Run it"), command, command=True))
    return facts


def _protocols(snapshot: Snapshot, benchmark: Benchmark) -> Section | None:
    found = protocols_of(snapshot.scores_by_benchmark.get(benchmark.slug, ()))
    if not found:
        return None
    reference = reference_protocol(benchmark)
    lines: list[ModelLine] = []
    wanted = None if reference is None else reference.pooled
    found = sorted(
        found,
        key=lambda one: (one.protocol.pooled != wanted, one.protocol.subset != "overall"),
    )
    for coverage in found:
        count = ngettext("{count} model", "{count} models", coverage.models)
        chosen = coverage.protocol.pooled == wanted
        lines.append(
            ModelLine(
                target="",
                name=_protocol_label(snapshot, benchmark, coverage.protocol),
                detail=count.format(count=coverage.models),
                step=_("compared under this") if chosen else "",
                muted=not coverage.protocol.stated,
            )
        )
    models = {score.model for score in snapshot.scores_by_benchmark.get(benchmark.slug, ())}
    remark = ngettext("{count} model scored", "{count} models scored", len(models))
    group = ModelsGroup("protocols", "", tuple(lines), 8)
    return Section("scores", ModelsBody((group,)), remark.format(count=len(models)))


def _protocol_label(snapshot: Snapshot, benchmark: Benchmark, protocol: Protocol) -> str:
    return naming.protocol_label(protocol, snapshot.sources, usual_metric=benchmark.metric)


def _hugging_face(benchmark: Benchmark) -> str | None:
    return f"https://huggingface.co/datasets/{benchmark.hf_id}" if benchmark.hf_id else None
