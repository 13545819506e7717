"""X's own SDK drives the double, so that the double is held to something that we did not write:
xdk signs the requests, names the parameters, and reads the answers with its own models."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any, TypeVar

import pytest
import requests
import xdk
from xdk.direct_messages.models import CreateByParticipantIdRequest
from xdk.oauth1_auth import OAuth1
from xdk.posts.models import CreateRequest, HideReplyRequest

from tests.doubles.x.double import SECRETS, XDouble
from tests.doubles.x.serving import serve

pytestmark = pytest.mark.anyio
T = TypeVar("T")
FIELDS = ["conversation_id", "created_at", "entities", "attachments", "note_post"]
EXPANSIONS = ["author_id", "edit_history_post_ids", "in_reply_to_user_id", "referenced_posts"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def double(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[XDouble]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    double = XDouble()
    async with serve(double):
        yield double


def client_of(double: XDouble, **secrets: str) -> xdk.Client:
    keys = {**SECRETS, **secrets}
    auth = OAuth1(
        keys["consumer_key"],
        keys["consumer_secret"],
        "http://127.0.0.1/unused",
        keys["access_token"],
        keys["token_secret"],
    )
    return xdk.Client(base_url=double.url, auth=auth)


async def ask(double: XDouble, call: Callable[[xdk.Client], T], **secrets: str) -> T:
    """Call through xdk, which blocks, in a thread."""

    def work() -> T:
        client = client_of(double, **secrets)
        try:
            return call(client)
        finally:
            client.session.close()

    return await asyncio.to_thread(work)


async def refusal(double: XDouble, call: Callable[[xdk.Client], Any], **secrets: str) -> Any:
    with pytest.raises(requests.HTTPError) as caught:
        await ask(double, call, **secrets)
    return caught.value.response


async def test_it_says_whose_token_it_is(double: XDouble) -> None:
    me = (await ask(double, lambda api: api.users.get_me())).data
    assert (me.id, me.username) == ("7001", "papatya")


@pytest.mark.parametrize("secret", SECRETS)
async def test_a_wrong_secret_is_refused(double: XDouble, secret: str) -> None:
    response = await refusal(double, lambda api: api.users.get_me(), **{secret: "7001-wrong"})
    assert response.status_code == 401


async def test_mentions_are_paged_newest_first(double: XDouble) -> None:
    ayse = double.person("Ayşe")
    for number in range(12):
        double.post(ayse, f"@papatya number {number}")
    double.post(ayse, "about something else", mentions=[])
    pages = await ask(
        double,
        lambda api: list(
            api.users.get_mentions("7001", max_results=5, post_fields=FIELDS, expansions=EXPANSIONS)
        ),
    )
    assert [len(page.data) for page in pages] == [5, 5, 2]
    texts = [post.text for page in pages for post in page.data]
    assert texts == [f"@papatya number {number}" for number in reversed(range(12))]
    post = pages[0].data[0]
    assert post.author_id == ayse.id
    assert post.conversation_id == post.id
    assert post.edit_history_post_ids == [post.id]
    assert post.entities.mentions[0].username == "papatya"
    assert pages[0].meta.newest_id == post.id
    assert pages[0].includes.users[0].id == ayse.id
    assert pages[2].meta.next_token is None


async def test_only_what_is_newer_than_an_id_is_shown(double: XDouble) -> None:
    ayse = double.person("Ayşe")
    old, new = double.post(ayse, "@papatya old"), double.post(ayse, "@papatya new")
    (page,) = await ask(
        double, lambda api: list(api.users.get_mentions("7001", since_id=str(old.id)))
    )
    assert [post.id for post in page.data] == [str(new.id)]
    (page,) = await ask(
        double, lambda api: list(api.users.get_mentions("7001", since_id=str(new.id)))
    )
    assert (page.data, page.meta.result_count) == (None, 0)


async def test_messages_are_paged_newest_first(double: XDouble) -> None:
    for number in range(3):
        double.message(double.person("Ayşe"), f"message {number}")
    fields = ["id", "text", "created_at", "dm_conversation_id", "event_type"]
    pages = await ask(
        double,
        lambda api: list(
            api.direct_messages.get_events(
                max_results=2,
                event_types=["MessageCreate"],
                dm_event_fields=fields,
                expansions=["sender_id"],
            )
        ),
    )
    events = [event for page in pages for event in page.data]
    assert [event.text for event in events] == ["message 2", "message 1", "message 0"]
    assert {event.sender_id for event in events} == {double.person("Ayşe").id}
    assert events[0].event_type == "MessageCreate"
    assert events[0].dm_conversation_id == f"7001-{double.person('Ayşe').id}"


async def test_a_post_that_names_the_brand_can_be_answered(double: XDouble) -> None:
    post = double.post(double.person("Ayşe"), "@papatya help")
    body = CreateRequest(text="Hello", reply={"in_reply_to_tweet_id": str(post.id)})
    made = (await ask(double, lambda api: api.posts.create(body))).data
    assert made.text == "Hello"
    (sent,) = double.sent
    assert (str(sent.id), sent.parent) == (made.id, post)


@pytest.mark.parametrize(("mentions", "said"), [(False, "mentioned"), (True, "duplicate content")])
async def test_it_refuses_what_x_refuses(double: XDouble, *, mentions: bool, said: str) -> None:
    post = double.post(double.person("Ayşe"), "hm", mentions=[double.brand] if mentions else [])
    double.post(double.brand, "Hello", mentions=[], parent=post)
    body = CreateRequest(text="Hello", reply={"in_reply_to_tweet_id": str(post.id)})
    response = await refusal(double, lambda api: api.posts.create(body))
    assert response.status_code == 403
    assert said in response.json()["detail"]


async def test_a_message_can_be_sent_to_a_person(double: XDouble) -> None:
    person = double.person("Ayşe")
    body = CreateByParticipantIdRequest(text="Hello")
    call: Any = lambda api: api.direct_messages.create_by_participant_id(person.id, body)  # noqa: E731
    made = (await ask(double, call)).data
    (sent,) = double.sent
    assert made.dm_event_id == str(sent.id)
    assert made.dm_conversation_id == f"7001-{person.id}"


async def test_a_reply_under_an_own_post_can_be_hidden_and_no_other(double: XDouble) -> None:
    root = double.post(double.brand, "News", mentions=[])
    under = double.post(double.person("Ayşe"), "@papatya 0532", parent=root)
    loose = double.post(double.person("Ayşe"), "@papatya 0533")
    body = HideReplyRequest(hidden=True)
    done = await ask(double, lambda api: api.posts.hide_reply(str(under.id), body))
    assert done.data.hidden
    response = await refusal(double, lambda api: api.posts.hide_reply(str(loose.id), body))
    assert response.status_code == 403
    assert (under.hidden, loose.hidden) == (True, False)


async def test_what_x_does_not_know_is_refused(double: XDouble) -> None:
    call: Any = lambda api: list(api.users.get_mentions("7001", max_results=3))  # noqa: E731
    response = await refusal(double, call)
    assert response.status_code == 400
    assert response.json()["title"] == "Invalid Request"
    body = {"text": "Hello", "nonsense": 1}
    assert (await refusal(double, lambda api: api.posts.create(body))).status_code == 400


async def test_a_limit_is_told_in_the_headers_and_kept(double: XDouble) -> None:
    call: Any = lambda api: list(api.direct_messages.get_events(max_results=1))  # noqa: E731
    for _ in range(15):
        await ask(double, call)
    response = await refusal(double, call)
    assert response.status_code == 429
    assert response.headers["x-rate-limit-remaining"] == "0"
    assert int(response.headers["x-rate-limit-reset"]) > double.now()


async def test_an_expanded_author_is_charged_for_once_a_day(double: XDouble) -> None:
    double.post(double.person("Ayşe"), "@papatya one")
    call: Any = lambda api: list(api.users.get_mentions("7001", expansions=["author_id"]))  # noqa: E731
    await ask(double, call)
    await ask(double, call)
    assert double.bill.micros == 11_000
    double.bill.begin_day()
    await ask(double, call)
    assert double.bill.micros == 22_000
