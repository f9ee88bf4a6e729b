"""The fields of the query language: the one table that parser, completion, help and tests read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from kollm_gui.i18n import N_, _
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.library.withheld import architecture_withheld, size_withheld, tokens_withheld
from kollm_gui.search import choices
from kollm_gui.search import field_values as values
from kollm_gui.search.choices import Choices
from kollm_gui.text import hangul

# text: any part of it; vocabulary: a value written in full means just that one; choice: one of
# a few fixed values; the others compare.
Kind = Literal["text", "vocabulary", "choice", "number", "date"]
Unit = Literal["billions", "thousands", "plain", "percent"]


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its names, how it compares, and what help says of it.

    ``example`` holds values that may follow the colon, apart by commas. One of
    ``texts``, ``number`` and ``date`` reads the value; none and () are unknown.
    """

    name: str
    korean: str
    kind: Kind
    sentence: str  # English; translated where it is shown
    example: str
    texts: values.ReadTexts | None = None
    number: values.ReadNumber | None = None
    date: values.ReadDate | None = None
    unit: Unit = "plain"
    aliases: tuple[str, ...] = ()
    choices: Choices = field(default_factory=dict[str, tuple[str, ...]])
    withheld: values.Withheld | None = None  # whether the maker keeps a missing value back
    often: bool = False  # offered beside an error
    benchmark: str | None = None  # name of the benchmark whose shown score it reads

    @property
    def names(self) -> tuple[str, ...]:
        """All that may stand before the colon."""
        return tuple(dict.fromkeys((self.name, self.korean, *self.aliases)))

    @property
    def told(self) -> str:
        """What it says, in the current language."""
        if self.benchmark is None:
            return _(self.sentence)
        return _(self.sentence).format(benchmark=self.benchmark)

    @property
    def compares(self) -> bool:
        """Whether < and > mean something."""
        return self.kind in ("number", "date")


