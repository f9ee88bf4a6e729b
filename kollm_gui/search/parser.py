"""A query's text to its tree."""

from dataclasses import replace

from kollm_gui.i18n import _
from kollm_gui.search.error import SearchError
from kollm_gui.search.lexer import Token, tokens_of
from kollm_gui.search.tree import And, Node, Not, Or

DEEPEST = 40  # parentheses and negations within each other


def parse(text: str) -> Node:
    """The tree of a query; an empty one finds everything.

    OR binds weaker than AND, which may be left out between two parts; NOT and
    ``-`` bind strongest.

    Raises:
        SearchError: the text cannot be read.
    """
    reader = _Parser(text, tokens_of(text))
    if reader.is_empty:
        return And((), 0, len(text))
    return reader.whole()


class _Parser:
    """Descends through the tokens; never deeper than ``DEEPEST``."""

    def __init__(self, text: str, tokens: list[Token]) -> None:
        self._text, self._tokens, self._place = text, tokens, 0

    @property
    def is_empty(self) -> bool:
        return not self._tokens

    def whole(self) -> Node:
        node = self._either(0)
        left = self._peek()
        if left is not None:  # only a closing parenthesis stops the reading
            raise SearchError(
                _("This parenthesis closes nothing; leave it out or open one before it."),
                left.start,
                left.end,
            )
        return node

    def _peek(self) -> Token | None:
        return self._tokens[self._place] if self._place < len(self._tokens) else None

    # Where a part begins and ends as written: with the parentheses around a single word too.

    @property
    def _start(self) -> int:
        token = self._peek()
        return token.start if token is not None else len(self._text)

    @property
    def _end(self) -> int:
        return self._tokens[self._place - 1].end

    def _either(self, depth: int) -> Node:
        begin = self._start
        parts = [self._all(depth)]
        while (token := self._peek()) is not None and token.kind == "or":
            self._place += 1
            parts.append(self._all(depth, after=token))
        return parts[0] if len(parts) == 1 else Or(tuple(parts), begin, self._end)

    def _all(self, depth: int, after: Token | None = None) -> Node:
        begin = self._start
        parts = [self._one(depth, after)]
        while (token := self._peek()) is not None and token.kind not in ("or", "close"):
            joined = token if token.kind == "and" else None
            self._place += joined is not None
            parts.append(self._one(depth, joined))
        return parts[0] if len(parts) == 1 else And(tuple(parts), begin, self._end)

    def _one(self, depth: int, after: Token | None) -> Node:
        token = self._peek()
        if token is None or token.kind in ("close", "and", "or"):
            raise self._nothing_here(after, token)
        self._place += 1
        if token.node is not None:
            return token.node
        if depth >= DEEPEST:
            sentence = _(
                "Parentheses and negations are nested too deep; at most {n} levels can be read."
            )
            raise SearchError(sentence.format(n=DEEPEST), token.start, token.end)
        if token.kind == "not":
            part = self._one(depth + 1, token)
            return Not(part, token.start, self._end)
        return self._group(token, depth)

    def _group(self, opened: Token, depth: int) -> Node:
        node = self._either_inside(opened, depth)
        closed = self._peek()
        if closed is None:
            raise SearchError(
                _("This parenthesis is never closed; write “)” where the group ends."),
                opened.start,
                opened.end,
            )
        self._place += 1
        # The group as written, with its parentheses.
        if isinstance(node, Or):
            return replace(node, start=opened.start, end=closed.end, grouped=True)
        if isinstance(node, And | Not):
            return replace(node, start=opened.start, end=closed.end)
        return node

    def _either_inside(self, opened: Token, depth: int) -> Node:
        closed = self._peek()
        if closed is not None and closed.kind == "close":
            raise SearchError(
                _("Nothing stands between these parentheses; leave them out."),
                opened.start,
                closed.end,
            )
        if closed is None:
            raise SearchError(
                _("This parenthesis is never closed; write “)” where the group ends."),
                opened.start,
                opened.end,
            )
        return self._either(depth + 1)

    def _nothing_here(self, after: Token | None, found: Token | None) -> SearchError:
        token = after or found
        if token is None:
            token = self._tokens[-1]
        word = self._text[token.start : token.end]
        if token.kind == "close":
            sentence = _("This parenthesis closes nothing; leave it out or open one before it.")
        elif token.kind == "not":
            sentence = _(
                "“{word}” leaves out what follows it, and nothing follows; in quotes it is a word."
            )
        elif after is None:
            sentence = _("“{word}” needs something before it; in quotes it is a word.")
        else:
            sentence = _("“{word}” needs something after it; in quotes it is a word.")
        return SearchError(sentence.format(word=word), token.start, token.end)
