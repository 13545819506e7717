"""What the connector makes of a mention."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from socialbot.connectors.mastodon.account import Account, read_account
from socialbot.connectors.mastodon.parse import (
    LAST_REVISION,
    read_notification,
    read_own_status,
    read_status,
)
from socialbot.domain import Kind, Message
from tests.connectors.mastodon.statuses import AYSE, BRAND, ME, mention, own, status


def read(**fields: Any) -> Message:
    (message,) = read_status(status(**fields), ME) or ()
    return message


def test_a_mention_becomes_a_message() -> None:
    (message,) = read_notification(mention(), ME) or ()
    assert message == Message(
        platform="mastodon",
        account="1001",
        id="115000000000000001",
        conversation="mention:41",
        author="41",
        kind=Kind.MENTION,
        text="Merhaba",
        sent_at=datetime(2026, 11, 22, 9, 30, tzinfo=UTC),
        address={
            "status_id": "115000000000000001",
            "acct": "ayse@baska.example",
            "visibility": "public",
        },
    )


@pytest.mark.parametrize("visibility", ["public", "unlisted", "private"])
def test_what_followers_read_is_not_private(visibility: str) -> None:
    assert read(visibility=visibility).kind is Kind.MENTION


def test_a_direct_status_is_a_conversation_apart() -> None:
    message = read(visibility="direct")
    assert (message.kind, message.conversation) == (Kind.DM, "dm:41")


@pytest.mark.parametrize("visibility", ["limited", "local", ""])
def test_a_visibility_of_another_kind_of_server_is_answered_in_private(visibility: str) -> None:
    message = read(visibility=visibility)
    assert (message.kind, message.address["visibility"]) == (Kind.DM, "direct")


def test_the_content_warning_is_read_as_well() -> None:
    assert read(spoiler_text="numaram 0532").text == "numaram 0532\nMerhaba"


def test_media_and_a_poll_count_as_unread() -> None:
    message = read(media_attachments=[{"id": "1"}, {"id": "2"}], poll={"id": "3", "options": []})
    assert message.attachments == 3


def test_bots_groups_and_the_brand_are_passed_over() -> None:
    for account in (AYSE | {"bot": True}, AYSE | {"group": True}, BRAND | {"bot": False}):
        assert read_status(status(account=account), ME) == ()


@pytest.mark.parametrize("kind", ["favourite", "reblog", "follow", "update", "quote", "poll", 7])
def test_other_notifications_are_none_of_our_business(kind: object) -> None:
    assert read_notification(mention() | {"type": kind}, ME) == ()


def test_a_mention_whose_status_is_gone_is_nothing_to_answer() -> None:
    assert read_notification(mention() | {"status": None}, ME) == ()


@pytest.mark.parametrize(
    "fields",
    [
        {"id": None},
        {"id": "../accounts"},
        {"created_at": "yesterday"},
        {"created_at": "2026-11-22T09:30:00"},
        {"account": None},
        {"account": AYSE | {"acct": "ayse @victim"}},
        {"account": AYSE | {"acct": ""}},
        {"content": 7},
        {"media_attachments": "many"},
        {"edited_at": "later"},
    ],
)
def test_what_has_another_shape_is_counted_as_unreadable(fields: dict[str, Any]) -> None:
    assert read_notification(mention(**fields), ME) is None


def test_revisions_grow_and_are_the_same_when_read_again() -> None:
    times = ["2026-11-22T09:30:00.400Z", "2026-11-22T09:30:00.401Z", "2026-11-23T09:30:00.000Z"]
    revisions = [read(edited_at=at).revision for at in times]
    assert revisions == [400, 401, 86_400_000]
    assert read(edited_at=times[1]).revision == 401
    assert 0 < read(edited_at="2126-11-22T09:30:00.000Z").revision < LAST_REVISION
    assert read(edited_at="2026-11-22T09:30:00.000Z").revision == 1


def test_what_the_team_answers_elsewhere_takes_the_conversation_over() -> None:
    message = read_own_status(own(visibility="direct"), ME)
    assert message is not None
    assert (message.by_team, message.conversation, message.text) == (True, "dm:41", "")
    assert not message.perhaps_ours
    assert message.conversation == read(visibility="direct").conversation


def test_whom_the_team_writes_to_is_the_one_who_is_named() -> None:
    message = read_own_status(own(in_reply_to_id=None, in_reply_to_account_id=None), ME)
    assert message is not None
    assert message.conversation == "mention:41"


@pytest.mark.parametrize(
    "fields",
    [
        {"application": {"name": "Papatya's bot"}},  # the bot's own answer
        {"application": "Web"},
        {"application": {"name": 7}},
        {"in_reply_to_account_id": "1001", "mentions": []},  # the brand speaks to itself
        {"in_reply_to_account_id": None, "mentions": []},  # to everybody
        {"created_at": None},
    ],
)
def test_other_posts_of_the_brand_take_nothing_over(fields: dict[str, Any]) -> None:
    assert read_own_status(own(**fields), ME) is None


def test_without_an_application_it_may_be_the_bots_own_answer() -> None:
    nameless = Account("1001", "papatya")
    answers = [
        read_own_status(own(), nameless),
        read_own_status(own(application=None), ME),
        read_own_status(own(application={"name": ""}), ME),
    ]
    assert [answer and (answer.by_team, answer.perhaps_ours) for answer in answers] == [
        (True, True)
    ] * 3


@pytest.mark.parametrize("application", [None, [], {"name": 7}, {}])
def test_an_account_may_have_no_application(application: object) -> None:
    assert read_account(BRAND, application) == Account("1001", "papatya", bot=True)
