"""Replies of a batch: the cap of a conversation, the rows, and cancelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select, update

from socialbot.domain import Reason
from socialbot.store.chunks import chunks
from socialbot.store.clean import storable
from socialbot.store.entries import Draft, Entry, QueuedReply
from socialbot.store.tables import MessageRow, ReplyRow, State

HOUR = timedelta(hours=1)
NOT_COUNTED = (State.CANCELLED, State.EXPIRED)

Word = Callable[[Entry, str], str]


def apply_cap(conn: Connection, drafts: Sequence[Draft], cap: int, now: datetime) -> None:
    """Past `cap` replies in one conversation and hour a person answers instead."""
    asking = [draft for draft in drafts if draft.answer]
    counts = _count_recent(conn, sorted({draft.conversation for draft in asking}), now)
    for draft in asking:
        if counts[draft.conversation] >= cap:
            draft.answer, draft.review = False, True
            draft.reasons.append(Reason.REPLY_CAP)
        else:
            counts[draft.conversation] += 1


def _count_recent(conn: Connection, conversations: Sequence[str], now: datetime) -> Counter[str]:
    counts: Counter[str] = Counter()
    for part in chunks(conversations):
        query = (
            select(ReplyRow.conversation_hash, func.count())
            .where(ReplyRow.conversation_hash.in_(part), ReplyRow.created_at > now - HOUR)
            .where(ReplyRow.state.not_in(NOT_COUNTED))
            .group_by(ReplyRow.conversation_hash)
        )
        for conversation, count in conn.execute(query):
            counts[conversation] = count
    return counts


def write_replies(
    conn: Connection, drafts: Sequence[tuple[int, Draft]], word: Word, now: datetime
) -> list[QueuedReply]:
    """Write the reply of every draft that has one; drafts come with their message's row id."""
    rows = [_row(number, draft, word, now) for number, draft in drafts if draft.answer]
    if rows:
        conn.execute(insert(ReplyRow), rows)
    return [
        QueuedReply(
            id=str(row["id"]),
            platform=str(row["platform"]),
            conversation=str(row["conversation_hash"]),
            sequence=int(str(row["sequence"])),
        )
        for row in rows
    ]


def _row(number: int, draft: Draft, word: Word, now: datetime) -> dict[str, object]:
    reply = draft.entry.outcome.reply
    assert reply is not None
    return {
        "id": uuid4().hex,
        "message_id": number,
        "platform": draft.entry.message.platform,
        "conversation_hash": draft.conversation,
        "sequence": number,
        "template": reply.template,
        "language": reply.language,
        "wording": reply.wording,
        "text": storable(word(draft.entry, draft.case_code)),
        "state": State.QUEUED,
        "attempts": 0,
        "jobs": 1,
        "created_at": now,
    }


def cancel_queued(conn: Connection, messages: Sequence[str], now: datetime) -> None:
    """Cancel what is still queued for these messages (their hashes)."""
    for part in chunks(messages):
        of_message = select(MessageRow.id).where(MessageRow.message_hash.in_(part))
        conn.execute(
            update(ReplyRow)
            .where(ReplyRow.message_id.in_(of_message), ReplyRow.state == State.QUEUED)
            .values(state=State.CANCELLED, finished_at=now)
        )
