"""Messages that leave a number or ask for a call and say nothing of a topic."""

from __future__ import annotations

import re
from functools import cache

from socialbot.triage.language import known_words
from socialbot.triage.tables import load_table

# Values, links and encoded text: whatever their letters spell, it is no topic.
_VALUE = re.compile(r"\S*[\d@%=/\\]\S*")
_WORD = re.compile(r"[a-z]+")
LONGEST = 160  # characters; a longer message says more


def is_bare(folded: str) -> bool:
    """Whether a folded message is nothing but values and the words that leave them ("call me on
    ...", "my number is ...", "0532"), with one name or slip of the finger at most."""
    if not folded.strip() or len(folded) > LONGEST:
        return False
    values = len(_VALUE.findall(folded))
    words = _WORD.findall(_VALUE.sub(" ", folded).replace("'", ""))
    strange = [word for word in words if not _is_listed(word)]
    if not words:
        return values > 0
    spared = len(words) >= _ENOUGH and not any(word in known_words() for word in strange)
    return len(strange) <= spared and any(_asks(word) for word in words)


_ENOUGH = 4  # words, of which one may be a name or a slip of the finger


def _is_listed(word: str) -> bool:
    return len(word) == 1 or _asks(word) or _has(word, "fills")


def _asks(word: str) -> bool:
    return _has(word, "asks")


def _has(word: str, name: str) -> bool:
    exact, stems = _entries(name)
    return word in exact or word.startswith(stems)


@cache
def _entries(name: str) -> tuple[frozenset[str], tuple[str, ...]]:
    entries: list[str] = load_table("contact")[name]
    stems = tuple(entry[:-1] for entry in entries if entry.endswith("*"))
    return frozenset(entry for entry in entries if not entry.endswith("*")), stems
