"""The last few messages of each conversation, in memory only, to join what is spread over them."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from socialbot.nlp.reader import Reading

MESSAGES = 8
CHARACTERS = 500


@dataclass(frozen=True, slots=True)
class Held:
    """A message that is remembered."""

    message: str
    at: datetime
    reading: Reading


class Window:
    """Bounded in time, in conversations (the least recent goes first), in messages and in size:
    a message over CHARACTERS is not kept, for it is more than one part of a number."""

    def __init__(
        self, minutes: float = 10, conversations: int = 5_000, messages: int = MESSAGES
    ) -> None:
        self._age = timedelta(minutes=minutes)
        self._most = conversations
        self._messages = messages
        self._held: OrderedDict[str, deque[Held]] = OrderedDict()

    def recent(self, conversation: str, message: str, at: datetime) -> tuple[Reading, ...]:
        """What was said shortly before `at`, oldest first. Earlier revisions of the message
        itself, and the message itself where it comes again, are not among it."""
        return tuple(
            held.reading
            for held in self._held.get(conversation, ())
            if held.message != message and abs(at - held.at) <= self._age
        )

    def add(self, conversation: str, message: str, at: datetime, reading: Reading) -> None:
        """Remember a message by its id, and forget what is too old or too much."""
        if len(reading.original) > CHARACTERS:
            return
        earlier = [held for held in self._held.get(conversation, ()) if held.message != message]
        held = deque((*earlier, Held(message, at, reading)), maxlen=self._messages)
        self._held[conversation] = held
        self._held.move_to_end(conversation)
        self._forget(at)

    def _forget(self, at: datetime) -> None:
        while len(self._held) > self._most or self._oldest_is_stale(at):
            self._held.popitem(last=False)

    def _oldest_is_stale(self, at: datetime) -> bool:
        held = next(iter(self._held.values()), None)
        return held is not None and at - held[-1].at > self._age
