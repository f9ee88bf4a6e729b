"""``python -m tests.benchmarks.synthetic N FILE``: a catalogue of N models for measuring.

The bundled catalogue, and beside it made-up families whose names look like those people give:
Latin and Hangul, sizes, stages, licences, dates, bases, aliases, scores for a part of them. The
rows go through the real schema, so that the program opens the file as any other. Equal numbers
give equal files. No value in it is about any real model.
"""

import argparse
import random
import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Connection, create_engine, insert, select, update

from kollm_gui import paths
from kollm_gui.catalogue import schema
from kollm_gui.catalogue.content import content_hash

BATCH = 20_000
PER_FAMILY = 24  # models on the average
SCORED = 20  # of so many models one has a KMMLU score
CALLED = 8  # of so many models one has an alias
STEMS = [
    "nova",
    "terra",
    "mira",
    "lumi",
    "koda",
    "vega",
    "solis",
    "arca",
    "hana",
    "bora",
    "nari",
    "dami",
    "sori",
    "maru",
    "gaon",
    "yeon",
]
TAILS = ["lm", "gpt", "llama", "former", "chat", "mind", "core", "wave", "tree", "star"]
HANGUL_STEMS = [
    "가람",
    "누리",
    "다솜",
    "라온",
    "마루",
    "바다",
    "사랑",
    "아라",
    "자람",
    "하늘",
    "한별",
    "미르",
    "새봄",
    "여울",
    "온새",
]
HANGUL_TAILS = ["모델", "말뭉치", "글샘", "한글", "이야기", "생각", "두레", "나래"]
MAKERS = ["Lab", "Labs", "AI", "Research", "Institute", "Systems", "Works", "Studio"]
HANGUL_MAKERS = ["연구소", "연구원", "대학교", "랩스", "테크"]
SIZES_B = (0.5, 1.3, 1.8, 3, 7, 8, 13, 14, 32, 70, 120, 405)
STAGES = ("base", "instruct", "reasoning")
SUFFIXES = {"base": "", "instruct": "-Instruct", "reasoning": "-Think"}
FIRST_DAY = date(2020, 1, 1)


@dataclass(frozen=True, slots=True)
class Known:
    """What of the bundled catalogue the made-up rows refer to."""

    categories: tuple[str, ...]
    licenses: tuple[str, ...]
    source: str

    @classmethod
    def of(cls, connection: Connection) -> "Known":
        """Read it."""

        def all_of(table: str) -> tuple[str, ...]:
            column = schema.metadata.tables[table].c.slug
            return tuple(connection.scalars(select(column).order_by(column)))

        return cls(all_of("category"), all_of("license"), all_of("source")[0])


def make_catalogue(count: int, file: Path) -> None:
    """Write a catalogue of ``count`` models, the bundled ones included, to the file."""
    shutil.copyfile(paths.bundled_database(), file)
    file.chmod(0o644)
    engine = create_engine(f"sqlite:///{file}")
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql("PRAGMA synchronous = OFF")
            _fill(connection, count)
    finally:
        engine.dispose()


