"""How far a counted rate may lie from the true one."""

from math import sqrt

Z_95 = 1.959963984540054


def wilson(hits: int, n: int, z: float = Z_95) -> tuple[float, float]:
    """The Wilson score interval of a rate, in 0..1; raises ValueError unless 0 <= hits <= n, n > 0.

    Source: E. B. Wilson, Probable Inference, the Law of Succession, and Statistical
    Inference, J. Am. Stat. Assoc. 22 (1927) 209-212. Unlike the normal
    approximation it stays inside 0..1 and holds for few answers and rare events.
    """
    _check(hits, n)
    rate = hits / n
    widened = 1 + z * z / n
    centre = (rate + z * z / (2 * n)) / widened
    half = z / widened * sqrt(rate * (1 - rate) / n + z * z / (4 * n * n))
    # Rounding would leave a hair's breadth outside the bounds at no hits and at all hits.
    low = 0.0 if hits == 0 else max(0.0, centre - half)
    high = 1.0 if hits == n else min(1.0, centre + half)
    return low, high


def binomial_stderr(hits: int, n: int) -> float:
    """The standard error of a rate, in 0..1: sqrt(p (1 - p) / n); raises as ``wilson`` does."""
    _check(hits, n)
    return binomial_error(hits / n, n)


def binomial_error(rate: float, n: int) -> float:
    """The standard error of a rate of which only the value in 0..1 is printed, not the hits."""
    if n <= 0 or not 0 <= rate <= 1:
        message = f"no rate {rate} among {n}"
        raise ValueError(message)
    return sqrt(rate * (1 - rate) / n)


def _check(hits: int, n: int) -> None:
    if n <= 0 or not 0 <= hits <= n:
        message = f"no rate of {hits} hits among {n}"
        raise ValueError(message)
