"""The bot's own answers that come back: some platforms do not say who wrote with the brand's
account, and the process that reads may be another than the one that sent."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from socialbot.store.chunks import chunks
from socialbot.store.entries import Draft
from socialbot.store.tables import ReplyRow, State

SLACK = timedelta(seconds=30)  # clocks differ, and platforms count in whole seconds
OUT = (State.SENDING, State.SENT, State.UNKNOWN)

Span = tuple[datetime, datetime]


def drop_own(conn: Connection, drafts: Sequence[Draft], now: datetime) -> list[Draft]:
    """The team's own messages, without those that may be the bot's and were written while it was
    sending in that conversation."""
    doubtful = {draft.conversation for draft in drafts if draft.entry.message.perhaps_ours}
    spans = _read_spans(conn, doubtful, now) if doubtful else {}
    return [draft for draft in drafts if not _is_own(draft, spans)]


def _is_own(draft: Draft, spans: dict[str, list[Span]]) -> bool:
    at = draft.entry.message.sent_at
    if not draft.entry.message.perhaps_ours:
        return False
    return any(start - SLACK <= at <= end + SLACK for start, end in spans[draft.conversation])


def _read_spans(conn: Connection, conversations: set[str], now: datetime) -> dict[str, list[Span]]:
    """When the bot was sending."""
    spans: dict[str, list[Span]] = defaultdict(list)
    columns = (ReplyRow.conversation_hash, ReplyRow.claimed_at, ReplyRow.finished_at)
    for part in chunks(sorted(conversations)):
        query = select(*columns).where(ReplyRow.conversation_hash.in_(part))
        query = query.where(ReplyRow.state.in_(OUT), ReplyRow.claimed_at.is_not(None))
        for conversation, start, end in conn.execute(query):
            spans[conversation].append((start or now, end or now))
    return spans
