"""The values of a large catalogue's fields, counted on arrays: bits of each would fill memory."""

from array import array
from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from kollm_gui.catalogue.records import LanguageModel
from kollm_gui.library.snapshot import Snapshot
from kollm_gui.search.bitsets import bits_of, mask_of
from kollm_gui.search.field import Field
from kollm_gui.search.values import FieldValues


class LargeFieldValues(FieldValues):
    """Knows what ``FieldValues`` knows."""

    def __init__(self, snapshot: Snapshot) -> None:
        super().__init__(snapshot)
        self._count = len(snapshot.models)
        # By field: the values, and of each pair of a value and a model the two numbers.
        self._pairs: dict[str, tuple[list[str], NDArray[np.int32], NDArray[np.int32]]] = {}

    def counts(self, field: Field, among: int = -1) -> Mapping[str, int]:
        """How many of the models, given as bits, have each of the field's values."""
        self.of(field)
        if field.name not in self._pairs:
            return {}
        texts, values, models = self._pairs[field.name]
        if among != -1:
            values = values[mask_of(among, self._count)[models]]
        counted = np.bincount(values, minlength=len(texts))
        return dict(zip(texts, counted.tolist(), strict=True))

    def _those(self, told: Callable[[LanguageModel], bool]) -> int:
        models = self._snapshot.model_list
        return bits_of(np.fromiter(map(told, models), np.bool_, self._count))

    def _keep(self, field: Field, owners: "Mapping[str, array[int]]") -> None:
        numbers = [np.frombuffer(places, np.int32) for places in owners.values()]
        lengths = [len(places) for places in numbers]
        values = np.repeat(np.arange(len(lengths), dtype=np.int32), lengths)
        models = np.concatenate(numbers) if numbers else np.zeros(0, np.int32)
        self._pairs[field.name] = (list(owners), values, models)
