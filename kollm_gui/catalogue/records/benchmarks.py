"""A test that models are scored on."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from kollm_gui import i18n
from kollm_gui.catalogue.records.citations import Citation
from kollm_gui.catalogue.records.terms import BenchmarkOrigin, PartialDate


class Benchmark(Struct, frozen=True):
    """A test that models are scored on."""

    slug: str
    name: str
    name_ko: str | None
    spoken: Sequence[str]
    released: PartialDate | None
    task: str
    origin: BenchmarkOrigin | None
    items: int | None
    metric: str | None
    unit: str | None
    scale: tuple[float, float] | None
    random_baseline: float | None
    human_baseline: float | None
    pass_mark: float | None
    license_printed: str | None
    license: str | None
    hf_id: str | None
    harness: str | None
    minimal: bool
    note_en: str | None
    note_ko: str | None
    reference_protocol: Mapping[str, object] | None  # protocol parts, see comparing.protocol
    extras: Mapping[str, object]  # subsets, splits, pass_rule ...
    citations: Sequence[Citation]
    aliases: Sequence[str] = ()
    overridden: frozenset[str] = frozenset()  # fields with an own value laid over
    about_en: str | None = None  # what it asks and what that measures
    about_ko: str | None = None
    task_ko: str | None = None
    harness_ko: str | None = None
    label_ko: str | None = None  # where the name holds English words, as "(English)"

    @property
    def task_told(self) -> str:
        """What is asked, in the current language."""
        return i18n.pick(self.task, self.task_ko) or self.task

    @property
    def label(self) -> str:
        """The name in the current language (benchmarks mostly keep their Latin name)."""
        return i18n.pick(self.name, self.label_ko) or self.name

    @property
    def harness_told(self) -> str | None:
        """The harness's tasks with what is said of them, in the current language."""
        return i18n.pick(self.harness, self.harness_ko)
