"""What is particular to Mastodon: doubt, the team, second looks, filters, limits."""

from __future__ import annotations

import asyncio
import dataclasses
import time
from datetime import UTC, datetime

import pytest

from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown, StopConnector
from socialbot.connectors.mastodon.account import Account
from socialbot.connectors.mastodon.client import THREADS, Client
from socialbot.connectors.mastodon.connector import MastodonConnector
from socialbot.connectors.mastodon.cursor import Cursor, Watched, read_cursor
from socialbot.connectors.mastodon.lookback import CONFIRMED, LookBack
from socialbot.connectors.mastodon.outbox import TRIES
from socialbot.domain import Kind
from socialbot.settings import Mastodon
from tests.connectors.mastodon.conftest import QUICK, connect
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.doubles.mastodon.double import TOKEN, MastodonDouble, lose, well
from tests.doubles.mastodon.people import Post
from tests.doubles.mastodon.serving import limited, trouble
from tests.doubles.serving import Trouble, drip, hang, raw

pytestmark = pytest.mark.anyio


def ask(double: MastodonDouble, text: str = "merhaba", visibility: str = "direct") -> Post:
    return double.write(double.person("ayse"), f"@papatya {text}", visibility)


async def be_asked(double: MastodonDouble, connector: MastodonConnector) -> dict[str, str]:
    cursor = await open_first(connector)
    ask(double)
    return dict((await read_one(connector, cursor)).address)


def answers(double: MastodonDouble) -> list[str]:
    return [post.text for post in double.posts.values() if post.author is double.brand]


@pytest.mark.parametrize("meet", [lose, hang, trouble(502), raw(200, b"<html>")])
async def test_a_send_in_doubt_is_asked_for_again_and_stands_once(
    double: MastodonDouble, connector: MastodonConnector, meet: Trouble
) -> None:
    address = await be_asked(double, connector)
    double.faults["post"] = [meet]
    reply_id = await connector.send(address, "Buradayız.")
    assert answers(double) == ["@ayse Buradayız."]
    assert reply_id in double.posts


@pytest.mark.parametrize("after", [limited(7), trouble(401), trouble(404), trouble(422)])
async def test_after_a_doubt_nothing_else_is_certain(
    double: MastodonDouble, connector: MastodonConnector, after: Trouble
) -> None:
    address = await be_asked(double, connector)
    double.faults["post"] = [lose, after]
    with pytest.raises(SendUnknown):
        await connector.send(address, "Buradayız.")
    assert answers(double) == ["@ayse Buradayız."]
    assert double.calls.count("post") == 2


