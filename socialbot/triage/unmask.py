"""Undoes what hides a word from the tables: letters set apart ("i n t i h a r", "in-ti-har") and
figures in the place of letters ("1nt1har")."""

from __future__ import annotations

import re

_APART = re.compile(r"(?<![^\W_])(?:[a-z0-9][\s.\-_*,/|]{1,3}){3,}[a-z0-9](?![^\W_])")
_PIECES = re.compile(r"(?<![^\W_])[a-z0-9]{1,6}(?:[.\-_*][a-z0-9]{1,6})+(?![^\W_])")
_MARKS = re.compile(r"[\W_]+")
_MIXED = re.compile(r"(?=[a-z0-9@$!]*[a-z])(?=[a-z0-9@$!]*[0-9@$!])[a-z0-9@$!]{4,}")
_LETTERS = str.maketrans("0134578@$!", "oieastbasi")


def unmask(folded: str) -> str:
    """A folded text with its hidden words as plain ones; other marks and words stay."""
    joined = _PIECES.sub(_join, _APART.sub(_join, folded))
    return _MIXED.sub(lambda match: match.group().translate(_LETTERS), joined)


def _join(match: re.Match[str]) -> str:
    return _MARKS.sub("", match.group())
