"""Which share of a training text is in which language, read from the rows of its corpora."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from kollm_gui.catalogue.records import Corpus, corpus_leaves

FULL = 1.02  # shares that add up to more contradict each other (DESIGN 5)
NEGLIGIBLE = 0.005  # a rest below this is rounding


@dataclass(frozen=True, slots=True)
class LanguageMix:
    """Shares of languages in the text, 0..1, by code; what is missing to 1 is not disclosed."""

    shares: Mapping[str, float]
    basis: str  # share, tokens, size, or total where the total alone says it

    @property
    def rest(self) -> float:
        """The share of which no language is disclosed."""
        return max(0.0, 1.0 - sum(self.shares.values()))


def language_mix(corpora: Sequence[Corpus]) -> LanguageMix | None:
    """Shares of the languages over the leaves, or None where they cannot be told.

    Printed shares go first; else tokens, else sizes, if all leaves have them or
    their total does. Shares above ``FULL`` in sum contradict each other: None.
    """
    leaves = corpus_leaves(corpora)
    if not leaves or any(row.role == "stage" for row in leaves):
        return None
    if any(row.share is not None for row in leaves):
        return _checked(_summed([(row.language, row.share) for row in leaves]), "share")
    languages = {row.language for row in corpora if row.role != "pool"}
    if len(languages) == 1 and any(row.role == "total" for row in corpora):
        # The total says it of the parts without a size too, as for Polyglot-Ko.
        return LanguageMix(dict.fromkeys(languages, 1.0), "total")
    for basis in ("tokens", "size"):
        amounts = [(row.language, _amount(row, basis)) for row in leaves]
        told = sum(amount for _language, amount in amounts if amount is not None)
        whole = _whole(corpora, basis) or (
            told
            if len(amounts) > 1 and all(amount is not None for _language, amount in amounts)
            else None
        )
        if told and whole:
            scaled = [(code, amount / whole if amount else None) for code, amount in amounts]
            return _checked(_summed(scaled), basis)
    return None


def _checked(shares: dict[str, float], basis: str) -> LanguageMix | None:
    return LanguageMix(shares, basis) if 0 < sum(shares.values()) <= FULL else None


def _summed(amounts: Sequence[tuple[str, float | None]]) -> dict[str, float]:
    shares: defaultdict[str, float] = defaultdict(float)
    for code, amount in amounts:
        if amount is not None:
            shares[code] += amount
    return dict(sorted(shares.items(), key=lambda pair: -pair[1]))


def _amount(row: Corpus, basis: str) -> float | None:
    return row.tokens_b if basis == "tokens" else row.size_gb


def _whole(corpora: Sequence[Corpus], basis: str) -> float | None:
    totals = [row for row in corpora if row.role == "total"]
    return _amount(totals[0], basis) if len(totals) == 1 else None


def shares_conflict(corpora: Sequence[Corpus]) -> bool:
    """Whether the printed shares add up to more than the whole."""
    shares = [row.share for row in corpus_leaves(corpora) if row.share is not None]
    return sum(shares) > FULL
