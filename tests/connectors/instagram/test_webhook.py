"""What an Instagram account's webhook lets in, and what is read of it."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from socialbot.connectors.base import Batch
from socialbot.connectors.graph.items import LAST_REVISION
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.instagram.mentions import Mention
from socialbot.connectors.instagram.pending import Pending
from socialbot.connectors.instagram.profile import Profile, own_account
from socialbot.connectors.instagram.webhook import InstagramWebhook
from socialbot.domain import Kind, Message
from socialbot.settings import Instagram as Config
from tests.connectors.graph.signing import sign
from tests.connectors.instagram.payloads import (
    AT,
    AYSE,
    COMMENT,
    MEDIA,
    PICTURE,
    body,
    changed,
    comment,
    echo,
    message,
    message_edit,
    own_comment,
    said,
    story_mention,
)
from tests.doubles.graph.double import APP_SECRET
from tests.doubles.graph.instagram import PAGE_ID, USER_ID, USERNAME

SINCE = datetime(2026, 1, 1, tzinfo=UTC)
ME = Profile(own_account(USER_ID, PAGE_ID), USERNAME)
SECRETS = {"page_token": "t", "app_secret": APP_SECRET, "verify_token": "verify-1"}
CONFIG = Config(page_id=PAGE_ID, user_id=USER_ID, mode="webhook", **SECRETS)


def make(
    sends: OwnSends | None = None, pending: Pending | None = None, profile: Profile | None = ME
) -> InstagramWebhook:
    if pending is None:
        pending = Pending()
        pending.begin(None, SINCE)
    return InstagramWebhook(CONFIG, lambda: profile, sends or OwnSends(), pending)


def read(*entries: dict[str, Any], sends: OwnSends | None = None) -> Batch:
    return make(sends).parse(json.dumps(body(*entries)).encode())


def one(*entries: dict[str, Any]) -> Message:
    (found,) = read(*entries).messages
    return found


def test_what_the_app_secret_signed_is_let_in() -> None:
    raw = json.dumps(body(said(message("ağaç 🌳"))), ensure_ascii=False).encode()
    assert make().verify(sign(raw), raw)


def test_one_other_byte_is_not_what_was_signed() -> None:
    raw = json.dumps(body(said(message()))).encode()
    assert not make().verify(sign(raw), raw + b" ")
    assert not make().verify(sign(raw, "another secret"), raw)
    assert not make().verify({}, raw)


def test_nothing_is_let_in_before_the_start() -> None:
    assert not make(profile=None).verify(sign(b"{}"), b"{}")
    assert not make(pending=Pending()).verify(sign(b"{}"), b"{}")


def test_without_its_secrets_the_webhook_does_not_start() -> None:
    for missing in SECRETS:
        left = {name: value for name, value in SECRETS.items() if name != missing}
        with pytest.raises(ValidationError, match=missing):
            Config(page_id=PAGE_ID, user_id=USER_ID, mode="webhook", **left)


def test_the_challenge_is_given_back_to_who_knows_the_verify_token() -> None:
    asked = {"hub.mode": "subscribe", "hub.challenge": "1158201444"}
    assert make().challenge({**asked, "hub.verify_token": "verify-1"}) == "1158201444"
    assert make().challenge({**asked, "hub.verify_token": "verify-2"}) is None


def test_a_message_is_read_whole() -> None:
    assert one(said(message())) == Message(
        platform="instagram",
        account=USER_ID,
        id="aWd1",
        conversation=AYSE,
        author=AYSE,
        kind=Kind.DM,
        text="Merhaba",
        sent_at=datetime.fromtimestamp(AT / 1000, UTC),
        address={"person": AYSE},
    )


def test_entries_come_in_batches_and_keep_their_order() -> None:
    batch = read(said(message("bir", "a"), message("iki", "b")), changed(comment("üç")))
    assert [m.text for m in batch.messages] == ["bir", "iki", "üç"]


def test_a_replay_reads_the_same() -> None:
    entry = said(message(), message_edit("Merhabalar"))
    assert read(entry).messages == read(entry).messages


@pytest.mark.parametrize(
    "event",
    [message(None, attachments=[PICTURE]), story_mention(), message(None)],
    ids=["picture", "story-mention", "sticker"],
)
def test_what_has_no_words_is_an_unread_attachment(event: dict[str, Any]) -> None:
    found = one(said(event))
    assert (found.text, found.attachments) == ("", 1)


def test_a_reply_to_a_story_has_words() -> None:
    about = {"story": {"id": "1790", "url": "https://example.com/s"}}
    found = one(said(message("Fiyatı ne?", reply_to=about)))
    assert (found.text, found.attachments) == ("Fiyatı ne?", 0)


def test_an_edit_is_a_revision_and_an_unsent_message_a_tombstone() -> None:
    edited, gone = read(
        said(message_edit("Merhabalar", 2), message(None, is_deleted=True))
    ).messages
    assert (edited.id, edited.text, edited.revision) == ("aWd1", "Merhabalar", 2)
    assert (gone.id, gone.text, gone.deleted, gone.revision) == ("aWd1", "", True, LAST_REVISION)


def test_an_echo_is_the_teams_unless_the_bot_sent_it() -> None:
    found = one(said(echo()))
    assert (found.by_team, found.perhaps_ours, found.text) == (True, True, "")
    assert found.conversation == AYSE
    sends = OwnSends()
    sends.note("aWd2")
    assert read(said(echo()), sends=sends).messages == ()


def test_an_echo_that_is_faster_than_the_answer_is_known_by_its_words() -> None:
    sends = OwnSends()
    sends.expect(AYSE, "Buradayız")
    assert read(said(echo()), sends=sends).messages == ()


def test_a_question_that_was_picked_is_asked() -> None:
    event = message()
    del event["message"]
    found = one(said(event | {"postback": {"mid": "aWd7", "title": "Kargom nerede?"}}))
    assert (found.id, found.text, found.author) == ("aWd7", "Kargom nerede?", AYSE)


@pytest.mark.parametrize("kind", ["read", "reaction", "referral", "optin"])
def test_what_is_no_message_is_passed_over(kind: str) -> None:
    event = {"sender": {"id": AYSE}, "recipient": {"id": USER_ID}, "timestamp": AT, kind: {}}
    batch = read(said(event))
    assert (batch.messages, batch.skipped) == ((), 0)


def test_a_comment_is_read_whole() -> None:
    assert one(changed(comment())) == Message(
        platform="instagram",
        account=USER_ID,
        id=COMMENT,
        conversation=COMMENT,
        author=AYSE,
        kind=Kind.MENTION,
        text="ne zaman?",
        sent_at=datetime.fromtimestamp(AT / 1000, UTC),
        address={"comment": COMMENT, "thread": COMMENT, "author": AYSE},
    )


def test_a_reply_belongs_to_its_thread() -> None:
    reply = one(changed(comment("hâlâ gelmedi", id="178532", parent_id=COMMENT)))
    assert (reply.conversation, reply.address["thread"]) == (COMMENT, COMMENT)


@pytest.mark.parametrize(
    ("text", "heard"),
    [
        ("@mert katılıyorum", False),
        (f"@mert @{USERNAME} ne diyor?", True),
        (f"@{USERNAME.upper()} ne zaman?", True),
        (f"@{USERNAME}. Ne zaman?", True),
        (f"@{USERNAME}2 ne zaman?", False),
        ("ne zaman?", True),
    ],
)
def test_what_people_say_to_each_other_is_theirs(text: str, heard: bool) -> None:
    batch = read(changed(comment(text, parent_id="178530")))
    assert (len(batch.messages), batch.skipped) == (int(heard), 0)


def test_the_teams_answer_under_a_comment_is_told() -> None:
    found = one(changed(own_comment()))
    assert (found.by_team, found.perhaps_ours, found.text) == (True, True, "")
    assert found.conversation == COMMENT


def test_the_bots_own_comment_and_what_answers_nobody_are_passed_over() -> None:
    sends = OwnSends()
    sends.note("178599")
    assert read(changed(own_comment()), sends=sends).messages == ()
    assert read(changed(own_comment(parent_id=None))).messages == ()


def test_another_accounts_entries_are_not_for_us() -> None:
    batch = read(said(message(), id="1"), changed(comment(), id="2"))
    assert (batch.messages, batch.skipped) == ((), 0)


def test_what_was_said_before_the_first_start_is_not_answered() -> None:
    pending = Pending()
    pending.begin(None, datetime.fromtimestamp(AT / 1000 + 1, UTC))
    raw = json.dumps(body(said(message()), changed(comment()))).encode()
    assert make(pending=pending).parse(raw).messages == ()


def test_a_mention_goes_into_the_cursor() -> None:
    batch = read(changed({"media_id": MEDIA, "comment_id": COMMENT}, field="mentions"))
    assert batch.messages == ()
    again = Pending()
    again.begin(batch.cursor, datetime.now(UTC))
    assert again.next(9) == (Mention(MEDIA, COMMENT),)
    assert again.since == SINCE


def test_where_no_mention_came_the_cursor_stays() -> None:
    assert read(said(message()), changed(comment())).cursor is None


@pytest.mark.parametrize("value", [{}, {"media_id": "1){id}"}, {"media_id": "1", "comment_id": []}])
def test_a_mention_whose_ids_are_none_is_counted(value: dict[str, Any]) -> None:
    batch = read(changed(value, field="mentions"))
    assert (batch.cursor, batch.skipped) == (None, 1)


@pytest.mark.parametrize(
    "raw",
    [b"", b"[]", b"\xff", b'{"object": "page", "entry": []}', b"[" * 100_000, b'{"entry": 3}'],
)
def test_what_cannot_be_read_is_counted(raw: bytes) -> None:
    batch = make().parse(raw)
    assert (batch.messages, batch.skipped) == ((), 1)


def test_what_cannot_be_read_does_not_hide_the_rest() -> None:
    batch = read(said(message(None, mid=""), message()), changed({"id": 3}, comment()))
    assert [m.text for m in batch.messages] == ["Merhaba", "ne zaman?"]
    assert batch.skipped == 2
