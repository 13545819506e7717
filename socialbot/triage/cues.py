"""The small language of the cue tables, and its matcher.

sifre*          a word that begins with "sifre"
para|bakiye*    one of several words
<lost>          a word of the group "lost" in words.toml
canli destek    words side by side
hala .. yok     with up to three words between
para* + gelm*   both, in any order, at most eight words apart
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain

from socialbot.triage.tables import load_table

GAP = 3
SPAN = 8


@dataclass(frozen=True, slots=True, eq=False)
class Slot:
    """One place in a phrase: the words that fill it, and how many may stand before it. Slots that
    are alike are one object (see _make_slot), so that a text looks for each once."""

    exact: frozenset[str]
    stems: tuple[str, ...]
    gap: int


Phrase = tuple[Slot, ...]
Choice = tuple[Phrase, ...]
Places = Mapping[Slot, Sequence[int]]


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
    """Finds the cues that a sequence of words fits, through an index of the words of all slots."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._cues: dict[Slot, list[Cue]] = defaultdict(list)
        self._exact: dict[str, list[Slot]] = defaultdict(list)
        # every beginning of a stem is a key, so that a search can stop where no stem goes on
        self._stems: dict[str, list[Slot]] = {}
        slots: dict[Slot, None] = {}
        for cue in _without_repeats(cues):
            slots.update(
                (slot, None) for choice in cue.parts for phrase in choice for slot in phrase
            )
            for first in dict.fromkeys(phrase[0] for phrase in min(cue.parts, key=_count_words)):
                self._cues[first].append(cue)
        for slot in slots:
            for word in slot.exact:
                self._exact[word].append(slot)
            for stem in slot.stems:
                for end in range(1, len(stem)):
                    self._stems.setdefault(stem[:end], [])
                self._stems.setdefault(stem, []).append(slot)

    def find(self, words: Sequence[str]) -> list[Cue]:
        """Every cue that fits, once."""
        places = self._place(words)
        candidates = {id(cue): cue for slot in places for cue in self._cues.get(slot, ())}
        return [cue for cue in candidates.values() if fits(cue, places)]

    def cover(self, cues: Iterable[Cue], words: Sequence[str]) -> frozenset[int]:
        """The places of the words that these cues, found in the words, are made of."""
        places = self._place(words)
        return frozenset(chain.from_iterable(_cover(cue, places) for cue in cues))

    def _place(self, words: Sequence[str]) -> Places:
        """Where each slot stands in the words, in order."""
        places: dict[Slot, list[int]] = {}
        for at, word in enumerate(words):
            for slot in self._slots(word):
                known = places.setdefault(slot, [])
                if not known or known[-1] != at:
                    known.append(at)
        return places

    def _slots(self, word: str) -> list[Slot]:
        slots = list(self._exact.get(word, ()))
        for end in range(1, len(word) + 1):
            found = self._stems.get(word[:end])
            if found is None:
                break
            slots += found
        return slots


def _count_words(choice: Choice) -> int:
    """How many of the commonest words begin a phrase of the choice: a cue is looked for by the
    part that has fewest."""
    return sum(not _commonest().isdisjoint(phrase[0].exact) for phrase in choice)


@cache
def _commonest() -> frozenset[str]:
    """Words that stand in every other message."""
    return frozenset(load_table("languages")["commonest"])


def _without_repeats(cues: Iterable[Cue]) -> Iterable[Cue]:
    """A line that stands twice in a table counts once, where it stands first."""
    kept: dict[tuple[str, str, str], Cue] = {}
    for cue in cues:
        kept.setdefault((cue.topic, cue.language, cue.line), cue)
    return kept.values()


def fits(cue: Cue, places: Places) -> bool:
    """Whether all parts of the cue stand in the words, close enough together."""
    parts: list[Sequence[int]] = []
    for choice in reversed(cue.parts):
        found = _begin(choice, places)
        if not found:
            return False
        parts.append(found)
    return len(parts) == 1 or any(_meet(parts, start) for start in chain.from_iterable(parts))


def _meet(places: Sequence[Sequence[int]], start: int) -> bool:
    """Whether every part has a place from start on, within the span."""
    nearest = [bisect_left(each, start) for each in places]
    return all(
        at < len(each) and each[at] - start <= SPAN
        for at, each in zip(nearest, places, strict=True)
    )


def _begin(choice: Choice, places: Places) -> Sequence[int]:
    """Where any phrase of the choice begins, in order."""
    found = [starts for phrase in choice if (starts := _begin_phrase(phrase, places))]
    return found[0] if len(found) == 1 else sorted(set(chain.from_iterable(found)))


def _begin_phrase(phrase: Phrase, places: Places) -> Sequence[int]:
    starts = places.get(phrase[0], ())
    return _go_on(phrase[1:], places, starts) if starts and len(phrase) > 1 else starts


def _go_on(rest: Phrase, places: Places, starts: Iterable[int]) -> list[int]:
    return [at for at in starts if _follows(rest, places, at + 1)]


def _follows(rest: Phrase, places: Places, start: int) -> bool:
    """Whether the rest of a phrase stands there, each slot within its gap."""
    if not rest:
        return True
    slot = rest[0]
    at = places.get(slot, ())
    near = at[bisect_left(at, start) : bisect_right(at, start + slot.gap)]
    return any(_follows(rest[1:], places, one + 1) for one in near)


def _cover(cue: Cue, places: Places) -> set[int]:
    """All places of the cue's words, wherever it fits."""
    parts = [sorted(_paths(choice, places)) for choice in cue.parts]
    covered: set[int] = set()
    for start in sorted({path[0] for paths in parts for path in paths}):
        nearest = [_nearest(paths, start) for paths in parts]
        if all(nearest):
            covered.update(chain.from_iterable(nearest))
    return covered


def _nearest(paths: Sequence[tuple[int, ...]], start: int) -> tuple[int, ...]:
    """The first path from start on, within the span; empty where there is none."""
    return next((path for path in paths if 0 <= path[0] - start <= SPAN), ())


def _paths(choice: Choice, places: Places) -> set[tuple[int, ...]]:
    """Where the words of any phrase of the choice stand."""
    return {
        (at, *rest)
        for phrase in choice
        for at in places.get(phrase[0], ())
        for rest in _further(phrase[1:], places, at + 1)
    }


def _further(rest: Phrase, places: Places, start: int) -> list[tuple[int, ...]]:
    if not rest:
        return [()]
    slot = rest[0]
    near = (at for at in places.get(slot, ()) if start <= at <= start + slot.gap)
    return [(at, *more) for at in near for more in _further(rest[1:], places, at + 1)]


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
        slots.append(_make_slot(exact, stems, gap))
        gap = 0
    return tuple(slots)


@cache
def _make_slot(exact: frozenset[str], stems: tuple[str, ...], gap: int) -> Slot:
    return Slot(exact, stems, gap)


def _expand(choice: str, groups: Groups) -> Sequence[str]:
    if choice.startswith("<"):
        return groups.get(choice.strip("<>"), ())
    return (choice,)
