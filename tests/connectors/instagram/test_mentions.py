"""Mentions outside of the brand's media: a webhook tells of them by id, their words are read then,
and none is lost or answered twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.connectors.instagram.mention_reader import AT_ONCE, FAULT_TRIES, TRIES
from socialbot.connectors.instagram.mentions import Mention
from socialbot.connectors.instagram.pending import MOST, Pending
from socialbot.domain import Kind
from tests.connectors.graph.signing import sign
from tests.connectors.instagram.conftest import VERIFY_TOKEN, config
from tests.connectors.instagram.payloads import pushed_by
from tests.connectors.reading import open_first, read_all, read_one
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import GraphError, bad_parameter, limited, no_permission, revoked
from tests.doubles.graph.instagram import USERNAME, Instagram
from tests.doubles.graph.trouble import refuse
from tests.doubles.serving import hang, raw

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


REFUSED = bad_parameter("Comments are disabled")
FORBIDDEN = no_permission("instagram_manage_comments")
FAULT = GraphError(1, "An unknown error occurred", status=500)


async def pull_often(
    connector: InstagramConnector, cursor: str | None, times: int
) -> tuple[list[str], int]:
    """The words and the count of what was skipped, however often a pull fails."""
    said, skipped = [], 0
    for _ in range(times):
        try:
            batch = await connector.pull(cursor)
        except RetryLater:
            continue
        said += [message.text for message in batch.messages]
        skipped, cursor = skipped + batch.skipped, batch.cursor
    return said, skipped


@pytest.mark.parametrize(
    ("trouble", "tries"), [(REFUSED, TRIES), (FORBIDDEN, TRIES), (FAULT, FAULT_TRIES)]
)
async def test_a_mention_that_always_fails_does_not_hold_up_the_others(
    pushed: InstagramConnector, insta: Instagram, trouble: GraphError, tries: int
) -> None:
    cursor = await open_first(pushed)
    closed = insta.comment_mention("Ayşe", "yorumlar kapalı")
    closed.values["trouble"] = trouble
    insta.comment_mention("Mert", "ben buradayım")
    push(pushed, insta.double)
    batch = await pushed.pull(cursor)
    assert ([m.text for m in batch.messages], batch.skipped) == (["ben buradayım"], 0)
    for _ in range(tries - 2):
        with pytest.raises(RetryLater):
            await pushed.pull(batch.cursor)
    last = await pushed.pull(batch.cursor)
    assert (last.messages, last.skipped) == ((), 1)
    assert (await pushed.pull(last.cursor)).skipped == 0


@pytest.mark.parametrize("trouble", [REFUSED, FORBIDDEN, FAULT])
async def test_ten_mentions_that_fail_do_not_hold_up_the_next(
    pushed: InstagramConnector, insta: Instagram, trouble: GraphError
) -> None:
    cursor = await open_first(pushed)
    for number in range(AT_ONCE):
        insta.comment_mention("Ayşe", f"kapalı {number}").values["trouble"] = trouble
    insta.comment_mention("Mert", "ben buradayım")
    push(pushed, insta.double)
    assert await pull_often(pushed, cursor, 2) == (["ben buradayım"], 0)


async def test_a_mention_that_hangs_does_not_hold_up_the_others(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    for word in ("asılı", "ben buradayım"):
        insta.comment_mention("Ayşe", word)
    push(pushed, insta.double)
    insta.double.faults[USER] = [hang]
    assert await pull_often(pushed, cursor, 2) == (["ben buradayım", "asılı"], 0)


async def test_an_outage_is_no_mentions_fault(pushed: InstagramConnector, insta: Instagram) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    for trouble in (refuse(FAULT), refuse(REFUSED), raw(502, b"<html>")):
        insta.double.faults[USER] = [trouble] * 2 * FAULT_TRIES
        insta.double.faults["GET", "IGUser/tags"] = [refuse(FAULT)] * 2 * FAULT_TRIES
        assert await pull_often(pushed, cursor, 2 * FAULT_TRIES) == ([], 0)
    insta.double.faults.clear()
    assert await pull_often(pushed, cursor, 1) == (["bir"], 0)


async def test_a_token_that_lacks_the_permission_stops_the_connector_and_loses_no_mention(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    insta.double.faults[USER] = [refuse(FORBIDDEN)] * 2 * TRIES
    insta.double.permissions.remove("instagram_manage_comments")
    for _ in range(2 * TRIES):
        with pytest.raises(StopConnector, match="permission_missing"):
            await pushed.pull(cursor)
    insta.double.permissions.add("instagram_manage_comments")
    assert await pull_often(pushed, cursor, 1) == (["bir"], 0)


async def test_a_limit_is_waited_for_without_counting(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    push(pushed, insta.double)
    insta.double.faults[USER] = [refuse(limited(4, {"retry-after": "0"}))] * 2 * TRIES
    for _ in range(2 * TRIES):
        with pytest.raises(RetryLater, match="too_many_requests") as caught:
            await pushed.pull(cursor)
        assert caught.value.after == 1
    assert await pull_often(pushed, cursor, 1) == (["bir"], 0)


async def test_of_a_mention_that_was_read_at_last_nothing_is_kept(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(pushed)
    closed = insta.comment_mention("Ayşe", "kapalıydı")
    push(pushed, insta.double)
    closed.values["trouble"] = REFUSED
    with pytest.raises(RetryLater):
        await pushed.pull(cursor)
    assert len(pushed._mentions._tries) == 1
    del closed.values["trouble"]
    assert await pull_often(pushed, cursor, 1) == (["kapalıydı"], 0)
    assert len(pushed._mentions._tries) == 0


async def test_a_mention_whose_commit_failed_is_in_the_next_cursor(
    pushed: InstagramConnector, insta: Instagram
) -> None:
    await open_first(pushed)
    insta.comment_mention("Ayşe", "bir")
    assert pushed.webhook is not None
    body = pushed_by(insta.double)
    first = pushed.webhook.parse(body)  # its commit fails, so Meta pushes again
    second = pushed.webhook.parse(body)
    assert second.cursor == first.cursor is not None
    again = InstagramConnector(
        config(insta.double, mode="webhook", verify_token=VERIFY_TOKEN), pushed._timings
    )
    await again.open()
    messages = await read_all(again, await again.start(second.cursor))
    await again.close()
    assert [m.text for m in messages] == ["bir"]


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
