"""Polling: nothing is lost between pages, sources and outages, and nothing comes twice."""

from __future__ import annotations

import json
from datetime import timedelta

import pytest

from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.domain import Kind, Message
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.doubles.graph.double import APP_ID, GraphDouble
from tests.doubles.graph.errors import (
    GraphError,
    bad_parameter,
    limited,
    no_permission,
    not_found,
    revoked,
)
from tests.doubles.graph.facebook import PAGE_ID, Facebook
from tests.doubles.graph.trouble import refuse

pytestmark = pytest.mark.anyio


def texts(messages: list[Message]) -> list[str]:
    return [message.text for message in messages]


async def test_all_that_people_write_is_read(page: Facebook, connector: FacebookConnector) -> None:
    post = page.post("Yeni!")
    cursor = await open_first(connector)
    page.double.tick()
    page.message("Ayşe", "one")
    page.double.tick()
    first = page.comment(post, page.person("Mert"), "two")
    page.double.tick()
    page.comment(first, page.person("Ayşe"), "three")
    page.double.tick()
    page.tag("Can", "four")
    page.double.tick()
    page.post("five", page.person("Efe"))
    found = await read_all(connector, cursor)
    assert texts(found) == ["one", "two", "three", "four", "five"]
    assert [m.kind for m in found] == [Kind.DM, *[Kind.MENTION] * 4]


