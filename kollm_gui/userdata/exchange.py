"""All that a person keeps as one JSON file, and such a file taken in.

How a file is merged: what is not here yet is added. Where a record of the same key is
here, the file's stands afterwards; of two versions of a note the one changed later. A
tag or collection of the same name is the same one, whatever its key. Nothing that is
here and not in the file is removed. The whole of it is one step, so that one undo takes
it back.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final, NoReturn, cast

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.userdata.accepting import NotAcceptedError, accept
from kollm_gui.userdata.journal import Writer, now
from kollm_gui.userdata.kinds import KINDS, kind_of
from kollm_gui.userdata.records import Collection, Member, Note, Record, Tag, Tagging, UserData
from kollm_gui.userdata.store import UserStore

FORMAT: Final = "kollm-user-data"
VERSION: Final = 1
LONGEST_FILE = 256_000_000  # bytes


@dataclass(frozen=True, slots=True)
class Merged:
    """What taking in a file did, in records; ``left_out`` name a tag or list that is nowhere."""

    added: int = 0
    changed: int = 0
    same: int = 0
    left_out: int = 0


def to_json(data: UserData) -> str:
    """The whole as a text that ``read`` gives back as the same data."""
    told: dict[str, Any] = {"format": FORMAT, "version": VERSION, "written": now()}
    for kind in KINDS:
        told[kind.group] = [kind.row_of(record) for record in getattr(data, kind.group)]
    return json.dumps(told, ensure_ascii=False, indent=1, allow_nan=False) + "\n"


def read(content: bytes, name: str) -> UserData:
    """The data of a file called ``name``.

    Raises:
        UserError: the file is not such a file, of a newer KoLLM, or something in it has
            the wrong form; the sentence says where.
    """
    told = _parsed(content, name)
    if told.get("format") != FORMAT:
        raise UserError(
            _(
                "{name} holds no data exported by KoLLM; choose a file that “Export my data” wrote."
            ).format(name=name)
        )
    version = told.get("version")
    if not isinstance(version, int) or isinstance(version, bool) or version < 1:
        raise UserError(_("{name} does not say which version it has.").format(name=name))
    if version > VERSION:
        raise UserError(
            _("{name} was written by a newer KoLLM; install that one to take it in.").format(
                name=name
            )
        )
    found: dict[str, tuple[Any, ...]] = {}
    for kind in KINDS:
        rows = told.get(kind.group, [])
        if not isinstance(rows, list):
            raise UserError(
                _("In {name}, “{group}” is no list.").format(name=name, group=kind.group)
            )
        records: list[Record] = []
        for place, row in enumerate(cast("list[object]", rows), 1):
            try:
                records.append(accept(kind, row))
            except NotAcceptedError as error:
                raise UserError(
                    _(
                        "In {name}, entry {place} of “{group}” {problem}; nothing was taken in."
                    ).format(name=name, place=place, group=kind.group, problem=error)
                ) from error
        found[kind.group] = tuple(records)
    return UserData(**found)


def merge(store: UserStore, data: UserData, name: str) -> Merged:
    """Take the data in as one step called after the file; see above for the rule.

    Raises:
        UserError: the user's file cannot be written.
    """
    with store.write("data.import", file=name) as writer:
        tags = _same_names(writer, Tag, data.tags)
        lists = _same_names(writer, Collection, data.collections)
        added = changed = same = left_out = 0
        for record in _renamed(data, tags, lists):
            if isinstance(record, Tagging | Member) and not _has_owner(writer, record):
                left_out += 1
                continue
            kind = kind_of(type(record))
            key = kind.key_of(kind.row_of(record))
            here = writer.get(type(record), *key)
            if here is None:
                added += 1
            elif here == record or (
                isinstance(here, Note)
                and isinstance(record, Note)
                and here.changed > record.changed
            ):
                same += 1
                continue
            else:
                changed += 1
            writer.put(record)
    return Merged(added, changed, same, left_out)


def _same_names(
    writer: Writer, record: type[Tag] | type[Collection], told: Iterable[Tag | Collection]
) -> Mapping[str, str]:
    """The keys under which what the file calls so is here."""
    here = {each.name.casefold(): each.id for each in writer.find(record)}
    return {each.id: here.get(each.name.casefold(), each.id) for each in told}


def _renamed(data: UserData, tags: Mapping[str, str], lists: Mapping[str, str]) -> Iterable[Record]:
    yield from data.notes
    for tag in data.tags:
        yield replace(tag, id=tags[tag.id])
    for tagging in data.taggings:
        yield replace(tagging, tag=tags.get(tagging.tag, tagging.tag))
    for collection in data.collections:
        yield replace(collection, id=lists[collection.id])
    for member in data.members:
        yield replace(member, collection=lists.get(member.collection, member.collection))
    yield from (*data.readings, *data.models, *data.runs)
    runs = {run.id for run in data.runs}
    # A score whose run is in no file any more is still a score.
    yield from (
        score if score.run in runs or score.run is None else replace(score, run=None)
        for score in data.scores
    )
    yield from data.overrides


def _has_owner(writer: Writer, record: Tagging | Member) -> bool:
    if isinstance(record, Tagging):
        return writer.get(Tag, record.tag) is not None
    return writer.get(Collection, record.collection) is not None


def _parsed(content: bytes, name: str) -> dict[str, Any]:
    if len(content) > LONGEST_FILE:
        raise UserError(_("{name} is too long to be taken in whole.").format(name=name))

    def refuse_constant(constant: str) -> NoReturn:
        raise UserError(
            _("{name} holds {constant}, which is no number; nothing was taken in.").format(
                name=name, constant=constant
            )
        )

    def unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found = dict(pairs)
        if len(found) < len(pairs):
            keys = [key for key, _value in pairs]
            twice = next(key for key in keys if keys.count(key) > 1)
            raise UserError(
                _(
                    "{name} holds “{key}” twice in one entry, so that it is not clear which is"
                    " meant; nothing was taken in."
                ).format(name=name, key=twice)
            )
        return found

    try:
        told = json.loads(
            content.decode("utf-8-sig"), parse_constant=refuse_constant, object_pairs_hook=unique
        )
    except UnicodeDecodeError as error:
        raise UserError(_("{name} is not written in UTF-8.").format(name=name)) from error
    except json.JSONDecodeError as error:
        raise UserError(
            _("{name} is no sound JSON: see line {line}, column {column}.").format(
                name=name, line=error.lineno, column=error.colno
            )
        ) from error
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits; brackets in brackets
        raise UserError(_("{name} is no sound JSON.").format(name=name)) from error
    if not isinstance(told, dict):
        raise UserError(
            _(
                "{name} holds no data exported by KoLLM; choose a file that “Export my data” wrote."
            ).format(name=name)
        )
    return cast("dict[str, Any]", told)
