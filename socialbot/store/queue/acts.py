"""One act of a person on one item: done in the version that was shown, written down, undoable."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select, update

from socialbot.store.audit import AuditEvent, note
from socialbot.store.entries import QueuedReply
from socialbot.store.queue.tables import DeskActRow, DeskRow
from socialbot.store.queue.versions import change
from socialbot.store.tables import MessageRow, ReplyRow, State

Enqueue = Callable[[Connection, Sequence[QueuedReply]], None]

KEPT = ("assignee_id", "escalated_at", "decision", "why", "decided_by")


class Act(StrEnum):
    """What a person does with an item."""

    ANSWER = "answer"
    DISMISS = "dismiss"
    ASSIGN = "assign"
    ESCALATE = "escalate"
    TAKE_OVER = "take_over"
    RELEASE = "release"
    HIDE = "hide"
    MARK = "mark"


class Why(StrEnum):
    """Why an item needs no answer."""

    SETTLED = "settled"
    ELSEWHERE = "elsewhere"
    NO_REQUEST = "no_request"
    SPAM = "spam"
    TOO_LATE = "too_late"
    OTHER = "other"


class Result(StrEnum):
    """What came of an act. CHANGED: somebody else was quicker. GONE: the writer took the message
    back or changed it. CLOSED: it cannot be answered there any more. RENEWED: other words than were
    shown are said by now. REFUSED: the words must not leave. SHADOW: nothing is sent in shadow
    mode."""

    DONE = "done"
    CHANGED = "changed"
    GONE = "gone"
    CLOSED = "closed"
    RENEWED = "renewed"
    REFUSED = "refused"
    SHADOW = "shadow"


@dataclass(frozen=True, slots=True)
class Picked:
    """An item in the version that a person was shown."""

    id: int
    version: int


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts, and when. What is done in one go has one batch."""

    user_id: int
    at: datetime
    batch: str = field(default_factory=lambda: uuid4().hex)


@dataclass(frozen=True, slots=True)
class Done:
    """What came of an act on some items: how many it changed, of how many; batch undoes it."""

    result: Result
    changed: int
    asked: int
    batch: str = ""


def read_item(conn: Connection, number: int) -> Row[Any] | None:
    """A message with its row of the desk, or None where there is none."""
    query = select(MessageRow.__table__, *(getattr(DeskRow, name) for name in KEPT))
    query = query.join(DeskRow, DeskRow.message_id == MessageRow.id, isouter=True)
    return conn.execute(query.where(MessageRow.id == number)).one_or_none()


def keep(row: Row[Any]) -> dict[str, Any]:
    """What an item was before an act, as JSON."""
    desk = {name: _plain(getattr(row, name)) for name in KEPT}
    return {"desk": desk, "review": row.review}


def act_on(  # noqa: PLR0913, PLR0917 - what is written down of an act
    conn: Connection,
    actor: Actor,
    picked: Picked,
    act: Act,
    before: dict[str, Any],
    detail: str | None = None,
    values: Mapping[str, Any] = MappingProxyType({}),
) -> bool:
    """Change the item's row and write the act down; False, and nothing else may be done, where
    the item has another version by now."""
    if not change(conn, picked.id, picked.version, actor.at, **values):
        return False
    conn.execute(
        insert(DeskActRow).values(
            batch=actor.batch,
            message_id=picked.id,
            user_id=actor.user_id,
            at=actor.at,
            act=act,
            detail=detail,
            before=before,
            version=picked.version + 1,
        )
    )
    note(conn, AuditEvent(actor.at, f"admin:item:{act}", str(picked.id), actor.user_id))
    return True


def set_review(conn: Connection, number: int, review: bool) -> None:
    """Put an item on the queue or take it off."""
    conn.execute(update(MessageRow).where(MessageRow.id == number).values(review=review))


def withdraw(conn: Connection, number: int, now: datetime, *states: State) -> list[str]:
    """Cancel the bot's replies to a message that are in one of these states; returns their ids."""
    query = update(ReplyRow).where(ReplyRow.message_id == number, ReplyRow.state.in_(states))
    query = query.where(ReplyRow.user_id.is_(None))
    values = {"state": State.CANCELLED, "error": "left_to_team", "finished_at": now}
    return list(conn.execute(query.values(**values).returning(ReplyRow.id)).scalars())


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, datetime) else value
