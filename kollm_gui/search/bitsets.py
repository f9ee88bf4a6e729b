"""Sets of models as one integer with a bit for each, made from arrays and turned into them."""

import numpy as np
from numpy.typing import NDArray


def bits_of(mask: NDArray[np.bool_]) -> int:
    """The set of the places where the mask is true."""
    return int.from_bytes(np.packbits(mask, bitorder="little").tobytes(), "little")


def mask_of(bits: int, count: int) -> NDArray[np.bool_]:
    """Whether each of so many places is in the set."""
    packed = np.frombuffer(bits.to_bytes((count + 7) // 8, "little"), np.uint8)
    return np.unpackbits(packed, count=count, bitorder="little").view(np.bool_)
