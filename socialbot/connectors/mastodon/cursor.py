"""The reading position: the last mention, the last post of the brand's own, and the messages that
are looked at again for edits and deletions."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from socialbot.connectors.common.shapes import Unreadable, listed, table
from socialbot.connectors.mastodon.place import conversation_of
from socialbot.connectors.mastodon.shapes import ident
from socialbot.domain import Kind, Message

WATCHED = 80
FIRST = "0"


@dataclass(frozen=True, slots=True)
class Watched:
    """A message that may yet change: enough of it to write its tombstone."""

    id: str = field(repr=False)
    author: str = field(repr=False)
    kind: Kind
    revision: int

    @property
    def conversation(self) -> str:
        """As the message has it."""
        return conversation_of(self.kind, self.author)


@dataclass(frozen=True, slots=True)
class Cursor:
    """`seen` is the id of the last notification, `own` that of the brand's last post."""

    seen: str = FIRST
    own: str = FIRST
    watched: tuple[Watched, ...] = ()

    def __str__(self) -> str:
        rows = [[one.id, one.author, str(one.kind), one.revision] for one in self.watched]
        return json.dumps({"seen": self.seen, "own": self.own, "watched": rows})

    def watching(self, messages: Iterable[Message]) -> Cursor:
        """With these as they are now: the latest stay, what was deleted goes."""
        known = {one.id: one for one in self.watched}
        for message in messages:
            if message.by_team:
                continue
            known.pop(message.id, None)
            if not message.deleted:
                known[message.id] = Watched(
                    message.id, message.author, message.kind, message.revision
                )
        return replace(self, watched=tuple(known.values())[-WATCHED:])


def read_cursor(text: str | None) -> Cursor:
    """From its written form. One that cannot be read begins with the oldest mention there is:
    what was recorded before is known again by its id."""
    try:
        fields = table(json.loads(text or ""))
        watched = tuple(_read_watched(row) for row in listed(fields.get("watched")))
        return Cursor(ident(fields.get("seen")), ident(fields.get("own")), watched)
    except (ValueError, Unreadable, RecursionError):
        return Cursor()


def _read_watched(row: object) -> Watched:
    fields = listed(row)
    if len(fields) != 4 or not isinstance(fields[3], int):
        raise Unreadable
    return Watched(ident(fields[0]), ident(fields[1]), Kind(fields[2]), fields[3])
