"""Writes the only text that may be kept of a message."""

from __future__ import annotations

import sys
import unicodedata
from collections.abc import Iterator, Sequence

from socialbot.domain import Finding
from socialbot.nlp.reader import Reading
from socialbot.pii.readable import readable

MASK = "▒"
# Enclosed letters and flags, Braille, dice, clock faces, playing cards and dominoes.
_SPELLING = (
    ("\U0001f100", "\U0001f1ff"),
    ("\u2800", "\u28ff"),
    ("\u2680", "\u2685"),
    ("\U0001f550", "\U0001f567"),
    ("\U0001f030", "\U0001f0ff"),
)
_MARKS = frozenset(" \n.,;:!?'\"()-/%&+*#@$=…<>[]")


def rebuild(
    reading: Reading, findings: Sequence[Finding], own: Sequence[tuple[int, int]] = ()
) -> str:
    """The message in known words, each finding (in order of place) as [TYPE], all else masked;
    own are places in the folded text that hold the brand's own public data."""
    shown = readable(reading, own)
    if not findings:  # most messages, by a way that asks nothing of places
        return "".join(_free_pieces(reading, shown))
    return "".join(_pieces(reading, _Places(findings), shown))


def mask_all(reading: Reading) -> str:
    """What is kept where the guard failed: only that there was something."""
    return MASK if reading.original.strip() else ""


class _Places:
    """Which finding covers a place; asked from left to right. Up to free_until there is none."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self._findings = findings
        self._next = 0
        self._named = -1
        self.free_until = findings[0].start if findings else sys.maxsize

    def are_free(self, start: int, end: int) -> bool:
        """Whether no finding touches start..end."""
        findings = self._findings
        while self._next < len(findings) and findings[self._next].end <= start:
            self._next += 1
        self.free_until = findings[self._next].start if self._next < len(findings) else sys.maxsize
        return end <= self.free_until

    def placeholder(self, start: int, end: int) -> str | None:
        """None where no finding touches start..end; its [TYPE] once, then empty strings."""
        if self.are_free(start, end):
            return None
        if self._named == self._next:
            return ""
        self._named = self._next
        return f"[{self._findings[self._next].type}]"


def _free_pieces(reading: Reading, shown: Sequence[bool]) -> Iterator[str]:
    text, span, original = reading.folded.text, reading.folded.span, reading.original
    place = 0
    for (word, first, last), known in zip(reading.tokens, shown, strict=True):
        if place < first:
            yield _shown_of(text[place:first])
        place = last
        if known:
            start, end = span(first, last)
            yield _as_written(original[start:end], word)
        else:
            yield MASK
    yield _shown_of(text[place:])


def _pieces(reading: Reading, places: _Places, shown: Sequence[bool]) -> list[str]:
    text, span, original = reading.folded.text, reading.folded.span, reading.original
    pieces: list[str] = []
    place = 0
    for (word, first, last), known in zip(reading.tokens, shown, strict=True):
        if place < first:
            pieces += _marks(reading, places, place, first)
        place = last
        start, end = span(first, last)
        placeholder = None if end <= places.free_until else places.placeholder(start, end)
        if placeholder is not None:
            pieces.append(placeholder)
        else:
            pieces.append(_as_written(original[start:end], word) if known else MASK)
    if place < len(text):
        pieces += _marks(reading, places, place, len(text))
    return pieces


def _as_written(written: str, word: str) -> str:
    """Unless invisible marks or look-alikes are in it."""
    return written if len(written) == len(word) and written.isalpha() else word


def _marks(reading: Reading, places: _Places, start: int, end: int) -> Sequence[str]:
    text, span = reading.folded.text, reading.folded.span
    first, last = span(start, end)
    if last <= places.free_until or places.are_free(first, last):
        return (_shown_of(text[start:end]),)
    return list(_marks_beside(text, [span(at, at + 1) for at in range(start, end)], places, start))


def _marks_beside(
    text: str, spans: Sequence[tuple[int, int]], places: _Places, start: int
) -> Iterator[str]:
    for index, one in enumerate(spans, start):
        placeholder = places.placeholder(*one)
        if placeholder is not None:
            yield placeholder
        elif _is_shown(text[index]):
            yield text[index]


def _shown_of(gap: str) -> str:
    return gap if gap in _MARKS else "".join(filter(_is_shown, gap))


def _is_shown(character: str) -> bool:
    return character in _MARKS or _is_picture(character)


def _is_picture(character: str) -> bool:
    """An emoji, but none of those that spell (flags are made of letters) or count."""
    spells = any(first <= character <= last for first, last in _SPELLING)
    return not character.isascii() and unicodedata.category(character) == "So" and not spells
