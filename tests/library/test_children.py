"""What was made of each model, told from arrays."""

import pytest
from msgspec.structs import replace

from kollm_gui.library import children as childrens
from kollm_gui.library.children import Children
from tests.fixtures import tiny_snapshot


@pytest.mark.parametrize("large", [1, 20_000])
def test_each_model_has_what_was_made_of_it(large, monkeypatch) -> None:
    monkeypatch.setattr(childrens, "LARGE", large)
    first, *others = tiny_snapshot().models.values()
    models = [
        first,
        *(replace(each, base_model=first.slug, merge_parents=()) for each in others[:2]),
        replace(others[2], base_model="gone", merge_parents=(first.slug, "gone")),
    ]
    made = Children(models, {model.slug: place for place, model in enumerate(models)})
    assert made[first.slug] == tuple(model.slug for model in models[1:])
    assert made["gone"] == (models[3].slug,)
    assert (set(made), len(made)) == ({first.slug, "gone"}, 2)
    assert models[1].slug not in made
    assert made.get("nobody") is None
