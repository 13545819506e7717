"""The list of messages that a person must look at."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select, tuple_

from socialbot.store.chunks import chunks
from socialbot.store.findings import StoredFinding, read_findings
from socialbot.store.proposals import RENEWED
from socialbot.store.shown import mark_of
from socialbot.store.tables import CaseRow, MessageRow, ReplyRow, State

NO_REPLY = (None, None, None, None)


@dataclass(frozen=True, slots=True)
class Flagged:
    """One flagged message. What begins with reply is of its latest reply, if it has one."""

    id: int
    case_code: str | None
    platform: str
    kind: str
    sent_at: datetime
    recorded_at: datetime
    revision: int
    language: str
    intent: str
    confidence: float
    channel: str
    blocked: bool
    reasons: tuple[str, ...]
    stored_text: str = field(repr=False)
    findings: tuple[StoredFinding, ...]
    reply_state: str | None
    reply_text: str | None = field(repr=False)
    reply_error: str | None
    reply_id: str | None = None

    @property
    def reply_mark(self) -> str:
        """Stands for the reply's words as they are shown here."""
        return mark_of(self.reply_text or "")

    @property
    def is_renewed(self) -> bool:
        """Whether a proposal says something else than when it was first proposed."""
        return self.reply_state == State.PROPOSED and self.reply_error == RENEWED


def read_flagged(conn: Connection, limit: int, before_id: int | None) -> list[Flagged]:
    """A page of flagged messages by urgency, then newest first. The page begins after before_id;
    where that row is gone, with the first that has no urgency."""
    query = _messages(limit).where(MessageRow.review)
    query = query.order_by(MessageRow.urgency.desc(), MessageRow.id.desc())
    if before_id is not None:
        level = select(MessageRow.urgency).where(MessageRow.id == before_id)
        last = (conn.execute(level).scalar_one_or_none() or 0, before_id)
        query = query.where(tuple_(MessageRow.urgency, MessageRow.id) < last)
    return _read(conn, query)


def read_shadowed(conn: Connection, limit: int, before_id: int | None) -> list[Flagged]:
    """A page of messages with replies that shadow mode kept from being sent, the newest first."""
    shadowed = select(ReplyRow.message_id).where(ReplyRow.state == State.SHADOW)
    query = _messages(limit).where(MessageRow.id.in_(shadowed), ~MessageRow.deleted)
    if before_id is not None:
        query = query.where(MessageRow.id < before_id)
    return _read(conn, query.order_by(MessageRow.id.desc()))


def _messages(limit: int) -> Select[Any]:
    return (
        select(MessageRow.__table__, CaseRow.code.label("case_code"))
        .join(CaseRow, CaseRow.id == MessageRow.case_id, isouter=True)
        .limit(limit)
    )


def _read(conn: Connection, query: Select[Any]) -> list[Flagged]:
    rows = conn.execute(query).all()
    ids = [row.id for row in rows]
    findings, replies = read_findings(conn, ids), _read_replies(conn, ids)
    return [_flagged(row, findings.get(row.id, ()), replies.get(row.id, NO_REPLY)) for row in rows]


def _flagged(
    row: Row[Any],
    findings: tuple[StoredFinding, ...],
    reply: tuple[str | None, str | None, str | None, str | None],
) -> Flagged:
    return Flagged(
        id=row.id,
        case_code=row.case_code,
        platform=row.platform,
        kind=row.kind,
        sent_at=row.sent_at,
        recorded_at=row.recorded_at,
        revision=row.revision,
        language=row.language,
        intent=row.intent,
        confidence=row.confidence,
        channel=row.channel,
        blocked=row.blocked,
        reasons=tuple(row.reasons),
        stored_text=row.stored_text,
        findings=findings,
        reply_state=reply[0],
        reply_text=reply[1],
        reply_error=reply[2],
        reply_id=reply[3],
    )


def _read_replies(
    conn: Connection, ids: Sequence[int]
) -> dict[int, tuple[str, str, str | None, str]]:
    replies: dict[int, tuple[str, str, str | None, str]] = {}
    columns = (ReplyRow.message_id, ReplyRow.state, ReplyRow.text, ReplyRow.error, ReplyRow.id)
    for part in chunks(ids):
        query = select(*columns).where(ReplyRow.message_id.in_(part)).order_by(ReplyRow.created_at)
        for number, state, text, error, reply_id in conn.execute(query):
            replies[number] = state, text, error, reply_id
    return replies
