"""What of a poll is new: pure, and the same again until the cursor moves."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Sequence

from socialbot.connectors.base import Batch
from socialbot.connectors.graph.items import Item
from socialbot.connectors.graph.position import Mark, Position

LAG = 60  # seconds that a list may be behind at the first start
AHEAD = 300  # seconds that the platform's clock may be ahead of ours
SHORT = 9  # bytes of a hash, 12 letters


class Sieve:
    """Knows messages again by hashes that nobody without `secret` can make."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def sift(
        self, items: Sequence[Item], unread: Sequence[str], position: Position, now: int
    ) -> Batch:
        """New messages and new words of known ones, in the order of their times. `unread` are the
        raw forms of what could not be read; each is counted once."""
        marks, messages = dict(position.marks), []
        for item in sorted(items, key=_time):
            key, digest = self._hash("id", item.message.id), self._digest(item)
            known = marks.get(key)
            if _time(item) < position.since or (known and known.digest == digest):
                continue
            revision = known.revision + 1 if known else 0
            marks[key] = Mark(_time(item), digest, revision)
            if not item.ours and not (known and item.message.by_team):
                messages.append(item.revised(revision))
        read = max(position.read, _newest(items, now))
        skipped = self._count(unread, marks, read)
        moved = str(position.moved(read, marks))
        return Batch(tuple(messages), moved if moved != str(position) else None, skipped)

    def baseline(self, items: Sequence[Item], unread: Sequence[str], now: int) -> Position:
        """Behind all that is there now. Of the newest second what is there is known, so that what
        still comes in it is not lost."""
        since = max(_newest(items, now), now - LAG)
        marks = {self._hash("id", i.message.id): Mark(_time(i), self._digest(i)) for i in items}
        self._count(unread, marks, since)
        return Position(since).moved(since, marks)

    def _count(self, unread: Sequence[str], marks: dict[str, Mark], read: int) -> int:
        keys = {self._hash("raw", raw) for raw in unread} - marks.keys()
        marks.update({key: Mark(read, "") for key in keys})
        return len(keys)

    def _digest(self, item: Item) -> str:
        return self._hash("text", f"{item.message.attachments}:{item.said}")

    def _hash(self, what: str, value: str) -> str:
        text = f"{what}:{value}".encode("utf-8", "surrogatepass")
        digest = hmac.new(self._secret, text, hashlib.sha256).digest()
        return base64.b64encode(digest[:SHORT]).decode()


def _time(item: Item) -> int:
    return int(item.message.sent_at.timestamp())


def _newest(items: Sequence[Item], now: int) -> int:
    """A time that cannot be would keep all that follows from being read."""
    return max([0, *(_time(item) for item in items if _time(item) <= now + AHEAD)])
