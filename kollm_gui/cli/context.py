"""What commands share: the snapshot of the chosen file, and things found by their names."""

import argparse
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from kollm_gui import paths
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.search.terms import terms_of
from kollm_gui.text import hangul

Kind = Literal["model", "family", "benchmark", "organization", "source"]
KINDS: tuple[Kind, ...] = ("model", "family", "benchmark", "organization", "source")
_MOST_NEAR = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What a person's word names."""

    kind: Kind
    slug: str


def load_snapshot(arguments: argparse.Namespace) -> Snapshot:
    """The bundled catalogue, or that of ``--database``, with the user's own data over it.

    Raises:
        UserError: the file cannot be read.
    """
    # Imported here because SQLAlchemy takes longer than a command that fails early.
    from kollm_gui.catalogue.reader import open_catalogue  # noqa: PLC0415

    catalogue = open_catalogue(arguments.database)
    if getattr(arguments, "without_mine", False):
        return compose(catalogue)
    from kollm_gui.userdata.store import UserStore  # noqa: PLC0415

    store = UserStore(paths.user_file())
    data = store.load()
    if store.trouble is not None:
        print(store.trouble, file=sys.stderr)
    store.close()
    if data.is_empty:
        return compose(catalogue)
    from kollm_gui.library.overlay import overlay_of  # noqa: PLC0415 - only with data

    return compose(catalogue, overlay_of(data, catalogue))


def find(snapshot: Snapshot, text: str, kinds: Iterable[Kind] = KINDS) -> Found:
    """The thing of that slug, former slug, alias, Hugging Face id or name.

    "family/polyglot-ko" names the kind where one word names several things; without
    it the first of ``kinds`` wins.

    Raises:
        UserError: nothing is called so; the sentence names the nearest.
    """
    wanted: tuple[Kind, ...] = tuple(kinds)
    pasted = terms_of(text)
    if len(pasted) == 1 and pasted[0].repository:
        text = pasted[0].folded
    prefix, slash, rest = text.partition("/")
    if slash and prefix in wanted:
        wanted, text = tuple(kind for kind in wanted if kind == prefix), rest
    tables = {kind: _table(snapshot, kind) for kind in wanted}
    for kind in wanted:
        if text in tables[kind]:
            return Found(kind, text)
    if "model" in wanted and text in snapshot.renamed:
        return Found("model", snapshot.renamed[text])
    folded = hangul.fold(text.strip())
    for kind in wanted:
        for slug, names in tables[kind].items():
            if folded in (hangul.fold(name) for name in (slug, *names)):
                return Found(kind, slug)
    raise UserError(_unknown(text, [slug for table in tables.values() for slug in table]))


def _table(snapshot: Snapshot, kind: Kind) -> Mapping[str, tuple[str, ...]]:
    if kind == "model":
        return {
            slug: (model.name, model.hf_id or model.name, *model.aliases)
            for slug, model in snapshot.models.items()
        }
    if kind == "family":
        return {
            slug: (family.name, family.name_ko or family.name, *family.spoken)
            for slug, family in snapshot.families.items()
        }
    if kind == "benchmark":
        return {
            slug: (found.name, found.name_ko or found.name, *found.spoken, *found.aliases)
            for slug, found in snapshot.benchmarks.items()
        }
    if kind == "organization":
        return {
            slug: (found.name, found.name_ko or found.name, *found.spoken)
            for slug, found in snapshot.organizations.items()
        }
    return {slug: (source.title,) for slug, source in snapshot.sources.items()}


def _unknown(text: str, slugs: list[str]) -> str:
    folded = hangul.fold(text)
    # "polyglot" is nobody's slug, but the beginning of some.
    starts = [slug for slug in slugs if folded and slug.startswith(folded)]
    near = [*starts, *get_close_matches(folded, slugs, n=_MOST_NEAR)]
    near = list(dict.fromkeys(near))[:_MOST_NEAR]
    if near:
        return _("Nothing in the catalogue is called “{text}”; did you mean {names}?").format(
            text=text, names=", ".join(near)
        )
    sentence = _("Nothing in the catalogue is called “{text}”; “kollm list” shows the models.")
    return sentence.format(text=text)
