"""Answers read one by one from text, CSV, JSON Lines and harness samples, in any amount."""

import csv
import io
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple, cast

from kollm_gui.errors import UserError
from kollm_gui.i18n import _
from kollm_gui.text.encoding import SAMPLE_BYTES, encoding_of

Each = Literal["file", "paragraph", "line"]
EACH: tuple[Each, ...] = ("file", "paragraph", "line")
SUFFIXES = (".txt", ".md", ".csv", ".tsv", ".jsonl", ".ndjson", ".json")
# Names under which answers stand in the files people have, the likeliest first.
ANSWER_NAMES = (
    *("completion", "response", "answer", "output", "prediction", "generated_text", "generation"),
    *(
        "generated",
        "model_output",
        "filtered_resps",
        "resps",
        "text",
        "답변",
        "응답",
        "출력",
        "pred",
    ),
)
_ID_NAMES = ("id", "doc_id", "question_id", "number", "번호")
_MODEL_NAMES = ("model", "model_name", "model_id", "모델")
_LONGEST_CELL = 1 << 27  # characters; csv's own limit stops at 131,072


class Answer(NamedTuple):
    """One answer of a model, with its id where the file has one."""

    text: str
    model: str = ""
    name: str = ""


@dataclass(slots=True)
class Skipped:
    """Lines that could not be read, counted; the first one by its number."""

    count: int = 0
    first: int = 0
    reason: str = ""

    def add(self, number: int, reason: str) -> None:
        """Count a line."""
        if not self.count:
            self.first, self.reason = number, reason
        self.count += 1


@dataclass(slots=True)
class Position:
    """How far a file is read; ``tell`` gives the bytes so far."""

    tell: Callable[[], int] = int


def read_answers(
    file: Path,
    *,
    column: str | None = None,
    each: Each = "file",
    skipped: Skipped | None = None,
    position: Position | None = None,
) -> Iterator[Answer]:
    """The answers of a file in order, without ever holding the file.

    ``column`` names the field or column with the answers where it is not one of the
    usual names; ``each`` says what one answer is in a plain text.

    Raises:
        UserError: the file cannot be read, is of no known kind, or has no such column.
    """
    suffix = file.suffix.lower()
    if suffix not in SUFFIXES and file.exists():  # of a missing file its opening tells
        sentence = _("{file} is of no known kind; KoLLM reads answers from {kinds}.")
        raise UserError(sentence.format(file=file.name, kinds=", ".join(SUFFIXES)))
    left_out = skipped if skipped is not None else Skipped()
    try:
        with file.open("rb") as raw:
            encoding = encoding_of(raw.read(SAMPLE_BYTES))
            raw.seek(0)
            if position is not None:
                position.tell = raw.tell
            stream = io.TextIOWrapper(raw, encoding=encoding, newline="")
            if suffix in (".csv", ".tsv"):
                yield from _from_csv(stream, file, column, "\t" if suffix == ".tsv" else ",")
            elif suffix in (".jsonl", ".ndjson"):
                yield from _from_lines(stream, file, column, left_out)
            elif suffix == ".json":
                yield from _from_json(stream, file, column)
            else:
                yield from _from_text(stream, each)
    except OSError as error:
        sentence = _("{file} cannot be read ({reason}); check that it exists and is yours.")
        raise UserError(sentence.format(file=file, reason=error.strerror or error)) from error
    except UnicodeDecodeError as error:
        sentence = _("{file} is not UTF-8 text (byte {place}); save it as UTF-8 and try again.")
        raise UserError(sentence.format(file=file.name, place=error.start)) from error


def _from_csv(
    stream: io.TextIOWrapper, file: Path, column: str | None, separator: str
) -> Iterator[Answer]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(stream, delimiter=separator)
    try:
        heading = next(reader, None) or []
        names = [name.strip().lstrip("\ufeff") for name in heading]
        place = _column(names, column, file)
        model, name = _one_of(names, _MODEL_NAMES), _one_of(names, _ID_NAMES)
        for row in reader:
            if place < len(row):
                yield Answer(
                    row[place],
                    row[model] if model is not None and model < len(row) else "",
                    row[name] if name is not None and name < len(row) else "",
                )
    except csv.Error as error:
        sentence = _("{file} is not sound CSV at line {line} ({reason}); mend the line.")
        raise UserError(
            sentence.format(file=file.name, line=reader.line_num, reason=error)
        ) from error


