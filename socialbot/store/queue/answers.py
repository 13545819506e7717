"""Answers of the team: they wait a few seconds before they leave, so that one can be taken back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, Row, insert, select

from socialbot.store.clean import storable
from socialbot.store.entries import QueuedReply
from socialbot.store.queue.acts import (
    Act,
    Actor,
    Enqueue,
    Picked,
    Result,
    act_on,
    keep,
    read_item,
    set_review,
    withdraw,
)
from socialbot.store.tables import Hide, ReplyRow, State

HOLD = timedelta(seconds=8)
OWN = "own"  # the template of words that a person wrote
PERSON = "person"


@dataclass(frozen=True, slots=True)
class Words:
    """What is answered: a canned wording, or words of a person's own (template OWN)."""

    text: str = field(repr=False)
    template: str = OWN
    language: str = ""
    wording: int = 0


def answer(
    conn: Connection, actor: Actor, picked: Picked, words: Words, enqueue: Enqueue
) -> Result:
    """Queue an answer, to leave after the hold, and take the item off the queue. The reply and its
    job are in one commit: a crash loses neither."""
    row = read_item(conn, picked.id)
    if row is None or row.deleted or row.superseded:
        return Result.GONE
    until = row.reply_until if words.template == OWN else row.bot_until or row.reply_until
    if not can_answer(row.address is not None, until, actor.at):
        return Result.CLOSED
    reply_id = uuid4().hex
    before = keep(row) | {
        "proposed": withdraw(conn, picked.id, actor.at, State.PROPOSED),
        "queued": withdraw(conn, picked.id, actor.at, State.QUEUED),
        "sent": reply_id,
    }
    values = {"decision": "answered", "why": None, "decided_by": actor.user_id}
    values["assignee_id"] = row.assignee_id or actor.user_id
    if not act_on(conn, actor, picked, Act.ANSWER, before, words.template[:80], values):
        return Result.CHANGED
    set_review(conn, picked.id, review=False)
    hide = _due_hide(conn, [*before["proposed"], *before["queued"]])
    conn.execute(insert(ReplyRow).values(**_reply(reply_id, row, words, actor), **hide))
    seconds = HOLD.total_seconds()
    job = QueuedReply(reply_id, row.platform, row.conversation_hash, picked.id, delay=seconds)
    enqueue(conn, [job])
    return Result.DONE


def can_answer(has_address: bool, until: datetime | None, now: datetime) -> bool:
    """Whether an answer that begins its hold now still gets there."""
    return has_address and until is not None and now + HOLD < until


def _due_hide(conn: Connection, withdrawn: Sequence[str]) -> dict[str, Any]:
    """The columns of the hide that was due with what was withdrawn: it comes with the answer."""
    due = select(ReplyRow.hide_state, ReplyRow.hide_attempts, ReplyRow.hide_at).where(
        ReplyRow.id.in_(withdrawn), ReplyRow.hide_state == Hide.DUE
    )
    found = conn.execute(due.limit(1)).one_or_none()
    return dict(found._mapping) if found else {"hide_attempts": 0}


def _reply(reply_id: str, row: Row[Any], words: Words, actor: Actor) -> dict[str, Any]:
    return {
        "id": reply_id,
        "message_id": row.id,
        "platform": row.platform,
        "conversation_hash": row.conversation_hash,
        "sequence": row.id,
        "template": words.template,
        "language": words.language or row.language,
        "wording": words.wording,
        "text": storable(words.text),
        "state": State.QUEUED,
        "attempts": 0,
        "jobs": 1,
        "not_before": actor.at + HOLD,
        "created_at": actor.at,
        "user_id": actor.user_id,
        "written_by": PERSON if words.template == OWN else None,
    }
