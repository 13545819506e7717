"""Mentions outside of the brand's media: a webhook tells of them by id, their words are read then,
and none is lost or answered twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.connectors.instagram.mention_reader import AT_ONCE, TRIES
from socialbot.connectors.instagram.mentions import Mention
from socialbot.connectors.instagram.pending import MOST, Pending
from socialbot.domain import Kind
from tests.connectors.graph.signing import sign
from tests.connectors.instagram.conftest import VERIFY_TOKEN, config
from tests.connectors.instagram.payloads import pushed_by
from tests.connectors.reading import open_first, read_all, read_one
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import GraphError, bad_parameter, revoked
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.trouble import refuse
from tests.doubles.serving import hang

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
USER = ("GET", "IGUser")


def push(connector: InstagramConnector, double: GraphDouble) -> str | None:
    """All that happened reaches the webhook; the cursor that is committed with it."""
    assert connector.webhook is not None
    body = pushed_by(double)
    assert connector.webhook.verify(sign(body), body)
    return connector.webhook.parse(body).cursor


async def test_a_mention_in_a_comment_is_read_and_answered(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    asked = insta.comment_mention("Ayşe", f"@{USERNAME} bozuk geldi")
    push(pushed, insta.double)
    message = await read_one(pushed, cursor)
    assert (message.kind, message.text) == (Kind.MENTION, f"@{USERNAME} bozuk geldi")
    assert (message.id, message.author) == (asked.id, "@ayse")
    sent = await pushed.send(message.address, "Üzgünüz")
    assert insta.double.nodes[sent].values["under"] is asked


async def test_a_mention_in_a_caption_is_read_and_answered(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    media = insta.caption_mention("Mert", f"@{USERNAME} yine geç")
    push(pushed, insta.double)
    message = await read_one(pushed, cursor)
    assert message.text == f"@{USERNAME} yine geç"
    sent = await pushed.send(message.address, "Üzgünüz")
    assert insta.double.nodes[sent].values["under"] is media


async def test_what_is_pushed_and_what_is_polled_has_the_same_id(
    pushed: InstagramConnector, connector: InstagramConnector, insta: Instagram
) -> None:
    polled, cursor = await open_first(connector), await open_first(pushed)
    insta.tag("Ayşe", f"@{USERNAME} bozuk")
    push(pushed, insta.double)
    assert (await read_one(connector, polled)).id == (await read_one(pushed, cursor)).id


async def test_a_mention_comes_again_until_it_is_acknowledged(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    first, second = await pushed.pull(cursor), await pushed.pull(cursor)
    assert [m.text for m in (*first.messages, *second.messages)] == ["bir", "bir"]
    assert await read_all(pushed, second.cursor) == []


async def test_a_mention_that_comes_meanwhile_is_kept(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    batch = await pushed.pull(cursor)
    insta.comment_mention("Ayşe", "iki")
    push(pushed, insta.double)
    assert [m.text for m in await read_all(pushed, batch.cursor)] == ["iki"]


async def test_a_restart_forgets_no_mention(pushed: InstagramConnector, insta: Instagram) -> None:
    await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    committed = push(pushed, insta.double)
    again = InstagramConnector(
        config(insta.double, mode="webhook", verify_token=VERIFY_TOKEN), pushed._timings
    )
    await again.open()
    messages = await read_all(again, await again.start(committed))
    await again.close()
    assert [m.text for m in messages] == ["bir"]


async def test_many_mentions_are_read_a_few_at_once(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    for number in range(2 * AT_ONCE + 3):
        insta.comment_mention("Ayşe", f"soru {number}")
    push(pushed, insta.double)
    assert len((await pushed.pull(cursor)).messages) == AT_ONCE
    assert len(await read_all(pushed, cursor)) == 2 * AT_ONCE + 3


async def test_a_mention_that_is_gone_is_let_go_of(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    gone = insta.comment_mention("Ayşe", "siliyorum")
    insta.comment_mention("Mert", "ben kaldım")
    insta.user.edges["mentioned"].remove(gone)
    push(pushed, insta.double)
    assert [m.text for m in await read_all(pushed, cursor)] == ["ben kaldım"]


async def test_trouble_loses_no_mention(pushed: InstagramConnector, insta: Instagram) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    insta.double.faults[USER] = [hang]
    with pytest.raises(RetryLater):
        await pushed.pull(cursor)
    assert [m.text for m in await read_all(pushed, cursor)] == ["bir"]


async def test_a_mention_that_is_always_refused_does_not_hold_up_the_others(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "yorumlar kapalı")
    insta.comment_mention("Mert", "ben buradayım")
    push(pushed, insta.double)
    insta.double.faults[USER] = [refuse(bad_parameter("Comments are disabled"))] * TRIES
    for _ in range(TRIES - 1):
        with pytest.raises(RetryLater):
            await pushed.pull(cursor)
    batch = await pushed.pull(cursor)
    assert ([m.text for m in batch.messages], batch.skipped) == (["ben buradayım"], 1)


async def test_a_revoked_token_stops_the_connector(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    insta.double.faults[USER] = [refuse(revoked())]
    with pytest.raises(StopConnector):
        await pushed.pull(cursor)


async def test_the_first_start_subscribes_once(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    await open_first(pushed)
    await pushed.start(None)
    posts = [operation for method, operation, _ in insta.double.calls if method == "POST"]
    assert posts == ["Page/subscribed_apps"]


async def test_a_subscription_of_another_connector_stays(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    before = Instagram(insta.double, subscribed=("messages", "feed"))
    await open_first(pushed)
    (app,) = before.page.edges["subscribed_apps"]
    assert app.values["subscribed_fields"] == ["messages", "feed"]


async def test_a_subscription_that_is_refused_stops_the_connector(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    insta.double.faults["GET", "Page/subscribed_apps"] = [
        refuse(GraphError(200, "(#200) Requires pages_manage_metadata", status=403))
    ]
    with pytest.raises(StopConnector):
        await open_first(pushed)


def test_a_flood_of_mentions_is_bounded() -> None:
    pending = Pending()
    assert pending.add(Mention(str(number)) for number in range(MOST + 7)) == 7
    assert pending.next(1) == (Mention("7"),)


@pytest.mark.parametrize(
    "cursor",
    [None, "", "?", "[]", '{"since": "x", "mentions": 3}', '{"mentions": [[1], ["a"], "b"]}'],
)
def test_a_cursor_that_cannot_be_read_begins_anew(cursor: str | None) -> None:
    pending = Pending()
    pending.begin(cursor, NOW)
    assert (pending.since, pending.next(9)) == (NOW, ())
