"""The shipped catalogue is found by Korean names and initials."""

import pytest

from kollm_gui import paths
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.match import SearchIndex
from kollm_gui.text import hangul
from tests.charts.shipped import shipped_snapshot


@pytest.fixture(scope="module")
def snapshot() -> Snapshot:
    assert paths.bundled_database().is_file()
    return shipped_snapshot()


@pytest.fixture(scope="module")
def index(snapshot: Snapshot) -> SearchIndex:
    return SearchIndex(snapshot)


@pytest.mark.parametrize("query", ["ㅍㄹㄱㄹ", "폴리글", "polyglot", "polyglot ko", "폴리글로"])
def test_polyglot_ko_is_found_first(index: SearchIndex, query: str) -> None:
    assert all(slug.startswith("polyglot-ko-") for slug in index.find(query).slugs[:4])


@pytest.mark.parametrize(
    ("query", "family"),
    [
        ("네입", "hyperclova-x"),
        ("하이펔", "hyperclova-x"),
        ("엑사우", "exaone"),
        ("엑사원", "exaone"),
        ("솔라", "solar"),
        ("카나나", "kanana"),
        ("큐원", "qwen"),
        ("젬마", "gemma-2"),
        ("라마3", "llama-3"),
    ],
)
def test_a_spoken_name_finds_its_family(
    snapshot: Snapshot, index: SearchIndex, query: str, family: str
) -> None:
    found = {snapshot.models[slug].family for slug in index.find(query).slugs}
    assert family in found


def test_every_family_that_was_read_about_is_found_by_its_korean_name_and_initials(
    snapshot: Snapshot, index: SearchIndex
) -> None:
    lost: list[str] = []
    for slug, family in snapshot.families.items():
        members = {
            model.slug
            for model in snapshot.models.values()
            if model.family == slug and not model.minimal
        }
        if not members:
            continue
        name = family.name_ko
        if name is None or not members <= set(index.find(name).slugs):
            lost.append(f"{slug}: {name}")
            continue
        first = name.split()[0]
        initials = "".join(hangul.initials(one) for one in first if hangul.is_syllable(one))
        if not initials or not members <= set(index.find(initials).slugs):
            lost.append(f"{slug}: {initials}")
    assert lost == []
