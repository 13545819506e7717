"""The last few messages of each person, in memory only, to join what is spread over them."""

from __future__ import annotations

from collections import OrderedDict, deque
from dataclasses import dataclass
from datetime import datetime, timedelta

from socialbot.nlp.reader import Reader, Reading

MESSAGES = 8
CHARACTERS = 160  # of a longer message only its end may go on in the next


@dataclass(frozen=True, slots=True, repr=False)
class Held:
    """A message that is remembered, as its text: a reading takes a hundred times the memory."""

    message: str
    at: datetime
    text: str


class Window:
    """Bounded in time, in people (the least recent goes first), in messages and in size."""

    def __init__(self, minutes: float = 10, people: int = 5_000, messages: int = MESSAGES) -> None:
        self._age = timedelta(minutes=minutes)
        self._most = people
        self._messages = messages
        self._reader = Reader(model=False)
        self._held: OrderedDict[str, deque[Held]] = OrderedDict()

    def recent(self, person: str, message: str, at: datetime) -> tuple[Reading, ...]:
        """What the person said shortly before `at`, oldest first. Earlier revisions of the
        message itself, and the message itself where it comes again, are not among it."""
        return tuple(
            self._reader.read(held.text)
            for held in self._held.get(person, ())
            if held.message != message and abs(at - held.at) <= self._age
        )

    def add(self, person: str, message: str, at: datetime, text: str) -> None:
        """Remember a message by its id, in place of an earlier revision; an empty text (a
        deletion) is no memory. Forget what is too old or too much."""
        kept = [held for held in self._held.pop(person, ()) if held.message != message]
        end = _end_of(text)
        if end:
            kept.append(Held(message, at, end))
        if kept:
            self._held[person] = deque(kept, maxlen=self._messages)
        self.forget(at)

    def forget(self, at: datetime) -> None:
        """Drop the people who wrote nothing for a while."""
        while len(self._held) > self._most or self._oldest_is_stale(at):
            self._held.popitem(last=False)

    def _oldest_is_stale(self, at: datetime) -> bool:
        held = next(iter(self._held.values()), None)
        return held is not None and at - held[-1].at > self._age


def _end_of(text: str) -> str:
    """The last words of a long text, none where its end is one long word; a short text whole."""
    if len(text) <= CHARACTERS:
        return text
    return "".join(text[-CHARACTERS:].partition(" ")[2:])
