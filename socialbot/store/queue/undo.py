"""Takes an act back, as long as nobody has changed the item since and nothing has left."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.claims import next_job, read_standing
from socialbot.store.queue.acts import Enqueue, set_review
from socialbot.store.queue.tables import DeskActRow, MarkRow
from socialbot.store.queue.versions import change
from socialbot.store.tables import Hide, MessageRow, ReplyRow, State, TakeoverRow
from socialbot.store.threads import note_takeovers

WITHIN = timedelta(seconds=60)


def undo(conn: Connection, batch: str, user_id: int, now: datetime, enqueue: Enqueue) -> int:
    """Take back what a person did in one go; returns on how many items that was still possible."""
    query = select(DeskActRow.__table__).where(DeskActRow.batch == batch)
    query = query.where(DeskActRow.user_id == user_id, DeskActRow.undone_at.is_(None))
    acts = conn.execute(query.where(DeskActRow.at > now - WITHIN).order_by(DeskActRow.id)).all()
    return sum(_try(conn, act, now, enqueue) for act in acts)


def _try(conn: Connection, act: Row[Any], now: datetime, enqueue: Enqueue) -> bool:
    with conn.begin_nested() as part:
        done = _undo(conn, act, now, enqueue)
        if not done:
            part.rollback()
    return done


def _undo(conn: Connection, act: Row[Any], now: datetime, enqueue: Enqueue) -> bool:
    before: Mapping[str, Any] = act.before
    if not _call_back(conn, before, now):
        return False
    desk = before["desk"]
    values = {**desk, "escalated_at": _moment(desk["escalated_at"])}
    if not change(conn, act.message_id, act.version, now, **values):
        return False
    set_review(conn, act.message_id, before["review"] and _is_there(conn, act.message_id))
    _restore_thread(conn, before, act.at)
    if not _is_taken_since(conn, act):
        _restore_replies(conn, before, now, enqueue)
    if "mark" in before:
        conn.execute(delete(MarkRow).where(MarkRow.id == before["mark"]))
    conn.execute(update(DeskActRow).where(DeskActRow.id == act.id).values(undone_at=now))
    event = f"admin:item:{act.act}_undone"
    note(conn, AuditEvent(now, event, str(act.message_id), act.user_id))
    return True


def _call_back(conn: Connection, before: Mapping[str, Any], now: datetime) -> bool:
    """Stop what was going to leave; False where it has left already. Whoever changes the row first
    wins: the sender claims what is queued in the same way."""
    if reply_id := before.get("sent"):
        query = update(ReplyRow).where(ReplyRow.id == reply_id, ReplyRow.state == State.QUEUED)
        values = {"state": State.CANCELLED, "error": "undone", "finished_at": now}
        return conn.execute(query.values(**values)).rowcount == 1
    if hidden := before.get("hidden"):
        untried = ReplyRow.hide_state == Hide.DUE, ReplyRow.hide_attempts == 0
        query = update(ReplyRow).where(ReplyRow.id == hidden["reply"], *untried)
        values = {"hide_state": hidden["was"], "hide_at": None}
        if hidden["added"]:
            values |= {"state": State.CANCELLED}
        return conn.execute(query.values(**values)).rowcount == 1
    return True


def _is_there(conn: Connection, number: int) -> bool:
    query = select(MessageRow.deleted).where(MessageRow.id == number)
    return conn.execute(query).scalar_one_or_none() is False


def _restore_replies(
    conn: Connection, before: Mapping[str, Any], now: datetime, enqueue: Enqueue
) -> None:
    """What was withdrawn waits again, where the platform still takes it."""
    _set(conn, before.get("proposed", ()), State.PROPOSED)
    for reply_id in _set(conn, before.get("queued", ()), State.QUEUED):
        if standing := read_standing(conn, reply_id):
            enqueue(conn, [next_job(conn, standing, 0.0)])


def _set(conn: Connection, reply_ids: Iterable[str], state: State) -> list[str]:
    query = update(ReplyRow).where(
        ReplyRow.id.in_(list(reply_ids)),
        ReplyRow.state == State.CANCELLED,
        ReplyRow.error == "left_to_team",
    )
    values = {"state": state, "error": None, "finished_at": None}
    return list(conn.execute(query.values(**values).returning(ReplyRow.id)).scalars())


def _restore_thread(conn: Connection, before: Mapping[str, Any], acted_at: datetime) -> None:
    """As it was before the act, unless a person has answered there since."""
    if taken := before.get("takeover"):
        place, at = taken["conversation"], _moment(taken["at"])
        own = TakeoverRow.conversation_hash == place, TakeoverRow.answered_at <= acted_at
        conn.execute(delete(TakeoverRow).where(*own))
        if at:
            note_takeovers(conn, {place: at})


def _is_taken_since(conn: Connection, act: Row[Any]) -> bool:
    """Whether a person has taken the conversation after the act: the bot stays out then."""
    of = select(MessageRow.conversation_hash).where(MessageRow.id == act.message_id)
    later = TakeoverRow.conversation_hash == of.scalar_subquery(), TakeoverRow.answered_at > act.at
    return conn.execute(select(TakeoverRow.answered_at).where(*later)).first() is not None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
