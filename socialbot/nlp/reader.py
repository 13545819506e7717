"""Reads a message once; the guard and triage both use the reading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from socialbot.nlp.fold import Folded, fold

_WORD = re.compile(r"[^\W_]+")


class Token(NamedTuple):
    """A run of letters and digits; start and end are offsets into the folded text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Span:
    """A name or an address that the trained pipeline saw; offsets into the original text."""

    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one message. Lives in memory only; its repr hides all content.

    people, addresses and intents (scores 0..1 by intent name) are empty without a trained
    pipeline.
    """

    original: str
    folded: Folded
    tokens: tuple[Token, ...]
    people: tuple[Span, ...] = ()
    addresses: tuple[Span, ...] = ()
    intents: Mapping[str, float] = field(default_factory=dict)

    def __repr__(self) -> str:
        return f"<Reading of {len(self.original)} characters>"


class Reader:
    """Turns texts into readings. Any string is accepted; it never raises."""

    def read(self, text: str) -> Reading:
        """One message."""
        folded = fold(text)
        return Reading(text, folded, split_words(folded.text))


def split_words(folded: str) -> tuple[Token, ...]:
    """The words of a folded text: an apostrophe and any other mark ends a word."""
    return tuple(Token(m.group(), m.start(), m.end()) for m in _WORD.finditer(folded))
