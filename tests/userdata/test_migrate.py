"""An older file is copied first, then brought up to date whole or not at all."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import create_engine

from kollm_gui.errors import UserError
from kollm_gui.userdata import identity, schema
from kollm_gui.userdata.database import Database
from kollm_gui.userdata.exchange import merge
from kollm_gui.userdata.migrate import SCRIPTS, migrate
from tests.userdata.conftest import everything

NEXT = '''"""A later version, made up."""
from alembic import op
import sqlalchemy as sa
revision, down_revision = "9999", "{before}"
def upgrade():
    op.add_column("note", sa.Column("mood", sa.Text))
    op.execute("UPDATE note SET mood = 'calm'")
    {more}
'''


def scripts(folder: Path, more: str = "") -> Path:
    """The shipped revisions, and one after them."""
    copy = folder / "later versions 100%"
    shutil.copytree(SCRIPTS, copy)
    text = NEXT.format(before=identity.REVISION, more=more)
    (copy / "revisions" / "v9999_later.py").write_text(text, encoding="utf-8")
    return copy


def laid_out(connection: sqlite3.Connection) -> set[tuple[str, str]]:
    query = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    return {(name, " ".join(sql.split())) for name, sql in connection.execute(query)}


@pytest.fixture
def filled(store, file) -> Database:
    merge(store, everything(), "all")
    store.close()
    database = Database(file)
    yield database
    database.close()


def test_the_revisions_lead_to_the_very_schema_that_a_new_file_has(tmp_path: Path) -> None:
    database = Database(tmp_path / "old.sqlite")
    migrate(database)
    database.close()
    with closing(sqlite3.connect(tmp_path / "old.sqlite")) as old:
        engine = create_engine(f"sqlite:///{tmp_path / 'new.sqlite'}")
        schema.metadata.create_all(engine)
        engine.dispose()
        with closing(sqlite3.connect(tmp_path / "new.sqlite")) as new:
            assert laid_out(old) == laid_out(new)
        versions = [
            old.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("application_id", "user_version")
        ]
        assert versions == [identity.APPLICATION_ID, identity.SCHEMA_VERSION]
        assert old.execute("SELECT * FROM alembic_version").fetchall() == [(identity.REVISION,)]


def test_an_older_file_is_copied_and_then_changed(filled, file, tmp_path: Path) -> None:
    copy = migrate(filled, scripts(tmp_path), version=2)
    with closing(sqlite3.connect(file)) as now, closing(sqlite3.connect(copy)) as then:
        assert now.execute("SELECT count(*) FROM note WHERE mood = 'calm'").fetchone() == (2,)
        assert now.execute("PRAGMA user_version").fetchone() == (2,)
        assert then.execute("SELECT count(*) FROM note").fetchone() == (2,)
        assert then.execute("PRAGMA user_version").fetchone() == (1,)
        assert "mood" not in dict(laid_out(then))["note"]


def test_a_change_that_fails_in_the_middle_leaves_the_file_as_it_was(
    filled, file, tmp_path
) -> None:
    broken = scripts(tmp_path, 'op.execute("INSERT INTO nowhere VALUES (1)")')
    with pytest.raises(Exception, match="nowhere"):
        migrate(filled, broken, version=2)
    with closing(sqlite3.connect(file)) as now:
        assert "mood" not in dict(laid_out(now))["note"]
        assert now.execute("PRAGMA user_version").fetchone() == (1,)
        assert now.execute("SELECT count(*) FROM note").fetchone() == (2,)


def test_without_a_copy_nothing_is_changed(filled, file, tmp_path) -> None:
    file.with_name("user.version-1.sqlite").mkdir()
    with pytest.raises(UserError, match=r"could not be written .* nothing was changed"):
        migrate(filled, scripts(tmp_path), version=2)
    assert filled.version() == 1
    assert not file.with_name("user.version-1.sqlite.part").exists()
