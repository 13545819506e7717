"""Replies of a batch: the cap of a conversation, the rows, and cancelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select, update

from socialbot.domain import Kind, Reason
from socialbot.store.chunks import chunks
from socialbot.store.clean import storable
from socialbot.store.entries import Draft, Entry, QueuedReply
from socialbot.store.tables import MessageRow, ReplyRow, State
from socialbot.store.urgency import urgency_of

HOUR = timedelta(hours=1)
NOT_COUNTED = (State.CANCELLED, State.EXPIRED)
COUNTED_BY = {Kind.DM: MessageRow.conversation_hash, Kind.MENTION: MessageRow.author_hash}

Word = Callable[[Entry, str], str]


def apply_cap(conn: Connection, drafts: Sequence[Draft], cap: int, now: datetime) -> None:
    """Past `cap` replies to one person in an hour the team answers instead.

    Help lines always go out and are not counted. Past the cap one more privacy answer goes out,
    because the writer must learn to take personal data down.
    """
    asking = [draft for draft in drafts if draft.answer and not urgency_of(draft.reasons)]
    counts = _count_recent(conn, asking, now)
    for draft in asking:
        if counts[_counted_as(draft)] >= cap + draft.entry.outcome.blocked:
            draft.answer, draft.review = False, True
            draft.reasons.append(Reason.REPLY_CAP)
        else:
            counts[_counted_as(draft)] += 1


def _counted_as(draft: Draft) -> str:
    """In public the author: a whole group may be one conversation there."""
    return draft.author if draft.entry.message.kind is Kind.MENTION else draft.conversation


def _count_recent(conn: Connection, drafts: Sequence[Draft], now: datetime) -> Counter[str]:
    counts: Counter[str] = Counter()
    for kind, column in COUNTED_BY.items():
        of_kind = {_counted_as(draft) for draft in drafts if draft.entry.message.kind is kind}
        for part in chunks(sorted(of_kind)):
            query = (
                select(column, func.count())
                .join(ReplyRow, ReplyRow.message_id == MessageRow.id)
                .where(column.in_(part), MessageRow.recorded_at > now - HOUR)
                .where(MessageRow.kind == kind, MessageRow.urgency == 0)
                .where(ReplyRow.state.not_in(NOT_COUNTED))
                .group_by(column)
            )
            for key, count in conn.execute(query):
                counts[key] = count
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
