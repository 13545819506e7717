"""A list of raw updates to a batch."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from socialbot.connectors.base import Batch
from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.cursor import Cursor
from socialbot.connectors.telegram.parse import read_update, read_update_id
from socialbot.domain import Message


def read_batch(updates: Sequence[object], account: Account, cursor: Cursor, at: datetime) -> Batch:
    """Never raises. The batch's cursor is None where no update says its place in the queue."""
    messages: list[Message] = []
    skipped = 0
    for update in updates:
        found = read_update(update, account, at)
        if found is None:
            skipped += 1
        else:
            messages.extend(message for message in found if cursor.covers(message))
    ids = read_ids(updates)
    return Batch(tuple(messages), str(cursor.after(ids)) if ids else None, skipped)


def read_ids(updates: Sequence[object]) -> list[int]:
    """Their places in Telegram's queue, as far as they say."""
    return [place for update in updates if (place := read_update_id(update)) is not None]
