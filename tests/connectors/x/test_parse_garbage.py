"""Nothing that could come from outside makes a parser raise or log."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x.client import Answer
from socialbot.connectors.x.cursor import Cursor, read_cursor
from socialbot.connectors.x.faults import Refused, read_fault, send_fault
from socialbot.connectors.x.inlet import read_data
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.parse import Item, read_message, read_post, read_robots
from socialbot.connectors.x.webhook import XWebhook
from socialbot.domain import Message
from tests.connectors.telegram.ear import Ear
from tests.connectors.x.payloads import (
    AYSE,
    LINK,
    ME,
    PICTURE,
    encrypted,
    envelope,
    message,
    named,
    post,
    pushed_message,
    user,
)

US = Account(ME, "papatya")
LONG = {"text": "@papatya " + "x" * 300, "entities": {"mentions": [named()], "urls": [LINK]}}
SAMPLES = [
    post(),
    post(entities={"mentions": [named()], "urls": [LINK, PICTURE]}, note_tweet=LONG),
    post(in_reply_to_user_id="1", display_text_range=[9, 16], attachments={"media_keys": ["1"]}),
    post(referenced_tweets=[{"type": "quoted", "id": "1"}], edit_history_post_ids=["1", "2"]),
    message(),
    message(attachments={"media_keys": ["1"]}, entities={"urls": [PICTURE]}),
    envelope("post.mention.create", post(), includes={"users": [user(AYSE, "Automated")]}),
    envelope("dm.received", pushed_message("hi", attachment={"type": "media"})),
    envelope("chat.received", encrypted()),
    {"data": [post()], "includes": {"users": [user(AYSE)]}, "meta": {"next_token": "x"}},
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
    """A real payload in which up to three values were replaced, removed or moved elsewhere."""
    raw: Any = draw(COPIES)
    for _ in range(draw(st.integers(1, 3))):
        spots = list(_spots(raw))
        if not spots:
            break
        place, name = draw(st.sampled_from(spots))
        if draw(st.booleans()):
            place[name] = draw(VALUES | COPIES)
        else:
            del place[name]
    return raw


def _spots(value: Any) -> Any:
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for name, inner in list(items):
        yield value, name
        if isinstance(inner, (dict, list)):
            yield from _spots(inner)


def check(messages: Iterable[Message]) -> None:
    for each in messages:
        names = (each.id, each.conversation, each.author, *each.address.values())
        assert all(isinstance(name, str) and name for name in names)
        assert isinstance(each.text, str)
        assert each.sent_at.tzinfo is not None
        assert 0 <= each.revision < 2**31
        assert each.attachments >= 0


def check_item(item: Item) -> None:
    assert not (item.skipped and item.message)
    check([item.message] if item.message else [])


@settings(max_examples=400, deadline=None)
@given(mutated() | VALUES)
def test_mutated_posts_and_messages_are_read_or_skipped(raw: Any) -> None:
    with Ear() as heard:
        body = raw if isinstance(raw, dict) else {}
        check_item(read_post(raw, US, read_robots(body)))
        check_item(read_message(raw, US))
    assert heard == []


@settings(max_examples=400, deadline=None)
@given(mutated().map(lambda raw: json.dumps(raw).encode()) | st.binary(max_size=200))
def test_mutated_requests_are_read_or_counted(body: bytes) -> None:
    with Ear() as heard:
        batch = XWebhook("secret", lambda: US).parse(body)
    assert heard == []
    assert 0 <= batch.skipped + len(batch.messages) <= _most(body)
    check(batch.messages)


def _most(body: bytes) -> int:
    """How many events a body can hold at most: one a value."""
    try:
        raw = json.loads(body)
    except ValueError:
        return 1
    return max(1, len(list(_spots(raw)))) if isinstance(raw, (dict, list)) else 1


@settings(max_examples=200, deadline=None)
@given(mutated() | st.dictionaries(st.sampled_from(["data", "meta", "errors"]), VALUES))
def test_a_mutated_page_is_read_or_asked_for_again(raw: Any) -> None:
    try:
        for each in read_data(Answer(raw if isinstance(raw, dict) else {})):
            check_item(read_post(each, US))
    except RetryLater as error:
        assert error.code == "unreadable_answer"


@settings(max_examples=200, deadline=None)
@given(
    st.integers(300, 599),
    st.dictionaries(
        st.sampled_from(["date", "retry-after", "x-rate-limit-reset", "x-rate-limit-remaining"]),
        st.text(max_size=20) | st.integers().map(str),
    ),
    mutated().map(lambda raw: json.dumps(raw).encode()) | st.binary(max_size=200),
)
def test_every_refusal_is_sorted(status: int, headers: dict[str, str], body: bytes) -> None:
    error = Refused(status, headers, body)
    for fault in (read_fault(error), send_fault(error)):
        assert str(fault).replace("_", "").isalnum()


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=60) | VALUES.map(json.dumps))
def test_every_cursor_is_read_or_none(text: str) -> None:
    found = read_cursor(text)
    assert found is None or isinstance(found, Cursor)
