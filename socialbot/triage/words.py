"""A message as plain words: what the cue tables are matched against."""

from __future__ import annotations

import re

# Addresses, links and handles say nothing about the topic; their words would mislead.
_LINK = re.compile(r"https?://\S+|\bwww\.\S+|\b(?:t\.me|bit\.ly|wa\.me)/\S+")
_MAILBOX = re.compile(r"[^\s@]{1,64}@[^\s@]+\.\S+")
_HANDLE = re.compile(r"(?<!\w)@\w+")
_APOSTROPHES = re.compile(r"(?<=\w)['’‘`´](?=\w)")
_LENGTHENED = re.compile(r"([a-z])\1{2,}")
_WORD = re.compile(r"[a-z]+|\d+")


def list_words(folded: str) -> tuple[str, ...]:
    """Words and numbers of a folded text, handles left out: "can't" is "cant", and a
    letter said three times or more counts once ("lutfeeeen")."""
    named = _MAILBOX.sub(" themail ", _LINK.sub(" thelink ", folded))
    plain = _APOSTROPHES.sub("", _HANDLE.sub(" ", named))
    return tuple(_WORD.findall(_LENGTHENED.sub(r"\1", plain)))
