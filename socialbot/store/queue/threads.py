"""Acts on the thread that an item stands in: keep the bot out, let it in again, hide a post."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, delete, insert, select, update

from socialbot.domain import Kind
from socialbot.store.queue.acts import Act, Actor, Picked, Result, act_on, keep, read_item
from socialbot.store.queue.answers import HOLD
from socialbot.store.tables import Hide, MessageRow, ReplyRow, State, TakeoverRow
from socialbot.store.threads import HELP_LINES, note_takeovers

HIDDEN = (Hide.DUE, Hide.DONE)


def take_over(conn: Connection, actor: Actor, picked: Picked) -> bool:
    """Keep the bot out of the item's conversation; what it was about to say there is withdrawn,
    help lines aside. Who takes over sees to it."""
    row = read_item(conn, picked.id)
    if row is None:
        return False
    place = row.conversation_hash
    before = keep(row) | {
        "takeover": {"conversation": place, "at": _iso(read_takeover(conn, place))},
        "proposed": _withdraw_all(conn, place, actor.at, State.PROPOSED),
        "queued": _withdraw_all(conn, place, actor.at, State.QUEUED),
    }
    mine = {"assignee_id": row.assignee_id or actor.user_id}
    if not act_on(conn, actor, picked, Act.TAKE_OVER, before, None, mine):
        return False
    note_takeovers(conn, {place: actor.at})
    return True


def release(conn: Connection, actor: Actor, picked: Picked) -> bool:
    """Let the bot answer in the conversation again."""
    row = read_item(conn, picked.id)
    if row is None:
        return False
    place = row.conversation_hash
    taken = {"conversation": place, "at": _iso(read_takeover(conn, place))}
    if not act_on(conn, actor, picked, Act.RELEASE, keep(row) | {"takeover": taken}):
        return False
    conn.execute(delete(TakeoverRow).where(TakeoverRow.conversation_hash == place))
    return True


def read_takeover(conn: Connection, conversation: str) -> datetime | None:
    """When the team answered last in a conversation, or None."""
    query = select(TakeoverRow.answered_at).where(TakeoverRow.conversation_hash == conversation)
    return conn.execute(query).scalar_one_or_none()


def hide(conn: Connection, actor: Actor, picked: Picked) -> Result:
    """Have a public post taken out of sight, after the hold. Who hides is the retries of delivery:
    the right to try hangs on a reply to the post, or on a row that says nothing."""
    row = read_item(conn, picked.id)
    if row is None or row.deleted or row.superseded:
        return Result.GONE
    if row.kind != Kind.MENTION or row.address is None or actor.at + HOLD >= row.reply_until:
        return Result.CLOSED
    standing = _find_reply(conn, picked.id)
    if standing is not None and standing.hide_state in HIDDEN:
        return Result.CHANGED
    reply_id = standing.id if standing else uuid4().hex
    hidden = {"reply": reply_id, "added": standing is None, "was": standing and standing.hide_state}
    if not act_on(conn, actor, picked, Act.HIDE, keep(row) | {"hidden": hidden}):
        return Result.CHANGED
    if standing is None:
        conn.execute(insert(ReplyRow).values(**_silent(reply_id, row, actor)))
    due = {"hide_state": Hide.DUE, "hide_attempts": 0, "hide_at": actor.at + HOLD}
    conn.execute(update(ReplyRow).where(ReplyRow.id == reply_id).values(**due))
    return Result.DONE


def _find_reply(conn: Connection, number: int) -> Row[Any] | None:
    """The reply that hiding can hang on: one that was not withdrawn."""
    query = select(ReplyRow.__table__).where(ReplyRow.message_id == number)
    query = query.where(ReplyRow.state != State.CANCELLED)
    order = ReplyRow.hide_state.is_(None), ReplyRow.created_at.desc()
    return conn.execute(query.order_by(*order).limit(1)).one_or_none()


def _silent(reply_id: str, row: Row[Any], actor: Actor) -> dict[str, Any]:
    return {
        "id": reply_id,
        "message_id": row.id,
        "platform": row.platform,
        "conversation_hash": row.conversation_hash,
        "sequence": row.id,
        "template": Act.HIDE,
        "language": row.language,
        "wording": 0,
        "text": "",
        "state": State.SILENT,
        "attempts": 0,
        "jobs": 0,
        "created_at": actor.at,
        "finished_at": actor.at,
        "user_id": actor.user_id,
    }


def _withdraw_all(conn: Connection, place: str, now: datetime, state: State) -> list[str]:
    """What the bot was about to say in a conversation; what the team says there stays."""
    of_place = select(MessageRow.id).where(MessageRow.conversation_hash == place)
    query = update(ReplyRow).where(ReplyRow.message_id.in_(of_place), ReplyRow.state == state)
    query = query.where(ReplyRow.user_id.is_(None), ReplyRow.template != HELP_LINES)
    values = {"state": State.CANCELLED, "error": "left_to_team", "finished_at": now}
    return list(conn.execute(query.values(**values).returning(ReplyRow.id)).scalars())


def _iso(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