def _fill(connection: Connection, count: int) -> None:
    tables = schema.metadata.tables
    known = Known.of(connection)
    there = len(connection.scalars(select(tables["model"].c.slug)).all())
    chance = random.Random(count)
    lacking = max(count - there, 0)
    families = list(_families(lacking // PER_FAMILY + 1, chance))
    makers = list(_makers(max(len(families) // 6, 1), chance))
    _insert(connection, "organization", makers)
    _insert(connection, "family", families)
    plain = {column.name: None for column in tables["model"].columns}
    models = _models(lacking, families, [maker["slug"] for maker in makers], known, chance)
    for batch in _batches({**plain, **model} for model in models):
        _insert(connection, "model", batch)
        _insert(connection, "model_alias", list(_aliases(batch)))
        _insert(connection, "score", list(_scores(batch, known, chance)))
    info = tables["catalogue_info"]
    connection.execute(update(info).values(content_hash=content_hash(connection)))


def _insert(connection: Connection, table: str, rows: list[dict[str, object]]) -> None:
    if rows:
        connection.execute(insert(schema.metadata.tables[table]), rows)


def _batches(rows: Iterable[dict[str, object]]) -> Iterator[list[dict[str, object]]]:
    walk = iter(rows)
    while batch := list(islice(walk, BATCH)):
        yield batch


def _families(count: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(count):
        latin = chance.choice(STEMS) + chance.choice(TAILS)
        hangul = chance.choice(HANGUL_STEMS) + chance.choice(HANGUL_TAILS)
        named = f"{hangul}{number}" if number % 5 == 0 else f"{latin.capitalize()}{number}"
        name_ko = f"{hangul} {number}" if number % 3 == 0 else None
        yield {"slug": f"made-{latin}-{number}", "name": named, "name_ko": name_ko}


def _makers(count: int, chance: random.Random) -> Iterator[dict[str, object]]:
    for number in range(count):
        stem, hangul = chance.choice(STEMS), chance.choice(HANGUL_STEMS)
        yield {
            "slug": f"made-{stem}-{number}",
            "name": f"{stem.capitalize()} {chance.choice(MAKERS)} {number}",
            "name_ko": f"{hangul}{chance.choice(HANGUL_MAKERS)} {number}",
            "country": "KR",
        }


def _models(
    count: int,
    families: list[dict[str, object]],
    makers: list[object],
    known: Known,
    chance: random.Random,
) -> Iterator[dict[str, object]]:
    before: object = None
    for number in range(count):
        place = number // PER_FAMILY
        family = families[place]
        size = SIZES_B[number % len(SIZES_B)]
        stage = STAGES[number % len(STAGES)]
        name = f"{family['name']} {1 + number % 4}.{number % 10} {size:g}B{SUFFIXES[stage]}"
        slug = f"{family['slug']}-{number}"
        day = FIRST_DAY + timedelta(days=chance.randrange(2100))
        told = chance.random() < 0.6
        yield {
            "slug": slug,
            "name": name,
            "family": family["slug"],
            "category": known.categories[place % len(known.categories)],
            "organization": makers[place % len(makers)],
            "release": day.isoformat(),
            "release_from": day,
            "release_to": day,
            "stage": stage,
            "architecture": "dense",
            "params_b": size if chance.random() < 0.9 else None,
            "tokens_b": round(10 ** chance.uniform(1, 4), 1) if told else None,
            "tokens_kind": "reported" if told else "undisclosed",
            "base_model": before if stage != "base" else None,
            "context": chance.choice((2048, 4096, 8192, 32768, 131072)),
            "license": chance.choice(known.licenses) if chance.random() < 0.8 else None,
            "access": "open-weights",
            "hf_id": f"{makers[place % len(makers)]}/{slug}",
            "minimal": number % 10 == 0,
            "extras": {},
        }
        before = slug


def _aliases(models: Iterable[dict[str, object]]) -> Iterator[dict[str, object]]:
    for model in islice(models, 0, None, CALLED):
        yield {"name": f"{model['name']} alias", "model": model["slug"], "kind": "name"}


def _scores(
    models: Iterable[dict[str, object]], known: Known, chance: random.Random
) -> Iterator[dict[str, object]]:
    for model in islice(models, 0, None, SCORED):
        yield {
            "key": f"made/{model['slug']}/kmmlu",
            "model": model["slug"],
            "benchmark": "kmmlu",
            "subset": "overall",
            "value": round(chance.uniform(24, 80), 2),
            "metric": "accuracy",
            "unit": "%",
            "method": "direct",
            "shots": 5,
            "source": known.source,
            "provenance": "third-party",
        }


def main() -> None:
    """Make the file that the command line names."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.synthetic")
    parser.add_argument("count", type=int, metavar="N", help="models in all")
    parser.add_argument("file", type=Path, metavar="FILE", help="where to write them")
    options = parser.parse_args()
    make_catalogue(options.count, options.file)


if __name__ == "__main__":
    main()
