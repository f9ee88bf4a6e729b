"""Ten thousand queries made of the data find what a slow and plain reading of the rules finds."""

import random
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from functools import partial, reduce
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis.strategies import randoms

from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.catalogue.records import LanguageModel, PartialDate
from kollm_gui.library.overlay import overlay_of
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.search.field import Field
from kollm_gui.search.large_index import LargeSearchIndex
from kollm_gui.search.match import SearchIndex
from kollm_gui.search.suggest import quoted
from kollm_gui.text import hangul
from kollm_gui.userdata.records import (
    Collection,
    Member,
    Note,
    Reading,
    Tag,
    Tagging,
    UserData,
)
from tests.search.plain_reading import (
    Answers,
    NumberAsk,
    date_answer,
    finds_word,
    lacks,
    text_answer,
)

QUERIES = 10_000
VALUES = 40  # words, and values of each field, that queries are made of
BENCHMARKS = ("kmmlu", "logickor", "kobest")
COMPARING = ("", "=", "!=", ">", ">=", "<", "<=")
ReadEach = Callable[[], Iterable[bool | None]]


def of_each(column: list, answer: Callable[..., bool | None]) -> Iterable[bool | None]:
    """The answer for each value of a column, found once for those that are equal."""
    told = {value: answer(value) for value in set(column)}
    return map(told.__getitem__, column)


