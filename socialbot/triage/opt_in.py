"""Whether a message takes a wish for silence back. Pure: it reads words and knows nobody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from socialbot.triage.tables import load_table


def asks_to_go_on(words: Sequence[str]) -> bool:
    """Whether the words (see words.list_words) ask for automatic replies again, and for nothing
    else: "başla", "lütfen devam edin", "/start". What else they may mean is answered as ever."""
    phrases, around = _load()
    return tuple(word for word in words if word not in around) in phrases


@cache
def _load() -> tuple[frozenset[tuple[str, ...]], frozenset[str]]:
    """The phrases, and the words that change nothing."""
    table = load_table("opt_in")
    return frozenset(tuple(one.split()) for one in table["phrases"]), frozenset(table["around"])
