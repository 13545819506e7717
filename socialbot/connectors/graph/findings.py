"""What a poll has read of one list."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from socialbot.connectors.graph.items import Item


class Findings:
    """What was read so far, oldest last within each page, and the raw forms of what could not be
    read. `began`: right before the first call, in seconds since 1970; what comes later may be
    missing. Its repr hides all content."""

    def __init__(self, began: int) -> None:
        self.began = began
        self.items: list[Item] = []
        self.unread: list[str] = []

    def skip(self, raw: object) -> None:
        """Count something that cannot be read."""
        self.unread.append(json.dumps(raw, sort_keys=True, default=str))

    def take(self, found: list[Item]) -> None:
        """Add a list whose newest is first, so that equal times keep their order."""
        self.items += reversed(found)


def now() -> int:
    """Seconds since 1970."""
    return int(datetime.now(UTC).timestamp())
