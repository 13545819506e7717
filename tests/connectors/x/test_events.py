"""What is read of pushed events."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from socialbot.connectors.x.events import read_event
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.parse import read_message
from socialbot.domain import Kind, Message
from tests.connectors.x.payloads import (
    AYSE,
    ME,
    encrypted,
    envelope,
    message,
    post,
    pushed_message,
    user,
)

US = Account(ME, "papatya")


def only(event: object) -> Message:
    (item,) = read_event(event, US) or ()
    assert item.message
    return item.message


@pytest.mark.parametrize("kind", ["post.mention.create", "post.reply.create", "post.quote.create"])
def test_a_pushed_mention_is_the_same_as_a_polled_one(kind: str) -> None:
    read = only(envelope(kind, post(), includes={"users": [user(AYSE)]}))
    assert (read.text, read.kind, read.address) == (
        "@papatya merhaba",
        Kind.MENTION,
        {"post": post()["id"]},
    )


def test_a_pushed_message_is_the_same_as_a_polled_one() -> None:
    polled = read_message(message(id="2080765901528535096"), US).message
    pushed = only(envelope("dm.received", pushed_message()))
    assert polled
    assert (pushed.id, pushed.conversation, pushed.author, pushed.address, pushed.text) == (
        polled.id,
        polled.conversation,
        polled.author,
        polled.address,
        polled.text,
    )
    assert pushed.sent_at == datetime(2026, 7, 24, 21, 23, 44, 372_000, tzinfo=UTC)


def test_a_pushed_picture_counts() -> None:
    read = only(envelope("dm.received", pushed_message("", attachment={"type": "media"})))
    assert (read.text, read.attachments) == ("", 1)


def test_an_encrypted_chat_is_an_attachment_that_nobody_has_read() -> None:
    read = only(envelope("chat.received", encrypted()))
    assert (read.kind, read.text, read.attachments) == (Kind.DM, "", 1)
    assert (read.author, read.conversation) == (AYSE, f"{ME}-{AYSE}")
    assert read.id == "chat:8e75466b-56ec-4e88-bddf-b18f7cc6030e"
    assert read.address == {"participant_id": AYSE}


def test_an_encrypted_group_has_a_conversation_of_its_own() -> None:
    read = only(envelope("chat.received", encrypted(conversation_id="g1585094756761149440")))
    assert read.conversation == "g1585094756761149440"


def test_what_robots_push_is_passed_over() -> None:
    robot = user(AYSE, "Automated")
    mention = envelope("post.mention.create", post(), includes={"users": [{"data": robot}]})
    private = pushed_message() | {"users": {AYSE: {"data": robot}}}
    for event in (mention, envelope("dm.received", private)):
        (item,) = read_event(event, US) or ()
        assert (item.message, item.skipped) == (None, False)


@pytest.mark.parametrize(
    "event",
    [
        envelope("dm.sent", pushed_message()),
        envelope("chat.sent", encrypted()),
        envelope("post.create", post()),
        envelope("dm.read", {}),
        envelope("something.new", {}),
        envelope("dm.received", pushed_message(), filter={"user_id": "1"}),
    ],
)
def test_what_is_none_of_our_business_is_passed_over(event: object) -> None:
    assert read_event(event, US) == ()


@pytest.mark.parametrize(
    "event", [None, [], {}, {"data": []}, {"data": {"event_type": None}}, {"data": {"payload": 1}}]
)
def test_what_is_no_event_cannot_be_read(event: object) -> None:
    assert read_event(event, US) is None
