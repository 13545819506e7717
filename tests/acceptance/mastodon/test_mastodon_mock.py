"""The connector against a Mastodon server that others wrote."""

from __future__ import annotations

import asyncio
import dataclasses

import pytest
from mastodon import Mastodon as Person
from mastodon_mock.testing import MockServer

from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown, StopConnector
from socialbot.connectors.mastodon.connector import MastodonConnector
from socialbot.domain import Kind
from socialbot.settings import Mastodon
from tests.acceptance.mastodon.conftest import QUICK, connect, inject
from tests.connectors.reading import read_all, read_from, read_one

pytestmark = pytest.mark.anyio

MENTIONS, POSTS = "/api/v1/notifications", "/api/v1/statuses"


@pytest.mark.parametrize(
    ("visibility", "kind"),
    [
        ("direct", Kind.DM),
        ("private", Kind.MENTION),
        ("unlisted", Kind.MENTION),
        ("public", Kind.MENTION),
    ],
)
async def test_a_mention_is_answered_under_it_and_seen_by_no_more_people(
    connector: MastodonConnector, ayse: Person, visibility: str, kind: Kind
) -> None:
    cursor = await connector.start(None)
    asked = ayse.status_post("@papatya Hesabıma <giremiyorum> 🌼", visibility=visibility)
    message = await read_one(connector, cursor)
    assert (message.kind, message.text) == (kind, "Hesabıma <giremiyorum> 🌼")
    reply_id = await connector.send(message.address, "Canlı destek size yardımcı olur. 🌼")
    reply = ayse.status(reply_id)
    assert str(reply.in_reply_to_id) == str(asked.id)
    assert reply.visibility == visibility
    assert reply.content == "<p>@ayse Canlı destek size yardımcı olur. 🌼</p>"
    (told,) = ayse.notifications(types=["mention"])
    assert str(told.status.id) == reply_id


async def test_a_thread_is_one_conversation_and_each_is_answered_in_its_place(
    connector: MastodonConnector, ayse: Person, server: MockServer
) -> None:
    cursor = await connector.start(None)
    first = ayse.status_post("@papatya bir", visibility="direct")
    second = ayse.status_post("@papatya iki", visibility="direct", in_reply_to_id=first.id)
    server.client("mert").status_post("@papatya üç", visibility="direct")
    one, two, other = await read_all(connector, cursor)
    assert one.conversation == two.conversation != other.conversation
    await connector.send(two.address, "Buradayız.")
    (reply,) = ayse.status_context(first.id).descendants[1:]
    assert reply.in_reply_to_id == second.id


async def test_bots_and_the_brand_itself_are_passed_over(
    connector: MastodonConnector, ayse: Person, server: MockServer
) -> None:
    cursor = await connector.start(None)
    server.client("robot").status_post("@papatya I am a machine")
    server.client("papatya").status_post("@ayse Merhaba")
    ayse.status_favourite(ayse.status_post("nothing to do with the brand"))
    ayse.status_post("@papatya I am not")
    ours, message = await read_all(connector, cursor)
    assert (ours.by_team, ours.perhaps_ours, ours.text) == (True, True, "")
    assert (message.by_team, message.text) == (False, "I am not")


async def test_the_first_start_answers_nothing_old_and_a_restart_goes_on(
    connector: MastodonConnector, ayse: Person, server: MockServer
) -> None:
    ayse.status_post("@papatya old")
    cursor = await connector.start(None)
    ayse.status_post("@papatya new")
    batch = await connector.pull(cursor)
    ayse.status_post("@papatya later")
    restarted = connect(server)
    await restarted.open()
    again = await restarted.start(cursor)
    uncommitted = await read_all(restarted, again)
    rest = await read_all(restarted, batch.cursor)
    await restarted.close()
    assert [m.text for m in batch.messages] == ["new"]
    assert [m.text for m in uncommitted] == ["new", "later"]
    assert [m.text for m in rest] == ["later"]


async def test_a_hundred_mentions_come_page_by_page_and_in_order(
    connector: MastodonConnector, ayse: Person
) -> None:
    cursor = await connector.start(None)
    for number in range(100):
        ayse.status_post(f"@papatya {number}")
    read = await read_all(connector, cursor)
    assert [m.text for m in read] == [str(number) for number in range(100)]


async def test_an_edit_is_a_revision_and_a_deletion_a_tombstone(
    connector: MastodonConnector, ayse: Person
) -> None:
    cursor = await connector.start(None)
    post = ayse.status_post("@papatya befour", visibility="direct")
    (first,), cursor = await read_from(connector, cursor)
    ayse.status_update(post.id, "@papatya before")
    (edited,), cursor = await read_from(connector, cursor)
    ayse.status_delete(post.id)
    (gone,) = await read_all(connector, cursor)
    assert (edited.id, edited.text, first.revision) == (first.id, "before", 0)
    assert (gone.id, gone.text, gone.deleted) == (first.id, "", True)
    assert first.revision < edited.revision < gone.revision
    assert {m.conversation for m in (first, edited, gone)} == {first.conversation}


