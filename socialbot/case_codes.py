"""Case codes that can be read out over a telephone: no meaning, and no authority."""

from __future__ import annotations

import secrets

# Seventeen symbols that neither look nor sound alike in Turkish or English. A prime number of
# them, so that the check character catches every wrong and every two swapped characters.
DIGITS = "23456789"
LETTERS = "FHKMQRWXY"
ALPHABET = DIGITS + LETTERS
RANDOM = 6


def new_code() -> str:
    """A random code such as K7F-2QX-9: six characters and a check character."""
    while True:
        body = "".join(secrets.choice(ALPHABET) for _ in range(RANDOM))
        if _looks_like_code(body):
            return f"{body[:3]}-{body[3:]}-{_check(body)}"


def is_code(text: str) -> bool:
    """Whether a text is a well-formed code; small letters, spaces and no dashes are fine."""
    symbols = [char for char in text.upper() if char not in "- "]
    if len(symbols) != RANDOM + 1 or any(char not in ALPHABET for char in symbols):
        return False
    body = "".join(symbols[:RANDOM])
    return _looks_like_code(body) and symbols[RANDOM] == _check(body)


def _looks_like_code(body: str) -> bool:
    """A letter in each half: all digits would look like somebody's number."""
    return all(any(char in LETTERS for char in half) for half in (body[:3], body[3:]))


def _check(body: str) -> str:
    total = sum(place * ALPHABET.index(char) for place, char in enumerate(body, start=1))
    return ALPHABET[total % len(ALPHABET)]
