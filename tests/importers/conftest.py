"""The bundled catalogue's names, and files written where a test wants them."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.importers.batch import read_batch
from kollm_gui.importers.names import Names
from kollm_gui.importers.parsed import ParsedFile, Value
from kollm_gui.library.snapshot import Snapshot, compose

Write = Callable[[str, Any], Path]


@pytest.fixture(scope="session")
def snapshot() -> Snapshot:
    return compose(open_catalogue())


@pytest.fixture(scope="session")
def names(snapshot: Snapshot) -> Names:
    return Names(snapshot)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write bytes, a text, or anything else as JSON."""

    def do(name: str, content: Any) -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, bytes):
            file.write_bytes(content)
        else:
            text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
            file.write_text(text, encoding="utf-8", newline="")
        return file

    return do


@pytest.fixture
def parsed(names: Names):
    """The one file of a batch that must be read."""

    def do(file: Path, **settings: Any) -> ParsedFile:
        batch = read_batch([file], names, **settings)
        assert not batch.refused, batch.refused
        return batch.files[0]

    return do


@pytest.fixture
def refusal(names: Names):
    """The one sentence by which a file is refused."""

    def do(file: Path, **settings: Any) -> str:
        batch = read_batch([file], names, **settings)
        assert not batch.files
        (refused,) = batch.refused
        assert file.name in refused.sentence
        return refused.sentence

    return do


def value_of(file: ParsedFile, benchmark: str, subset: str = "overall", **like: Any) -> Value:
    """The one value of these parts."""
    (found,) = [
        value
        for run in file.runs
        for value in run.values
        if (value.benchmark, value.subset) == (benchmark, subset)
        and all(getattr(value, name) == told for name, told in like.items())
    ]
    return found
