"""What commands share: the snapshot of the chosen file, and things found by their names."""

import argparse
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Literal

from kollm_gui import paths
from kollm_gui.catalogue import pack_list
from kollm_gui.catalogue.records import Benchmark, Catalogue, Family
from kollm_gui.cli.choices import choose
from kollm_gui.comparing.protocol import PROVENANCES
from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.library.composing import composed
from kollm_gui.library.narrowing import narrowed
from kollm_gui.library.snapshot import Snapshot, compose
from kollm_gui.search.terms import terms_of
from kollm_gui.text import hangul
from kollm_gui.userdata.store import UserStore

Kind = Literal["model", "family", "benchmark", "organization", "source"]
KINDS: tuple[Kind, ...] = ("model", "family", "benchmark", "organization", "source")
_MOST_NEAR = 4


@dataclass(frozen=True, slots=True)
class Found:
    """What a person's word names."""

    kind: Kind
    slug: str


def load_snapshot(arguments: argparse.Namespace) -> Snapshot:
    """The catalogue in use, or that of ``--database``, with the user's own data over it.

    An installed data pack that cannot be used is told on standard error.

    Raises:
        UserError: the file cannot be read.
    """
    catalogue = _chosen_catalogue(arguments.database)
    without_mine: bool = getattr(arguments, "without_mine", False)
    snapshot = compose(catalogue) if without_mine else _laid_over(catalogue)
    given: str | None = getattr(arguments, "provenance", None)
    return snapshot if given is None else narrowed(snapshot, _provenances(given))


def _laid_over(catalogue: Catalogue) -> Snapshot:
    """The catalogue with the person's own data over it; trouble is told on standard error."""
    store = UserStore(paths.user_file())
    snapshot = composed(catalogue, store)
    if store.trouble is not None:
        print(store.trouble, file=sys.stderr)
    store.close()
    return snapshot


def _chosen_catalogue(named: Path | None) -> Catalogue:
    """The file named, else the newest sound pack, else the bundled catalogue."""
    # Imported here because SQLAlchemy takes longer than a command that fails early.
    from kollm_gui.catalogue.reader import open_catalogue  # noqa: PLC0415

    if named is not None:
        return open_catalogue(named)
    choice = pack_list.choose()
    if choice.path is not None:
        try:
            return open_catalogue(choice.path)
        except UserError as error:
            choice = pack_list.unusable(choice.path, error.sentence)
    if choice.sentence is not None:
        print(choice.sentence, file=sys.stderr)
    return open_catalogue(None)


def add_provenance(parser: argparse.ArgumentParser) -> None:
    """Add the option that leaves out scores by who reports them; ``load_snapshot`` heeds it."""
    parser.add_argument(
        "--provenance",
        metavar="A,B",
        help=_("only reports of these kinds: {known}").format(known=", ".join(PROVENANCES)),
    )


def _provenances(text: str) -> tuple[str, ...]:
    words = [word.strip() for word in text.split(",") if word.strip()]
    return tuple(choose("--provenance", word, PROVENANCES) for word in words)


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
    raise UserError(_unknown(text, wanted, [slug for table in tables.values() for slug in table]))


def _table(snapshot: Snapshot, kind: Kind) -> Mapping[str, tuple[str, ...]]:
    if kind == "model":
        return {
            slug: (*model.labels, model.hf_id or model.name, *model.aliases)
            for slug, model in snapshot.models.items()
        }
    if kind == "family":
        return {
            slug: (found.name, *_korean(found), *found.spoken)
            for slug, found in snapshot.families.items()
        }
    if kind == "benchmark":
        return {
            slug: (found.name, *_korean(found), *found.spoken, *found.aliases)
            for slug, found in snapshot.benchmarks.items()
        }
    if kind == "organization":
        return {
            slug: (found.name, found.name_ko or found.name, *found.spoken)
            for slug, found in snapshot.organizations.items()
        }
    return {slug: (source.title,) for slug, source in snapshot.sources.items()}


def _korean(found: Family | Benchmark) -> tuple[str, ...]:
    """What Korean texts call it, which is found in English as well."""
    return tuple(name for name in (found.name_ko, found.label_ko) if name is not None)


def _unknown(text: str, wanted: Sequence[Kind], slugs: list[str]) -> str:
    folded = hangul.fold(text)
    # "polyglot" is nobody's slug, but the beginning of some.
    starts = [slug for slug in slugs if folded and slug.startswith(folded)]
    near = [*starts, *get_close_matches(folded, slugs, n=_MOST_NEAR)]
    near = list(dict.fromkeys(near))[:_MOST_NEAR]
    if near:
        return _("Nothing in the catalogue is called “{text}”; did you mean {names}?").format(
            text=text, names=", ".join(near)
        )
    if "model" in wanted:
        sentence = _("Nothing in the catalogue is called “{text}”; “kollm list” shows the models.")
    else:
        sentence = _("No benchmark is called “{text}”; “kollm benchmarks” lists them.")
    return sentence.format(text=text)
