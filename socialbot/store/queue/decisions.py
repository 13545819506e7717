"""Acts after which nothing leaves: dismiss, assign, escalate, and marks for the guard."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, insert

from socialbot.store.queue.acts import (
    Act,
    Actor,
    Picked,
    Why,
    act_on,
    keep,
    read_item,
    set_review,
    withdraw,
)
from socialbot.store.queue.tables import MarkRow
from socialbot.store.tables import State


@dataclass(frozen=True, slots=True)
class Wrong:
    """What the guard got wrong: a type and the name of a pattern, never a text."""

    kind: str
    type: str
    recognizer: str | None = None


def dismiss(conn: Connection, actor: Actor, picked: Picked, why: Why) -> bool:
    """Take an item off the queue without an answer; a proposed one is withdrawn."""
    row = read_item(conn, picked.id)
    if row is None or not row.review:
        return False
    proposed = withdraw(conn, picked.id, actor.at, State.PROPOSED)
    before = keep(row) | {"proposed": proposed}
    values = {"decision": "dismissed", "why": why, "decided_by": actor.user_id}
    if not act_on(conn, actor, picked, Act.DISMISS, before, why, values):
        return False
    set_review(conn, picked.id, review=False)
    return True


def assign(conn: Connection, actor: Actor, picked: Picked, assignee: int | None) -> bool:
    """Give an item to a member of the team, or to nobody."""
    row = read_item(conn, picked.id)
    if row is None:
        return False
    to = str(assignee) if assignee else None
    return act_on(conn, actor, picked, Act.ASSIGN, keep(row), to, {"assignee_id": assignee})


def escalate(conn: Connection, actor: Actor, picked: Picked, to_leads: bool) -> bool:
    """Ask the leads to see to an item, or take that back; it is nobody's until one takes it."""
    row = read_item(conn, picked.id)
    if row is None or not row.review:
        return False
    values = {"escalated_at": actor.at, "assignee_id": None} if to_leads else {"escalated_at": None}
    detail = "yes" if to_leads else "no"
    return act_on(conn, actor, picked, Act.ESCALATE, keep(row), detail, values)


def mark(conn: Connection, actor: Actor, picked: Picked, wrong: Wrong) -> bool:
    """Say what the guard got wrong."""
    row = read_item(conn, picked.id)
    if row is None:
        return False
    values = {
        "message_id": picked.id,
        "user_id": actor.user_id,
        "at": actor.at,
        "kind": wrong.kind,
        "type": wrong.type,
        "recognizer": wrong.recognizer,
        "language": row.language,
    }
    number = conn.execute(insert(MarkRow).values(**values).returning(MarkRow.id)).scalar_one()
    before = keep(row) | {"mark": number}
    return act_on(conn, actor, picked, Act.MARK, before, f"{wrong.kind}:{wrong.type}"[:80])