async def test_the_same_answer_is_posted_once(connector: MastodonConnector, ayse: Person) -> None:
    cursor = await connector.start(None)
    asked = ayse.status_post("@papatya merhaba")
    message = await read_one(connector, cursor)
    ids = {await connector.send(message.address, "Merhaba.") for _ in range(3)}
    assert len(ids) == 1
    assert len(ayse.status_context(asked.id).descendants) == 1
    ids.add(await connector.send(message.address, "Yine merhaba."))
    assert len(ids) == 2


async def test_a_send_that_is_done_but_never_answered_stands_once(
    connector: MastodonConnector, server: MockServer, ayse: Person
) -> None:
    cursor = await connector.start(None)
    asked = ayse.status_post("@papatya merhaba")
    message = await read_one(connector, cursor)
    inject(server, POSTS, "POST", {"type": "latency", "delay_ms": 2_000}, 1)
    hasty = connect(server, dataclasses.replace(QUICK, answer=1.0))
    await hasty.open()
    reply_id = await hasty.send(message.address, "Merhaba.")
    await hasty.close()
    await asyncio.sleep(2)  # the request that we gave up is done by then
    replies = ayse.status_context(asked.id).descendants
    assert [str(reply.id) for reply in replies] == [reply_id]


async def test_a_send_that_fails_again_and_again_is_unknown(
    connector: MastodonConnector, server: MockServer, ayse: Person
) -> None:
    cursor = await connector.start(None)
    asked = ayse.status_post("@papatya merhaba")
    message = await read_one(connector, cursor)
    inject(server, POSTS, "POST", {"status": 502}, 3)
    with pytest.raises(SendUnknown):
        await connector.send(message.address, "Merhaba.")
    assert ayse.status_context(asked.id).descendants == []


async def test_an_injected_limit_is_waited_for_in_reading_and_in_answering(
    connector: MastodonConnector, server: MockServer, ayse: Person
) -> None:
    cursor = await connector.start(None)
    asked = ayse.status_post("@papatya merhaba")
    inject(server, MENTIONS, "GET", {"type": "ratelimit"}, 1)
    with pytest.raises(RetryLater) as caught:
        await connector.pull(cursor)
    assert (caught.value.code, caught.value.after) == ("too_many_requests", 300.0)
    message = await read_one(connector, cursor)
    inject(server, POSTS, "POST", {"type": "ratelimit"}, 1)
    with pytest.raises(RetryLater) as caught:
        await connector.send(message.address, "Merhaba.")
    assert caught.value.after == 300.0
    assert {a.what: (a.left, a.of) for a in connector.allowances()} == {
        "reads": (0.0, 300.0),
        "sends": (0.0, 300.0),
    }
    await connector.send(message.address, "Merhaba.")
    assert len(ayse.status_context(asked.id).descendants) == 1


async def test_garbage_and_a_broken_server_are_tried_again(
    connector: MastodonConnector, server: MockServer, ayse: Person
) -> None:
    cursor = await connector.start(None)
    ayse.status_post("@papatya patience")
    for fault in ({"type": "malformed"}, {"status": 503}, {"status": 404}):
        inject(server, MENTIONS, "GET", fault, 1)
        with pytest.raises(RetryLater):
            await connector.pull(cursor)
    assert (await read_one(connector, cursor)).text == "patience"


async def test_an_answer_that_is_longer_than_the_server_takes_is_given_up(
    connector: MastodonConnector, ayse: Person
) -> None:
    cursor = await connector.start(None)
    ayse.status_post("@papatya merhaba")
    message = await read_one(connector, cursor)
    longest = connector.limits.text_units
    with pytest.raises(GiveUp):
        await connector.send(message.address, "a" * (longest + 1))
    assert await connector.send(message.address, "a" * longest)


async def test_a_wrong_token_stops_and_the_check_says_where_it_is_set(server: MockServer) -> None:
    config = Mastodon(url=server.base_url, access_token="none of theirs")
    connector = MastodonConnector(config, timings=QUICK)
    with pytest.raises(StopConnector) as caught:
        await connector.open()
    (check,) = await connector.probe()
    await connector.close()
    assert "SOCIALBOT_MASTODON__ACCESS_TOKEN" in caught.value.hint
    assert (check.id, check.ok) == ("mastodon.token", False)
    assert check.link == f"{server.base_url}/settings/applications"


async def test_the_checks_hold_and_tell_of_what_is_dropped(
    connector: MastodonConnector, server: MockServer
) -> None:
    assert all(check.ok for check in await connector.probe())
    server.client("papatya").update_notifications_policy(for_private_mentions="drop")
    (failed,) = [check for check in await connector.probe() if not check.ok]
    assert (failed.id, failed.link) == ("mastodon.filters", f"{server.base_url}/notifications")
