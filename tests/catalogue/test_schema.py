"""The schema refuses what cannot be, even when a program other than the build writes."""

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect

from kollm_gui.catalogue import late_queries
from kollm_gui.catalogue.schema import metadata

REFUSED = {
    "a percentage over a hundred": "UPDATE score SET value = 125",
    "more hits than answers": "UPDATE score SET hits = 12, n = 10",
    "hits of an unknown number": "UPDATE score SET hits = 12",
    "a score of an unknown model": "UPDATE score SET model = 'oak'",
    "a score of an unknown source": "UPDATE score SET source = 'hearsay'",
    "a score without a value": "UPDATE score SET value = NULL",
    "an unknown method": "UPDATE score SET method = 'guess'",
    "an unknown provenance": "UPDATE score SET provenance = 'rumour'",
    "a negative number of shots": "UPDATE score SET shots = -1",
    "an empty text": "UPDATE score SET locator = ''",
    "a model of no size": "UPDATE model SET params_b = 0",
    "more active than all parameters": "UPDATE model SET active_params_b = 2 * params_b",
    "a model made of itself": "UPDATE model SET base_model = slug",
    "a model of an unknown family": "UPDATE model SET family = 'oak'",
    "an unknown category": "UPDATE model SET category = 'other'",
    "a date without its interval": "UPDATE model SET release_from = NULL WHERE release IS NOT NULL",
    "an interval backwards": "UPDATE model SET release_to = '1999-01-01' WHERE release IS NOT NULL",
    "a share over the whole": "UPDATE corpus SET share = 1.5",
    "a corpus that is a part of itself": "UPDATE corpus SET part_of = position",
    "a part of a missing corpus": "UPDATE corpus SET part_of = 9 WHERE role = 'part'",
    "a total that is a part": "UPDATE corpus SET part_of = 1 WHERE role = 'total'",
    "a citation of two owners": "UPDATE citation SET benchmark = 'quiz' WHERE model IS NOT NULL",
    "a citation of nobody": "UPDATE citation SET model = NULL WHERE model IS NOT NULL",
    "a citation of nothing": "UPDATE citation SET source = NULL, locator = NULL",
    "two main sources of a field": "UPDATE citation SET rank = 0 WHERE model IS NOT NULL",
    "a spoken name of nobody": "UPDATE spoken_name SET family = NULL WHERE family IS NOT NULL",
    "a read source without an address": "UPDATE source SET url = NULL",
    "a baseline outside the scale": "UPDATE benchmark SET random_baseline = 101",
    "half a scale": "UPDATE benchmark SET scale_low = NULL",
    "a second description": "INSERT INTO catalogue_info SELECT 2, 1, 0, '1', content_hash, 'x'"
    " FROM catalogue_info",
    "a source that is still cited": "DELETE FROM source",
}


@pytest.fixture
def connection(small_database: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(small_database)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


@pytest.mark.parametrize("wrong", REFUSED)
def test_the_schema_refuses(wrong: str, connection: sqlite3.Connection) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.execute(REFUSED[wrong])


def test_an_unknown_value_is_allowed(connection: sqlite3.Connection) -> None:
    connection.execute(
        "UPDATE model SET params_b = NULL, tokens_b = NULL, release = NULL,"
        " release_from = NULL, release_to = NULL, organization = NULL"
    )
    connection.execute("UPDATE score SET shots = NULL, judge = NULL")


def test_every_constraint_has_a_name() -> None:
    for table in metadata.sorted_tables:
        assert [rule for rule in table.constraints if rule.name is None] == []


def test_the_reader_asks_only_for_what_the_schema_has(small_database: Path) -> None:
    engine = create_engine(f"sqlite:///{small_database}")
    found = inspect(engine)
    for query in late_queries.every():
        (table,) = query.get_final_froms()
        held = {column["name"] for column in found.get_columns(str(table))}
        assert set(query.selected_columns.keys()) <= held
    engine.dispose()
