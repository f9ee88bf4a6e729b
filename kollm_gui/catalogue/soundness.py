"""What must hold between the records of a catalogue, beyond what its schema can say."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Protocol

from kollm_gui.catalogue.bilingual import remarks
from kollm_gui.catalogue.finding import Finding
from kollm_gui.catalogue.guide_links import guide_findings
from kollm_gui.catalogue.prose import slips
from kollm_gui.catalogue.records import Catalogue, Corpus, LanguageModel
from kollm_gui.catalogue.wording import wording_findings
from kollm_gui.i18n import N_, _

TOLERANCE = 1.02  # what parts may exceed their total by, for rounding
NUMBERS = (
    *("params_b", "active_params_b", "tokens_b", "added_tokens_b", "context", "vocab"),
    *("vocab_base", "vocab_added", "layers", "hidden", "languages_count", "gpu_hours"),
)
BENCHMARK_NUMBERS = ("items", "random_baseline", "human_baseline", "pass_mark")
_SLIPS = {
    "double-space": N_("has a double space. Remove one."),
    "outer-space": N_("begins or ends with a space. Remove it."),
    "control-character": N_("holds a line break or another control character. Remove it."),
    "not-composed": N_("is not in composed form (NFC). Type it again."),
    "lost-character": N_("holds a lost character (U+FFFD). Restore it."),
    "unmatched-bracket": N_("has an unmatched bracket or quotation mark. Close it."),
}


class _Slugged(Protocol):
    @property
    def slug(self) -> str: ...


def findings(catalogue: Catalogue) -> Iterator[Finding]:
    """Everything wrong with the records."""
    yield from _citations(catalogue)
    yield from _corpora(catalogue)
    yield from _scores(catalogue)
    yield from _texts(catalogue)
    yield from wording_findings(catalogue)
    yield from guide_findings(catalogue)


def _citations(catalogue: Catalogue) -> Iterator[Finding]:
    """Each number of a model or benchmark names where it stands."""
    owners = [(model, NUMBERS) for model in catalogue.models]
    owners += [(benchmark, BENCHMARK_NUMBERS) for benchmark in catalogue.benchmarks]
    for record, numbers in owners:
        cited = {citation.field for citation in record.citations}
        for name in numbers:
            if getattr(record, name) is not None and name not in cited:
                yield Finding(f"{record.slug}: {name}", _("has a number without a source."))
    for model in catalogue.models:
        numbered = any(row.size_gb or row.tokens_b or row.share for row in model.corpora)
        if numbered and not any(row.citations for row in model.corpora):
            yield Finding(f"{model.slug}: corpora", _("has a number without a source."))


def _corpora(catalogue: Catalogue) -> Iterator[Finding]:
    for model in catalogue.models:
        for field in ("size_gb", "tokens_b", "share"):
            yield from _sums(model, field)


def _sums(model: LanguageModel, field: str) -> Iterator[Finding]:
    """Parts may fall short of their total, since makers leave rests out, but not exceed it."""
    parts: dict[str | None, float] = {}
    for row in model.corpora:
        value: float | None = getattr(row, field)
        if row.role == "part" and not row.overlaps and value is not None:
            parts[row.part_of] = parts.get(row.part_of, 0.0) + value
    for holder, total in parts.items():
        whole = _whole(model.corpora, holder, field)
        if whole is not None and total > whole * TOLERANCE:
            yield Finding(
                f"{model.slug}: corpora",
                _("has parts of “{holder}” that add up to {total} {field}, over {whole}.").format(
                    holder=holder or _("the whole mix"),
                    total=round(total, 3),
                    field=field,
                    whole=whole,
                ),
            )


def _whole(corpora: Sequence[Corpus], holder: str | None, field: str) -> float | None:
    if holder is not None:
        return next((getattr(row, field) for row in corpora if row.name == holder), None)
    if field == "share":
        return 1.0
    return next((getattr(row, field) for row in corpora if row.role == "total"), None)


def _scores(catalogue: Catalogue) -> Iterator[Finding]:
    """A value on the benchmark's usual metric lies on its scale; hits and n give the value."""
    benchmarks = {benchmark.slug: benchmark for benchmark in catalogue.benchmarks}
    for score in catalogue.scores:
        benchmark = benchmarks[score.benchmark]
        usual = (score.metric, score.unit) == (benchmark.metric, benchmark.unit)
        if usual and benchmark.scale is not None:
            low, high = benchmark.scale
            if not low <= score.value <= high:
                yield Finding(
                    score.key,
                    _("has the value {value}, off the scale {low} to {high}.").format(
                        value=score.value, low=low, high=high
                    ),
                )
        if score.hits is not None and score.n is not None and score.unit == "%":
            counted = 100 * score.hits / score.n
            if abs(counted - score.value) > 0.051:  # one decimal is the coarsest printed
                yield Finding(
                    score.key,
                    _("has the value {value}, but {hits} of {n} are {counted}.").format(
                        value=score.value, hits=score.hits, n=score.n, counted=round(counted, 2)
                    ),
                )


def _texts(catalogue: Catalogue) -> Iterator[Finding]:
    for place, text in written_texts(catalogue):
        for slip in slips(text):
            yield Finding(place, _(_SLIPS[slip]))


def written_texts(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Every text of our own with its place; titles and locators are the sources' words."""
    noted = (
        *catalogue.families,
        *catalogue.models,
        *catalogue.benchmarks,
        *catalogue.published_corpora,
        *catalogue.techniques,
    )
    yield from _fields(noted, "note_en", "note_ko")
    yield from _fields(catalogue.benchmarks, "about_en", "about_ko")
    yield from _fields(catalogue.categories, "definition_en", "definition_ko")
    yield from _fields(catalogue.licenses, "summary_en", "summary_ko")
    yield from _pages(catalogue)
    yield from _remarks(catalogue)
    for topic in catalogue.topics:
        yield f"{topic.families}: {topic.topic}", topic.note_en
        yield f"{topic.families}: {topic.topic}: note_ko", topic.note_ko or ""
    for remark in remarks(catalogue):
        yield remark.place, remark.english or ""
        yield f"{remark.place}: {remark.field}", remark.korean or ""


def _fields(records: Iterable[_Slugged], *names: str) -> Iterator[tuple[str, str]]:
    for record in records:
        for name in names:
            text: str | None = getattr(record, name)
            if text:
                yield f"{record.slug}: {name}", text


def _pages(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Each paragraph of the guide; a page has line breaks, where a note has none."""
    for page in catalogue.guide:
        for language, body in (("en", page.body_en), ("ko", page.body_ko)):
            for line in filter(None, body.splitlines()):
                yield f"guide/{page.slug}: {language}", line


def _remarks(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    for number, conflict in enumerate(catalogue.conflicts, start=1):
        yield f"conflict {number}", conflict.comment
        yield f"conflict {number}: comment_ko", conflict.comment_ko or ""
    for number, caveat in enumerate(catalogue.caveats, start=1):
        yield f"caveat {number}", caveat.note_en
        yield f"caveat {number}", caveat.note_ko
    for number, question in enumerate(catalogue.open_questions, start=1):
        yield f"question {number}", question.comment
