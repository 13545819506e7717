"""Which words of a message may be stored as they are, judged without any detection."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from socialbot.nlp.reader import Reading, Token
from socialbot.pii.lexicon import STREETS, ordinary_words
from socialbot.pii.numerals import NUMERALS, digits_of

LONGEST_NUMBER = 3
LONGEST_RUN = 5
# What ties words into one name, address or path: "a_b", "a@b", "a/b", and "a.b" when single.
_TIE = re.compile(r"[.\-]|[^\s]*[@_/\\=+%&~#$*|][^\s]*")


def readable(reading: Reading, own: frozenset[str]) -> list[bool]:
    """For each token of the reading whether it may be stored."""
    tokens, text = reading.tokens, reading.folded.text
    words = ordinary_words()
    shown = [
        token.text in own or token.text in words or _is_small_number(token) for token in tokens
    ]
    for index in range(1, len(tokens)):
        if tokens[index].text in STREETS:
            shown[index - 1] = False
    for group in _runs(tokens, lambda one, other: _is_tied(text[one.end : other.start])):
        _hide(shown, group, unless=_is_plain(group, shown, text, tokens))
    for group in _runs(tokens, lambda one, other: _is_numeral(one) and _is_numeral(other)):
        _hide(shown, group, unless=_is_short(group, tokens))
    for group in _runs(tokens, lambda one, other: len(one.text) == len(other.text) == 1):
        _hide(shown, group, unless=all(tokens[i].text.isdigit() for i in group))
    return shown


def _runs(tokens: Sequence[Token], together: Callable[[Token, Token], bool]) -> Iterator[range]:
    """Neighbours that belong together, two at least."""
    start = 0
    for index in range(1, len(tokens) + 1):
        if index == len(tokens) or not together(tokens[index - 1], tokens[index]):
            if index - start > 1:
                yield range(start, index)
            start = index


def _hide(shown: list[bool], group: range, unless: bool) -> None:
    if not unless:
        for index in group:
            shown[index] = False


def _is_small_number(token: Token) -> bool:
    return token.text.isdigit() and len(token.text) <= LONGEST_NUMBER


def _is_tied(gap: str) -> bool:
    return bool(_TIE.fullmatch(gap))


def _is_plain(group: range, shown: list[bool], text: str, tokens: Sequence[Token]) -> bool:
    """Known words that only a missing blank or a hyphen ties."""
    between = text[tokens[group[0]].end : tokens[group[-1]].start]
    return all(shown[index] for index in group) and not re.search(r"[@_=~|\\]", between)


def _is_numeral(token: Token) -> bool:
    return token.text in NUMERALS or digits_of(token.text) is not None


def _is_short(group: range, tokens: Sequence[Token]) -> bool:
    texts = [tokens[index].text for index in group]
    return all(text.isdigit() for text in texts) and sum(map(len, texts)) <= LONGEST_RUN
