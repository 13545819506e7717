"""The last few messages of each conversation, in memory only, to join what is spread over them."""

from __future__ import annotations

from collections import OrderedDict, deque
from datetime import datetime, timedelta

from socialbot.nlp.reader import Reading

MESSAGES = 8
CHARACTERS = 500


class Window:
    """Bounded in time, in conversations (the least recent goes first), in messages and in size:
    a message over CHARACTERS is not kept, for it is more than one part of a number."""

    def __init__(
        self, minutes: float = 10, conversations: int = 5_000, messages: int = MESSAGES
    ) -> None:
        self._age = timedelta(minutes=minutes)
        self._most = conversations
        self._messages = messages
        self._held: OrderedDict[str, deque[tuple[datetime, Reading]]] = OrderedDict()

    def recent(self, conversation: str, at: datetime) -> tuple[Reading, ...]:
        """What was said shortly before `at`, oldest first."""
        held = self._held.get(conversation, ())
        return tuple(reading for when, reading in held if abs(at - when) <= self._age)

    def add(self, conversation: str, at: datetime, reading: Reading) -> None:
        """Remember a message, and forget what is too old or too much."""
        if len(reading.original) > CHARACTERS:
            return
        held = self._held.setdefault(conversation, deque(maxlen=self._messages))
        held.append((at, reading))
        self._held.move_to_end(conversation)
        self._forget(at)

    def _forget(self, at: datetime) -> None:
        while len(self._held) > self._most or self._oldest_is_stale(at):
            self._held.popitem(last=False)

    def _oldest_is_stale(self, at: datetime) -> bool:
        held = next(iter(self._held.values()), None)
        return held is not None and at - held[-1][0] > self._age
