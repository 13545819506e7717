"""The states of a reply in the database: look, claim, finish, come again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, func, select, update

from socialbot.domain import Reason
from socialbot.store.entries import QueuedReply
from socialbot.store.tables import MessageRow, ReplyRow, State

LONGEST_WAIT = timedelta(hours=24)  # where the platform sets no reply window
UNFINISHED = (State.QUEUED, State.SENDING)
REVIEWED = {
    State.UNKNOWN: Reason.DELIVERY_UNKNOWN,
    State.FAILED: Reason.DELIVERY_FAILED,
    State.EXPIRED: Reason.DELIVERY_FAILED,
}
STANDING: tuple[Any, ...] = (
    ReplyRow.id,
    ReplyRow.message_id,
    ReplyRow.platform,
    ReplyRow.conversation_hash,
    ReplyRow.sequence,
    ReplyRow.text,
    ReplyRow.state,
    ReplyRow.attempts,
    ReplyRow.jobs,
    ReplyRow.not_before,
    ReplyRow.created_at,
    MessageRow.address,
    MessageRow.reply_until,
    MessageRow.deleted,
)

Standing = Row[Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send a reply once; token proves it."""

    reply_id: str
    token: str
    platform: str
    address: bytes
    text: str
    attempts: int


def read_standing(conn: Connection, reply_id: str) -> Standing | None:
    """A reply with what its message says about answering; locked until the commit."""
    query = select(*STANDING).join(MessageRow, MessageRow.id == ReplyRow.message_id)
    query = query.where(ReplyRow.id == reply_id).with_for_update(of=ReplyRow)
    standing: Standing | None = conn.execute(query).one_or_none()
    return standing


def ending(standing: Standing, now: datetime) -> tuple[State, str] | None:
    """The state, with a code, in which a reply must end without being sent; else None."""
    if standing.state == State.SENDING:
        return State.UNKNOWN, "attempt_died"
    if standing.deleted:
        return State.CANCELLED, "message_deleted"
    if now >= (standing.reply_until or standing.created_at + LONGEST_WAIT):
        return State.EXPIRED, "window_closed"
    if standing.address is None:
        return State.FAILED, "no_address"
    return None


def seconds_behind(conn: Connection, standing: Standing, now: datetime) -> float:
    """How long to let earlier replies of the conversation go first; 0 where there are none."""
    query = (
        select(ReplyRow.not_before)
        .where(ReplyRow.conversation_hash == standing.conversation_hash)
        .where(ReplyRow.sequence < standing.sequence, ReplyRow.state.in_(UNFINISHED))
        .order_by(ReplyRow.sequence)
        .limit(1)
    )
    earlier = conn.execute(query).one_or_none()
    if earlier is None:
        return 0.0
    return max(0.2, seconds_until(earlier.not_before, now) + 0.1)


def seconds_after_last(conn: Connection, standing: Standing, gap: float, now: datetime) -> float:
    """How much of `gap` seconds is left since the conversation's last reply went out."""
    query = select(func.max(ReplyRow.finished_at)).where(
        ReplyRow.conversation_hash == standing.conversation_hash, ReplyRow.state == State.SENT
    )
    last = conn.execute(query).scalar_one_or_none()
    return max(0.0, gap - (now - last).total_seconds()) if last else 0.0


def seconds_until(moment: datetime | None, now: datetime) -> float:
    """Seconds to a moment, 0 where it is past or None."""
    return max(0.0, (moment - now).total_seconds()) if moment else 0.0


def claim(conn: Connection, standing: Standing, now: datetime) -> Claim | None:
    """Take the right to send, or None where another attempt has it."""
    token = uuid4().hex
    query = (
        update(ReplyRow)
        .where(ReplyRow.id == standing.id, ReplyRow.state == State.QUEUED)
        .values(state=State.SENDING, token=token, claimed_at=now, error=None)
        .returning(ReplyRow.id)
    )
    if conn.execute(query).one_or_none() is None:
        return None
    return Claim(
        standing.id, token, standing.platform, standing.address, standing.text, standing.attempts
    )


def finish(conn: Connection, claimed: Claim, state: State, code: str | None, now: datetime) -> bool:
    """End an attempt; False where the claim is no longer ours."""
    query = (
        update(ReplyRow)
        .where(ReplyRow.id == claimed.reply_id, ReplyRow.token == claimed.token)
        .where(ReplyRow.state == State.SENDING)
        .values(state=state, token=None, error=code, finished_at=now)
        .returning(ReplyRow.message_id)
    )
    message_id = conn.execute(query).scalar_one_or_none()
    if message_id is None:
        return False
    flag(conn, message_id, state)
    return True


def end(conn: Connection, standing: Standing, state: State, code: str, now: datetime) -> None:
    """End a reply that was not claimed."""
    conn.execute(
        update(ReplyRow)
        .where(ReplyRow.id == standing.id, ReplyRow.state == standing.state)
        .values(state=state, token=None, error=code, finished_at=now)
    )
    flag(conn, standing.message_id, state)


def release(conn: Connection, claimed: Claim, code: str, not_before: datetime) -> Standing | None:
    """Put a claimed reply back, to be sent later; None where the claim is no longer ours."""
    query = (
        update(ReplyRow)
        .where(ReplyRow.id == claimed.reply_id, ReplyRow.token == claimed.token)
        .where(ReplyRow.state == State.SENDING)
        .values(
            state=State.QUEUED,
            token=None,
            error=code,
            not_before=not_before,
            attempts=ReplyRow.attempts + 1,
        )
        .returning(ReplyRow.id)
    )
    if conn.execute(query).one_or_none() is None:
        return None
    return read_standing(conn, claimed.reply_id)


def next_job(conn: Connection, standing: Standing, delay: float) -> QueuedReply:
    """The order for another job of a reply that is still queued."""
    query = (
        update(ReplyRow)
        .where(ReplyRow.id == standing.id)
        .values(jobs=ReplyRow.jobs + 1)
        .returning(ReplyRow.jobs)
    )
    return QueuedReply(
        id=standing.id,
        platform=standing.platform,
        conversation=standing.conversation_hash,
        sequence=standing.sequence,
        job=conn.execute(query).scalar_one(),
        delay=delay,
    )


def flag(conn: Connection, message_id: int, state: State) -> None:
    """Send the message to a person where its reply did not surely go out."""
    reason = REVIEWED.get(state)
    if reason is None:
        return
    query = select(MessageRow.reasons).where(MessageRow.id == message_id)
    reasons = list(conn.execute(query).scalar_one())
    if reason not in reasons:
        reasons.append(reason)
    conn.execute(
        update(MessageRow)
        .where(MessageRow.id == message_id)
        .values(review=True, reasons=[str(reason) for reason in reasons])
    )
