"""Mends a word that is one slip of the finger away from a word of the cue tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import chain

from socialbot.triage.cues import Cue

SHORTEST = 5
LONGEST = 30


class Mender:
    """Knows the cue tables' longer words; leaves words that are right in themselves alone."""

    def __init__(self, cues: Iterable[Cue], known: frozenset[str]) -> None:
        self._known = known
        self._stems: set[str] = set()
        for cue in cues:
            for slot in chain.from_iterable(chain.from_iterable(cue.parts)):
                self._stems.update(slot.stems, slot.exact)
        self._variants: dict[str, list[str]] = defaultdict(list)
        for stem in sorted(self._stems):
            if len(stem) >= SHORTEST:
                for variant in drop_variants(stem):
                    self._variants[variant].append(stem)

    def mend(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words, with the mistyped ones replaced by the stem that was meant."""
        return tuple(self._mend_word(word) for word in words)

    def _mend_word(self, word: str) -> str:
        if not SHORTEST <= len(word) <= LONGEST or word in self._known or self._is_covered(word):
            return word
        for end in range(len(word), SHORTEST - 1, -1):
            start = word[:end]
            for variant in sorted(drop_variants(start)):
                for stem in self._variants.get(variant, ()):
                    if is_one_slip(start, stem):
                        return stem
        return word

    def _is_covered(self, word: str) -> bool:
        return any(word[:end] in self._stems for end in range(4, len(word) + 1))


def drop_variants(word: str) -> set[str]:
    """The word, and the word with any one letter left out: two spellings that differ by one
    slip of the finger share a variant."""
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def is_one_slip(typed: str, meant: str) -> bool:
    """One letter too many, too few, wrong, or two swapped; the first letter is right."""
    if typed[0] != meant[0] or abs(len(typed) - len(meant)) > 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(typed, meant, strict=False)) if a != b), None)
    if at is None:
        return True
    swapped = meant[:at] + meant[at : at + 2][::-1] + meant[at + 2 :]
    rests = {(typed[at + 1 :], meant[at:]), (typed[at:], meant[at + 1 :])}
    return (
        typed == swapped
        or typed[at + 1 :] == meant[at + 1 :]
        or any(left == right for left, right in rests)
    )
