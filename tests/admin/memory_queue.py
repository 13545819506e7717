"""The queue in memory, as a page behind the login: lines, and nothing to act on."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from socialbot.admin.queue.room import queue_room
from socialbot.admin.queue.show import Around
from socialbot.admin.queue.tools import Judgement, Tools
from socialbot.admin.rooms import Room
from socialbot.store.queue.listing import Listed
from socialbot.store.queue.news import Mark

AT = datetime(2026, 3, 5, 21, 5, tzinfo=UTC)


@dataclass
class MemoryQueue:
    """Lines in the order of the list."""

    rows: list[Listed] = field(default_factory=list)

    def clock(self) -> datetime:
        return AT

    def page(self, filters: object, limit: int, after: object) -> list[Listed]:
        return self.rows[:limit]

    def item(self, number: int) -> None:
        return None

    def members(self) -> list[tuple[int, str]]:
        return [(7, "deniz")]

    def views(self, user_id: int) -> list[Any]:
        return []

    def looking(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        return {}

    def mark_now(self) -> Mark:
        return Mark(0, AT)

    def room(self) -> Room:
        tools = Tools(lambda item: (), lambda kind, text: Judgement((), (), 0, 280))
        return queue_room(self, tools, Around(list, lambda: 0))  # type: ignore[arg-type]


def listed(number: int = 1, **changes: Any) -> Listed:
    values: dict[str, Any] = {
        "id": number,
        "platform": "telegram",
        "kind": "dm",
        "language": "tr",
        "intent": "payment",
        "reasons": ("personal_data",),
        "urgency": 0,
        "sent_at": AT,
        "recorded_at": AT,
        "stored_text": "numaram [PHONE_NUMBER] beni ▒ ▒ arayın",
        "version": 0,
        "decision": None,
        "escalated": False,
        "assignee": None,
        "reply_state": "sent",
    }
    return Listed(**values | changes)
