"""Nothing that could come from outside makes the parser raise or log."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.cursor import Cursor
from socialbot.connectors.telegram.inbox import read_batch
from socialbot.connectors.telegram.webhook import TelegramWebhook
from socialbot.domain import Message
from tests.connectors.telegram.ear import Ear
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
EDGES = st.sampled_from([2**63, -(2**63), 10**30, 0, -1, "", "\ud83d", "\x00", "９", "1e9", "-"])
COPIES = st.sampled_from(SAMPLES).map(copy.deepcopy)
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9) | EDGES
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=5,
)


@st.composite
def mutated(draw: st.DrawFn) -> Any:
    """A real update in which up to three values were replaced, removed or moved elsewhere."""
    raw: Any = draw(COPIES)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(_spots(raw))
        if not spots:
            break
        place, key = draw(st.sampled_from(spots))
        if draw(st.booleans()):
            place[key] = draw(VALUES | COPIES)
        else:
            del place[key]
    return raw


def _spots(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, inner in list(items):
        yield value, key
        if isinstance(inner, (dict, list)):
            yield from _spots(inner)


def check(messages: tuple[Message, ...]) -> None:
    for message in messages:
        names = (message.id, message.conversation, message.author, *message.address.values())
        assert all(isinstance(name, str) and name for name in names)
        assert isinstance(message.text, str)
        assert message.sent_at.tzinfo is not None
        assert 0 <= message.revision < 2**31


@settings(max_examples=400, deadline=None)
@given(st.lists(mutated() | VALUES, max_size=3))
def test_mutated_updates_are_read_or_counted(updates: list[Any]) -> None:
    with Ear() as heard:
        batch = read_batch(updates, ME, Cursor(), NOW)
    assert batch.skipped <= len(updates)
    assert heard == []
    check(batch.messages)


@settings(max_examples=400, deadline=None)
@given(mutated().map(lambda raw: json.dumps(raw).encode()) | st.binary(max_size=200))
def test_mutated_requests_are_read_or_counted(body: bytes) -> None:
    batch = TelegramWebhook("secret", lambda: (ME, Cursor())).parse(body)
    assert batch.skipped in (0, 1)
    check(batch.messages)


def test_a_request_nested_too_deep_is_counted() -> None:
    body = b"[" * 100_000
    assert TelegramWebhook("secret", lambda: (ME, Cursor())).parse(body).skipped == 1
