"""The reading position: the next update's id, and how far back the first start looks."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from socialbot.domain import Message

WRITTEN_FORM = re.compile(r"(\d{1,16})(?:@(\d{1,12}))?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Cursor:
    """Written as `offset` or `offset@since`; since is in seconds since 1970.

    A backlog that does not fit in one answer cannot be passed over without losing it at
    Telegram, so the first start leaves it there and passes over what is older than `since`.
    """

    offset: int = 0
    since: int = 0

    def __str__(self) -> str:
        return f"{self.offset}@{self.since}" if self.since else str(self.offset)

    def after(self, update_ids: list[int]) -> Cursor:
        """The position behind these updates. Ids may start anew after a week of silence, so it
        is taken from them alone."""
        return replace(self, offset=max(update_ids) + 1) if update_ids else self

    def covers(self, message: Message) -> bool:
        """Whether the message is young enough to be answered."""
        return message.sent_at >= datetime.fromtimestamp(self.since, UTC)


def read_cursor(text: str | None) -> Cursor:
    """From its written form; one that cannot be read starts with what Telegram still holds."""
    found = WRITTEN_FORM.fullmatch(text or "")
    return Cursor(int(found[1]), int(found[2] or 0)) if found else Cursor()
