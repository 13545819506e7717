"""Parsing: every event is a message, not for us, or unreadable; never anything else."""

from __future__ import annotations

import copy
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.sandbox.parse import parse_event
from socialbot.domain import Kind, Message

EVENT: dict[str, Any] = {
    "cursor": "ab.1",
    "type": "message",
    "message": {
        "id": "ab1",
        "author": {"id": "ayşe", "name": "Ayşe", "bot": False},
        "kind": "dm",
        "text": "merhaba",
        "thread": "dm-ayşe",
        "in_reply_to": None,
        "attachments": 0,
        "sent_at": "2026-11-22T10:00:00+00:00",
        "revision": 0,
        "deleted": False,
    },
}
JUNK = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


def test_a_message_is_read_whole() -> None:
    assert parse_event(EVENT, "papatya") == Message(
        platform="sandbox",
        account="papatya",
        id="ab1",
        conversation="dm-ayşe",
        author="ayşe",
        kind=Kind.DM,
        text="merhaba",
        sent_at=datetime(2026, 11, 22, 10, tzinfo=UTC),
        address={"in_reply_to": "ab1"},
    )


def test_an_event_of_a_kind_to_come_is_not_for_us() -> None:
    assert parse_event(EVENT | {"type": "liked"}, "papatya") is None


def test_a_time_without_a_zone_is_unreadable() -> None:
    event = copy.deepcopy(EVENT)
    event["message"]["sent_at"] = "2026-11-22T10:00:00"
    with pytest.raises(Unreadable):
        parse_event(event, "papatya")


@pytest.mark.parametrize("key", [key for key in EVENT["message"] if key != "in_reply_to"])
def test_a_missing_field_is_unreadable(key: str) -> None:
    event = copy.deepcopy(EVENT)
    del event["message"][key]
    with pytest.raises(Unreadable) as caught:
        parse_event(event, "papatya")
    assert caught.value.args == ()


@given(JUNK)
def test_junk_is_unreadable_or_not_for_us(raw: object) -> None:
    try:
        assert parse_event(raw, "papatya") is None
    except Unreadable as error:
        assert error.args == ()


@given(st.sampled_from(sorted(EVENT["message"])), JUNK)
def test_junk_in_one_field_never_breaks_the_parser(key: str, junk: object) -> None:
    event = copy.deepcopy(EVENT)
    event["message"][key] = junk
    try:
        message = parse_event(event, "papatya")
    except Unreadable:
        return
    assert message is None or isinstance(message, Message)


@given(st.sampled_from(sorted(EVENT["message"]["author"])), JUNK)
def test_junk_in_the_author_never_breaks_the_parser(key: str, junk: object) -> None:
    event = copy.deepcopy(EVENT)
    event["message"]["author"][key] = junk
    try:
        message = parse_event(event, "papatya")
    except Unreadable:
        return
    assert message is None or isinstance(message, Message)


def test_of_what_the_team_writes_only_place_and_time_are_read() -> None:
    event = copy.deepcopy(EVENT)
    event["message"] |= {"author": {"id": "papatya", "name": "Papatya", "bot": True}}
    assert parse_event(event, "papatya") is None
    event["message"]["by_team"] = True
    message = parse_event(event, "papatya")
    assert message is not None
    assert (message.by_team, message.text, message.conversation) == (True, "", "dm-ayşe")


def test_nobody_else_writes_for_the_team() -> None:
    event = copy.deepcopy(EVENT)
    event["message"]["by_team"] = True
    message = parse_event(event, "papatya")
    assert message is not None
    assert (message.by_team, message.text) == (False, "merhaba")
