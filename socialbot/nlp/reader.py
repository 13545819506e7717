"""Reads a message once; the guard and triage both use the reading."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from socialbot.nlp.fold import Folded, fold

if TYPE_CHECKING:
    from socialbot.nlp.trained import Trained

_WORD = re.compile(r"[^\W_]+")
BATCH = 128
_new = tuple.__new__  # a token without the call that a NamedTuple puts around it


class Token(NamedTuple):
    """A run of letters and digits; start and end are offsets into the folded text."""

    text: str
    start: int
    end: int

    def __repr__(self) -> str:
        return f"<Token {self.start}..{self.end}>"


class Seen(NamedTuple):
    """A value that the trained pipeline saw: an entity type's name, offsets into the original
    text, and how sure it is, 0..1."""

    label: str
    start: int
    end: int
    score: float


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one message. Lives in memory only; its repr hides all content.

    seen, personal (how likely the message carries personal data, 0..1) and intents (scores 0..1 by
    intent name) are empty without the trained pipeline. noted is where a step keeps, under its
    name, what another step asks for again.
    """

    original: str
    folded: Folded
    tokens: tuple[Token, ...]
    seen: tuple[Seen, ...] = ()
    personal: float = 0.0
    intents: Mapping[str, float] = field(default_factory=dict)
    noted: dict[str, Any] = field(default_factory=dict, init=False, compare=False)

    def __repr__(self) -> str:
        return f"<Reading of {len(self.original)} characters>"


class Reader:
    """Turns texts into readings. Any string is accepted; it never raises."""

    def __init__(self, model: bool = True) -> None:
        self._model = model

    def load(self) -> None:
        """Load the trained pipeline; else the first message does."""
        if self._model:
            self._trained()

    def read(self, text: str) -> Reading:
        """One message."""
        return next(self.read_many((text,)))

    def read_many(self, texts: Iterable[str]) -> Iterator[Reading]:
        """Messages in their order; faster than one by one."""
        rest = iter(texts)
        while batch := list(islice(rest, BATCH)):
            yield from self._read_batch(batch)

    def _read_batch(self, texts: Sequence[str]) -> Iterator[Reading]:
        folded = [fold(text) for text in texts]
        if not self._model:
            for text, form in zip(texts, folded, strict=True):
                yield Reading(text, form, split_words(form.text))
            return
        for text, form, found in zip(
            texts, folded, self._trained().read(texts, folded), strict=True
        ):
            yield Reading(
                text, form, split_words(form.text), found.seen, found.personal, found.intents
            )

    @staticmethod
    def _trained() -> Trained:
        from socialbot.nlp.trained import trained

        return trained()


def split_words(folded: str) -> tuple[Token, ...]:
    """The words of a folded text: an apostrophe and any other mark ends a word."""
    found = _WORD.finditer(folded)
    return tuple([_new(Token, (m[0], m.start(), m.end())) for m in found])
