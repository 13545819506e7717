"""Known words and small numbers that are no longer harmless where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from socialbot.nlp.reader import Reading
from socialbot.pii.amounts import is_amount
from socialbot.pii.pattern import Match
from socialbot.pii.said import said

# More lone digits than this may be a number in parts ("532 ... 987 ... 65").
MOST_DIGITS = 6
FEW_WORDS = 4
SHORT = 2  # digits of an age, a shirt or a model beside a few words
_CONTEXT = 30
_CLOCK_OR_DATE = re.compile(
    r"(?<![0-9])(?:(?:[01]?[0-9]|2[0-3])[:.][0-5][0-9]|[0-3]?[0-9][./][01]?[0-9])(?![0-9])"
    r"|(?<![0-9])[0-3]?[0-9] (?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim"
    r"|kasim|aralik|january|february|march|april|may|june|july|august|september|october"
    r"|november|december)"
    r"|(?:saat|at) [0-2]?[0-9](?![0-9])"
)


def withheld(reading: Reading, shown: Sequence[bool]) -> Iterator[int]:
    """Numbers of the tokens to mask although they are shown by themselves."""
    for value in said(reading):
        yield from range(value.first, value.last + 1)
    text = reading.folded.text
    if "@" in text:
        for index, token in enumerate(reading.tokens):
            if token.start and text[token.start - 1] == "@":
                yield index
    numbers = [i for i, token in enumerate(reading.tokens) if token.text.isdigit()]
    if numbers:
        yield from _many_digits(reading, shown, numbers)
        yield from _part(reading, shown, numbers)


def _part(reading: Reading, shown: Sequence[bool], numbers: Sequence[int]) -> list[int]:
    """The digits of a message that says little else: a part of a number that later messages may
    complete, when this one has long been written down."""
    words = len(reading.tokens) - len(numbers)
    if words > FEW_WORDS:
        return []
    lone = [i for i in numbers if shown[i] and not _is_plain(reading, i)]
    return lone if not words or _count_digits(reading, lone) > SHORT else []


def _many_digits(reading: Reading, shown: Sequence[bool], numbers: Sequence[int]) -> list[int]:
    """Shown numbers that are no time, date, amount or quantity, once they are many digits."""
    seen = [index for index in numbers if shown[index]]
    if _count_digits(reading, seen) <= MOST_DIGITS:
        return []
    lone = [index for index in seen if not _is_plain(reading, index)]
    return lone if _count_digits(reading, lone) > MOST_DIGITS else []


def _count_digits(reading: Reading, numbers: Sequence[int]) -> int:
    return sum(len(reading.tokens[index].text) for index in numbers)


def _is_plain(reading: Reading, index: int) -> bool:
    text, token = reading.folded.text, reading.tokens[index]
    start, end = max(0, token.start - _CONTEXT), token.end + _CONTEXT
    if is_amount(Match(token.text, text[start : token.start], text[token.end : end])):
        return True
    around = text[start:end]
    places = (found.span() for found in _CLOCK_OR_DATE.finditer(around))
    return any(one <= token.start - start < other for one, other in places)
