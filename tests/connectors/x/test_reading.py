"""How the connector reads X: within limits and budget, nothing lost, nothing twice."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from socialbot.connectors.base import Batch
from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.connectors.x import reader
from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.cursor import read_cursor
from socialbot.connectors.x.timings import Interval
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.connectors.x.conftest import QUICK, PatientX, configure, connect
from tests.doubles.serving import drip, raw
from tests.doubles.x.double import XDouble
from tests.doubles.x.problems import Problem, forbidden
from tests.doubles.x.records import Post
from tests.doubles.x.serving import refuse

pytestmark = pytest.mark.anyio
BUSY = Problem(503, "Service Unavailable", "")


def count(double: XDouble, endpoint: str) -> int:
    return sum(name == endpoint for name, _ in double.calls)


def timed(double: XDouble, seconds: Callable[[], float], **fields: object) -> XConnector:
    """A connector with its usual intervals, on a clock of the test."""
    timings = replace(
        QUICK, wait=0.0, mentions=Interval(10.0, 120.0), messages=Interval(60.0, 300.0)
    )
    return XConnector(configure(double.url, **fields), timings=timings, seconds=seconds)


async def test_a_post_that_x_brings_late_is_read(double: XDouble, connector: XConnector) -> None:
    cursor = await open_first(connector)
    late = double.post(double.person("Ayşe"), "@papatya late")
    double.posts.remove(late)
    double.post(double.person("Mert"), "@papatya first")
    _, cursor = await read_from(connector, cursor)
    double.posts.append(late)
    connector._reader._mentions._thorough_at = 0.0  # five minutes later
    assert [m.text for m in await read_all(connector, cursor)] == ["@papatya late"]


async def test_many_pages_come_in_order_in_batches(
    double: XDouble, connector: XConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "CHUNK", 50)
    cursor = await open_first(connector)
    for number in range(230):
        double.post(double.person("Ayşe"), f"@papatya {number}")
    read, sizes = [], []
    while batch := await next_batch(connector, cursor):
        cursor = batch.cursor
        read += [int(m.text.split()[1]) for m in batch.messages]
        sizes.append(len(batch.messages))
    assert read == list(range(230))
    assert sizes == [50, 50, 50, 50, 30]


async def next_batch(connector: XConnector, cursor: str | None) -> Batch | None:
    batch = await connector.pull(cursor)
    return batch if batch.messages else None


async def test_a_restart_between_two_batches_loses_nothing(
    double: XDouble, connector: XConnector, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reader, "CHUNK", 7)
    cursor = await open_first(connector)
    for number in range(20):
        double.post(double.person("Ayşe"), f"@papatya {number}")
        double.message(double.person("Ayşe"), f"private {number}")
    first = await connector.pull(cursor)
    after = connect(double)
    await after.open()
    rest = await read_all(after, await after.start(first.cursor))
    await after.close()
    texts = [m.text for m in (*first.messages, *rest)]
    assert len(texts) == len(set(texts)) == 40


async def test_one_that_is_put_off_does_not_hold_up_the_other(
    double: XDouble, connector: XConnector
) -> None:
    cursor = await open_first(connector)
    double.post(double.person("Ayşe"), "@papatya hello")
    double.message(double.person("Ayşe"), "private")
    double.faults["dm_events"] = [refuse(forbidden("Messages are not permitted."))] * 3
    assert [m.text for m in await read_all(connector, cursor)] == ["@papatya hello"]
    assert count(double, "dm_events") == 2  # the baseline's, and the one that was refused


async def test_an_account_that_may_not_read_messages_still_starts(
    double: XDouble, connector: XConnector
) -> None:
    double.faults["dm_events"] = [refuse(forbidden("Messages are not permitted."))] * 3
    cursor = await open_first(connector)
    double.post(double.person("Ayşe"), "@papatya hello")
    assert (await read_one(connector, cursor)).text == "@papatya hello"


async def test_a_walk_goes_on_where_its_limit_ended(double: XDouble) -> None:
    now = 0.0
    connector = timed(double, lambda: now)
    cursor = await open_first(connector)
    for number in range(1_700):
        double.message(double.person("Ayşe"), f"{number}")
    batch = await connector.pull(cursor)
    assert batch.messages == ()
    assert count(double, "dm_events") == 15
    now += 901.0
    double.now = lambda: datetime.now(UTC).timestamp() + 901.0
    read, cursor = await read_from(connector, cursor)
    await connector.close()
    assert [m.text for m in read] == [str(number) for number in range(1_700)]
    assert double.bill.micros == sum(
        each.micros for each in (await connector._meter.spent()).values()
    )


async def test_a_place_in_the_list_that_x_forgot_is_begun_anew(
    double: XDouble, connector: PatientX
) -> None:
    cursor = await open_first(connector)
    for number in range(8):
        double.post(double.person("Ayşe"), f"@papatya {number}")
    fine = double.faults.setdefault("mentions", [])
    first = double._mentions

    async def forget_the_second_page(request: object) -> object:
        fine.extend([refuse(Problem(400, "Invalid Request", ""))] * 2)
        double._mentions = first
        return await first(request)

    double._mentions = forget_the_second_page  # type: ignore[method-assign]
    assert len(await read_all(connector, cursor)) in {0, 8}
    connector.seconds.now += 1.0
    assert {m.text for m in await read_all(connector, cursor)} == {
        f"@papatya {number}" for number in range(8)
    }


async def test_reading_slows_down_while_nobody_writes_and_speeds_up_again(
    double: XDouble,
) -> None:
    now = 0.0
    connector = timed(double, lambda: now)
    cursor = await open_first(connector)
    before = count(double, "mentions"), count(double, "dm_events")
    for _ in range(3600):
        now += 1.0
        cursor = (await connector.pull(cursor)).cursor or cursor
    quiet = count(double, "mentions") - before[0], count(double, "dm_events") - before[1]
    assert 30 <= quiet[0] <= 40
    assert 12 <= quiet[1] <= 16
    double.post(double.person("Ayşe"), "@papatya hello")
    now += 120.0
    cursor = (await connector.pull(cursor)).cursor
    before_busy = count(double, "mentions")
    now += 10.0
    await connector.pull(cursor)
    assert count(double, "mentions") == before_busy + 1
    await connector.close()


async def test_in_a_busy_hour_no_limit_is_met(double: XDouble) -> None:
    now, began = 0.0, datetime.now(UTC).timestamp()
    double.now = lambda: began + now
    connector = timed(double, lambda: now)
    cursor = await open_first(connector)
    read = 0
    for second in range(3600):
        now += 1.0
        if second % 60 == 0:
            double.post(double.person("Ayşe"), f"@papatya {second}")
            double.message(double.person("Mert"), f"{second}")
        batch = await connector.pull(cursor)
        cursor, read = batch.cursor or cursor, read + len(batch.messages)
    await connector.close()
    assert read >= 118  # the last may not be due yet
    assert not connector._reader._mentions.failures
    assert not connector._reader._messages.failures


async def test_the_meter_says_what_x_charges(double: XDouble, connector: XConnector) -> None:
    cursor = await open_first(connector)
    for number in range(30):
        double.post(double.person(f"person {number % 4}"), f"@papatya {number}")
        double.message(double.person("Mert"), f"{number}")
    read, cursor = await read_from(connector, cursor)
    for each in read[:3]:
        await connector.send(each.address, "Merhaba, buradayız.")
    under = double.post(
        double.person("Ayşe"), "@papatya 0532", parent=double.post(double.brand, "News")
    )
    await connector.hide({"post": str(under.id)})
    await connector.send({"post": str(under.id)}, "Lütfen https://papatya.com/yardim açın.")
    await read_from(connector, cursor)
    spent = await connector._meter.spent()
    assert sum(each.micros for each in spent.values()) == double.bill.micros
    assert spent["hide"].count == spent["reply_with_link"].count == 1
    allowed = {each.what: each for each in connector.allowances()}
    assert allowed["usd"].of == 50.0
    assert allowed["usd"].left == pytest.approx(50.0 - double.bill.micros / 1_000_000)
    assert allowed["messages"].left + allowed["replies"].left == 15 + 100 - 4


async def read_for_ever(connector: XConnector, cursor: str | None) -> None:
    while True:
        cursor = (await connector.pull(cursor)).cursor or cursor


async def answer_all(connector: XConnector, posts: list[Post]) -> None:
    for number, post in enumerate(posts):
        await connector.send({"post": str(post.id)}, f"Merhaba {number}")


async def test_reads_stop_before_answers_and_never_exceed_the_budget(double: XDouble) -> None:
    connector = connect(double, monthly_budget_usd=0.5)
    cursor = await open_first(connector)
    for number in range(100):
        double.post(double.person(f"person {number}"), f"@papatya {number}")
        double.message(double.person("Mert"), f"{number}")
    with pytest.raises(RetryLater) as caught:
        await read_for_ever(connector, cursor)
    assert caught.value.code == "budget_reads_spent"
    assert caught.value.after
    assert double.bill.micros <= 450_000
    with pytest.raises(RetryLater) as caught:
        await answer_all(connector, double.posts[:40])
    assert caught.value.code == "budget_spent"
    assert len(double.sent) >= 5
    assert 480_000 < double.bill.micros <= 500_000
    await connector.close()


async def test_a_restart_knows_what_was_spent(double: XDouble) -> None:
    connector, after = (
        connect(double, monthly_budget_usd=0.02),
        connect(double, monthly_budget_usd=0.02),
    )
    after.keep_sums(connector._meter.ledger)
    await connector.open()
    await after.open()
    posts = [double.post(double.person("Ayşe"), f"@papatya {number}") for number in range(3)]
    for post in posts[:2]:
        await connector.send({"post": str(post.id)}, "Merhaba")
    with pytest.raises(RetryLater):
        await after.send({"post": str(posts[2].id)}, "Merhaba")
    assert len(double.sent) == 2
    await connector.close()
    await after.close()


async def test_a_later_interface_is_read_in_its_own_words(
    double: XDouble, connector: XConnector
) -> None:
    double.dialects = ("post.fields",)
    cursor = await open_first(connector)
    first = double.post(double.person("Ayşe"), "@papatya befour")
    double.edit(first, "@papatya before")
    double.message(double.person("Mert"), "private")
    read = await read_all(connector, cursor)
    assert [(m.text, m.revision) for m in read] == [("@papatya before", 1), ("private", 0)]
    refused = [name for name, query in double.calls if "tweet.fields" in query]
    assert len(refused) == 1


async def test_an_answer_that_drips_for_ever_ends(double: XDouble) -> None:
    connector = connect(double, replace(QUICK, whole=0.8))
    double.faults["me"] = [drip]
    async with asyncio.timeout(5):
        with pytest.raises(RetryLater):
            await connector.open()
    await connector.close()


async def test_a_redirect_is_not_followed(double: XDouble, connector: XConnector) -> None:
    await connector.open()
    elsewhere = {"location": f"{double.url}/2/users/me"}
    double.faults["me"] = [raw(307, b"", elsewhere)]
    with pytest.raises(RetryLater):
        await connector.open()
    assert count(double, "me") == 2


async def test_an_error_in_place_of_data_is_no_empty_page(
    double: XDouble, connector: XConnector
) -> None:
    cursor = await open_first(connector)
    for endpoint in ("mentions", "dm_events"):
        body = b'{"errors": [{"title": "Forbidden", "detail": "no"}]}'
        double.faults[endpoint] = [raw(200, body)]
    with pytest.raises(RetryLater):
        await connector.pull(cursor)


async def test_a_token_of_nobody_stops(double: XDouble) -> None:
    connector = connect(double)
    connector._client._keys = replace(connector._client._keys, access_token_secret="other")
    with pytest.raises(StopConnector) as caught:
        await connector.open()
    assert "SOCIALBOT_X__" in caught.value.hint
    await connector.close()


async def test_a_malformed_piece_is_counted_once(double: XDouble, connector: XConnector) -> None:
    cursor = await open_first(connector)
    nameless: list[Post] = []
    post = double.post(double.person("Ayşe"), "@papatya hello")
    post.show = lambda *_: {"text": "gizli"}  # type: ignore[method-assign]
    nameless.append(post)
    skipped = 0
    for _ in range(3):
        batch = await connector.pull(cursor)
        skipped += batch.skipped
        cursor = batch.cursor or cursor
    assert skipped == 1


async def test_an_id_of_the_future_covers_nothing(double: XDouble, connector: XConnector) -> None:
    cursor = await open_first(connector)
    wrong = double.post(double.person("Ayşe"), "@papatya wrong")
    right, wrong.id = wrong.id, 9 * 10**18
    double.post(double.person("Ayşe"), "@papatya right")
    batch = await connector.pull(cursor)
    assert ([m.text for m in batch.messages], batch.skipped) == (["@papatya right"], 1)
    place = read_cursor(batch.cursor)
    assert place
    assert place.mentions.floor < right


async def test_the_cursor_of_a_first_start_covers_what_is_there(
    double: XDouble, connector: XConnector
) -> None:
    post = double.post(double.person("Ayşe"), "@papatya old")
    event = double.message(double.person("Ayşe"), "old")
    place = read_cursor(await open_first(connector))
    assert place
    assert (place.mentions.covers(post.id), place.messages.covers(event.id)) == (True, True)
