"""Messages and outcomes to record, with invented content, and a look into the tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Engine, select

from socialbot.domain import (
    Channel,
    Finding,
    Intent,
    Kind,
    Language,
    Message,
    Outcome,
    Reason,
    Reply,
)
from socialbot.store.base import Base
from socialbot.store.entries import CursorMove, Entry, QueuedReply, Recorded
from socialbot.store.queue.filters import Filters
from socialbot.store.queue.listing import Listed, read_page
from socialbot.store.records import Records, Wanted

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
SECRET = "a secret of the tests, long enough"
TEXT = "my payment is late"
REPLY = Reply("payment", Language.TURKISH, 1, "Please write to us by e-mail.")


def message(number: int = 1, **changes: Any) -> Message:
    values: dict[str, Any] = {
        "platform": "sandbox",
        "account": "papatya",
        "id": f"post-{number}",
        "conversation": "thread-of-ayla",
        "author": "ayla.demir",
        "kind": Kind.DM,
        "text": "raw words of the writer",
        "sent_at": NOW,
        "address": {"to": "ayla.demir", "number": str(number)},
    }
    return Message(**{**values, **changes})


def outcome(**changes: Any) -> Outcome:
    values: dict[str, Any] = {
        "blocked": False,
        "findings": (),
        "stored_text": TEXT,
        "language": Language.TURKISH,
        "intent": Intent.PAYMENT,
        "confidence": 0.9,
        "channel": Channel.EMAIL,
        "reply": REPLY,
        "review": False,
        "reasons": (),
    }
    return Outcome(**{**values, **changes})


def blocked(**changes: Any) -> Outcome:
    return outcome(
        blocked=True,
        review=True,
        reasons=(Reason.PERSONAL_DATA,),
        findings=(
            Finding("PHONE_NUMBER", 3, 14, 0.8, "phones", "tel"),
            Finding("PHONE_NUMBER", 20, 31, 0.95, "phones", "tel"),
            Finding("IBAN_CODE", 40, 66, 1.0, "ibans"),
        ),
        **changes,
    )


def entry(number: int = 1, result: Outcome | None = None, **changes: Any) -> Entry:
    until = changes.pop("reply_until", NOW + timedelta(days=1))
    bot_until = changes.pop("bot_until", None)
    hide = changes.pop("hide", False)
    result = result or outcome()
    if result.stored_text == TEXT:  # people do not say the very same again and again
        result = replace(result, stored_text=f"{TEXT}, says {number}")
    return Entry(message(number, **changes), result, until, hide, bot_until)


def with_code(item: Entry, wanted: Wanted) -> Reply | None:
    """The reply with the code, in as many wordings as anybody wants."""
    reply = item.outcome.reply
    assert reply is not None
    for number in range(1000):
        text = f"{reply.text}{f' [{number}]' if number else ''} ({wanted.code})"
        if text not in wanted.used:
            return replace(reply, text=text, wording=number)
    return None


def waiting(engine: Engine) -> list[Listed]:
    """What a person must look at, in the order of the queue."""
    with engine.connect() as conn:
        return read_page(conn, Filters(), NOW, 50)


def record(
    records: Records,
    *entries: Entry,
    cursor: CursorMove | None = None,
    now: datetime = NOW,
    queue: list[QueuedReply] | None = None,
) -> Recorded:
    def enqueue(_conn: Connection, replies: Sequence[QueuedReply]) -> None:
        if queue is not None:
            queue.extend(replies)

    return records.record(entries, cursor, with_code, enqueue, now)


def rows(engine: Engine, table: type[Base]) -> list[Any]:
    with engine.connect() as conn:
        columns = table.__table__.columns
        return list(conn.execute(select(*columns).order_by(*table.__table__.primary_key)).all())
