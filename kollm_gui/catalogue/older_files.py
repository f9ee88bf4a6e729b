"""A file of an older schema minor read as one of today: what it could not hold is unknown."""

from collections.abc import Mapping, Set

from kollm_gui.catalogue.schema import metadata

Lacking = Mapping[str, Set[str]]  # columns that a file has not, by table

# What files before schema 1.4 print in a column where a value is not known; every table
# named here got a column with 1.4, so that such a file always reads it through a view.
_UNKNOWN_IN_WORDS: Mapping[tuple[str, str], str] = {
    ("source", "authors"): "repository not identified"
}


def views(lacking: Lacking, present: Set[str]) -> list[str] | None:
    """Statements that add the columns as unknown for one connection; None if one is required.

    A temporary view is found before the table of its name, and needs no right to write.
    ``present`` are the tables that the file holds; any other is read as empty.
    """
    statements: list[str] = []
    for name, columns in sorted(lacking.items()):
        table = metadata.tables[name]
        if name in present:
            if not all(table.c[column].nullable for column in columns):
                return None
            held = [_held(name, column.name) for column in table.c if column.name not in columns]
            added = [f'NULL AS "{column}"' for column in sorted(columns)]
            told = f'SELECT {", ".join(held + added)} FROM main."{name}"'  # noqa: S608 - of the schema
        else:
            named = ", ".join(f'NULL AS "{column.name}"' for column in table.c)
            told = f"SELECT {named} WHERE 0"
        statements.append(f'CREATE TEMP VIEW "{name}" AS {told}')
    return statements


def _held(table: str, column: str) -> str:
    """The column as a query names it; a sentence that stands for an unknown is read as none."""
    words = _UNKNOWN_IN_WORDS.get((table, column))
    told = f'"{column}"'
    return told if words is None else f"NULLIF({told}, '{words}') AS {told}"