def _column(names: Sequence[str], wanted: str | None, file: Path) -> int:
    if wanted is not None:
        if wanted in names:
            return names.index(wanted)
        sentence = _("{file} has no column “{column}”; its columns are: {known}.")
        raise UserError(sentence.format(file=file.name, column=wanted, known=", ".join(names[:20])))
    found = _one_of(names, ANSWER_NAMES)
    if found is None:
        sentence = _("In {file} no column is known to hold answers; name one of: {known}.")
        raise UserError(sentence.format(file=file.name, known=", ".join(names[:20])))
    return found


def _one_of(names: Sequence[str], known: Sequence[str]) -> int | None:
    folded = [name.casefold() for name in names]
    return next((folded.index(name) for name in known if name in folded), None)


def _from_lines(
    stream: io.TextIOWrapper, file: Path, column: str | None, skipped: Skipped
) -> Iterator[Answer]:
    found = 0
    fields: tuple[str, ...] = ()
    for number, line in enumerate(stream, start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
        except (ValueError, RecursionError) as error:
            skipped.add(number, str(error))
            continue
        answer = _record(record, column)
        if answer is None:
            fields = fields or _fields(record)
            skipped.add(number, _("no answer in it"))
            continue
        found += 1
        yield answer
    if not found:
        raise _no_answers(file, column, fields)


def _from_json(stream: io.TextIOWrapper, file: Path, column: str | None) -> Iterator[Answer]:
    try:
        content = json.load(stream)
    except (ValueError, RecursionError) as error:
        sentence = _("{file} is not sound JSON ({reason}); mend it or export it again.")
        raise UserError(sentence.format(file=file.name, reason=error)) from error
    records = _records(content)
    found = [answer for record in records if (answer := _record(record, column)) is not None]
    if not found:
        raise _no_answers(file, column, _fields(records[0]) if records else ())
    yield from found


def _records(content: object) -> list[object]:
    """The list of a JSON file: itself, or the first list in it."""
    if isinstance(content, list):
        return cast("list[object]", content)
    if isinstance(content, dict):
        for value in cast("dict[str, object]", content).values():
            if isinstance(value, list) and value:
                return cast("list[object]", value)
    return [content]


def _no_answers(file: Path, column: str | None, fields: Sequence[str]) -> UserError:
    known = ", ".join(fields[:20]) or "–"
    if column is not None:
        sentence = _("{file} has no answers under “{column}”; its fields are: {known}.")
        return UserError(sentence.format(file=file.name, column=column, known=known))
    sentence = _("In {file} no field is known to hold answers; name one of: {known}.")
    return UserError(sentence.format(file=file.name, known=known))


def _fields(record: object) -> tuple[str, ...]:
    return tuple(cast("dict[str, Any]", record)) if isinstance(record, dict) else ()


def _record(record: object, column: str | None) -> Answer | None:
    if isinstance(record, str):
        return Answer(record)
    if not isinstance(record, dict):
        return None
    fields = cast("Mapping[str, Any]", record)
    names = (column,) if column is not None else ANSWER_NAMES
    for name in names:
        text = _words(fields.get(name))
        if text is not None:
            return Answer(text, _first(fields, _MODEL_NAMES), _first(fields, _ID_NAMES))
    return None


def _words(value: object) -> str | None:
    """A text, or the first text in the nested lists of harness samples; not a likelihood."""
    if isinstance(value, str):
        return value
    if isinstance(value, list) and value:
        return _words(cast("list[object]", value)[0])
    return None


def _first(fields: Mapping[str, Any], names: Sequence[str]) -> str:
    return next(
        (str(fields[name]) for name in names if isinstance(fields.get(name), str | int)), ""
    )


def _from_text(stream: io.TextIOWrapper, each: Each) -> Iterator[Answer]:
    if each == "line":
        for line in stream:
            if line.strip():
                yield Answer(line.rstrip("\r\n"))
        return
    if each == "file":
        text = stream.read()
        if text.strip():
            yield Answer(text)
        return
    kept: list[str] = []
    for line in stream:
        if line.strip():
            kept.append(line)
        elif kept:
            yield Answer("".join(kept).rstrip())
            kept.clear()
    if kept:
        yield Answer("".join(kept).rstrip())