FIELDS: Final[tuple[Field, ...]] = (
    Field(
        "name",
        "이름",
        "text",
        N_("The model's names: the maker's, the short one, other spellings."),
        "exaone, 솔라",
        texts=values.names,
    ),
    Field(
        "organization",
        "기관",
        "vocabulary",
        N_("Who made the model."),
        "naver, 카카오",
        texts=values.organizations,
        aliases=("org", "maker", "조직"),
    ),
    Field(
        "family",
        "계열",
        "text",
        N_("The line of models that it belongs to."),
        "qwen, 폴리글롯",
        texts=values.families,
    ),
    Field(
        "category",
        "분류",
        "choice",
        N_("The survey's category."),
        "korean-centric, multilingual",
        texts=lambda _snapshot, model: (model.category,),
        choices=choices.CATEGORIES,
    ),
    Field(
        "stage",
        "단계",
        "choice",
        N_("Base model, instruction-tuned or reasoning model."),
        "base, instruct, reasoning",
        texts=lambda _snapshot, model: (model.stage,),
        choices=choices.STAGES,
    ),
    Field(
        "architecture",
        "구조",
        "choice",
        N_("Dense, or a mixture of experts."),
        "dense, moe",
        texts=lambda _snapshot, model: (model.architecture,) if model.architecture else (),
        aliases=("arch", "아키텍처"),
        withheld=architecture_withheld,
        choices=choices.ARCHITECTURES,
    ),
    Field(
        "released",
        "공개",
        "date",
        N_("The day, month or year of the release; a year means all of its days."),
        "2024, 2024-08, >=2025",
        date=values.release,
        aliases=("release", "date", "출시", "공개일"),
        often=True,
    ),
    Field(
        "params",
        "파라미터",
        "number",
        N_("Parameters, in billions where no unit is written; 7 finds what rounds to 7."),
        "7B, <=8, 6..11",
        number=lambda _snapshot, model: model.params_b,
        unit="billions",
        aliases=("parameters", "size", "매개변수", "크기"),
        often=True,
        withheld=size_withheld,
    ),
    Field(
        "size-class",
        "규모",
        "choice",
        N_("The class of size that the tree groups by; each ends before the next begins."),
        "4b-10b, under-1b",
        texts=values.size_classes,
        aliases=("class",),
        choices=choices.SIZES,
        withheld=size_withheld,
    ),
    Field(
        "active",
        "활성",
        "number",
        N_("Parameters of a mixture of experts that work on each token."),
        "<4B, any",
        number=lambda _snapshot, model: model.active_params_b,
        unit="billions",
        aliases=("active_params",),
    ),
    Field(
        "tokens",
        "토큰",
        "number",
        N_("Tokens of the pretraining, in billions where no unit is written."),
        ">=1T, 500B..2T, none",
        number=lambda _snapshot, model: model.tokens_b,
        unit="billions",
        often=True,
        withheld=tokens_withheld,
    ),
    Field(
        "added",
        "추가토큰",
        "number",
        N_("Tokens added to those of the base model."),
        ">50B, any",
        number=lambda _snapshot, model: model.added_tokens_b,
        unit="billions",
        aliases=("added_tokens",),
        withheld=tokens_withheld,
    ),
    Field(
        "tpp",
        "파라미터당토큰",
        "number",
        N_("Tokens divided by parameters (active ones of a mixture); Chinchilla's rule is 20."),
        ">20, 10..30",
        number=values.tokens_per_parameter,
        aliases=("tokens_per_parameter",),
    ),
    Field(
        "context",
        "문맥",
        "number",
        N_("Context length in tokens; 32k finds 32,000 and 32,768."),
        ">=32k, 128k",
        number=lambda _snapshot, model: model.context,
        unit="thousands",
        aliases=("ctx", "컨텍스트"),
        often=True,
    ),
    Field(
        "vocab",
        "어휘",
        "number",
        N_("Entries of the tokenizer's vocabulary."),
        ">100k, 30000..60000",
        number=lambda _snapshot, model: model.vocab,
        unit="thousands",
        aliases=("vocabulary", "어휘수"),
    ),
    Field(
        "license",
        "라이선스",
        "vocabulary",
        N_("The terms of the weights."),
        "apache, mit",
        texts=values.licenses,
        aliases=("licence", "라이센스"),
        often=True,
    ),
    Field(
        "commercial",
        "상업",
        "choice",
        N_("Whether the licence allows commercial use."),
        "yes, conditions, no",
        texts=values.commercial_use,
        aliases=("상업이용",),
        choices=choices.COMMERCIAL,
    ),
    Field(
        "access",
        "접근",
        "choice",
        N_("Open weights, through a service only, or closed."),
        "open-weights, api, closed",
        texts=lambda _snapshot, model: (model.access,) if model.access else (),
        choices=choices.ACCESS,
    ),
    Field(
        "korean",
        "한국어",
        "choice",
        N_("Whether a multilingual model's maker names Korean among its languages."),
        "official, not-listed",
        texts=lambda _snapshot, model: (model.korean_support,) if model.korean_support else (),
        aliases=("support", "한국어지원"),
        choices=choices.KOREAN_SUPPORT,
    ),
    Field(
        "provenance",
        "점수출처",
        "choice",
        N_("Who measured its scores: the maker, a third party, a paper …"),
        "third-party, owner",
        texts=values.provenances,
        aliases=("scored_by",),
        choices=choices.PROVENANCES,
    ),
    Field(
        "language",
        "언어",
        "vocabulary",
        N_("A language that the maker names, by code or name."),
        "ko, 일본어",
        texts=values.languages,
        aliases=("languages", "lang"),
    ),
    Field(
        "technique",
        "기법",
        "vocabulary",
        N_("A training technique that the sources name."),
        "dpo, merge",
        texts=values.techniques,
        aliases=("techniques",),
    ),
    Field(
        "base",
        "기반",
        "text",
        N_("A model that this one was made of."),
        "llama, solar",
        texts=values.bases,
        aliases=("base_model", "기반모델"),
    ),
    Field(
        "hf",
        "허깅페이스",
        "text",
        N_("The name under which the weights are published."),
        "upstage, any",
        texts=lambda _snapshot, model: (model.hf_id,) if model.hf_id else (),
        aliases=("hf_id", "huggingface"),
    ),
    Field(
        "note",
        "메모",
        "text",
        N_("What the catalogue remarks on the model, and your own notes."),
        "tokenizer, any",
        texts=values.notes,
        aliases=("notes", "비고"),
    ),
    Field(
        "tag",
        "태그",
        "vocabulary",
        N_("A tag that you put on the model."),
        "candidate, any",
        texts=values.tags,
        aliases=("tags",),
    ),
    Field(
        "in",
        "모음",
        "vocabulary",
        N_("A collection of yours that you put the model into by hand."),
        "shortlist, any",
        texts=values.collections,
        aliases=("collection", "컬렉션"),
    ),
    Field(
        "status",
        "읽기",
        "choice",
        N_("How far you have read about the model: unread, reading or read."),
        "unread",
        texts=values.reading,
        aliases=("reading", "읽기상태"),
        choices=choices.READING,
    ),
    Field(
        "rating",
        "별점",
        "number",
        N_("Your own stars, 1 to 5."),
        ">=4, any",
        number=values.rating,
        aliases=("stars",),
    ),
    Field(
        "mine",
        "내자료",
        "choice",
        N_("Whether you keep anything about the model: a note, a tag, a score, a value."),
        "yes, no",
        texts=values.mine,
        aliases=("own",),
        choices=choices.YES_OR_NO,
    ),
    Field(
        "minimal",
        "이름만",
        "choice",
        N_("Whether only a score or a lineage names the model."),
        "yes, no",
        texts=lambda _snapshot, model: ("yes" if model.minimal else "no",),
        choices=choices.YES_OR_NO,
    ),
)


class FieldTable:
    """The fields of a snapshot, benchmarks among them, by every name they go by."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self.fields = tuple(fields)
        self._by_name: dict[str, Field] = {}
        for each in self.fields:
            for name in each.names:
                self._by_name.setdefault(hangul.fold(name), each)

    @property
    def names(self) -> tuple[str, ...]:
        """Every folded name."""
        return tuple(self._by_name)

    def get(self, name: str) -> Field | None:
        """The field that goes by this name."""
        return self._by_name.get(hangul.fold(name))


def field_table(snapshot: Snapshot) -> FieldTable:
    """The facts, then one field for each benchmark."""
    scored = (_score_field(snapshot, slug) for slug in snapshot.benchmarks)
    return FieldTable((*FIELDS, *scored))


def _score_field(snapshot: Snapshot, slug: str) -> Field:
    benchmark = snapshot.benchmarks[slug]
    read: dict[str, Mapping[str, float]] = {}

    def number(found: Snapshot, model: values.LanguageModel) -> float | None:
        if slug not in read:  # read at the first query, which names few benchmarks
            read[slug] = values.scores_of(found, slug)
        return read[slug].get(model.slug)

    return Field(
        slug,
        slug,
        "number",
        N_("The score on {benchmark} under its reference protocol, or the widest one."),
        ">50" if (benchmark.unit or "%") == "%" else ">5",
        number=number,
        unit="percent",
        aliases=tuple(
            name for name in (benchmark.name, benchmark.name_ko or "") if _one_word(name)
        ),
        often=slug == "kmmlu",
        benchmark=benchmark.name,
    )


def _one_word(name: str) -> bool:
    return name != "" and not any(c.isspace() or c in ':"()<>=!' for c in name)
