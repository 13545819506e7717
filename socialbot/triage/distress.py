"""Whether somebody wants to die: said in the table's words, in haste or in disguise. What speaks
against a cue holds only for the words that it is made of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from socialbot.nlp.reader import Reading
from socialbot.triage.cues import Cue, Matcher
from socialbot.triage.hurried import wants_to_die
from socialbot.triage.unmask import unmask
from socialbot.triage.words import list_words

DISTRESS = "distress"


class Listener:
    """Listens with the cues of the table of distress. Holds no state between messages."""

    def __init__(self, cues: Iterable[Cue]) -> None:
        self._matcher = Matcher(cue for cue in cues if cue.topic == DISTRESS)

    def hears(self, reading: Reading, mended: Sequence[str]) -> bool:
        """Whether a message is in distress; mended are its words without slips of the finger."""
        folded = reading.folded.text
        if self._is_said(mended) or wants_to_die(list_words(folded), reading.original):
            return True
        plain = unmask(folded)
        if plain == folded:
            return False
        words = list_words(plain)
        return self._is_said(words) or wants_to_die(words, plain)

    def _is_said(self, words: Sequence[str]) -> bool:
        found = self._matcher.find(words)
        against = [cue for cue in found if cue.weight < 0]
        if against:
            covered = self._matcher.cover(against, words)
            rest = ["" if at in covered else word for at, word in enumerate(words)]
            found = self._matcher.find(rest)
        return any(cue.weight > 0 for cue in found)
