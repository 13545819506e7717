"""Nothing that could come from outside makes the parser raise or log."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.cursor import Cursor
from socialbot.connectors.telegram.inbox import read_batch
from socialbot.connectors.telegram.webhook import TelegramWebhook
from tests.connectors.ear import Ear
from tests.connectors.garbage import VALUES, check, mutated, mutated_bodies
from tests.connectors.telegram.updates import (
    BOT,
    BOT_ID,
    CONNECTION,
    GROUP,
    PHOTO,
    deletion,
    mention,
    post,
    update,
)

ME = Account(str(BOT_ID), "PapatyaBot")
NOW = datetime(2026, 1, 1, tzinfo=UTC)
SAMPLES = [
    update(),
    update("edited_message", edit_date=1_764_000_060),
    update("business_message", business_connection_id=CONNECTION),
    {"update_id": 1, "message": mention("🌼 @PapatyaBot", is_topic_message=True)},
    update(chat=GROUP, reply_to_message=post("Merhaba", **{"from": BOT})),
    update(text=None, photo=PHOTO, caption="ekran"),
    deletion(1, 2),
]


@settings(max_examples=400, deadline=None)
@given(st.lists(mutated(SAMPLES) | VALUES, max_size=3))
def test_mutated_updates_are_read_or_counted(updates: list[Any]) -> None:
    with Ear() as heard:
        batch = read_batch(updates, ME, Cursor(), NOW)
    assert batch.skipped <= len(updates)
    assert heard == []
    for message in batch.messages:
        check(message)


@settings(max_examples=400, deadline=None)
@given(mutated_bodies(SAMPLES))
def test_mutated_requests_are_read_or_counted(body: bytes) -> None:
    batch = TelegramWebhook("secret", lambda: (ME, Cursor())).parse(body)
    assert batch.skipped in (0, 1)
    for message in batch.messages:
        check(message)


def test_a_request_nested_too_deep_is_counted() -> None:
    body = b"[" * 100_000
    assert TelegramWebhook("secret", lambda: (ME, Cursor())).parse(body).skipped == 1
