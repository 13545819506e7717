"""The language that each person used last in a conversation, in memory only; never a text."""

from __future__ import annotations

from collections import OrderedDict

from socialbot.domain import Language, Outcome, Reason


class ThreadLanguages:
    """Bounded in people: the one who wrote longest ago is forgotten first."""

    def __init__(self, people: int = 5_000) -> None:
        self._most = people
        self._languages: OrderedDict[str, Language] = OrderedDict()

    def last(self, person: str) -> Language | None:
        """The language of the person's message before; None where that is not known."""
        return self._languages.get(person)

    def note(self, person: str, outcome: Outcome) -> None:
        """Remember the language of a message, unless it could not be read."""
        if Reason.GUARD_FAILED in outcome.reasons:
            return
        self._languages[person] = outcome.language
        self._languages.move_to_end(person)
        while len(self._languages) > self._most:
            self._languages.popitem(last=False)
