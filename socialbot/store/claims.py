"""The states of a reply in the database: look, claim, finish, come again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, and_, exists, func, or_, select, update

from socialbot.domain import Reason
from socialbot.store.entries import QueuedReply
from socialbot.store.hides import Hiding, leased
from socialbot.store.messages import flag_message
from socialbot.store.tables import Hide, MessageRow, ReplyRow, State
from socialbot.store.threads import HELP_LINES, note_takeovers

DEAD = timedelta(minutes=5)  # far more than a send may take
REFUSED = "refused"  # the gate's: what was worded is not said any more
UNFINISHED = (State.QUEUED, State.SENDING)
REVIEWED = {
    State.UNKNOWN: Reason.DELIVERY_UNKNOWN,
    State.FAILED: Reason.DELIVERY_FAILED,
    State.EXPIRED: Reason.DELIVERY_FAILED,
}
# A process of the version before writes none.
BOT_UNTIL = func.coalesce(MessageRow.bot_until, MessageRow.reply_until).label("bot_until")
STANDING: tuple[Any, ...] = (
    ReplyRow.id,
    ReplyRow.message_id,
    ReplyRow.platform,
    ReplyRow.conversation_hash,
    ReplyRow.sequence,
    ReplyRow.text,
    ReplyRow.template,
    ReplyRow.state,
    ReplyRow.attempts,
    ReplyRow.jobs,
    ReplyRow.not_before,
    ReplyRow.hide_state,
    ReplyRow.hide_attempts,
    ReplyRow.hide_at,
    ReplyRow.written_by,
    MessageRow.kind,
    MessageRow.address,
    MessageRow.reply_until,
    BOT_UNTIL,
    MessageRow.deleted,
    MessageRow.superseded,
)


@dataclass(frozen=True, slots=True)
class Standing:
    """A reply as it is now, with what its message says about answering."""

    id: str
    message_id: int
    platform: str
    conversation: str
    sequence: int
    text: str = field(repr=False)
    template: str
    state: str
    attempts: int
    jobs: int
    not_before: datetime | None
    hide_state: str | None
    hide_attempts: int
    hide_at: datetime | None
    written_by: str | None
    kind: str
    address: bytes | None = field(repr=False)
    reply_until: datetime
    bot_until: datetime
    deleted: bool
    superseded: bool


@dataclass(frozen=True, slots=True)
class Claim:
    """The right to send a reply once; token proves it. hide: the right to try before to take the
    post out of sight, where that is due. written_by is "person" where no canned words go out;
    late: the platform takes nothing else any more."""

    reply_id: str
    token: str = field(repr=False)
    platform: str
    address: bytes = field(repr=False)
    text: str = field(repr=False)
    attempts: int
    hide: Hiding | None
    written_by: str | None = None
    late: bool = False


def read_standing(conn: Connection, reply_id: str) -> Standing | None:
    """How a reply stands, or None where there is none; locked until the commit."""
    query = select(*STANDING).join(MessageRow, MessageRow.id == ReplyRow.message_id)
    query = query.where(ReplyRow.id == reply_id).with_for_update(of=ReplyRow)
    row = conn.execute(query).one_or_none()
    return Standing(*row) if row else None


def ending(standing: Standing, now: datetime) -> tuple[State, str] | None:
    """The state, with a code, in which a reply must end without being sent; else None."""
    if standing.state == State.SENDING:
        return State.UNKNOWN, "attempt_died"
    if standing.deleted and standing.template != HELP_LINES:
        return State.CANCELLED, "message_deleted"
    if standing.superseded:
        return State.CANCELLED, "message_edited"
    if now >= standing.reply_until or (not standing.written_by and now >= standing.bot_until):
        return State.EXPIRED, "window_closed"
    if standing.address is None:
        return State.FAILED, "no_address"
    return None


def seconds_behind(conn: Connection, standing: Standing, now: datetime) -> float:
    """How long to let earlier replies of the conversation go first; 0 where there are none."""
    query = (
        select(ReplyRow.not_before)
        .where(ReplyRow.conversation_hash == standing.conversation)
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
        ReplyRow.conversation_hash == standing.conversation, ReplyRow.state == State.SENT
    )
    last = conn.execute(query).scalar_one_or_none()
    return max(0.0, gap - (now - last).total_seconds()) if last else 0.0


def seconds_until(moment: datetime | None, now: datetime) -> float:
    """Seconds to a moment, 0 where it is past or None."""
    return max(0.0, (moment - now).total_seconds()) if moment else 0.0


def claim(conn: Connection, standing: Standing, now: datetime) -> Claim | None:
    """Take the right to send, or None where another attempt has it."""
    if standing.address is None:
        return None
    token, hide = uuid4().hex, _hide(standing, now)
    tried = leased(standing.hide_attempts, now) if hide else {}
    query = (
        update(ReplyRow)
        .where(ReplyRow.id == standing.id, ReplyRow.state == State.QUEUED)
        .values(state=State.SENDING, token=token, claimed_at=now, error=None, **tried)
        .returning(ReplyRow.id)
    )
    if conn.execute(query).one_or_none() is None:
        return None
    return Claim(
        standing.id,
        token,
        standing.platform,
        standing.address,
        standing.text,
        standing.attempts,
        hide,
        standing.written_by,
        now >= standing.bot_until,
    )


def _hide(standing: Standing, now: datetime) -> Hiding | None:
    """The try that comes with a claim; None where none is due, or not yet again."""
    if standing.hide_state != Hide.DUE or seconds_until(standing.hide_at, now):
        return None
    return Hiding(
        standing.id,
        standing.platform,
        standing.address,
        standing.hide_attempts + 1,
        standing.reply_until,
    )


def finish(conn: Connection, claimed: Claim, state: State, code: str | None, now: datetime) -> bool:
    """End an attempt; False where the claim is no longer ours. Where a person's own words went
    out, the bot keeps out as where the team writes on the platform itself."""
    query = (
        update(ReplyRow)
        .where(ReplyRow.id == claimed.reply_id, ReplyRow.token == claimed.token)
        .where(ReplyRow.state == State.SENDING)
        .values(state=state, token=None, error=code, finished_at=now)
        .returning(ReplyRow.message_id, ReplyRow.conversation_hash)
    )
    row = conn.execute(query).one_or_none()
    if row is None:
        return False
    flag(conn, row.message_id, state, now)
    if claimed.written_by and state is State.SENT:
        note_takeovers(conn, {row.conversation_hash: now})
    return True


def end(conn: Connection, standing: Standing, state: State, code: str, now: datetime) -> None:
    """End a reply that was not claimed."""
    conn.execute(
        update(ReplyRow)
        .where(ReplyRow.id == standing.id, ReplyRow.state == standing.state)
        .values(state=state, token=None, error=code, finished_at=now)
    )
    if standing.hide_state == Hide.DUE and standing.hide_at is None:
        _try_by_itself(conn, standing.id, now)
    flag(conn, standing.message_id, state, now)


def _try_by_itself(conn: Connection, reply_id: str, now: datetime) -> None:
    """The hide that was to come before a reply that never leaves."""
    conn.execute(update(ReplyRow).where(ReplyRow.id == reply_id).values(hide_at=now))


def end_overdue(conn: Connection, now: datetime) -> list[tuple[str, int]]:
    """End replies whose window closed; returns the id and the count of jobs of each.

    One that is being sent may still come through for a while.
    """
    queued = _end_where(conn, State.QUEUED, now, (State.EXPIRED, "window_closed"), now)
    sending = _end_where(conn, State.SENDING, now - DEAD, (State.UNKNOWN, "attempt_died"), now)
    _end_where(conn, State.PROPOSED, now, (State.EXPIRED, "window_closed"), now)  # has no job
    return [*queued, *sending]


def _end_where(
    conn: Connection, state: State, before: datetime, ended: tuple[State, str], now: datetime
) -> list[tuple[str, int]]:
    robots = and_(ReplyRow.written_by.is_(None), before >= BOT_UNTIL)
    over = or_(MessageRow.reply_until <= before, robots)
    closed = exists().where(MessageRow.id == ReplyRow.message_id, over)
    query = (
        update(ReplyRow)
        .where(ReplyRow.state == state, closed)
        .values(state=ended[0], token=None, error=ended[1], finished_at=now)
        .returning(ReplyRow.id, ReplyRow.jobs, ReplyRow.message_id)
    )
    rows = conn.execute(query).all()
    for row in rows:
        flag(conn, row.message_id, ended[0], now)
    return [(row.id, row.jobs) for row in rows]


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
        conversation=standing.conversation,
        sequence=standing.sequence,
        job=conn.execute(query).scalar_one(),
        delay=delay,
    )


def flag(conn: Connection, message_id: int, state: State, now: datetime) -> None:
    """Send the message to a person where its reply did not surely go out."""
    if reason := REVIEWED.get(state):
        flag_message(conn, message_id, reason, now)
