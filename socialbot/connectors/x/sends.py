"""What this process has sent, so that its echo is not taken for a person of the team."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from socialbot.connectors.x.parse import Item

MOST = 10_000


class OwnSends:
    """The newest ids that X has given. What another process sent, or what X did not answer, the
    records know by its time."""

    def __init__(self) -> None:
        self._known: dict[str, None] = {}

    def note(self, name: str) -> None:
        """After a send."""
        self._known[name] = None
        while len(self._known) > MOST:
            del self._known[next(iter(self._known))]

    def leave_out(self, items: Iterable[Item]) -> list[Item]:
        """The same items, those that we sent without their message."""
        return [
            replace(item, message=None) if str(item.id) in self._known else item for item in items
        ]
