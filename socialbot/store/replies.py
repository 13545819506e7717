"""Replies of a batch: the cap of a conversation, the rows, and cancelling."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute

from socialbot.domain import Kind, Reason
from socialbot.store.chunks import chunks
from socialbot.store.clean import storable
from socialbot.store.entries import Draft, QueuedReply
from socialbot.store.tables import Hide, MessageRow, ReplyRow, State
from socialbot.store.urgency import urgency_of
from socialbot.store.wordings import Wanted, Word

__all__ = ["Wanted", "Word", "apply_cap", "cancel_queued", "cancel_where", "write_replies"]

HOUR = timedelta(hours=1)
NOT_COUNTED = (State.CANCELLED, State.EXPIRED, State.PROPOSED, State.SILENT)
WAITING = (State.QUEUED, State.PROPOSED)
COUNTED_BY = {Kind.DM: MessageRow.conversation_hash, Kind.MENTION: MessageRow.author_hash}


def apply_cap(conn: Connection, drafts: Sequence[Draft], cap: int, now: datetime) -> None:
    """Past `cap` replies to one person in an hour the team answers instead.

    Help lines always go out and are not counted. Past the cap one more privacy answer goes out,
    because the writer must learn to take personal data down. A proposed answer is a person's.
    """
    asking = [
        draft
        for draft in drafts
        if draft.answer and not draft.is_proposed and not urgency_of(draft.reasons)
    ]
    counts = _count_recent(conn, asking, now)
    for draft in asking:
        if counts[_counted_as(draft)] >= cap + draft.entry.outcome.blocked:
            draft.leave(Reason.REPLY_CAP)
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
    conn: Connection, drafts: Sequence[tuple[int, Draft]], now: datetime, shadow: bool = False
) -> list[QueuedReply]:
    """Write the reply of every draft that has one; drafts come with their message's row id.
    Returns those that are to be sent: nothing that is proposed, and in shadow mode nothing."""
    rows = [_row(number, draft, now, shadow) for number, draft in drafts if draft.answer]
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
        if row["state"] == State.QUEUED
    ]


def _row(number: int, draft: Draft, now: datetime, shadow: bool) -> dict[str, object]:
    reply = draft.reply
    assert reply is not None
    state = State.PROPOSED if draft.is_proposed else State.QUEUED
    return {
        "id": uuid4().hex,
        "message_id": number,
        "platform": draft.entry.message.platform,
        "conversation_hash": draft.conversation,
        "sequence": number,
        "template": reply.template,
        "language": reply.language,
        "wording": reply.wording,
        "text": storable(reply.text),
        "state": State.SHADOW if shadow else state,
        "attempts": 0,
        "jobs": 1,
        "hide_state": Hide.DUE if draft.entry.hide else None,
        "hide_attempts": 0,
        "created_at": now,
    }


def cancel_queued(
    conn: Connection, messages: Sequence[str], now: datetime, but: str | None = None
) -> None:
    """Cancel what still waits, for the queue or for a person, of these messages (their hashes);
    `but` is an answer that is sent all the same."""
    cancel_where(conn, MessageRow.message_hash, messages, now, but)


def cancel_where(
    conn: Connection,
    column: InstrumentedAttribute[str],
    hashes: Sequence[str],
    now: datetime,
    but: str | None = None,
) -> None:
    """Cancel the replies that wait to messages with one of these hashes in a column of theirs;
    `but` is an answer that is sent all the same."""
    for part in chunks(hashes):
        of_message = select(MessageRow.id).where(column.in_(part))
        query = (
            update(ReplyRow)
            .where(ReplyRow.message_id.in_(of_message), ReplyRow.state.in_(WAITING))
            .values(state=State.CANCELLED, finished_at=now)
        )
        conn.execute(query.where(ReplyRow.template != but) if but else query)
