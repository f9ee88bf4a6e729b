"""Answers of a query's conditions over a large catalogue, on arrays made once for each field."""

from collections.abc import Callable

import numpy as np

from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.bitsets import bits_of
from kollm_gui.search.conditions import Bound, OnDays, Within
from kollm_gui.search.evaluate import Answer, Evaluator, FindWord
from kollm_gui.search.field import Field
from kollm_gui.search.field_table import FieldTable
from kollm_gui.search.owned_texts import OwnedTexts
from kollm_gui.search.terms import Term, squeeze
from kollm_gui.search.text_sources import BaseTexts, FieldTexts, Mask, SharedTexts, TextSource
from kollm_gui.search.value_arrays import ValueArrays
from kollm_gui.text import hangul


class LargeEvaluator(Evaluator):
    """Answers what ``Evaluator`` answers; ``owned`` gives the texts that plain words find."""

    def __init__(
        self,
        snapshot: Snapshot,
        table: FieldTable,
        find_word: FindWord,
        owned: Callable[[], OwnedTexts],
    ) -> None:
        super().__init__(snapshot, table, find_word)
        self._owned = owned
        self._arrays = ValueArrays(snapshot, self._models)
        self._large_columns: dict[str, _LargeColumn] = {}
        self._kept_back: dict[str, int] = {}

    def _asked(self, bound: Bound) -> Answer:
        if isinstance(bound.question, Within | OnDays):
            return Answer(*self._arrays.ask(bound.field, bound.question))
        return super()._asked(bound)

    def _known(self, field: Field) -> int:
        return self._column(field).known if field.texts is not None else self._arrays.known(field)

    def _withheld(self, field: Field) -> int:
        read = field.withheld
        if read is not None and field.name not in self._kept_back:
            told = (read(model) for model in self._models)
            self._kept_back[field.name] = bits_of(np.fromiter(told, np.bool_, len(self._models)))
        return self._kept_back.get(field.name, 0)

    def _column(self, field: Field) -> "_LargeColumn":
        if field.name not in self._large_columns:
            source, known = self._read(field)
            prose = field.name == "note"
            self._large_columns[field.name] = _LargeColumn(source, known, prose=prose)
        return self._large_columns[field.name]

    def _read(self, field: Field) -> tuple[TextSource, Mask]:
        """Where the field's texts are looked for, and the models that have any."""
        owned, count = self._owned(), len(self._models)
        if field.name == "name":
            return SharedTexts(owned, owned.named), np.ones(count, np.bool_)
        if field.name == "hf":
            told = (bool(model.hf_id) for model in self._models)
            return SharedTexts(owned, owned.published_as), np.fromiter(told, np.bool_, count)
        if field.name == "base":
            bases = BaseTexts(SharedTexts(owned, owned.named), self._snapshot)
            return bases, bases.known
        read = field.texts
        assert read is not None, field.name  # noqa: S101 - nobody asks a number for its texts
        texts = FieldTexts((read(self._snapshot, model) for model in self._models), count)
        return texts, texts.known


class _LargeColumn:
    """The texts of one field, and the questions that ``evaluate`` puts to them."""

    def __init__(self, source: TextSource, known: Mask, *, prose: bool) -> None:
        self._source, self._prose = source, prose
        self.known = bits_of(known)

    def any_of(self, values: frozenset[str]) -> int:
        """Models whose text is one of these."""
        assert isinstance(self._source, FieldTexts)  # noqa: S101 - a choice has few values
        return bits_of(self._source.are(values))

    def exactly(self, term: Term) -> int:
        """Models one of whose texts is the term, separators apart."""
        found = self._source.find("words", term.folded, exact=True)
        if not found.any() and term.squeezed and not term.phrase:
            found = self._source.find("squeezed_words", term.squeezed, exact=True)
        return bits_of(found)

    def holding(self, term: Term, *, whole_first: bool) -> int:
        """Models one of whose texts holds the term; those that are it alone, if wished and any."""
        if whole_first:
            exact = self.exactly(term)
            if exact:
                return exact
        find, plain = self._source.find, term.phrase or self._prose
        if term.initials is not None and not plain:
            return bits_of(find("initialled", term.initials))
        found = find("words", term.folded)
        if not plain and len(term.squeezed) > 1:
            found |= find("squeezed_words", term.squeezed)
        if not plain and hangul.has_hangul(term.folded):
            jamo = hangul.to_jamo(squeeze(term.folded))
            found |= find("composed", jamo)
            if not found.any() and len(jamo) > 2:
                found = find("composed", jamo[:-1])
        return bits_of(found)
