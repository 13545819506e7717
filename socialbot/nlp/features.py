"""What the trained pipeline sees of a message: its words as hashed features, never their letters.

One row a word, one column a feature: the word itself, its first five letters (a fair stem of a
Turkish word), its last three, what kind of word it is, and how it is written.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterator
from functools import cache
from itertools import islice
from typing import NamedTuple

import numpy
from spacy.strings import hash_string  # type: ignore[attr-defined]

from socialbot.nlp.fold import Folded
from socialbot.nlp.gazetteer import find_figures
from socialbot.nlp.word_kinds import LONGEST_NUMBER, PUBLIC, is_listed, kind_of

COLUMNS = ("word", "stem", "ending", "kind", "writing")
MOST_WORDS = 3_000  # of one message; a longer one is left to the patterns from there on
_PIECE = re.compile(r"[a-z]+|[0-9]+|[^\W_]+|[^\s]")
_STEM, _ENDING = 5, 3
_MOST_KNOWN = 60_000
LAYOUT = (COLUMNS, _PIECE.pattern, _STEM, _ENDING)  # what a trained pipeline relies on
HIDDEN = ""

Row = tuple[int, int, int, int]


class Piece(NamedTuple):
    """A run of letters, a run of digits, or one other mark; offsets into the folded text."""

    text: str
    start: int
    end: int

    def __repr__(self) -> str:
        return f"<Piece {self.start}..{self.end}>"


def split_pieces(folded: str) -> list[Piece]:
    """The first MOST_WORDS pieces; letters and digits part, and an apostrophe stands alone."""
    found = islice(_PIECE.finditer(folded), MOST_WORDS)
    return [Piece(one.group(), *one.span()) for one in found]


def describe(pieces: list[Piece], original: str, folded: Folded) -> numpy.ndarray:
    """Features of all pieces: uint64, (pieces, COLUMNS)."""
    rows, writings = pack(pieces, original, folded)
    packed = bytearray().join([part for pair in zip(rows, writings, strict=True) for part in pair])
    return numpy.frombuffer(packed, dtype="uint64").reshape(len(pieces), len(COLUMNS))


def pack(pieces: list[Piece], original: str, folded: Folded) -> tuple[list[bytes], list[bytes]]:
    """The same as bytes a piece: its features but the last one, and the last one."""
    words = [piece.text for piece in pieces]
    rows = list(map(row_of, words))
    for place in find_figures(words):
        rows[place] = rows[place][:_KIND] + _PUBLIC
    return rows, list(_writings(pieces, original, folded))


_ROW, _VALUE = struct.Struct("=4Q"), struct.Struct("=Q")
_KIND = _VALUE.size * COLUMNS.index("kind")
_PUBLIC = _VALUE.pack(hash_string(PUBLIC))

# Rows of known words, of marks and of digits (which are all alike): what is no ordinary word and
# no name may be a secret, and is forgotten.
_rows: dict[str, bytes] = {}
_kept: set[bytes] = set()


def row_of(word: str) -> bytes:
    """The features that depend on the word alone."""
    row = _rows.get(word)
    if row is not None:
        return row
    plain = hide_digits(word)
    if plain in _rows:
        return _rows[plain]
    row = _ROW.pack(*describe_word(word, kind_of(word)))
    if len(_rows) < _MOST_KNOWN and _tells_nothing(plain):
        _rows[plain] = row
        _kept.add(row)
    return row


def is_kept(row: bytes) -> bool:
    """Whether it is the row of a word that may be remembered."""
    return row in _kept


def _tells_nothing(plain: str) -> bool:
    if plain.isdigit():
        return len(plain) <= LONGEST_NUMBER
    return (len(plain) == 1 and not plain.isalnum()) or is_listed(plain)


def hide_digits(word: str) -> str:
    """The word, or as many noughts as it has digits."""
    return "0" * len(word) if word[:1].isdigit() else word


def describe_word(word: str, kind: str, hidden: bool = False) -> Row:
    """Features of a word of a kind; hidden: as if the word had never been met."""
    plain = hide_digits(word)
    known = HIDDEN if hidden else plain
    return (
        hash_string(known),
        hash_string(HIDDEN if hidden else plain[:_STEM]),
        hash_string(plain[-_ENDING:]),
        hash_string(kind),
    )


def _writings(pieces: list[Piece], original: str, folded: Folded) -> Iterator[bytes]:
    """How each piece is written: its case, and what stands between it and the one before."""
    text, span = folded.text, folded.span
    is_plain = original.isascii() and original.islower()
    end = 0
    before = "^"
    for piece in pieces:
        gap = text[end : piece.start]
        between = gap and ("\n" if "\n" in gap else " ")
        first, last = span(piece.start, piece.end)
        case = "x" if is_plain else _case_of(original[first:last])
        yield _hash_writing(case, between, before)
        end = piece.end
        before = piece.text if piece.text in _ENDS else ""


@cache
def _hash_writing(case: str, between: str, before: str) -> bytes:
    """A few hundred values at most: none of them has letters of the message."""
    return _VALUE.pack(hash_string(f"{case}{between}{before}"))


_ENDS = frozenset(".!?:@#/-,('\"")


def _case_of(text: str) -> str:
    if text.islower() or not text[:1].isalpha():
        return "x"
    if len(text) > 1 and text.isupper():
        return "XX"
    return "Xx" if text[:1].isupper() else "xX"
