"""Slugs for what a person adds to the catalogue."""

import re

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.text import hangul

_NO_SLUG = re.compile(r"[^a-z0-9가-힣.]+")


def free_slug(name: str, snapshot: Snapshot) -> str:
    """A slug for a new model of this name that no model has."""
    slug = _NO_SLUG.sub("-", hangul.fold(name)).strip("-.") or "model"
    taken, found, count = {*snapshot.models, *snapshot.mine.models, *snapshot.renamed}, slug, 1
    while found in taken:
        count += 1
        found = f"{slug}-{count}"
    return found
