"""Mends a word that is one slip of the finger away from a word of the cue tables."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from socialbot.triage.cues import SHORTEST_MENDED, Cue
from socialbot.triage.words import drop_variants


class Mender:
    """Knows the cue tables' longer words; leaves words that are right in themselves alone."""

    def __init__(self, cues: Iterable[Cue], known: frozenset[str]) -> None:
        self._known = known
        self._stems: set[str] = set()
        for cue in cues:
            for slot in chain.from_iterable(chain.from_iterable(cue.parts)):
                self._stems.update(slot.stems, slot.exact)
        self._long = [stem for stem in self._stems if len(stem) >= SHORTEST_MENDED]
        # a longer start of a word can be neither a stem nor a slip of one
        self._longest = max(map(len, self._stems), default=0) + 1
        self._variants = {variant: stem for stem in self._long for variant in drop_variants(stem)}

    def mend(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words, with the mistyped ones replaced by the stem that was meant."""
        return tuple(self._mend_word(word) for word in words)

    def _mend_word(self, word: str) -> str:
        if len(word) < SHORTEST_MENDED or word in self._known or self._is_covered(word):
            return word
        for end in range(min(len(word), self._longest), SHORTEST_MENDED - 1, -1):
            for variant in sorted(drop_variants(word[:end])):
                stem = self._variants.get(variant)
                if stem and stem[0] == word[0]:
                    return stem
        return word

    def _is_covered(self, word: str) -> bool:
        return any(word[:end] in self._stems for end in range(4, min(len(word), self._longest) + 1))
