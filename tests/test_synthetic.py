"""Catalogues made for measuring are catalogues like any other."""

from pathlib import Path

from kollm_gui.catalogue.reader import open_catalogue
from tests.benchmarks.synthetic import make_catalogue


def test_a_made_catalogue_has_as_many_models_and_opens(tmp_path: Path) -> None:
    file = tmp_path / "made.sqlite"
    make_catalogue(700, file)
    catalogue = open_catalogue(file)
    assert len(catalogue.models) == 700
    made = [model for model in catalogue.models if model.slug.startswith("made-")]
    assert {model.stage for model in made} == {"base", "instruct", "reasoning"}
    assert any("가" <= model.name[0] <= "힣" for model in made)
    assert {score.model for score in catalogue.scores} & {model.slug for model in made}


def test_equal_numbers_make_equal_catalogues(tmp_path: Path) -> None:
    hashes = set()
    for name in ("a", "b"):
        make_catalogue(520, tmp_path / name)
        hashes.add(open_catalogue(tmp_path / name).info.content_hash)
    assert len(hashes) == 1
