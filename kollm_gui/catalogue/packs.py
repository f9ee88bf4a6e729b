"""A data pack examined before it is installed: whether it is sound, and what it changes."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from kollm_gui import paths
from kollm_gui.catalogue.check import check_file
from kollm_gui.catalogue.difference import Difference, difference
from kollm_gui.catalogue.pack_list import installed, list_file, newer, pack_folder, version_in
from kollm_gui.catalogue.reader import open_catalogue
from kollm_gui.errors import UserError
from kollm_gui.i18n import _, ngettext


@dataclass(frozen=True, slots=True)
class Review:
    """A sound pack beside the data in use; ``refusal`` says why it cannot be installed."""

    path: Path
    difference: Difference
    refusal: str | None = None


def examine(path: Path, in_use: Path | None = None) -> Review:
    """Check a pack wholly and compare it with the data in use (None: the bundled catalogue).

    Raises:
        UserError: it is no catalogue, of another schema, damaged, or breaks the data's rules.
    """
    report = check_file(path)
    if report.findings:
        first = report.findings[0]
        raise UserError(
            ngettext(
                "{path} is not sound: {place} {sentence}",
                "{path} is not sound in {count} places; the first: {place} {sentence}",
                len(report.findings),
            ).format(
                path=path,
                count=len(report.findings),
                place=first.place,
                sentence=first.sentence,
            )
        )
    found = difference(open_catalogue(in_use), open_catalogue(path))
    return Review(path, found, _refusal(found))


def installation(review: Review) -> Mapping[Path, bytes]:
    """The files that installing writes: all of them together, or the pack is not installed.

    Raises:
        UserError: the pack cannot be read, or its folder cannot be made.
    """
    if review.refusal is not None:
        raise UserError(review.refusal)
    _make_folder()
    info = review.difference.new
    target = pack_folder() / f"kollm-{info.data_version}-{info.content_hash[:8]}.sqlite"
    try:
        content = review.path.read_bytes()
    except OSError as error:
        raise UserError(
            _("{path} cannot be read ({reason}). Check its permissions.").format(
                path=review.path, reason=error.strerror or error
            )
        ) from error
    kept = [pack for pack in _known() if pack != target]
    return {target: content, list_file(): _listed([*kept, target])}


def going_back() -> Mapping[Path, bytes]:
    """The list without the pack in use, whose file stays where it is.

    Raises:
        UserError: no pack is installed, or the list cannot be read.
    """
    packs = installed()
    if not packs:
        raise UserError(_("No data pack is installed; the bundled catalogue is in use."))
    return {list_file(): _listed(packs[:-1])}


def _refusal(found: Difference) -> str | None:
    if found.old.content_hash == found.new.content_hash:
        return _("This pack holds the same data as are in use.")
    bundled = version_in(paths.bundled_database())
    if bundled is not None and not newer(found.new.data_version, bundled):
        sentence = _(
            "This pack, {version}, is not newer than the bundled catalogue {bundled}. “Open another"
            " catalogue…” shows it without installing it."
        )
        return sentence.format(version=found.new.data_version, bundled=bundled)
    return None


def _known() -> tuple[Path, ...]:
    try:
        return installed()
    except UserError:
        return ()  # installing writes the list anew


def _listed(packs: "list[Path] | tuple[Path, ...]") -> bytes:
    return (json.dumps([pack.name for pack in packs], indent=2) + "\n").encode()


def _make_folder() -> None:
    try:
        pack_folder().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UserError(
            _("{folder} cannot be made ({reason}); name another folder.").format(
                folder=pack_folder(), reason=error.strerror or error
            )
        ) from error
