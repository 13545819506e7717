"""Recorded decisions without a word of what was said: what `socialbot replay` decides anew."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, Row, select

from socialbot.store.tables import MessageRow, ReplyRow

PAGE = 5_000
COLUMNS: tuple[Any, ...] = (
    MessageRow.id,
    MessageRow.platform,
    MessageRow.kind,
    MessageRow.sent_at,
    MessageRow.revision,
    MessageRow.language,
    MessageRow.intent,
    MessageRow.confidence,
    MessageRow.blocked,
    MessageRow.reasons,
    MessageRow.channel,
    ReplyRow.template,
)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """What is known of a message and of the decision on it. template: its answer, None where it
    got none."""

    platform: str
    kind: str
    sent_at: datetime
    revision: int
    language: str
    intent: str
    confidence: float
    blocked: bool
    reasons: tuple[str, ...]
    channel: str
    template: str | None


def read_skeletons(engine: Engine) -> Iterator[Skeleton]:
    """Every message that still stands, in its last form, in the order recorded; never its text."""
    last = 0
    query = select(*COLUMNS).join(ReplyRow, ReplyRow.message_id == MessageRow.id, isouter=True)
    query = query.where(~MessageRow.deleted, ~MessageRow.superseded)
    while True:
        page = query.where(MessageRow.id > last).order_by(MessageRow.id).limit(PAGE)
        with engine.connect() as conn:
            rows = conn.execute(page).all()
        if not rows:
            return
        for row in rows:
            last = row.id
            yield _skeleton(row)


def _skeleton(row: Row[Any]) -> Skeleton:
    return Skeleton(
        platform=row.platform,
        kind=row.kind,
        sent_at=row.sent_at,
        revision=row.revision,
        language=row.language,
        intent=row.intent,
        confidence=row.confidence,
        blocked=row.blocked,
        reasons=tuple(row.reasons),
        channel=row.channel,
        template=row.template,
    )
