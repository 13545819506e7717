"""Forgets: addresses with the reply window, everything else after the days of the policy."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, Select, and_, delete, exists, or_, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.database import writing
from socialbot.store.hides import PENDING
from socialbot.store.queue.tables import DeskRow, MarkRow
from socialbot.store.queue.undo import WITHIN
from socialbot.store.tables import (
    CaseRow,
    CodeTryRow,
    FindingRow,
    IncidentRow,
    MessageRow,
    OptOutRow,
    ReplyRow,
    ReportRow,
    State,
    TakeoverRow,
)
from socialbot.store.team_tables import AuditRow, LoginFailureRow, LookRow, SessionRow
from socialbot.store.typed_codes import HOUR

UNFINISHED = (State.PROPOSED, State.QUEUED, State.SENDING)
GRACE = timedelta(minutes=5)  # clocks differ
BATCH = 500


def wipe_addresses(engine: Engine, now: datetime) -> int:
    """Wipe the sealed addresses that nobody needs: of messages whose reply window is over, and of
    those whose reply is finished and that no person has to look at; returns how many."""
    count = 0
    while wiped := _wipe_batch(engine, now):
        count += wiped
    return count


def _wipe_batch(engine: Engine, now: datetime) -> int:
    with writing(engine) as conn:
        ids = list(conn.execute(not_needed(now).limit(BATCH)).scalars())
        conn.execute(update(MessageRow).where(MessageRow.id.in_(ids)).values(address=None))
    return len(ids)


def not_needed(now: datetime) -> Select[int]:
    """Ids of messages whose address may go; read from the index of those that have one. A post that
    is still to be hidden needs it too, and one whose dismissal may be taken back."""
    open_still = or_(ReplyRow.state.in_(UNFINISHED), and_(*PENDING))
    waiting = exists().where(ReplyRow.message_id == MessageRow.id, open_still)
    fresh = exists().where(DeskRow.message_id == MessageRow.id, DeskRow.changed_at > now - WITHIN)
    over = or_(MessageRow.reply_until < now - GRACE, ~MessageRow.review & ~waiting & ~fresh)
    return select(MessageRow.id).where(MessageRow.address.is_not(None), over)


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
    conn.execute(delete(ReportRow).where(ReportRow.created_at < before))
    in_use = exists().where(MessageRow.case_id == CaseRow.id)
    reported = exists().where(ReportRow.case_id == CaseRow.id)
    conn.execute(delete(CaseRow).where(CaseRow.last_at < before, ~in_use, ~reported))
    conn.execute(delete(CodeTryRow).where(CodeTryRow.at < now - HOUR))
    conn.execute(delete(IncidentRow).where(IncidentRow.closed_at < before))
    conn.execute(delete(TakeoverRow).where(TakeoverRow.answered_at < before))
    # a wish for silence is kept as long as anything of its writer is
    written = exists().where(MessageRow.author_hash == OptOutRow.author_hash)
    conn.execute(delete(OptOutRow).where(OptOutRow.since < before, ~written))
    conn.execute(delete(MarkRow).where(MarkRow.at < before))
    conn.execute(delete(AuditRow).where(AuditRow.at < before))
    conn.execute(delete(LookRow).where(LookRow.at < before))
    conn.execute(delete(SessionRow).where(SessionRow.expires_at < now))
    conn.execute(delete(LoginFailureRow).where(LoginFailureRow.at < before))
