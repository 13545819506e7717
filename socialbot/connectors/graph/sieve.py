"""What of a poll is new: pure, and the same again until the cursor moves."""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping, Sequence

from socialbot.connectors.base import Batch
from socialbot.connectors.graph.findings import Findings
from socialbot.connectors.graph.items import Item
from socialbot.connectors.graph.position import Listing, Mark, Position

LAG = 60  # seconds that a list may be behind at the first start
SHORT = 9  # bytes of a hash, 12 letters

Marks = dict[Listing, dict[str, Mark]]


class Sieve:
    """Knows messages again by hashes that nobody without `secret` can make."""

    def __init__(self, secret: str) -> None:
        self._secret = secret.encode()

    def sift(self, found: Mapping[Listing, Findings], position: Position) -> Batch:
        """New messages and new words of known ones, in the order of their times. What could not be
        read is counted once."""
        marks = {listing: dict(position.track(listing).marks) for listing in found}
        messages = []
        for item, listing in _in_order(found):
            key, digest = self._hash("id", item.message.id), self._digest(item)
            own, known = marks[listing].get(key), _newest_mark(marks, key)
            if _time(item) < position.since or (own and own.digest == digest):
                continue
            told = known is not None and known.digest == digest  # of another list
            revision = known.revision + (not told) if known else 0
            marks[listing][key] = Mark(_time(item), digest, revision)
            if not told and not item.ours and not (known and item.message.by_team):
                messages.append(item.revised(revision))
        moved = position
        skipped = 0
        for listing, findings in found.items():
            read = max(position.track(listing).read, _newest(findings))
            skipped += self._count(findings.unread, marks, listing, read)
            moved = moved.moved(listing, read, marks[listing])
        cursor = str(moved) if moved != position else None
        return Batch(tuple(messages), cursor, skipped)

    def baseline(self, found: Mapping[Listing, Findings]) -> Position:
        """Behind all that is there now. What is there is known, so that what still comes in the
        same seconds is not lost."""
        began = min(findings.began for findings in found.values())
        newest = max((_time(item) for item, _ in _in_order(found)), default=0)
        position = Position(min(max(newest, began - LAG), began))
        marks = {
            listing: {
                self._hash("id", item.message.id): Mark(_time(item), self._digest(item))
                for item in findings.items
            }
            for listing, findings in found.items()
        }
        for listing, findings in found.items():
            self._count(findings.unread, marks, listing, position.since)
            position = position.moved(listing, position.since, marks[listing])
        return position

    def _count(self, unread: Sequence[str], marks: Marks, listing: Listing, read: int) -> int:
        keys = {self._hash("raw", raw) for raw in unread}
        known = {key for each in marks.values() for key in each}
        marks[listing] |= {key: Mark(read, "") for key in keys - marks[listing].keys()}
        return len(keys - known)

    def _digest(self, item: Item) -> str:
        return self._hash("text", f"{item.message.attachments}:{item.said}")

    def _hash(self, what: str, value: str) -> str:
        text = f"{what}:{value}".encode("utf-8", "surrogatepass")
        digest = hmac.new(self._secret, text, hashlib.sha256).digest()
        return base64.b64encode(digest[:SHORT]).decode()


def _time(item: Item) -> int:
    return int(item.message.sent_at.timestamp())


def _in_order(found: Mapping[Listing, Findings]) -> list[tuple[Item, Listing]]:
    pairs = [(item, listing) for listing, findings in found.items() for item in findings.items]
    return sorted(pairs, key=lambda pair: _time(pair[0]))


def _newest_mark(marks: Marks, key: str) -> Mark | None:
    """A post may stand in two lists, and one of them may lag behind with its words."""
    known = [each[key] for each in marks.values() if key in each]
    return max(known, key=lambda mark: mark.revision, default=None)


def _newest(findings: Findings) -> int:
    """Of what was there when the list began to be read: beside what came later, something may be
    missing that came before it."""
    times = [_time(item) for item in findings.items]
    return max([0, *(time for time in times if time <= findings.began)])
