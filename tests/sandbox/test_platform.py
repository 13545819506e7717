"""The platform's API: what it promises to the bot and to people, and how it refuses."""

from __future__ import annotations

import asyncio
import json

import pytest

from socialbot.domain import Kind
from socialbot.sandbox.posts import Draft
from tests.doubles.serving import end
from tests.sandbox.conftest import Site

pytestmark = pytest.mark.anyio
HELLO = Draft("Ayşe", Kind.MENTION, "hello")


async def test_a_long_poll_is_answered_as_soon_as_somebody_writes(site: Site) -> None:
    poll = asyncio.create_task(site.http.get("/api/events", params={"wait": 30}, timeout=30))
    await asyncio.sleep(0.05)
    post_id = await site.people.write(HELLO)
    (event,) = (await poll).json()["events"]
    assert (event["type"], event["message"]["id"]) == ("message", post_id)


async def test_events_come_in_pages(site: Site) -> None:
    for number in range(150):
        site.network.write(Draft("Ayşe", Kind.DM, str(number)))
    first = (await site.http.get("/api/events")).json()
    rest = (await site.http.get("/api/events", params={"cursor": first["cursor"]})).json()
    texts = [event["message"]["text"] for event in first["events"] + rest["events"]]
    assert texts == [str(number) for number in range(150)]


@pytest.mark.parametrize("path", ["/api/me", "/api/events"])
@pytest.mark.parametrize("account", ["", "Bearer", "Bearer somebody", "Basic papatya"])
async def test_only_the_brands_account_reads(site: Site, path: str, account: str) -> None:
    answer = await site.http.get(path, headers={"authorization": account})
    assert (answer.status_code, answer.json()) == (401, {"error": "unknown_account"})


async def test_only_the_brands_account_replies(site: Site) -> None:
    body = {"in_reply_to": await site.people.write(HELLO), "text": "me too"}
    answer = await site.http.post("/api/replies", json=body, headers={"authorization": ""})
    assert answer.status_code == 401


@pytest.mark.parametrize(
    ("body", "code"),
    [
        ("", "bad_json"),
        ("{", "bad_json"),
        ("[]", "bad_json"),
        ("[" * 100_000, "bad_json"),
        ("\xff", "bad_json"),
        ('{"kind": "dm", "text": "x"}', "bad_author"),
        ('{"author": " ", "kind": "dm", "text": "x"}', "bad_name"),
        ('{"author": "' + "a" * 61 + '", "kind": "dm", "text": "x"}', "bad_name"),
        ('{"author": "a", "kind": "shout", "text": "x"}', "bad_kind"),
        ('{"author": "a", "kind": "dm", "text": 5}', "bad_text"),
        ('{"author": "a", "kind": "dm", "text": "x", "attachments": -1}', "bad_attachments"),
        ('{"author": "a", "kind": "dm", "text": "x", "attachments": true}', "bad_attachments"),
        ('{"author": "a", "kind": "dm", "text": "x", "in_reply_to": 7}', "bad_in_reply_to"),
    ],
)
async def test_a_message_that_makes_no_sense_is_refused(site: Site, body: str, code: str) -> None:
    answer = await site.http.post(
        "/api/messages",
        content=body.encode("latin-1"),
        headers={"content-type": "application/json"},
    )
    assert (answer.status_code, answer.json()) == (400, {"error": code})


async def test_a_form_of_another_site_cannot_write_here(site: Site) -> None:
    body = json.dumps({"author": "a", "kind": "dm", "text": "x"})
    answer = await site.http.post(
        "/api/messages", content=body, headers={"content-type": "text/plain"}
    )
    assert (answer.status_code, answer.json()) == (415, {"error": "not_json"})


async def test_bodies_and_texts_are_bounded(site: Site) -> None:
    body = {"author": "a", "kind": "dm", "text": "x" * 20_001}
    assert (await site.http.post("/api/messages", json=body)).json() == {"error": "too_long"}
    body["text"] = "x" * 400_000
    answer = await site.http.post("/api/messages", json=body)
    assert (answer.status_code, answer.json()) == (413, {"error": "too_large"})


@pytest.mark.parametrize("wait", ["x", "-1", "31", "nan", "inf"])
async def test_a_senseless_wait_is_refused(site: Site, wait: str) -> None:
    answer = await site.http.get("/api/events", params={"wait": wait})
    assert (answer.status_code, answer.json()) == (400, {"error": "bad_wait"})


