"""One normal form of a message, with exact offsets back to the original."""

from __future__ import annotations

import unicodedata
from array import array
from collections.abc import Iterable
from dataclasses import dataclass, field

from socialbot.nlp.lookalikes import LOOKALIKES

_BREAKS = frozenset("\n\r\x0b\x0c\x85\u2028\u2029")
_STRIPPED = frozenset(("Mn", "Me", "Cf"))


@dataclass(frozen=True, slots=True)
class Folded:
    """Lower-case text without disguises; offsets in code points. starts and ends are None where
    every character maps to the one at the same place."""

    text: str = field(repr=False)
    starts: array[int] | None = None
    ends: array[int] | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Original offsets of the folded text[start:end], with the marks that hang on it."""
        if self.starts is None or self.ends is None:
            return start, end
        if not self.starts:
            return 0, 0
        first = self.starts[start] if start < len(self.starts) else self.ends[-1]
        if end <= start:
            return first, first
        return first, self.ends[min(end, len(self.ends)) - 1]


class _Irregular(Exception):
    """A character that does not fold to exactly one."""


class _OneToOne(dict[int, str]):
    """A table for str.translate: filled as characters come up, refuses what changes lengths."""

    def __missing__(self, code: int) -> str:
        folded = fold_character(chr(code))
        if len(folded) != 1:
            raise _Irregular
        if len(self) < 20_000:
            self[code] = folded
        return folded


_TABLE = _OneToOne()


def fold(text: str) -> Folded:
    """The normal form: compatibility forms, case and diacritics folded to ASCII letters, digits
    of all scripts to ASCII, invisible marks dropped, look-alikes to Latin. Never raises."""
    if text.isascii() and text.isprintable():
        return Folded(text.lower())
    try:
        return Folded(text.translate(_TABLE))
    except _Irregular:
        return _fold_with_offsets(text)


def _fold_with_offsets(text: str) -> Folded:
    pieces: list[str] = []
    starts, ends = array("L"), array("L")
    for index, character in enumerate(text):
        code = ord(character)
        piece = _TABLE[code] if code in _TABLE else fold_character(character)
        if not piece and ends:
            _stretch(ends, index + 1)
        pieces.append(piece)
        starts.extend([index] * len(piece))
        ends.extend([index + 1] * len(piece))
    return Folded("".join(pieces), starts, ends)


def _stretch(ends: array[int], end: int) -> None:
    """A dropped mark belongs to the character before it."""
    ends[-1] = end


def fold_character(character: str) -> str:
    """The normal form of one character: none, one or several characters."""
    if character.isascii() and character.isprintable():
        return character.lower()
    known = LOOKALIKES.get(character)
    if known is not None:
        return known
    digit = unicodedata.digit(character, None)
    if digit is not None:
        return str(digit)
    return _fold_by_category(character)


def _fold_by_category(character: str) -> str:
    category = unicodedata.category(character)
    if category in _STRIPPED:
        return ""
    if character in _BREAKS:
        return "\n"
    if category in ("Cc", "Zs"):
        return " "
    if category == "Cs":
        return "\ufffd"
    plain = unicodedata.normalize("NFKD", character).casefold()
    return character if plain == character else _fold_all(plain)


def _fold_all(characters: Iterable[str]) -> str:
    return "".join(map(fold_character, characters))
