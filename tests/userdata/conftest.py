"""A store in a folder of the test's own, and a full set of records."""

from pathlib import Path

import pytest

from kollm_gui.userdata.records import (
    Collection,
    ImportRun,
    Member,
    Note,
    Override,
    OwnModel,
    OwnScore,
    Reading,
    Tag,
    Tagging,
    UserData,
)
from kollm_gui.userdata.store import UserStore


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Where the user's file would lie; the folder's name is one that an address must quote."""
    return tmp_path / "내 자료 #1 %41?" / "user.sqlite"


@pytest.fixture
def store(file: Path):
    made = UserStore(file)
    yield made
    made.close()


RUN = ImportRun(
    "run-1",
    "results_2026.json",
    "ab" * 32,
    "2026-11-28T10:00:00Z",
    "lm-eval-0.4",
    model_printed="my/model",
    measured="2026-11-27",
    partial=False,
    settings={"limit": None, "한": ["글"]},
)


def everything() -> UserData:
    """One or two records of each kind, in key order."""
    return UserData(
        notes=(
            Note("n1", "**굵게** <b>", "haneul-12.8b", None, "2026-01-01T00:00:00Z", "2026-01-02"),
            Note("n2", "free\nsecond line", None, "Title", "2026-01-03T00:00:00Z", "2026-01-03"),
        ),
        tags=(Tag("t1", "기준", "teal"), Tag("t2", "to read", "amber")),
        taggings=(Tagging("t1", "haneul-12.8b"), Tagging("t1", "mirae-x")),
        collections=(Collection("c1", "Mine"), Collection("c2", "Large", "params:>10")),
        members=(Member("c1", "haneul-12.8b", 0), Member("c1", "mirae-x", 1)),
        readings=(Reading("haneul-12.8b", "read", 5), Reading("mirae-x", "reading")),
        models=(OwnModel("my-model", "My Model", params_b=7.2, languages=("ko", "en")),),
        runs=(RUN,),
        scores=(
            OwnScore("my-model", "my-bench", 3.0, unit="points", partial=True, note="half"),
            OwnScore("my-model", "kmmlu", 41.25, run="run-1", method="direct", shots=5, n=35030),
        ),
        overrides=(
            Override("benchmark/kmmlu", "items", 35031, "counted"),
            Override("haneul-12.8b", "params_b", 12.9, "the checkpoint holds more"),
            Override("haneul-12.8b", "release", None, ""),
        ),
    )