@dataclass
class Maker:
    """Makes queries with the answers that a plain reading gives, one for each model."""

    snapshot: Snapshot
    fields: list[Field]
    models: tuple[LanguageModel, ...]
    used: Counter[str] = field(default_factory=Counter)
    known: dict[str, Answers] = field(default_factory=dict)
    texts: dict[str, frozenset[str]] = field(default_factory=dict)
    columns: dict[str, list] = field(default_factory=dict)
    pools: dict[str, tuple[str, ...]] = field(default_factory=dict)

    def query(self, chance: random.Random, depth: int = 0) -> tuple[str, Answers]:
        kind = chance.random()
        if depth >= 3 or kind < 0.4:
            return self.leaf(chance)
        if kind < 0.55:
            text, answers = self.query(chance, depth + 1)
            sign = chance.choice(("-", "NOT "))
            self.used["not"] += 1
            return f"{sign}({text})", answers.turned()
        word, joined = chance.choice(
            ((" ", Answers.and_), (" AND ", Answers.and_), (" OR ", Answers.or_))
        )
        self.used[word.strip() or "and"] += 1
        parts = [self.query(chance, depth + 1) for _ in range(chance.choice((2, 2, 3)))]
        answers = reduce(joined, (one[1] for one in parts))
        return word.join(f"({text})" if " " in text else text for text, _ in parts), answers

    def leaf(self, chance: random.Random) -> tuple[str, Answers]:
        if chance.random() < 0.25:
            text, read = self.word(chance)
        else:
            text, read = self.condition(chance)
        if text not in self.known:
            self.known[text] = Answers.of(read())
        return text, self.known[text]

    def word(self, chance: random.Random) -> tuple[str, ReadEach]:
        word = chance.choice(self.pool("", self.words_of))
        self.used["word"] += 1
        return word, lambda: (finds_word(self.snapshot, model, word) for model in self.models)

    def words_of(self, model: LanguageModel) -> list[str]:
        family = self.snapshot.families.get(model.family)
        texts = [model.name, *model.techniques, family.name_ko if family else None]
        words = [word for text in texts if text for word in text.split()]
        return [word for word in words if word.isalnum() and word not in ("AND", "OR", "NOT")]

    def pool(self, name: str, of: Callable[[LanguageModel], Iterable[str]]) -> tuple[str, ...]:
        """Some of the texts of all models, spread over them."""
        if name not in self.pools:
            found = sorted({text for model in self.models for text in of(model)})
            self.pools[name] = tuple(found[:: max(len(found) // VALUES, 1)])
        return self.pools[name]

    def condition(self, chance: random.Random) -> tuple[str, ReadEach]:
        asked = chance.choice(self.fields)
        self.used[asked.name] += 1
        name = chance.choice((asked.name, asked.korean))
        column = self.column(asked)
        if chance.random() < 0.15:
            wanted = chance.random() < 0.5
            self.used["known"] += 1
            text = f"{name}:{'any' if wanted else 'none'}"
            return text, lambda: ((value not in (None, ())) == wanted for value in column)
        if chance.random() < 0.05 and asked.name != "access":  # whose 비공개 is a value
            kept = chance.random() < 0.5
            self.used["lacks"] += 1
            word = chance.choice(("undisclosed", "비공개") if kept else ("unknown", "미상"))
            return f"{name}:{word}", lambda: (
                lacks(asked, model, value, kept=kept)
                for model, value in zip(self.models, column, strict=True)
            )
        if asked.kind == "number":
            written, answer = self.number(chance, asked)
        elif asked.kind == "date":
            written, answer = self.date(chance, asked)
        else:
            written, answer = self.words(chance, asked)
        return f"{name}:{written}", partial(of_each, column, answer)

    def column(self, asked: Field) -> list:
        if asked.name not in self.columns:
            read = asked.texts or asked.number or asked.date
            assert read is not None
            self.columns[asked.name] = [read(self.snapshot, model) for model in self.models]
        return self.columns[asked.name]

    def number(
        self, chance: random.Random, asked: Field
    ) -> tuple[str, Callable[[float | None], bool | None]]:
        column = self.column(asked)
        values = sorted({Decimal(repr(value)) for value in column if value is not None})
        scales, unit = (Decimal(1),), ""
        if asked.unit == "thousands" and chance.random() < 0.6:
            scales, unit = (Decimal(1000), Decimal(1024)), "k"
        elif asked.unit == "billions":
            unit, scale = chance.choice((("", "1"), ("B", "1"), ("M", "0.001"), ("억", "0.1")))
            scales = (Decimal(scale),)
        places = Decimal(1).scaleb(-chance.choice((0, 0, 1, 2)))
        low, high = sorted(
            max((chance.choice(values) / scales[0]).quantize(places), places) for _ in range(2)
        )
        if chance.random() < 0.2:
            self.used[".."] += 1
            ask = NumberAsk("", low, scales, high)
            written = f"{low}{unit}..{high}{unit}"
        else:
            operator = chance.choice(COMPARING)
            self.used[f":{operator}"] += 1
            ask, written = NumberAsk(operator, low, scales), f"{operator}{low}{unit}"
        return written, lambda value: None if value is None else ask.holds(value)

    def date(
        self, chance: random.Random, asked: Field
    ) -> tuple[str, Callable[[PartialDate | None], bool | None]]:
        column = self.column(asked)
        first, last = sorted(
            (chance.choice([told for told in column if told is not None]) for _ in range(2)),
            key=lambda told: told.date_from,
        )
        days = (first.date_from, first.date_to)
        if chance.random() < 0.3:
            self.used[".."] += 1
            days, operator = (first.date_from, last.date_to), ""
            written = f"{first.printed}..{last.printed}"
        else:
            operator = chance.choice(COMPARING)
            self.used[f":{operator}"] += 1
            written = f"{operator}{first.printed}"

        def answer(told: PartialDate | None) -> bool | None:
            return told and date_answer(operator, days, (told.date_from, told.date_to))

        return written, answer

    def words(
        self, chance: random.Random, asked: Field
    ) -> tuple[str, Callable[[tuple[str, ...]], bool | None]]:
        column = self.column(asked)
        if asked.name not in self.texts:
            self.texts[asked.name] = frozenset(
                " ".join(hangul.fold(text).split()) for told in column for text in told
            )
        read = asked.texts
        assert read is not None
        value = chance.choice(self.pool(asked.name, lambda model: read(self.snapshot, model)))
        operator = chance.choice(("", "", "=", "!="))
        if operator == "" and asked.kind != "choice":
            value = chance.choice(value.split())
        if not value.replace("-", "").isalnum() or value.lower() in ("any", "none"):
            value = chance.choice(("ko", "base", "카카오"))
        if asked.kind == "choice":
            value = chance.choice(tuple(asked.choices))
        self.used[f":{operator}"] += 1
        every = self.texts[asked.name]
        return f"{operator}{quoted(value)}", lambda told: text_answer(
            asked, operator, value, told, every
        )


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    """The catalogue, and enough of a person's own for each of its fields to tell models apart."""
    catalogue = open_catalogue()
    slugs = [model.slug for model in catalogue.models]
    own = UserData(
        notes=tuple(Note(f"n{at}", f"note {slug}", slug) for at, slug in enumerate(slugs[::9])),
        tags=(Tag("t0", "후보"), Tag("t1", "baseline model"), Tag("t2", "candidate")),
        taggings=tuple(Tagging(f"t{at % 3}", slug) for at, slug in enumerate(slugs[::4])),
        collections=(Collection("c0", "shortlist"), Collection("c1", "논문 표")),
        members=tuple(Member(f"c{at % 2}", slug) for at, slug in enumerate(slugs[::5])),
        readings=tuple(
            Reading(slug, ("reading", "read", "unread")[at % 3], at % 5 + 1)
            for at, slug in enumerate(slugs[::3])
        ),
    )
    return compose(catalogue, overlay_of(own, catalogue))


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> SearchIndex:
    return SearchIndex(snapshot)


@pytest.fixture(scope="module")
def maker(snapshot: Snapshot, index: SearchIndex) -> Maker:
    asked = [one for one in index.fields.fields if not one.benchmark or one.name in BENCHMARKS]
    return Maker(snapshot, asked, tuple(snapshot.models.values()))


def hits(maker: Maker, index: SearchIndex, chance: random.Random) -> int:
    """How many models a query finds, which has to be those of the plain reading."""
    bits = {model.slug: 1 << place for place, model in enumerate(maker.models)}
    query, answers = maker.query(chance)
    found = index.find(query)
    assert sum(map(bits.__getitem__, found.slugs)) == answers.yes, query
    unknown = sum(bits.values()) & ~(answers.yes | answers.no)
    assert sum(map(bits.__getitem__, found.left_out)) == unknown, query
    return len(found.slugs)


def test_the_arrays_of_a_large_catalogue_find_what_a_plain_reading_finds(maker: Maker) -> None:
    index = LargeSearchIndex(maker.snapshot)
    some = Counter(
        0 < hits(maker, index, random.Random(seed)) < len(maker.models) for seed in range(2000)
    )
    assert some[True] >= 2000 / 3


def test_ten_thousand_queries_find_what_a_plain_reading_finds(
    maker: Maker, index: SearchIndex
) -> None:
    maker.used.clear()
    some = Counter(
        0 < hits(maker, index, random.Random(seed)) < len(maker.models) for seed in range(QUERIES)
    )
    assert some.total() == QUERIES
    assert some[True] >= QUERIES / 3
    names = [one.name for one in maker.fields]
    signs = [*(f":{operator}" for operator in COMPARING), "..", "known", "lacks", "not", "word"]
    seldom = {
        name: maker.used[name] for name in (*names, *signs, "AND", "OR") if maker.used[name] < 100
    }
    assert seldom == {}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(chance=randoms(use_true_random=False))
def test_what_hypothesis_asks_is_found_too(
    maker: Maker, index: SearchIndex, chance: random.Random
) -> None:
    # The ten thousand are the same in each run and are counted; of these a failure is made small.
    hits(maker, index, chance)


def test_the_three_valued_joins_are_those_of_kleene() -> None:
    values = (True, False, None)
    pairs = list(product(values, values))
    one, other = (Answers.of(told) for told in zip(*pairs, strict=True))
    assert one.and_(other).turned() == one.turned().or_(other.turned())
    worse = [False if False in pair else None if None in pair else True for pair in pairs]
    assert one.and_(other) == Answers.of(worse)