async def test_a_send_is_tried_a_few_times_only(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    double.faults["post"] = [trouble(500)] * 10
    with pytest.raises(SendUnknown):
        await connector.send(address, "Buradayız.")
    assert double.calls.count("post") == TRIES


LINES = "\n".join(f"{number}. {'satır ' * 20}bitti." for number in range(6))


async def test_a_long_answer_is_a_thread_of_whole_lines(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    first_id = await connector.send(address, LINES)
    first, second = [post for post in double.posts.values() if post.author is double.brand]
    assert first.id == first_id
    assert (first.answers and first.answers.id, second.answers) == (address["status_id"], first)
    assert {first.visibility, second.visibility} == {"direct"}
    said = [post.text.removeprefix("@ayse ") for post in (first, second)]
    assert "\n".join(said) == LINES


async def test_the_second_part_is_posted_once_as_well(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    double.faults["post"] = [lose, lose]
    await connector.send(address, LINES)
    await connector.send(address, LINES)
    assert len(answers(double)) == 2


async def test_a_thread_of_which_only_the_beginning_stands_goes_to_a_person(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    double.faults["post"] = [well, limited(60)]
    with pytest.raises(SendUnknown, match="partly_sent_too_many_requests"):
        await connector.send(address, LINES)
    assert len(answers(double)) == 1


async def test_a_short_wait_between_two_parts_is_borne(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    double.faults["post"] = [well, limited(1)]
    await connector.send(address, LINES)
    assert len(answers(double)) == 2


async def test_a_thread_that_the_server_will_not_take_whole_is_not_begun(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    double.left["statuses"] = 2
    await connector.send(address, "Buradayız.")
    with pytest.raises(RetryLater) as caught:
        await connector.send(address, LINES)
    assert caught.value.after == pytest.approx(300, abs=20)
    assert answers(double) == ["@ayse Buradayız."]


@pytest.mark.parametrize(
    "version", ["2.7.2 (compatible; Pleroma 2.5.0)", "0.17.3+git", "", "3.5.19"]
)
async def test_a_server_that_may_not_know_keys_is_asked_once_only(
    double: MastodonDouble, connector: MastodonConnector, version: str
) -> None:
    double.version = version
    address = await be_asked(double, connector)
    double.faults["post"] = [lose, lose]
    with pytest.raises(SendUnknown):
        await connector.send(address, "Buradayız.")
    assert double.calls.count("post") == 1
    (told,) = [check for check in await connector.probe() if check.hint]
    assert (told.id, told.ok) == ("mastodon.server", True)


async def test_what_a_writer_who_blocks_the_brand_wrote_is_not_taken_for_deleted(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    post = ask(double, "merhaba", "public")
    _, cursor = await read_from(connector, cursor)
    double.blocking.add(post.author.id)
    assert await read_all(connector, cursor) == []
    double.blocking.clear()
    double.delete(post.id)
    (gone,) = await read_all(connector, cursor)
    assert (gone.id, gone.deleted) == (post.id, True)


@pytest.mark.parametrize("meet", [trouble(403), trouble(404), raw(200, b"[]"), raw(200, b"{}")])
async def test_in_doubt_nothing_is_taken_for_deleted(
    double: MastodonDouble, connector: MastodonConnector, meet: Trouble
) -> None:
    cursor = await open_first(connector)
    post = ask(double)
    _, cursor = await read_from(connector, cursor)
    double.delete(post.id)
    double.faults["relationships"] = [meet]
    assert await read_all(connector, cursor) == []
    (gone,) = await read_all(connector, cursor)
    assert gone.deleted


async def test_absent_ones_that_are_not_gone_do_not_hide_one_that_is(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    for number in range(CONFIRMED + 2):
        ask(double, str(number), "public")
    last = double.write(double.person("mert"), "@papatya silinecek", "public")
    _, cursor = await read_from(connector, cursor)
    double.blocking.add(double.person("ayse").id)
    double.delete(last.id)
    assert await read_all(connector, cursor) == []
    (gone,) = await read_all(connector, cursor)
    assert gone.id == last.id


async def test_one_404_that_passes_does_not_end_the_looking_back(double: MastodonDouble) -> None:
    client = Client(double.url, TOKEN, QUICK)
    look = LookBack(client, off=0.05)
    post = ask(double)
    watched = Cursor("1", "1", (Watched(post.id, post.author.id, Kind.DM, 0),))
    account = Account(double.brand.id, "papatya")
    double.edit(post.id, "@papatya değişti")
    double.faults["statuses"] = [trouble(404)]
    now = datetime.now(UTC)
    assert (await look.read(watched, account, now)).messages == ()
    assert (await look.read(watched, account, now)).messages == ()
    await asyncio.sleep(0.06)
    assert [m.text for m in (await look.read(watched, account, now)).messages] == ["değişti"]
    assert double.calls.count("statuses") == 2
    await client.close()


async def test_a_call_that_finds_no_thread_free_was_not_made(double: MastodonDouble) -> None:
    connector = connect(double)
    await connector.open()
    double.faults["me"] = [hang] * THREADS
    stuck = [asyncio.create_task(connector.open()) for _ in range(THREADS)]
    await asyncio.sleep(0.05)
    slow = dataclasses.replace(QUICK, connect=0.05, answer=0.05)
    connector._client._timings = slow
    with pytest.raises(RetryLater):
        await connector.send({"status_id": "1", "acct": "ayse", "visibility": "direct"}, "a")
    assert "post" not in double.calls
    await connector.close()
    await asyncio.gather(*stuck, return_exceptions=True)


async def test_what_strangers_write_in_private_is_asked_for(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    ask(double, "gizli", "direct")
    (notification,) = double.notifications
    assert notification["filtered"] is True
    assert (await read_one(connector, cursor)).text == "gizli"


async def test_the_team_that_answered_is_told_of_before_the_next_message(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    first = ask(double, "bir")
    (asked,), cursor = await read_from(connector, cursor)
    await connector.send(asked.address, "Buradayız.")
    answer = double.write(double.brand, "@ayse ben Deniz", "direct", answers=first)
    answer.application = "Web"
    ask(double, "iki")
    team, second = await read_all(connector, cursor)
    assert (team.by_team, team.text, second.text) == (True, "", "iki")
    assert team.conversation == asked.conversation == second.conversation


async def test_an_edit_long_after_is_seen_and_only_once(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    posts = [ask(double, str(number)) for number in range(45)]
    _, cursor = await read_from(connector, cursor)
    double.edit(posts[3].id, "@papatya değişti")
    double.delete(posts[30].id)
    changed, cursor = await read_from(connector, cursor)
    assert [(m.id, m.text, m.deleted) for m in changed] == [
        (posts[3].id, "değişti", False),
        (posts[30].id, "", True),
    ]
    assert await read_all(connector, cursor) == []


async def test_a_status_that_a_list_leaves_out_is_not_taken_for_deleted(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    ask(double)
    _, cursor = await read_from(connector, cursor)
    double.faults["statuses"] = [raw(200, b"[]")] * 2
    assert await read_all(connector, cursor) == []


async def test_an_older_server_is_not_looked_back_at(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    ask(double, "bir")
    double.faults["statuses"] = [trouble(404)]
    assert (await read_one(connector, cursor)).text == "bir"
    ask(double, "iki")
    await connector.pull(cursor)
    assert double.calls.count("statuses") == 1


async def test_a_full_page_is_followed_at_once_and_an_empty_one_waited_after(
    double: MastodonDouble,
) -> None:
    connector = connect(double, dataclasses.replace(QUICK, poll=0.5, look_back=60.0))
    cursor = await open_first(connector)
    for number in range(50):
        ask(double, str(number))
    began = time.monotonic()
    first = await connector.pull(cursor)
    second = await connector.pull(first.cursor)
    third = await connector.pull(second.cursor)
    took = time.monotonic() - began
    await connector.close()
    assert [len(batch.messages) for batch in (first, second, third)] == [40, 10, 0]
    assert third.cursor is None
    assert took >= 0.5


async def test_a_page_without_any_id_moves_nothing(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    cursor = await open_first(connector)
    double.faults["notifications"] = [raw(200, b'[{"type": "mention"}, 7]')]
    with pytest.raises(RetryLater, match="unreadable_answer"):
        await connector.pull(cursor)


async def test_an_answer_that_never_ends_is_given_up(double: MastodonDouble) -> None:
    connector = connect(double, dataclasses.replace(QUICK, connect=0.5))
    cursor = await open_first(connector)
    double.faults["notifications"] = [drip]
    with pytest.raises(RetryLater, match="timed_out"):
        await connector.pull(cursor)
    await connector.close()


async def test_no_redirect_is_followed_with_the_token(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    double.faults["me"] = [raw(301, b"{}", {"location": f"{double.url}/elsewhere"})]
    with pytest.raises(StopConnector, match="redirected"):
        await connector.open()


async def test_a_server_that_takes_longer_statuses_gets_them(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    body = b'{"configuration": {"statuses": {"max_characters": 5000}}}'
    double.faults["instance"] = [raw(200, body)]
    await connector.open()
    assert connector.limits.text_units == 4_968
    assert type(connector).limits.text_units == 468


@pytest.mark.parametrize("meet", [raw(200, b"[]"), trouble(404), raw(200, b'{"configuration": 7}')])
async def test_a_server_that_does_not_tell_takes_what_mastodon_takes(
    double: MastodonDouble, connector: MastodonConnector, meet: Trouble
) -> None:
    double.faults["instance"] = [meet]
    await connector.open()
    assert connector.limits.text_units == 468


async def test_what_is_left_of_the_limits_is_known(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    await connector.send(address, "Buradayız.")
    left = {each.what: (each.left, each.of) for each in connector.allowances()}
    assert left == {"reads": (double.left["api"], 300.0), "sends": (299.0, 300.0)}


async def test_a_send_that_the_server_forbids_altogether_stops_the_connector(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    address = await be_asked(double, connector)
    double.scopes = ["read"]
    with pytest.raises(StopConnector) as caught:
        await connector.send(address, "Buradayız.")
    assert "write:statuses" in caught.value.hint
    double.faults["post"] = [trouble(403, "This action is not allowed")]
    with pytest.raises(GiveUp):
        await connector.send(address, "Buradayız.")


async def test_the_baseline_is_behind_what_is_there(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    ask(double)
    own = double.write(double.brand, "Günaydın", "public")
    start = read_cursor(await open_first(connector))
    assert (start.seen, start.own) == (double.notifications[-1]["id"], own.id)


@pytest.mark.parametrize(
    ("scopes", "failed"),
    [(["read", "write"], []), (["read"], ["mastodon.write"]), (["write"], ["mastodon.read"])],
)
async def test_the_checks_name_each_scope_that_is_missing_and_where_it_is_set(
    double: MastodonDouble, connector: MastodonConnector, scopes: list[str], failed: list[str]
) -> None:
    double.scopes = scopes
    checks = [check for check in await connector.probe() if not check.ok]
    assert [check.id for check in checks] == failed
    assert all(check.link == f"{double.url}/settings/applications" for check in checks)
    assert "post" not in double.calls


async def test_an_account_that_hides_that_it_is_automated_is_told_so(
    double: MastodonDouble, connector: MastodonConnector
) -> None:
    double.brand.bot = False
    (told,) = [check for check in await connector.probe() if check.hint]
    assert (told.id, told.ok, told.link) == (
        "mastodon.profile",
        True,
        f"{double.url}/settings/profile",
    )


async def test_a_server_that_hangs_holds_up_nobody_else(double: MastodonDouble) -> None:
    """Its threads are its own: another connector's calls go through meanwhile."""
    stuck, other = connect(double), connect(double)
    await other.open()
    double.faults["me"] = [hang] * 20
    with pytest.raises(RetryLater):
        await stuck.open()
    double.faults.clear()
    await other.open()
    await stuck.close()
    await other.close()


def test_the_token_is_in_no_picture_of_the_connector() -> None:
    config = Mastodon(url="https://sunucu.example", access_token="s3cret")
    assert "s3cret" not in repr(MastodonConnector(config)) + repr(config)
