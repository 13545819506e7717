"""What the texts that are stored ask of each word, remembered where the word may be stored too:
any other may be a secret, and is forgotten."""

from __future__ import annotations

from typing import NamedTuple

from socialbot.nlp.gazetteer import groups_of
from socialbot.nlp.lexicon import is_ordinary
from socialbot.pii.numerals import is_numeric

_SENSITIVE = frozenset(("health", "belief"))
_MOST = 20_000


class WordFacts(NamedTuple):
    """is_known: ordinary, and neither an illness nor a belief. says_digits: in whatever way."""

    is_known: bool
    says_digits: bool


_DIGITS = WordFacts(is_known=False, says_digits=True)
_remembered: dict[str, WordFacts] = {}


def facts_of(word: str) -> WordFacts:
    """The facts of a folded word."""
    return _remembered.get(word) or _learn(word)


def _learn(word: str) -> WordFacts:
    if word.isdigit():
        return _DIGITS
    known = is_ordinary(word) and _SENSITIVE.isdisjoint(groups_of(word).split())
    facts = WordFacts(known, is_numeric(word))
    if known and len(_remembered) < _MOST:
        _remembered[word] = facts
    return facts
