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


@pytest.mark.parametrize(
    ("whose", "count"), [(ME, 1), (int(ME), 1), (None, 1), (AYSE, 0), (int(AYSE), 0)]
)
def test_an_event_is_ours_however_its_filter_writes_our_id(whose: object, count: int) -> None:
    event = envelope("post.mention.create", post())
    event["data"]["filter"] = {"user_id": whose}
    items = read_event(event, US)
    assert items is not None
    assert len(items) == count


def test_a_filter_that_cannot_be_read_is_counted() -> None:
    event = envelope("post.mention.create", post())
    event["data"]["filter"] = {"user_id": ["7001"]}
    assert read_event(event, US) is None


@pytest.mark.parametrize("kind", ["post.mention.create", "post.reply.create", "post.quote.create"])
def test_a_pushed_mention_is_the_same_as_a_polled_one(kind: str) -> None:
    read = only(envelope(kind, post(), includes={"users": [user(AYSE)]}))
    assert (read.text, read.kind, read.address) == (
        "@papatya merhaba",
        Kind.MENTION,
        {"post": post()["id"]},
    )


def test_a_pushed_message_is_the_same_as_a_polled_one() -> None:
    polled = read_message(message(id="2107037083628470277"), US).message
    pushed = only(envelope("dm.received", pushed_message()))
    assert polled
    assert (pushed.id, pushed.conversation, pushed.author, pushed.address, pushed.text) == (
        polled.id,
        polled.conversation,
        polled.author,
        polled.address,
        polled.text,
    )
    assert pushed.sent_at == datetime(2026, 10, 5, 9, 16, 2, 250_000, tzinfo=UTC)


def test_a_pushed_picture_counts() -> None:
    read = only(envelope("dm.received", pushed_message("", attachment={"type": "media"})))
    assert (read.text, read.attachments) == ("", 1)


def test_an_encrypted_chat_is_an_attachment_that_nobody_has_read() -> None:
    read = only(envelope("chat.received", encrypted()))
    assert (read.kind, read.text, read.attachments) == (Kind.DM, "", 1)
    assert (read.author, read.conversation) == (AYSE, f"{ME}-{AYSE}")
    assert read.id == "chat:0f1e2d3c-1111-4222-8333-444455556666"
    assert read.address == {"participant_id": AYSE}


def test_an_encrypted_group_has_a_conversation_of_its_own() -> None:
    read = only(envelope("chat.received", encrypted(conversation_id="g2092522521621430272")))
    assert read.conversation == "g2092522521621430272"


def test_what_robots_push_is_passed_over() -> None:
    robot = user(AYSE, "Automated")
    mention = envelope("post.mention.create", post(), includes={"users": [{"data": robot}]})
    private = pushed_message() | {"users": {AYSE: {"data": robot}}}
    for event in (mention, envelope("dm.received", private)):
        (item,) = read_event(event, US) or ()
        assert (item.message, item.skipped) == (None, False)


class TestOwn:
    """What is written with the brand's account: the bot keeps out where a person answers."""

    def test_a_message_that_may_be_the_bots(self) -> None:
        sent = pushed_message("gizli")
        sent["direct_message_events"][0]["message_create"] |= {
            "sender_id": ME,
            "target": {"recipient_id": AYSE},
        }
        own, theirs = (
            only(envelope("dm.sent", sent)),
            only(envelope("dm.received", pushed_message())),
        )
        assert (own.by_team, own.perhaps_ours, own.text) == (True, True, "")
        assert own.conversation == theirs.conversation

    def test_an_encrypted_one_is_a_persons(self) -> None:
        own = only(envelope("chat.sent", encrypted(sender_id=ME)))
        assert (own.by_team, own.perhaps_ours, own.attachments) == (True, False, 0)
        assert own.conversation == f"{ME}-{AYSE}"

    def test_an_answer_in_public(self) -> None:
        asked = only(envelope("post.mention.create", post()))
        answer = post("gizli", id="2107036948362167271", author_id=ME, in_reply_to_user_id=AYSE)
        own = only(envelope("post.create", answer))
        assert (own.by_team, own.perhaps_ours, own.kind) == (True, True, Kind.MENTION)
        assert (own.conversation, own.text) == (asked.conversation, "")

    @pytest.mark.parametrize(
        "fields", [{}, {"in_reply_to_user_id": ME}, {"in_reply_to_user_id": "1", "author_id": "1"}]
    )
    def test_what_is_said_to_nobody_else_is_no_answer(self, fields: dict[str, str]) -> None:
        (item,) = read_event(envelope("post.create", post(**{"author_id": ME, **fields})), US) or ()
        assert (item.message, item.skipped) == (None, False)


@pytest.mark.parametrize(
    "event",
    [
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
