"""Which updates become messages, and what the messages say."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.parse import LAST_REVISION, read_update, read_update_id
from socialbot.domain import Kind, Message
from tests.connectors.telegram.updates import (
    AYSE,
    BOT,
    BOT_ID,
    CONNECTION,
    DATE,
    GROUP,
    OWNER,
    PHOTO,
    deletion,
    mention,
    post,
    update,
)

ME = Account(str(BOT_ID), "PapatyaBot")
NOW = datetime(2026, 1, 1, tzinfo=UTC)


def read(raw: object) -> tuple[Message, ...] | None:
    return read_update(raw, ME, NOW)


def read_one(raw: object) -> Message:
    messages = read(raw)
    assert messages is not None
    (message,) = messages
    return message


def test_a_private_message() -> None:
    assert read_one(update(text="Merhaba")) == Message(
        platform="telegram",
        account=str(BOT_ID),
        id="41:10",
        conversation="41",
        author="41",
        kind=Kind.DM,
        text="Merhaba",
        sent_at=datetime.fromtimestamp(DATE, UTC),
        address={"chat_id": "41", "message_id": "10"},
    )


def test_a_mention_in_a_group() -> None:
    message = read_one({"update_id": 1, "message": mention("@PapatyaBot selam")})
    assert (message.kind, message.text) == (Kind.MENTION, "@PapatyaBot selam")
    assert (message.conversation, message.author) == (str(GROUP["id"]), "41")


def test_in_a_group_what_is_not_meant_for_us_is_none_of_our_business() -> None:
    assert read(update(text="hello all", chat=GROUP)) == ()


def test_a_forum_topic_is_a_conversation_of_its_own() -> None:
    topic = {"is_topic_message": True, "message_thread_id": 5}
    message = read_one({"update_id": 1, "message": mention("@PapatyaBot", **topic)})
    assert message.conversation == f"{GROUP['id']}:5"
    assert message.address["message_thread_id"] == "5"


def test_a_chain_of_replies_is_no_topic() -> None:
    message = read_one({"update_id": 1, "message": mention("@PapatyaBot", message_thread_id=5)})
    assert message.conversation == str(GROUP["id"])
    assert "message_thread_id" not in message.address


def test_a_business_message_is_private_and_names_its_connection() -> None:
    message = read_one(update("business_message", business_connection_id=CONNECTION))
    assert message.kind is Kind.DM
    assert message.id == f"{CONNECTION}:41:10"
    assert message.conversation == f"{CONNECTION}:41"
    assert message.address["business_connection_id"] == CONNECTION


def test_of_what_the_team_writes_in_a_business_chat_only_place_and_time_are_read() -> None:
    fields = {"from": OWNER, "business_connection_id": CONNECTION}
    message = read_one(update("business_message", **fields))
    assert (message.by_team, message.text, message.address) == (True, "", {})
    assert message.conversation == f"{CONNECTION}:41"


@pytest.mark.parametrize("by", [{"sender_business_bot": BOT}, {"is_from_offline": True}])
def test_what_a_machine_sends_for_the_business_account_is_nobodys(by: dict[str, Any]) -> None:
    fields = {"from": OWNER, "business_connection_id": CONNECTION, **by}
    assert read(update("business_message", **fields)) == ()


def test_an_edit_keeps_the_id_and_is_dated_by_the_edit() -> None:
    message = read_one(update("edited_message", text="better", edit_date=DATE + 60))
    assert (message.id, message.text) == ("41:10", "better")
    assert message.sent_at == datetime.fromtimestamp(DATE + 60, UTC)


def test_an_edit_has_the_same_revision_when_it_comes_again() -> None:
    raw = update("edited_message", edit_date=DATE + 60)
    assert read_one(raw).revision == read_one(raw).revision > 0


def test_two_edits_within_one_second_are_two_revisions() -> None:
    first, second = (
        read_one(update("edited_message", update_id=number, edit_date=DATE + 60)).revision
        for number in (500, 501)
    )
    assert first < second


@pytest.mark.parametrize("seconds", [-5, 0, 1, 48 * 3600, 10**9])
def test_a_revision_is_above_the_writing_and_below_the_deletion(seconds: int) -> None:
    raw = update("edited_business_message", edit_date=DATE + seconds, update_id=2**31 - 1)
    assert 0 < read_one(raw).revision < LAST_REVISION <= 2**31 - 1


def test_a_deletion_is_a_tombstone_for_each_message() -> None:
    messages = read(deletion(10, 11))
    assert messages is not None
    assert [m.id for m in messages] == [f"{CONNECTION}:41:10", f"{CONNECTION}:41:11"]
    assert all(m.deleted and m.text == "" and m.sent_at == NOW for m in messages)


@pytest.mark.parametrize("medium", ["photo", "voice", "document", "contact", "location", "sticker"])
def test_a_medium_alone_is_an_attachment_without_text(medium: str) -> None:
    message = read_one(update(text=None, **{medium: PHOTO}))
    assert (message.text, message.attachments) == ("", 1)


def test_a_caption_is_the_text_of_a_medium() -> None:
    message = read_one(update(text=None, photo=PHOTO, caption="ekranım"))
    assert (message.text, message.attachments) == ("ekranım", 1)


def test_an_album_is_several_messages_of_which_one_has_the_caption() -> None:
    album = {"text": None, "photo": PHOTO, "media_group_id": "13"}
    first = read_one(update(**album, message_id=10, caption="hepsi"))
    second = read_one(update(**album, message_id=11))
    assert [(m.id, m.text, m.attachments) for m in (first, second)] == [
        ("41:10", "hepsi", 1),
        ("41:11", "", 1),
    ]


@pytest.mark.parametrize(
    "raw",
    [
        update(**{"from": BOT}),
        update(**{"from": {**AYSE, "id": BOT_ID}}),
        update(**{"from": {**AYSE, "is_bot": True}}),
        update("channel_post", chat={"id": -1, "type": "channel"}),
        update("edited_channel_post", chat={"id": -1, "type": "channel"}),
        update(text=None, chat=GROUP, migrate_to_chat_id=-100777),
        update(text=None, chat=GROUP, migrate_from_chat_id=-5),
        update(text=None, chat=GROUP, new_chat_members=[BOT]),
        update(text=None, pinned_message=post()),
        {"update_id": 1, "message": mention("@PapatyaBot", is_automatic_forward=True)},
    ],
    ids=[
        "own",
        "same-id",
        "bot",
        "channel",
        "channel-edit",
        "moved",
        "moved-from",
        "joined",
        "pinned",
        "forwarded",
    ],
)
def test_what_nobody_wrote_to_us_is_passed_over(raw: object) -> None:
    assert read(raw) == ()


@pytest.mark.parametrize(
    "raw",
    [
        None,
        [],
        "text",
        {},
        {"update_id": 1},
        {"update_id": 1, "callback_query": {"id": "1"}},
        update(text=None),
        update(text=["a"]),
        update(text={"a": 1}),
        update(date=None),
        update(date="yesterday"),
        update(date=10**18),
        update(date=True),
        update(chat=None),
        update(chat={"id": 41, "type": "séance"}),
        update(chat={"id": 41, "type": ["private"]}),
        update(message_id=None),
        update(message_id=""),
        update(**{"from": None}),
        update(**{"from": "Ayşe"}),
        update("edited_message", update_id="x"),  # type: ignore[arg-type]
        deletion() | {"deleted_business_messages": {"chat": {"id": 41}, "message_ids": 3}},
    ],
)
def test_what_is_unknown_or_malformed_is_told_apart(raw: object) -> None:
    assert read(raw) is None


def test_numbers_may_come_as_digits() -> None:
    raw: dict[str, Any] = {
        "update_id": "1234567890",
        "message": {
            "message_id": "123",
            "from": {"id": "from_id"},
            "chat": {"id": "chat_id"},
            "date": "1480369277",
            "text": "Telegram Text",
        },
    }
    assert read_one(raw).id == "chat_id:123"
    assert read_update_id(raw) == 1234567890


@pytest.mark.parametrize(
    "text", ["", "  \u200b", "a\x00b", "half \ud83d", "\u202eback", "x" * 20_000]
)
def test_any_text_comes_through_as_it_is(text: str) -> None:
    assert read_one(update(text=text)).text == text
