"""Posts that are to be hidden: tried by one process at a time, tried again, given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, or_, select, update

from socialbot.domain import Reason
from socialbot.store.database import writing
from socialbot.store.hooks import LEASE, wait_after
from socialbot.store.messages import flag_message
from socialbot.store.tables import Hide, MessageRow, ReplyRow, State

MOST_TRIES = 32  # with their waits about a day
LONGEST_ASKED = timedelta(days=1)  # that a platform may tell us to wait
# Tried at least once, and still in sight: the post stands as it was, and its answer was not
# withdrawn.
PENDING = (
    ReplyRow.hide_state == Hide.DUE,
    ReplyRow.hide_at.is_not(None),
    ReplyRow.state != State.CANCELLED,
    ~MessageRow.deleted,
    ~MessageRow.superseded,
)


@dataclass(frozen=True, slots=True)
class Hiding:
    """The right to try once to hide the post that a reply answers. `attempts` counts this try;
    until is when the platform stops taking answers, and the address goes."""

    reply_id: str
    platform: str
    address: bytes | None = field(repr=False)
    attempts: int
    until: datetime


def leased(attempts: int, now: datetime) -> dict[str, Any]:
    """The columns of a try that begins, after so many. Until the lease is over nobody else tries;
    then it is due again: a try that nobody finished is repeated."""
    return {"hide_attempts": attempts + 1, "hide_at": now + LEASE}


def take_due(engine: Engine, platforms: Sequence[str], now: datetime) -> Hiding | None:
    """The post of one of these platforms that waits longest for its next try, or one of any whose
    time is over."""
    query = (
        select(
            ReplyRow.id,
            ReplyRow.platform,
            MessageRow.address,
            ReplyRow.hide_attempts,
            MessageRow.reply_until,
        )
        .join(MessageRow, MessageRow.id == ReplyRow.message_id)
        .where(*PENDING, ReplyRow.hide_at <= now)
        .where(or_(ReplyRow.platform.in_(platforms), MessageRow.reply_until <= now))
        .order_by(ReplyRow.hide_at, ReplyRow.id)
        .limit(1)
    )
    with engine.connect() as conn:
        row = conn.execute(query).one_or_none()
    if row is None:
        return None
    mine = update(ReplyRow).where(ReplyRow.id == row.id, ReplyRow.hide_state == Hide.DUE)
    mine = mine.where(ReplyRow.hide_attempts == row.hide_attempts)
    with writing(engine) as conn:
        taken = conn.execute(mine.values(leased(row.hide_attempts, now))).rowcount
    found = row.id, row.platform, row.address, row.hide_attempts + 1, row.reply_until
    return Hiding(*found) if taken else None


def finish(
    conn: Connection, tried: Hiding, state: Hide, now: datetime, after: float | None = None
) -> Hide | None:
    """Note what a try came to; returns how the post stands, None where another try answers for it.
    DUE is tried again, after as many seconds as the platform asks for, unless that was too often or
    comes too late: then it has failed, and its message comes to a person."""
    again = now + max(wait_after(tried.attempts), _asked(after))
    if state is Hide.DUE and (tried.attempts >= MOST_TRIES or again >= tried.until):
        state = Hide.FAILED
    mine = update(ReplyRow).where(ReplyRow.id == tried.reply_id, ReplyRow.hide_state == Hide.DUE)
    if state is not Hide.DONE:  # a later try may be under way
        mine = mine.where(ReplyRow.hide_attempts == tried.attempts)
    values = {"hide_state": state, "hide_at": again if state is Hide.DUE else None}
    query = mine.values(values).returning(ReplyRow.message_id)
    message_id = conn.execute(query).scalar_one_or_none()
    if message_id is None:
        return None
    if state is Hide.FAILED:
        flag_message(conn, message_id, Reason.HIDE_FAILED, now)
    return state


def _asked(after: float | None) -> timedelta:
    return min(timedelta(seconds=min(after or 0.0, 1e6)), LONGEST_ASKED)