async def test_a_visitors_post_that_mentions_the_page_comes_once(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    page.page.edges["feed"].insert(0, page.tag("Ayşe", "Papatya nerede?"))
    assert texts(await read_all(connector, cursor)) == ["Papatya nerede?"]


async def test_what_an_outage_held_up_is_read_through_all_pages(
    page: Facebook, connector: FacebookConnector
) -> None:
    post = page.post("Yeni!")
    cursor = await open_first(connector)
    written = []
    for number in range(130):
        page.double.tick(60)
        written += [f"message {number}", f"comment {number}", f"post {number}"]
        page.message(f"person {number % 60}", f"message {number}")
        page.comment(post, page.person("Mert"), f"comment {number}")
        page.tag("Can", f"post {number}")
    assert sorted(texts(await read_all(connector, cursor))) == sorted(written)


async def test_of_what_meta_tells_no_more_the_rest_is_read_and_it_is_counted(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    for number in range(30):
        page.double.tick()
        page.message("Ayşe", f"message {number}")
    batch = await connector.pull(cursor)
    assert texts(list(batch.messages)) == [f"message {number}" for number in range(10, 30)]
    assert batch.skipped == 10
    assert (await connector.pull(batch.cursor)).skipped == 0


@pytest.mark.parametrize("error", [bad_parameter("gone"), not_found("t_1"), no_permission("x")])
async def test_nor_does_a_refusal_of_older_ones_hold_up_the_rest(
    page: Facebook, connector: FacebookConnector, error: Exception
) -> None:
    cursor = await open_first(connector)
    for number in range(30):
        page.double.tick()
        page.message("Ayşe", f"message {number}")
    page.double.faults["GET", "Conversation/messages"] = [refuse(error)]  # type: ignore[arg-type]
    batch = await connector.pull(cursor)
    assert (len(batch.messages), batch.skipped) == (20, 1)


async def test_a_post_that_goes_while_its_comments_are_read_holds_nothing_up(
    page: Facebook, connector: FacebookConnector
) -> None:
    post = page.post("Yeni!")
    cursor = await open_first(connector)
    page.double.tick()
    for number in range(60):
        page.comment(post, page.person("Ayşe"), f"comment {number}")
    page.message("Mert", "hello")
    page.double.faults["GET", "PagePost/comments"] = [refuse(not_found(post.id))]
    assert len((await connector.pull(cursor)).messages) == 51


async def test_a_failure_halfway_moves_nothing(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    page.message("Ayşe", "one")
    page.tag("Can", "two")
    page.double.faults["GET", "Page/feed"] = [refuse(limited(32))]
    with pytest.raises(RetryLater, match="too_many_requests"):
        await connector.pull(cursor)
    assert sorted(texts(await read_all(connector, cursor))) == ["one", "two"]


async def test_what_appears_late_in_a_list_is_read(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick(100)
    late = page.message("Ayşe", "late")
    hidden = page.conversation("Ayşe").edges["messages"]
    hidden.remove(late)
    page.double.tick(60)
    page.message("Mert", "in time")
    found, cursor = await read_from(connector, cursor)
    assert texts(found) == ["in time"]
    hidden.append(late)
    assert texts(await read_all(connector, cursor)) == ["late"]


@pytest.mark.parametrize("first_start", [True, False])
async def test_what_comes_while_a_slow_poll_reads_is_read_by_the_next(
    page: Facebook,
    connector: FacebookConnector,
    monkeypatch: pytest.MonkeyPatch,
    first_start: bool,
) -> None:
    """The conversations are read at once, the wall only minutes later."""
    now = "socialbot.connectors.facebook.connector.now"
    monkeypatch.setattr(now, lambda: int(page.double.now.timestamp()))
    post = page.post("Yeni!")

    def write() -> None:
        for number in range(6):
            page.double.tick(30)
            page.message("Ayşe", f"message {number}")
            page.tag("Can", f"post {number}")
        page.comment(post, page.person("Mert"), "comment")

    page.double.tick(600)
    if first_start:
        page.double.meanwhile["GET", "Page/feed"] = [write]
        found = []
        cursor = await open_first(connector)
    else:
        cursor = await open_first(connector)
        page.double.meanwhile["GET", "Page/feed"] = [write]
        batch = await connector.pull(cursor)
        found, cursor = texts(list(batch.messages)), batch.cursor
        assert found == ["comment"]
    page.double.tick(5)
    found += texts(await read_all(connector, cursor))
    written = {f"{kind} {number}" for kind in ("message", "post") for number in range(6)}
    assert written <= {*found}
    assert len(found) == len({*found})


async def test_a_cursor_of_the_first_form_is_read_on(
    page: Facebook, connector: FacebookConnector
) -> None:
    at = int(page.double.now.timestamp())
    page.double.tick()
    page.message("Ayşe", "one")
    page.tag("Can", "two")
    page.comment(page.post("Yeni!"), page.person("Mert"), "three")
    await connector.open()
    cursor = json.dumps({"form": 1, "since": at, "read": at, "marks": []})
    assert texts(await read_all(connector, await connector.start(cursor))) == [
        "one",
        "two",
        "three",
    ]


@pytest.mark.parametrize("error", [no_permission("pages_read_user_content"), bad_parameter("no")])
async def test_a_post_that_is_closed_to_the_page_holds_nothing_up(
    page: Facebook, connector: FacebookConnector, error: GraphError
) -> None:
    post = page.post("Yeni!")
    cursor = await open_first(connector)
    page.double.tick()
    for number in range(60):
        page.comment(post, page.person("Ayşe"), f"comment {number}")
    page.message("Mert", "hello")
    page.double.faults["GET", "PagePost/comments"] = [refuse(error)]
    batch = await connector.pull(cursor)
    assert (len(batch.messages), batch.skipped) == (51, 1)


async def test_a_token_revoked_while_comments_are_read_stops_the_connector(
    page: Facebook, connector: FacebookConnector
) -> None:
    post = page.post("Yeni!")
    cursor = await open_first(connector)
    page.double.tick()
    for number in range(60):
        page.comment(post, page.person("Ayşe"), f"comment {number}")
    page.double.faults["GET", "PagePost/comments"] = [refuse(revoked())]
    with pytest.raises(StopConnector, match="token_rejected"):
        await connector.pull(cursor)


async def test_another_process_goes_on_where_the_cursor_stands(
    page: Facebook, connector: FacebookConnector, double: GraphDouble
) -> None:
    page.message("Ayşe", "old")
    cursor = await open_first(connector)
    page.double.tick()
    page.message("Ayşe", "read")
    page.comment(page.post("Yeni!"), page.person("Mert"), "read too")
    _, cursor = await read_from(connector, cursor)
    page.double.tick()
    page.message("Ayşe", "new")
    other = FacebookConnector(config(double), QUICK)
    await other.open()
    assert texts(await read_all(other, await other.start(cursor))) == ["new"]
    await other.close()


async def test_a_cursor_that_cannot_be_read_answers_nothing_old(
    page: Facebook, connector: FacebookConnector
) -> None:
    page.message("Ayşe", "old")
    await connector.open()
    cursor = await connector.start("garbage")
    page.double.tick()
    page.message("Ayşe", "new")
    assert texts(await read_all(connector, cursor)) == ["new"]
    batch = await connector.pull("{}")
    assert (batch.messages, bool(batch.cursor)) == ((), True)


async def test_the_cursor_holds_no_words_and_no_ids(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    said = page.message("Ayşe", "numaram 5320000000")
    _, cursor = await read_from(connector, cursor)
    assert cursor
    assert [part for part in ("5320000000", said.id, "Ayşe") if part in cursor] == []


async def test_words_that_change_soon_are_a_revision(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    comment = page.comment(page.post("Yeni!"), page.person("Ayşe"), "befour")
    _, cursor = await read_from(connector, cursor)
    page.edit(comment, "before")
    edited = await read_one(connector, cursor)
    assert (edited.id, edited.text, edited.revision) == (comment.id, "before", 1)


async def test_the_teams_answer_is_told_from_the_bots(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    page.message("Ayşe", "Merhaba")
    comment = page.comment(page.post("Yeni!"), page.person("Mert"), "ne zaman?")
    found, cursor = await read_from(connector, cursor)
    for message in found:
        await connector.send(message.address, "Buradayız")
    assert await read_all(connector, cursor) == []
    page.double.tick()
    page.answer(page.person("Ayşe")["id"], "Ben Zeynep", None, APP_ID + 1)
    page.comment(comment, page.brand, "Zeynep yazıyor")
    team = await read_all(connector, cursor)
    places = [(one.conversation, one.text, one.by_team, one.perhaps_ours) for one in team]
    assert places == [
        (page.person("Ayşe")["id"], "", True, True),
        (comment.id, "", True, True),
    ]


async def test_an_answer_whose_fate_was_unknown_is_known_by_its_words(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    page.message("Ayşe", "Merhaba")
    _, cursor = await read_from(connector, cursor)
    connector._sends.expect(page.person("Ayşe")["id"], "Buradayız")
    page.answer(page.person("Ayşe")["id"], "Buradayız", None, APP_ID)
    assert await read_all(connector, cursor) == []


async def test_the_brands_own_posts_and_comments_on_them_are_no_messages(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    page.post("Kampanya!")
    assert await read_all(connector, cursor) == []


async def test_people_whom_meta_does_not_name_are_strangers_to_each_other(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    for name in ("Ayşe", "Mert"):
        del page.tag(name, "Papatya nerede?").values["from"]
    first, second = await read_all(connector, cursor)
    assert first.author != second.author


async def test_no_more_calls_are_made_than_the_conversations_allow(
    page: Facebook, double: GraphDouble
) -> None:
    double.rate = (2, 0.2)
    timings = QUICK.__class__(gap=0.1, shortest_pause=0.0, longest_pause=0.0)
    connector = FacebookConnector(config(double), timings)
    cursor = await open_first(connector)
    for _ in range(2):
        await connector.pull(cursor)
    assert len([call for call in double.calls if call[1] == "Page/conversations"]) == 3
    await connector.close()


async def test_what_came_before_the_start_is_old_however_late_it_appears(
    page: Facebook, connector: FacebookConnector
) -> None:
    page.double.now -= timedelta(minutes=5)
    old = page.message("Ayşe", "old")
    hidden = page.conversation("Ayşe").edges["messages"]
    hidden.remove(old)
    page.double.now += timedelta(minutes=5)
    page.message("Ayşe", "known")
    cursor = await open_first(connector)
    hidden.append(old)
    page.double.tick()
    page.message("Ayşe", "new")
    assert texts(await read_all(connector, cursor)) == ["new"]


async def test_a_post_of_another_page_id_is_a_strangers(
    page: Facebook, connector: FacebookConnector
) -> None:
    assert connector.account == PAGE_ID
    cursor = await open_first(connector)
    page.double.tick()
    page.comment(page.post("Yeni!"), {"id": "999", "name": "Lale"}, "tebrikler")
    assert (await read_one(connector, cursor)).author == "999"
