"""Whether a message asks the bot for silence. Pure: it reads words and knows nobody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from socialbot.triage.tables import load_table

LONGEST = 10  # a longer message says something else as well


def asks_for_silence(words: Sequence[str]) -> bool:
    """Whether the words (see words.list_words) ask for no more automatic replies, and nothing
    else: "dur", "botu kapat lütfen", "stop replying to me". A longer complaint that has such words
    in it ("stop stealing my money") does not."""
    if not words or len(words) > LONGEST:
        return False
    phrases, around = _load()
    left = _without(words, around)
    repeated = bool(left) and all((word,) in phrases for word in left)
    return tuple(words) in phrases or left in phrases or repeated


def is_plea(words: Sequence[str], gaming: bool) -> bool:
    """Whether the words ask to be stopped oneself: "beni durdurun", "stop me". At a gaming brand
    that is also what "I want to opt out" or a bare "durdurun" may mean, and a person looks."""
    if len(words) > LONGEST:
        return False
    table = load_table("opt_out")
    around = frozenset(table["around"]) - frozenset(table["objects"])
    pleas = [*table["pleas"], *(table["gaming_pleas"] if gaming else ())]
    said = _without(words, around)
    return said in {_without(phrase.split(), around) for phrase in pleas}


@cache
def _load() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The phrases, as they stand and without the words that change nothing; and those words."""
    table = load_table("opt_out")
    around = frozenset(table["around"])
    phrases = [tuple(phrase.split()) for phrase in table["phrases"]]
    return frozenset([*phrases, *(_without(phrase, around) for phrase in phrases)]), around


def _without(words: Sequence[str], around: frozenset[str]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in around)
