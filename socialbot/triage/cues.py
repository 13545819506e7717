"""The small language of the cue tables, and its matcher.

sifre*          a word that begins with "sifre"
para|bakiye*    one of several words
<lost>          a word of the group "lost" in words.toml
canli destek    words side by side
hala .. yok     with up to three words between
para* + gelm*   both, in any order, at most eight words apart
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

GAP = 3
SPAN = 8


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a phrase: the words that fill it, and how many may stand before it."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    gap: int

    def fits(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.stems)


Phrase = tuple[Slot, ...]
Choice = tuple[Phrase, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a cue table: what it says, for which intent, in which language ("tr", "en"),
    and how much it weighs."""

    line: str
    topic: str
    language: str
    weight: float
    parts: tuple[Choice, ...]


class Matcher:
    """Finds the cues that a sequence of words fits, through an index over their first words."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._exact: dict[str, list[Cue]] = defaultdict(list)
        self._stems: dict[str, list[Cue]] = defaultdict(list)
        for cue in cues:
            for phrase in cue.parts[0]:
                for word in phrase[0].exact:
                    self._exact[word].append(cue)
                for stem in phrase[0].stems:
                    self._stems[stem].append(cue)

        self._longest = max(map(len, self._stems), default=0)

    def find(self, words: Sequence[str]) -> list[Cue]:
        """Every cue that fits, once, in the order of the tables' first words in the text."""
        found: dict[str, Cue] = {}
        for word in dict.fromkeys(words):
            for cue in self._candidates(word):
                key = f"{cue.topic}:{cue.language}:{cue.line}"
                if key not in found and fits(cue, words):
                    found[key] = cue
        return list(found.values())

    def _candidates(self, word: str) -> Iterable[Cue]:
        yield from self._exact.get(word, ())
        for end in range(1, min(len(word), self._longest) + 1):
            yield from self._stems.get(word[:end], ())


def fits(cue: Cue, words: Sequence[str]) -> bool:
    """Whether all parts of the cue stand in the words, close enough together."""
    places = [_places(choice, words) for choice in cue.parts]
    if len(places) == 1:
        return bool(places[0])
    return all(places) and any(_meet(places, start) for start in chain.from_iterable(places))


def _meet(places: Sequence[Sequence[int]], start: int) -> bool:
    """Whether every part has a place from start on, within the span."""
    nearest = [bisect_left(each, start) for each in places]
    return all(
        at < len(each) and each[at] - start <= SPAN
        for at, each in zip(nearest, places, strict=True)
    )


def _places(choice: Choice, words: Sequence[str]) -> list[int]:
    places = range(len(words))
    return [at for at in places if any(_stands_at(phrase, words, at) for phrase in choice)]


def _stands_at(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    if at >= len(words) or not phrase[0].fits(words[at]):
        return False
    if len(phrase) == 1:
        return True
    rest = phrase[1:]
    return any(_stands_at(rest, words, at + 1 + skip) for skip in range(rest[0].gap + 1))


Groups = Mapping[str, Sequence[str]]


def parse_line(line: str, groups: Groups) -> tuple[Choice, ...]:
    """Read one line of a cue table; raises ValueError naming the line."""
    parts = tuple(
        tuple(_parse_phrase(phrase.split(), groups) for phrase in part.split("/"))
        for part in line.split("+")
    )
    if not all(phrase and all(map(_is_filled, phrase)) for part in parts for phrase in part):
        raise ValueError(f"cue is empty or has an unknown group: {line}")
    return parts


def _is_filled(slot: Slot) -> bool:
    return bool(slot.exact or slot.stems) and "" not in slot.exact and "" not in slot.stems


def _parse_phrase(parts: Sequence[str], groups: Groups) -> Phrase:
    slots: list[Slot] = []
    gap = 0
    for part in parts:
        if part == "..":
            gap = GAP
            continue
        words = [word for choice in part.split("|") for word in _expand(choice, groups)]
        exact = frozenset(word for word in words if not word.endswith("*"))
        stems = tuple(word[:-1] for word in words if word.endswith("*"))
        slots.append(Slot(exact, stems, gap))
        gap = 0
    return tuple(slots)


def _expand(choice: str, groups: Groups) -> Sequence[str]:
    if choice.startswith("<"):
        return groups.get(choice.strip("<>"), ())
    return (choice,)
