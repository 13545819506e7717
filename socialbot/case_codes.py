"""Case codes that can be read out over a telephone: no meaning, and no authority."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator

# Seventeen symbols that neither look nor sound alike in Turkish or English. A prime number of
# them, so that the check character catches every wrong and every two swapped characters.
DIGITS = "23456789"
LETTERS = "FHKMQRWXY"
ALPHABET = DIGITS + LETTERS
RANDOM = 6

_DASH = "[-\u2010-\u2015\u2212]"
_SYMBOL = f"[{DIGITS}{LETTERS}]"
# In one piece or in the groups that codes are written in; with the name of a link's parameter.
_TYPED = re.compile(
    rf"(?:(?<![\w-])|(?<=%3d))(?:case=)?"
    rf"({_SYMBOL}{{3}}(?:(?P<gap>{_DASH}|[ ]){_SYMBOL}{{3}}(?P=gap)|{_SYMBOL}{{3}}){_SYMBOL})"
    rf"(?!\w|{_DASH}\w)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"{_DASH}|[ ]")
# Seven symbols that could be a number plate: 34 HK 256, 34 HKM 56, FK72 XFK.
_PLATE = re.compile(r"\d\d[A-Z]{2,3}\d{2,3}|[A-Z]{2}\d\d[A-Z]{3}")


def new_code() -> str:
    """A random code such as K7F-2QX-9: six characters and a check character."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
        symbols = body + _check(body)
        if _looks_like_code(symbols):
            return _group(symbols)


def is_code(text: str) -> bool:
    """Whether a text is a well-formed code; small letters, spaces and no dashes are fine."""
    return read_code(text) is not None


def read_code(text: str) -> str | None:
    """The code that a text is, as new_code writes it; None where it is none."""
    symbols = _BETWEEN.sub("", text).upper()
    if len(symbols) != RANDOM + 1 or any(char not in ALPHABET for char in symbols):
        return None
    if not _looks_like_code(symbols) or symbols[RANDOM] != _check(symbols[:RANDOM]):
        return None
    return _group(symbols)


def find_codes(text: str) -> Iterator[tuple[int, int, str]]:
    """The well-formed codes in a text, as new_code writes them, each with where it begins and
    ends; in a link with "case=" before it, that too. None of them need be a code of ours."""
    for found in _TYPED.finditer(text):
        code = read_code(found[1])
        if code is not None:
            yield *found.span(), code


def _looks_like_code(symbols: str) -> bool:
    """A letter in each half, or it would look like somebody's number; and no number plate."""
    halves = symbols[:3], symbols[3:RANDOM]
    has_letters = all(any(char in LETTERS for char in half) for half in halves)
    return has_letters and not _PLATE.fullmatch(symbols)


def _group(symbols: str) -> str:
    return f"{symbols[:3]}-{symbols[3:RANDOM]}-{symbols[RANDOM]}"


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(char) for place, char in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
