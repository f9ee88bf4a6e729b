"""All data as one file: there and back, merged by the rule, and no bad file does harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kollm_gui.errors import UserError
from kollm_gui.userdata.exchange import merge, read, to_json
from kollm_gui.userdata.records import Collection, Note, OwnScore, Tag, Tagging, UserData
from tests.userdata.conftest import everything


def exported(**changes: object) -> bytes:
    told = json.loads(to_json(everything()))
    return json.dumps({**told, **changes}).encode()


def test_what_is_exported_comes_back_the_same(store) -> None:
    data = read(to_json(everything()).encode(), "mine.json")
    assert data == everything()
    merge(store, data, "mine.json")
    assert store.load() == everything()
    assert read(to_json(store.load()).encode(), "again.json") == everything()


def test_a_byte_order_mark_and_fields_of_a_newer_kollm_are_no_trouble() -> None:
    told = json.loads(to_json(everything()))
    told["notes"][0]["mood"] = "new"
    told["dreams"] = [1]
    assert read(b"\xef\xbb\xbf" + json.dumps(told).encode(), "x") == everything()


def test_taking_the_same_file_in_twice_changes_nothing(store) -> None:
    assert merge(store, everything(), "f").added == 19
    again = merge(store, everything(), "f")
    assert (again.added, again.changed, again.same) == (0, 0, 19)
    assert len(store.history()) == 1


def test_the_file_wins_but_an_older_note_does_not(store) -> None:
    old, new = "2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z"
    merge(store, UserData(notes=(Note("n", "newer", changed=new),)), "a")
    merge(store, UserData(notes=(Note("n", "older", changed=old),)), "b")
    assert store.load().notes[0].text == "newer"
    merge(store, UserData(scores=(OwnScore("m", "kmmlu", 1.0),)), "a")
    told = merge(store, UserData(scores=(OwnScore("m", "kmmlu", 2.0),)), "b")
    assert told.changed == 1
    assert store.load().scores[0].value == 2.0
    store.undo()
    assert store.load().scores[0].value == 1.0


def test_tags_and_collections_of_one_name_are_one(store) -> None:
    store.tags.attach("a", "Good", "red")
    store.collections.add("List")
    told = UserData(
        tags=(Tag("other", "good", "red"),),
        taggings=(Tagging("other", "b"), Tagging("nowhere", "c")),
        collections=(Collection("else", "LIST"),),
    )
    assert merge(store, told, "f").left_out == 1
    data = store.load()
    assert [len(data.tags), len(data.taggings), len(data.collections)] == [1, 2, 1]


BAD = {
    "no JSON": (b"{", "no sound JSON: see line 1, column"),
    "no UTF-8": ("{}".encode("utf-16"), "not written in UTF-8"),
    "a list": (b"[]", "no data exported by KoLLM"),
    "other data": (b'{"format": "zotero"}', "no data exported by KoLLM"),
    "no version": (b'{"format": "kollm-user-data"}', "which version"),
    "newer": (b'{"format": "kollm-user-data", "version": 2}', "newer KoLLM"),
    "a key twice": (
        b'{"format": "kollm-user-data", "version": 1, "notes": [{"id": "a", "id": "b"}]}',
        "“id” twice",
    ),
    "NaN": (b'{"format": "kollm-user-data", "version": 1, "scores": [{"value": NaN}]}', "NaN"),
    "Infinity": (b'{"format": "kollm-user-data", "version": -Infinity}', "-Infinity"),
    "deep": (b"[" * 100_000, "no sound JSON"),
    "long number": (b'{"version": ' + b"9" * 10_000 + b"}", "no sound JSON"),
    "no list": (exported(notes={}), "“notes” is no list"),
    "no object": (exported(notes=[1]), "entry 1 of “notes” is no object"),
    "a field missing": (exported(tags=[{"id": "x"}]), "lacks “name”"),
    "overflow": (exported(scores=[{"model": "m", "benchmark": "b", "value": 10**400}]), "“value”"),
    "no number": (
        exported(scores=[{"model": "m", "benchmark": "b", "value": "50"}]),
        'wrong value in “value”: "50"',
    ),
    "yes for a number": (
        exported(scores=[{"model": "m", "benchmark": "b", "value": True}]),
        "“value”",
    ),
    "unknown choice": (exported(tags=[{"id": "x", "name": "y", "colour": "url(x)"}]), "“colour”"),
    "half a letter": (exported(notes=[{"id": "n", "text": "\ud800"}]), "“text”"),
    "rating 9": (exported(readings=[{"model": "m", "status": "read", "rating": 9}]), "“rating”"),
    "empty key": (exported(notes=[{"id": "", "text": "t"}]), "“id”"),
}


@pytest.mark.parametrize(("content", "sentence"), BAD.values(), ids=BAD)
def test_a_bad_file_is_refused_in_a_sentence_that_names_it(content: bytes, sentence: str) -> None:
    with pytest.raises(UserError) as told:
        read(content, "bad.json")
    assert sentence in told.value.sentence
    assert "bad.json" in told.value.sentence


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3)
    ),
    max_leaves=6,
)


@given(st.data())
def test_no_file_whatever_breaks_the_reader(data) -> None:
    told = json.loads(to_json(everything()))
    group = data.draw(st.sampled_from([key for key in told if isinstance(told[key], list)]))
    row = told[group][0]
    row[data.draw(st.sampled_from(sorted(row)))] = data.draw(VALUES)
    try:
        found = read(json.dumps(told).encode(), "f")
    except UserError:
        found = UserData()
    assert isinstance(to_json(found), str)


def test_what_the_reader_accepts_the_file_can_keep(store) -> None:
    texts = ["", "\n", "🙂 한 𠀀 \u202ertl"]
    rows = [{"id": f"n{place}", "text": text} for place, text in enumerate(texts)]
    data = read(exported(notes=rows), "f")
    merge(store, data, "f")
    assert {note.text for note in store.load().notes} == {row["text"] for row in rows}
