"""Forgets: addresses with the reply window, everything else after the days of the policy."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, delete, exists, or_, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.tables import CaseRow, FindingRow, MessageRow, ReplyRow, State
from socialbot.store.team_tables import AuditRow, LoginFailureRow, SessionRow

UNFINISHED = (State.QUEUED, State.SENDING)
WITHOUT_WINDOW = timedelta(days=1)  # for a person's answer, where the platform sets no window
GRACE = timedelta(minutes=5)  # clocks differ
BATCH = 500


def wipe_addresses(engine: Engine, now: datetime) -> int:
    """Wipe the sealed addresses of messages that nobody can answer any more; returns how many."""
    waiting = exists().where(ReplyRow.message_id == MessageRow.id, ReplyRow.state.in_(UNFINISHED))
    replied = exists().where(ReplyRow.message_id == MessageRow.id)
    without_window = MessageRow.reply_until.is_(None)
    over = or_(
        MessageRow.reply_until < now - GRACE,
        without_window & (MessageRow.recorded_at < now - WITHOUT_WINDOW - GRACE),
        without_window & replied & ~waiting & ~MessageRow.review,
    )
    with writing(engine) as conn:
        query = update(MessageRow).where(MessageRow.address.is_not(None), over)
        return conn.execute(query.values(address=None)).rowcount


def purge(engine: Engine, now: datetime, days: int) -> int:
    """Delete messages of more than `days` days, with all that hangs on them, and old sessions and
    audit lines; returns how many messages went."""
    before = now - timedelta(days=days)
    count = 0
    while gone := _purge_batch(engine, before):
        count += gone
    with writing(engine) as conn:
        _purge_rest(conn, before, now)
        if count:
            note(conn, AuditEvent(now, "retention:messages:purged"))
    return count


def _purge_batch(engine: Engine, before: datetime) -> int:
    with writing(engine) as conn:
        query = select(MessageRow.id).where(MessageRow.recorded_at < before).limit(BATCH)
        ids = list(conn.execute(query).scalars())
        for table, column in (
            (FindingRow, FindingRow.message_id),
            (ReplyRow, ReplyRow.message_id),
            (MessageRow, MessageRow.id),
        ):
            conn.execute(delete(table).where(column.in_(ids)))
    return len(ids)


def _purge_rest(conn: Connection, before: datetime, now: datetime) -> None:
    in_use = exists().where(MessageRow.case_id == CaseRow.id)
    conn.execute(delete(CaseRow).where(CaseRow.last_at < before, ~in_use))
    conn.execute(delete(AuditRow).where(AuditRow.at < before))
    conn.execute(delete(SessionRow).where(SessionRow.expires_at < now))
    conn.execute(delete(LoginFailureRow).where(LoginFailureRow.at < before))
