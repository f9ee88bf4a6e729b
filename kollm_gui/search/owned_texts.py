"""Every text that the models of a large catalogue are found by, with the models it belongs to."""

from array import array
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.character_array import Places
from kollm_gui.search.field_values import notes
from kollm_gui.search.haystack import Haystack, Rank
from kollm_gui.search.match import ALIAS, LENGTH_BITS, NAME, NOTE, NOWHERE, place_of, texts_of
from kollm_gui.search.terms import spaced
from kollm_gui.search.text_arrays import Found, JoinedTexts, Owners, TextArrays
from kollm_gui.text import hangul

RANK_SHIFT = 20


class OwnedTexts:
    """Each text once, whoever shares it; of a million models they fill a third of a GiB."""

    def __init__(self, snapshot: Snapshot) -> None:
        self.count = len(snapshot.models)
        joined = JoinedTexts()
        shared: dict[str, int] = {}  # texts of families, makers and techniques
        text_numbers, owners = array("i"), array("i")
        where, published = array("b"), array("b")
        told: list[str] = []
        self._note_owners: list[int] = []
        own = snapshot.mine.notes
        for index, model in enumerate(snapshot.model_list):
            for text, kind in texts_of(snapshot, model):
                owned = kind in (NAME, ALIAS)
                place = None if owned else shared.get(text)
                if place is None:
                    place = joined.add(hangul.fold(text))
                    if not owned:
                        shared[text] = place
                text_numbers.append(place)
                owners.append(index)
                where.append(kind)
                published.append(owned and text == model.hf_id)
            if model.note_en or model.note_ko or model.slug in own:
                for note in notes(snapshot, model):
                    told.append(spaced(note))
                    self._note_owners.append(index)
        self._notes = Haystack(told)
        codes, self._lengths = joined.finish()
        self.texts = TextArrays(codes)
        self._owners = Owners(text_numbers, owners, len(self._lengths), where, published)
        self._where = self._owners.more[0]
        self._published = self._owners.more[1].view(np.bool_)

    def gather(self, found: Iterable[Found], *, last: int = NOTE) -> Places:
        """The best place of each model among texts that were found."""
        hits = np.full(self.count, NOWHERE, np.int32)
        for texts, ranks in found:
            base = ranks << RANK_SHIFT | self._lengths[texts]
            rows, many = self._owners.rows(texts)
            where = self._where[rows].astype(np.int32)
            place = np.repeat(base, many) | where << LENGTH_BITS
            models = self._owners.models[rows]
            if last < NOTE:
                near = where <= last
                models, place = models[near], place[near]
            np.minimum.at(hits, models, place.astype(np.int32))
        return hits

    def add_notes(self, hits: Places, folded: str) -> None:
        """Add the models whose notes hold the word."""
        place = place_of(Rank.SUBSTRING, NOTE, 0)
        for note, _rank in self._notes.words(folded):
            model = self._note_owners[note]
            hits[model] = min(place, int(hits[model]))

    def named(self, texts: Places) -> NDArray[np.bool_]:
        """The models that are called one of these texts."""
        rows, _many = self._owners.rows(texts)
        where = self._where[rows]
        return self._holding(rows[(where == NAME) | (where == ALIAS)])

    def published_as(self, texts: Places) -> NDArray[np.bool_]:
        """The models whose weights are published under one of these names."""
        rows, _many = self._owners.rows(texts)
        return self._holding(rows[self._published[rows]])

    def _holding(self, rows: Places) -> NDArray[np.bool_]:
        held = np.zeros(self.count, np.bool_)
        held[self._owners.models[rows]] = True
        return held
