"""Counts answers that went out: who gave them, and how long people waited."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta, tzinfo
from enum import StrEnum

from sqlalchemy import Connection, select, text, update

from socialbot.store.tables import MessageRow, ReplyRow
from socialbot.store.totals.book import Measure, Slot, add
from socialbot.store.totals.waits import wait_class

BATCH = 1_000
NOT_COUNTED = text("sb_replies.state = 'sent' AND NOT sb_replies.counted")  # as the index has it


class By(StrEnum):
    """Who answered: the bot by itself, the bot with a person's approval, or a person."""

    BOT = "bot"
    APPROVED = "approved"
    PERSON = "person"


def who_answered(user_id: int | None, written_by: str | None) -> By:
    """Who answered, by what stands beside a reply."""
    if written_by:
        return By.PERSON
    return By.BOT if user_id is None else By.APPROVED


def count_answers(conn: Connection, zone: tzinfo) -> bool:
    """Count the next answers, on the day on which they went out; False where there were none."""
    query = (
        select(
            ReplyRow.id,
            ReplyRow.platform,
            ReplyRow.finished_at,
            ReplyRow.user_id,
            ReplyRow.written_by,
            MessageRow.sent_at,
        )
        .join(MessageRow, MessageRow.id == ReplyRow.message_id)
        .where(NOT_COUNTED)
        .limit(BATCH)
    )
    rows = conn.execute(query).all()
    counts: Counter[Slot] = Counter()
    for row in rows:
        at = row.finished_at or row.sent_at
        place = at.astimezone(zone).date(), row.platform
        by = who_answered(row.user_id, row.written_by)
        counts[Slot(Measure.ANSWERS, *place, by)] += 1
        counts[Slot(Measure.WAITS, *place, wait_name(by, at - row.sent_at))] += 1
    add(conn, counts)
    done = ReplyRow.id.in_([row.id for row in rows])
    conn.execute(update(ReplyRow).where(done).values(counted=True))
    return bool(rows)


def wait_name(by: By, wait: timedelta) -> str:
    """The name under which a wait is counted: who answered, and the class of the wait."""
    return f"{by}:{wait_class(wait)}"
