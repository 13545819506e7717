"""Nothing that could come from outside makes a parser raise or log."""

from __future__ import annotations

import json
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
from tests.connectors.ear import Ear
from tests.connectors.garbage import VALUES, check, mutated, mutated_bodies, spots
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


def check_item(item: Item) -> None:
    assert not (item.skipped and item.message)
    if item.message:
        check(item.message)


@settings(max_examples=400, deadline=None)
@given(mutated(SAMPLES) | VALUES)
def test_mutated_posts_and_messages_are_read_or_skipped(raw: Any) -> None:
    with Ear() as heard:
        body = raw if isinstance(raw, dict) else {}
        check_item(read_post(raw, US, read_robots(body)))
        check_item(read_message(raw, US))
    assert heard == []


@settings(max_examples=400, deadline=None)
@given(mutated_bodies(SAMPLES))
def test_mutated_requests_are_read_or_counted(body: bytes) -> None:
    with Ear() as heard:
        batch = XWebhook("secret", lambda: US).parse(body)
    assert heard == []
    assert 0 <= batch.skipped + len(batch.messages) <= _most(body)
    for each in batch.messages:
        check(each)


def _most(body: bytes) -> int:
    """How many events a body can hold at most: one a value."""
    try:
        raw = json.loads(body)
    except ValueError:
        return 1
    return max(1, len(list(spots(raw)))) if isinstance(raw, (dict, list)) else 1


@settings(max_examples=200, deadline=None)
@given(mutated(SAMPLES) | st.dictionaries(st.sampled_from(["data", "meta", "errors"]), VALUES))
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
    mutated_bodies(SAMPLES),
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