@pytest.mark.parametrize(("method", "path"), [("GET", "/api/replies"), ("POST", "/api/nowhere")])
async def test_unknown_calls_get_an_answer_in_json(site: Site, method: str, path: str) -> None:
    answer = await site.http.request(method, path)
    assert answer.status_code in (404, 405)
    assert answer.json()["error"] in ("not_found", "method_not_allowed")


@pytest.mark.parametrize(
    "body",
    [
        {"endpoint": "nowhere", "kind": "500"},
        {"endpoint": "me", "kind": "flood"},
        {"endpoint": "me", "kind": "500", "times": 1_001},
    ],
)
async def test_a_senseless_fault_is_refused(site: Site, body: dict[str, object]) -> None:
    assert (await site.http.post("/api/faults", json=body)).status_code == 400


async def test_faults_are_used_up_and_can_be_cleared(site: Site) -> None:
    await site.people.plan_fault("me", "500", times=2)
    assert (await site.http.get("/api/me")).status_code == 500
    await site.http.delete("/api/faults")
    assert (await site.http.get("/api/me")).status_code == 200


async def test_more_replies_than_fifty_a_second_are_put_off(site: Site) -> None:
    body = {"in_reply_to": await site.people.write(HELLO), "text": "welcome"}
    site.platform.limit_replies(per_second=2, clock=lambda: 0.0)
    answers = [await site.http.post("/api/replies", json=body) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["retry-after"] == "1"


async def test_the_stream_tells_what_is_written_and_changed(site: Site) -> None:
    async with site.http.stream("GET", "/api/stream") as answer:
        lines = answer.aiter_lines()
        while await anext(lines) != "event: ready":
            pass
        post_id = await site.people.write(HELLO)
        await site.people.delete(post_id)
        told = []
        while len(told) < 2:
            line = await anext(lines)
            if line.startswith('data: {"id"'):
                told.append(json.loads(line.removeprefix("data: ")))
    assert [(post["id"], post["deleted"]) for post in told] == [(post_id, False), (post_id, True)]


async def test_a_fault_puts_an_unreadable_event_into_the_log(site: Site) -> None:
    await site.people.plan_fault("events", "malformed")
    (event,) = (await site.http.get("/api/events")).json()["events"]
    assert event["message"] == {"id": None}


async def test_streams_are_bounded_and_freed_when_a_reader_leaves(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("socialbot.sandbox.platform.MOST_STREAMS", 1)
    async with site.http.stream("GET", "/api/stream") as answer:
        await anext(answer.aiter_lines())
        refused = await site.http.get("/api/stream")
        assert (refused.status_code, refused.json()) == (503, {"error": "too_many_streams"})
    for _ in range(100):
        async with site.http.stream("GET", "/api/stream") as again:
            if again.status_code == 200:
                return
        await asyncio.sleep(0.02)
    pytest.fail("the stream was not freed")


@pytest.mark.anyio
async def test_open_calls_do_not_hold_up_the_end(site: Site) -> None:
    await site.people.plan_fault("me", "hang")
    calls = [
        asyncio.create_task(site.http.get(path, timeout=30))
        for path in ("/api/events?wait=30", "/api/me", "/api/stream")
    ]
    await asyncio.sleep(0.1)
    await asyncio.wait_for(end(site.serving), 5)
    answers = await asyncio.gather(*calls)
    assert [answer.status_code for answer in answers] == [200, 503, 200]


async def test_the_team_answers_by_hand_in_the_thread(site: Site) -> None:
    asked = await site.people.write(Draft("Ayşe", Kind.DM, "hello"))
    answer = await site.people.answer_by_hand(asked, "here I am")
    (post,) = [post for post in await site.people.feed() if post["id"] == answer]
    assert (post["by_team"], post["thread"], post["in_reply_to"]) == (True, "dm-ayşe", asked)
    assert post["author"]["id"] == site.network.brand.id


async def test_an_empty_answer_of_the_team_is_refused(site: Site) -> None:
    asked = await site.people.write(Draft("Ayşe", Kind.DM, "hello"))
    answer = await site.http.post("/api/team", json={"in_reply_to": asked, "text": " "})
    assert (answer.status_code, answer.json()["error"]) == (400, "empty")
