"""What shadow mode would have said: messages with replies that were only shown."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, select

from socialbot.store.chunks import chunks
from socialbot.store.findings import StoredFinding, read_findings
from socialbot.store.tables import CaseRow, MessageRow, ReplyRow, State


@dataclass(frozen=True, slots=True)
class Shadowed:
    """A message, and the reply that it would have got."""

    id: int
    case_code: str | None
    platform: str
    kind: str
    sent_at: datetime
    revision: int
    language: str
    intent: str
    confidence: float
    channel: str
    reasons: tuple[str, ...]
    stored_text: str = field(repr=False)
    findings: tuple[StoredFinding, ...]
    reply_text: str = field(repr=False)


def read_shadowed(conn: Connection, limit: int, before_id: int | None) -> list[Shadowed]:
    """A page of messages with replies that shadow mode kept from being sent, the newest first."""
    shadowed = select(ReplyRow.message_id).where(ReplyRow.state == State.SHADOW)
    query = (
        select(MessageRow.__table__, CaseRow.code.label("case_code"))
        .join(CaseRow, CaseRow.id == MessageRow.case_id, isouter=True)
        .where(MessageRow.id.in_(shadowed), ~MessageRow.deleted)
    )
    if before_id is not None:
        query = query.where(MessageRow.id < before_id)
    rows = conn.execute(query.order_by(MessageRow.id.desc()).limit(limit)).all()
    ids = [row.id for row in rows]
    findings, replies = read_findings(conn, ids), _read_replies(conn, ids)
    return [_shadowed(row, findings.get(row.id, ()), replies.get(row.id, "")) for row in rows]


def _shadowed(row: Row[Any], findings: tuple[StoredFinding, ...], reply: str) -> Shadowed:
    return Shadowed(
        id=row.id,
        case_code=row.case_code,
        platform=row.platform,
        kind=row.kind,
        sent_at=row.sent_at,
        revision=row.revision,
        language=row.language,
        intent=row.intent,
        confidence=row.confidence,
        channel=row.channel,
        reasons=tuple(row.reasons),
        stored_text=row.stored_text,
        findings=findings,
        reply_text=reply,
    )


def _read_replies(conn: Connection, ids: Sequence[int]) -> dict[int, str]:
    replies: dict[int, str] = {}
    for part in chunks(ids):
        query = select(ReplyRow.message_id, ReplyRow.text).where(ReplyRow.state == State.SHADOW)
        query = query.where(ReplyRow.message_id.in_(part)).order_by(ReplyRow.created_at)
        replies |= {row.message_id: row.text for row in conn.execute(query)}
    return replies
