"""The small language of the cue tables, and its matcher.

sifre*          a word that begins with "sifre"
para|bakiye*    one of several words
<lost>          a word of the group "lost" in words.toml
canli destek    words side by side
hala .. yok     with up to three words between
para* + gelm*   both, in any order, at most ten words apart
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

GAP = 3
SPAN = 10
SHORTEST_MENDED = 5


@dataclass(frozen=True, slots=True)
class Slot:
    """One place in a phrase: the words that fill it, and how many may stand before it."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    gap: int

    def fits(self, word: str) -> bool:
        return word in self.exact or word.startswith(self.stems)


Phrase = tuple[Slot, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """One line of a cue table: what it says, for which intent, and how much it weighs."""

    line: str
    topic: str
    weight: float
    phrases: tuple[Phrase, ...]


class Matcher:
    """Finds the cues that a sequence of words fits, through an index over their first words."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._exact: dict[str, list[Cue]] = defaultdict(list)
        self._stems: dict[str, list[Cue]] = defaultdict(list)
        for cue in cues:
            first = cue.phrases[0][0]
            for word in first.exact:
                self._exact[word].append(cue)
            for stem in first.stems:
                self._stems[stem].append(cue)

    def find(self, words: Sequence[str]) -> list[Cue]:
        """Every cue that fits, once, in the order of the tables' first words in the text."""
        found: dict[str, Cue] = {}
        for word in dict.fromkeys(words):
            for cue in self._candidates(word):
                key = f"{cue.topic}:{cue.line}"
                if key not in found and fits(cue, words):
                    found[key] = cue
        return list(found.values())

    def _candidates(self, word: str) -> Iterable[Cue]:
        yield from self._exact.get(word, ())
        for end in range(1, len(word) + 1):
            yield from self._stems.get(word[:end], ())


def fits(cue: Cue, words: Sequence[str]) -> bool:
    """Whether all phrases of the cue stand in the words, close enough together."""
    places = [_places(phrase, words) for phrase in cue.phrases]
    if not all(places):
        return False
    return any(max(each) - min(each) <= SPAN for each in product(*places))


def _places(phrase: Phrase, words: Sequence[str]) -> list[int]:
    return [at for at in range(len(words)) if _stands_at(phrase, words, at)]


def _stands_at(phrase: Phrase, words: Sequence[str], at: int) -> bool:
    if at >= len(words) or not phrase[0].fits(words[at]):
        return False
    if len(phrase) == 1:
        return True
    rest = phrase[1:]
    return any(_stands_at(rest, words, at + 1 + skip) for skip in range(rest[0].gap + 1))


def parse_cue(line: str, topic: str, weight: float, groups: Mapping[str, Sequence[str]]) -> Cue:
    """Read one line of a cue table; raises ValueError naming the line."""
    phrases = tuple(_parse_phrase(part.split(), groups) for part in line.split("+"))
    if not all(phrases):
        raise ValueError(f"cue is empty or has an unknown group: {line}")
    return Cue(line, topic, weight, phrases)


def _parse_phrase(parts: Sequence[str], groups: Mapping[str, Sequence[str]]) -> Phrase:
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


def _expand(choice: str, groups: Mapping[str, Sequence[str]]) -> Sequence[str]:
    if choice.startswith("<"):
        return groups.get(choice.strip("<>"), ())
    return (choice,)
