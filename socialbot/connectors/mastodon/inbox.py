"""Pages of raw answers to messages and the cursor behind them. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from socialbot.connectors.mastodon.account import Account
from socialbot.connectors.mastodon.cursor import Cursor, Watched
from socialbot.connectors.mastodon.parse import (
    LAST_REVISION,
    PLATFORM,
    read_id,
    read_notification,
    read_own_status,
    read_status,
)
from socialbot.domain import Message


@dataclass(frozen=True, slots=True)
class Read:
    """What a page brought, oldest first, and the cursor behind it."""

    cursor: Cursor
    messages: tuple[Message, ...] = ()
    skipped: int = 0


def read_page(page: Sequence[object], account: Account, cursor: Cursor) -> Read:
    """Mentions, which a server gives newest first."""
    messages: list[Message] = []
    skipped = 0
    for raw in reversed(page):
        found = read_notification(raw, account)
        if found is None:
            skipped += 1
        else:
            messages.extend(found)
    moved = replace(cursor, seen=_newest(page) or cursor.seen).watching(messages)
    return Read(moved, tuple(messages), skipped)


def read_own_posts(page: Sequence[object], account: Account, cursor: Cursor) -> Read:
    """What the team wrote with the brand's account, of all that the account posted."""
    found = (read_own_status(raw, account) for raw in reversed(page))
    messages = tuple(message for message in found if message)
    return Read(replace(cursor, own=_newest(page) or cursor.own), messages)


def read_changes(page: Sequence[object], account: Account, cursor: Cursor) -> Read:
    """New revisions among messages seen before. What has become unreadable, or the writer has
    turned into a bot, stays as it was."""
    known = {one.id: one.revision for one in cursor.watched}
    changed = [
        message
        for raw in page
        for message in read_status(raw, account) or ()
        if message.revision > known.get(message.id, LAST_REVISION)
    ]
    return Read(cursor.watching(changed), tuple(changed))


def find_absent(asked: Sequence[Watched], page: Sequence[object]) -> list[Watched]:
    """Those that the server did not give back."""
    given = {read_id(raw) for raw in page}
    return [one for one in asked if one.id not in given]


def bury(gone: Watched, account: Account, at: datetime) -> Message:
    """The tombstone of a message that is no more."""
    return Message(
        platform=PLATFORM,
        account=account.id,
        id=gone.id,
        conversation=gone.conversation,
        author=gone.author,
        kind=gone.kind,
        text="",
        sent_at=at,
        revision=LAST_REVISION,
        deleted=True,
    )


def _newest(page: Sequence[object]) -> str | None:
    return next((found for raw in page if (found := read_id(raw))), None)
