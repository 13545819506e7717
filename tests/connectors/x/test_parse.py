"""What is read of a post and of a legacy message."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from socialbot.connectors.x.ids import id_at, time_of
from socialbot.connectors.x.mentions import Account
from socialbot.connectors.x.parse import read_message, read_post, read_robots
from socialbot.domain import Kind
from tests.connectors.x.payloads import (
    AYSE,
    LINK,
    ME,
    PICTURE,
    POST_ID,
    message,
    named,
    post,
    user,
)

US = Account(ME, "papatya")
THIRD = "2107036948362167271"


def text_of(**fields: Any) -> str:
    read = read_post(post(**fields), US).message
    assert read
    return read.text


def test_a_mention_is_read() -> None:
    read = read_post(post(), US).message
    assert read
    assert (read.platform, read.account, read.id) == ("x", ME, POST_ID)
    assert (read.author, read.conversation, read.kind) == (AYSE, POST_ID, Kind.MENTION)
    assert (read.text, read.attachments, read.revision) == ("@papatya merhaba", 0, 0)
    assert read.sent_at == datetime(2026, 10, 5, 9, 15, 30, tzinfo=UTC)
    assert read.address == {"post": POST_ID}


def test_a_message_is_read() -> None:
    read = read_message(message(), US).message
    assert read
    assert (read.id, read.author, read.kind) == ("dm:2107018036245430281", AYSE, Kind.DM)
    assert (read.conversation, read.text) == (f"{ME}-{AYSE}", "merhaba")
    assert read.address == {"participant_id": AYSE}


@pytest.mark.parametrize("written", [f"{AYSE}-{ME}", f"{ME}-{AYSE}", f"{AYSE}:{ME}", None])
def test_a_conversation_of_two_has_one_name(written: str | None) -> None:
    read = read_message(message(dm_conversation_id=written), US).message
    assert read
    assert (read.conversation, read.address) == (f"{ME}-{AYSE}", {"participant_id": AYSE})


def test_a_group_is_answered_in_the_group() -> None:
    read = read_message(message(dm_conversation_id="2092522521621430272"), US).message
    assert read
    assert read.conversation == "2092522521621430272"
    assert read.address == {"dm_conversation_id": "2092522521621430272"}


def test_a_time_that_was_not_sent_is_that_of_the_id() -> None:
    read = read_post(post(created_at=None), US).message
    assert read
    assert read.sent_at == time_of(int(POST_ID))
    assert abs((read.sent_at - datetime(2026, 10, 5, 9, 15, 30, tzinfo=UTC)).total_seconds()) < 1


def test_an_id_and_its_time_belong_together() -> None:
    moment = datetime(2026, 11, 23, 4, 30, 0, 123_000, tzinfo=UTC)
    assert time_of(id_at(moment)) == moment
    assert id_at(datetime(1999, 1, 1, tzinfo=UTC)) == 0


def test_an_edit_keeps_the_first_id_and_is_answered_under_the_last() -> None:
    read = read_post(post(id=THIRD, edit_history_tweet_ids=[POST_ID, THIRD]), US).message
    assert read
    assert (read.id, read.revision, read.address) == (POST_ID, 1, {"post": THIRD})


def test_the_names_of_the_later_interface_are_read_as_well() -> None:
    long = {"text": "@papatya " + "ağaç " * 100, "entities": {"mentions": [named()]}}
    later = post(
        id=THIRD,
        edit_history_tweet_ids=None,
        edit_history_post_ids=[POST_ID, THIRD],
        note_post=long,
    )
    read = read_post(later, US).message
    assert read
    assert (read.id, read.revision, read.text) == (POST_ID, 1, long["text"])


@pytest.mark.parametrize("kind", ["retweeted", "reposted"])
def test_what_is_only_passed_on_is_nobody_speaking_to_us(kind: str) -> None:
    for name in ("referenced_tweets", "referenced_posts"):
        passed_on = post(**{name: [{"type": kind, "id": "1"}]})
        assert read_post(passed_on, US).message is None
    assert read_post(post(text="RT @ayse: @papatya merhaba"), US).message is None


def test_own_posts_are_passed_over() -> None:
    assert read_post(post(author_id=ME), US).message is None


@pytest.mark.parametrize("written", [f"{AYSE}-{ME}", f"{ME}:{AYSE}", "2092522521621430272"])
def test_of_own_messages_only_place_and_time_are_kept(written: str) -> None:
    own = read_message(message("gizli", sender_id=ME, dm_conversation_id=written), US).message
    assert own
    assert (own.by_team, own.perhaps_ours, own.text, own.address) == (True, True, "", {})
    theirs = read_message(message(dm_conversation_id=written), US).message
    assert theirs
    assert own.conversation == theirs.conversation


def test_an_own_message_to_nobody_is_passed_over() -> None:
    item = read_message(message(sender_id=ME, dm_conversation_id=None), US)
    assert (item.message, item.skipped) == (None, False)


def test_robots_that_say_so_are_passed_over() -> None:
    for label in ("Automated", "Automated by @somebody"):
        robots = read_robots({"includes": {"users": [user(AYSE, label)]}})
        item = read_post(post(), US, robots)
        assert (item.message, item.skipped) == (None, False)
    people = read_robots({"includes": {"users": [user(AYSE, "Papatya"), user(ME)]}})
    assert read_post(post(), US, people).message


def test_a_link_is_read_as_it_was_typed() -> None:
    entities = {"mentions": [named()], "urls": [LINK]}
    text = text_of(text=f"@papatya {LINK['url']} nedir", entities=entities)
    assert text == "@papatya https://papatya.example/yardim?konu=giris nedir"


def test_the_link_to_a_picture_is_no_text() -> None:
    attached = {"media_keys": [PICTURE["media_key"]]}
    entities = {"mentions": [named()], "urls": [PICTURE]}
    text = f"@papatya {PICTURE['url']}"
    assert text_of(text=text, entities=entities, attachments=attached) == "@papatya"
    no_entities = message(text=str(PICTURE["url"]), attachments=attached)
    read = read_message(no_entities, US).message
    assert read
    assert (read.text, read.attachments) == ("", 1)


def test_escaped_signs_are_read_as_typed() -> None:
    assert text_of(text="@papatya 1 &lt; 2 &amp;&amp; 3 &gt; 2 &amp;lt;") == (
        "@papatya 1 < 2 && 3 > 2 &lt;"
    )


@pytest.mark.parametrize(
    "attached",
    [{"poll_ids": ["1"]}, {"card_ids": ["1"]}, {"media_keys": ["1"]}, {"something_new": ["1"]}],
)
def test_whatever_is_attached_counts(attached: dict[str, Any]) -> None:
    read = read_post(post(attachments=attached), US).message
    assert read
    assert read.attachments == 1


class TestSummons:
    """X lets a bot answer only who called it."""

    def test_names_before_the_words_of_a_reply_were_not_typed(self) -> None:
        carried = post(
            text="@mert @papatya bence de",
            in_reply_to_user_id="8003",
            display_text_range=[15, 23],
            entities={"mentions": [named(0, "mert", "8003"), named(6)]},
        )
        item = read_post(carried, US)
        assert (item.message, item.skipped) == (None, False)

    def test_a_name_among_the_words_of_a_reply_was(self) -> None:
        typed = post(
            text="@mert sen @papatya ile konuş",
            in_reply_to_user_id="8003",
            display_text_range=[6, 28],
            entities={"mentions": [named(0, "mert", "8003"), named(10)]},
        )
        assert read_post(typed, US).message

    def test_an_answer_to_the_brand_is_for_the_brand(self) -> None:
        answer = post(in_reply_to_user_id=ME, display_text_range=[9, 16])
        assert read_post(answer, US).message

    def test_a_name_without_an_id_is_compared_as_a_name(self) -> None:
        for name, ours in (("Papatya", True), ("papatya_destek", False)):
            item = read_post(post(entities={"mentions": [named(0, name, None)]}), US)
            assert bool(item.message) is ours

    def test_a_long_post_may_name_the_brand_after_its_beginning(self) -> None:
        long = {"text": "x" * 300 + " @papatya", "entities": {"mentions": [named(301)]}}
        assert read_post(post(text="x" * 275, entities=None, note_tweet=long), US).message


@pytest.mark.parametrize(
    "broken",
    [
        None,
        [],
        {},
        {"id": None},
        post(id="abc"),
        post(author_id=None),
        post(author_id="ayşe"),
        post(text=[1]),
        post(created_at="yesterday"),
        post(entities=[1]),
        post(attachments="no"),
    ],
)
def test_what_cannot_be_read_is_skipped(broken: object) -> None:
    item = read_post(broken, US)
    assert item.skipped
    assert item.message is None
    assert bool(item.id) != bool(item.mark)


def test_what_has_no_id_is_known_by_a_mark_that_tells_nothing() -> None:
    one, same, other = ({"text": "gizli"}, {"text": "gizli"}, {"text": "başka"})
    marks = [read_message(each, US).mark for each in (one, same, other)]
    assert marks[0] == marks[1] != marks[2]
    assert "gizli" not in repr(read_message(one, US))
