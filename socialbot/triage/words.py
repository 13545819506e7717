"""A message as plain words: what the cue tables are matched against."""

from __future__ import annotations

import re

# Addresses, links and handles say nothing about the topic; their words would mislead.
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|\b(?:t\.me|bit\.ly|wa\.me)/\S+")
_NOISE = re.compile(r"[^\s@]{1,64}@[^\s@]+\.\S+|(?<!\w)@\w+")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_LENGTHENED = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[a-z]+|\d+")


def split_words(folded: str) -> tuple[str, ...]:
    """Words and numbers of a folded text, without links and handles: "can't" is "cant", and a
    letter said three times or more counts once ("lutfeeeen")."""
    plain = _APOSTROPHES.sub("", _NOISE.sub(" ", _LINK.sub(" thelink ", folded)))
    return tuple(_WORD.findall(_LENGTHENED.sub(r"\1", plain)))
