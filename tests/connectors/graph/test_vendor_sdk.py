"""Meta's own SDK works with the double, so that it is held to something that others wrote."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from facebook_business.adobjects.comment import Comment
from facebook_business.adobjects.page import Page
from facebook_business.adobjects.pagepost import PagePost
from facebook_business.adobjects.unifiedthread import UnifiedThread
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

from tests.doubles.graph.double import APP_ID, APP_SECRET, TOKEN, GraphDouble
from tests.doubles.graph.facebook import KINDS, PAGE_ID, Facebook

pytestmark = [
    pytest.mark.anyio,
    # It knows plain names alone, and warns of sub-fields. Its type of
    # the tag is not the text that Meta's pages show.
    pytest.mark.filterwarnings("ignore:.*does not allow field .*[{]"),
    pytest.mark.filterwarnings("ignore:value of tag might not be compatible"),
]
T = TypeVar("T")


@pytest.fixture
async def api(double: GraphDouble, page: Facebook) -> AsyncIterator[FacebookAdsApi]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FacebookSession, "GRAPH", double.url)
        api = make(APP_SECRET, TOKEN)
        yield api
        api._session.requests.close()


def make(app_secret: str | None, token: str) -> FacebookAdsApi:
    return FacebookAdsApi(FacebookSession(str(APP_ID), app_secret, token))


async def ask(call: Callable[[], T]) -> T:
    return await asyncio.to_thread(call)


async def refused(call: Callable[[], Any]) -> tuple[int, int | None]:
    """Code and sub-code, as the SDK reads them."""
    with pytest.raises(FacebookRequestError) as caught:
        await ask(call)
    return caught.value.api_error_code(), caught.value.api_error_subcode()


async def test_conversations_with_their_messages(api: FacebookAdsApi, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    page.message("Mert", "ağaç 🌳", attachments=1)
    talks = await ask(
        lambda: list(
            Page(PAGE_ID, api=api).get_conversations(
                fields=["updated_time", "messages.limit(3){id,from,to,message,attachments}"],
                params={"platform": UnifiedThread.Platform.messenger},
            )
        )
    )
    said = [talk["messages"]["data"][0] for talk in talks]
    assert [each["message"] for each in said] == ["ağaç 🌳", "Merhaba"]
    assert said[0]["from"]["name"] == "Mert"
    assert said[0]["to"]["data"] == [page.brand]
    assert len(said[0]["attachments"]["data"]) == 1


async def test_the_sdks_own_paging_goes_through_all(api: FacebookAdsApi, page: Facebook) -> None:
    for number in range(60):
        page.message(f"person {number}", "Merhaba")
    page.double.calls.clear()
    talks = await ask(lambda: list(Page(PAGE_ID, api=api).get_conversations(fields=["id"])))
    assert len({talk["id"] for talk in talks}) == 60
    assert len(page.double.calls) == 3


async def test_a_message_is_sent(api: FacebookAdsApi, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    sent = await ask(
        lambda: Page(PAGE_ID, api=api).create_message(
            params={
                "recipient": {"id": page.person("Ayşe")["id"]},
                "message": {"text": "Buradayız"},
                "messaging_type": Page.MessagingType.response,
            }
        )
    )
    assert page.double.nodes[sent["message_id"]].values["message"] == "Buradayız"
    assert sent["recipient_id"] == page.person("Ayşe")["id"]


async def test_a_message_after_a_day_needs_the_tag(api: FacebookAdsApi, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    page.double.now += timedelta(hours=25)
    late = {
        "recipient": {"id": page.person("Ayşe")["id"]},
        "message": {"text": "Buradayız"},
        "messaging_type": Page.MessagingType.response,
    }
    write = Page(PAGE_ID, api=api).create_message
    assert await refused(lambda: write(params=late)) == (10, 2018278)
    tagged = late | {"messaging_type": Page.MessagingType.message_tag, "tag": "HUMAN_AGENT"}
    assert "message_id" in await ask(lambda: write(params=tagged))
    page.double.now += timedelta(days=7)
    assert await refused(lambda: write(params=tagged)) == (10, 2018278)


async def test_a_comment_has_one_private_reply(api: FacebookAdsApi, page: Facebook) -> None:
    comment = page.comment(page.post("Yeni!"), page.person("Ayşe"), "ne zaman?")
    reply = {
        "recipient": {"comment_id": comment.id},
        "message": {"text": "Yazdık"},
        "messaging_type": Page.MessagingType.response,
    }
    write = Page(PAGE_ID, api=api).create_message
    assert "message_id" in await ask(lambda: write(params=reply))
    assert await refused(lambda: write(params=reply)) == (10900, None)


async def test_posts_comments_answers_and_hides(api: FacebookAdsApi, page: Facebook) -> None:
    post = page.post("Yeni!")
    asked = page.comment(post, page.person("Ayşe"), "ne zaman?")
    page.tag("Mert", "Papatya'ya sordum")
    (feed,) = await ask(lambda: list(Page(PAGE_ID, api=api).get_feed(fields=["id", "message"])))
    (tagged,) = await ask(lambda: list(Page(PAGE_ID, api=api).get_tagged(fields=["message"])))
    assert (feed["id"], tagged["message"]) == (post.id, "Papatya'ya sordum")
    reply = await ask(
        lambda: Comment(asked.id, api=api).create_comment(params={"message": "Yarın"})
    )
    listed = await ask(
        lambda: list(
            PagePost(post.id, api=api).get_comments(
                fields=["message", "parent{id}", "is_hidden"],
                params={"filter": "stream", "order": "reverse_chronological"},
            )
        )
    )
    assert [each["message"] for each in listed] == ["Yarın", "ne zaman?"]
    assert (listed[0]["id"], listed[0]["parent"]["id"]) == (reply["id"], asked.id)
    await ask(lambda: Comment(asked.id, api=api).api_update(params={"is_hidden": True}))
    again = await ask(lambda: Comment(asked.id, api=api).api_get(fields=["is_hidden"]))
    assert again["is_hidden"] is True


async def test_a_subscription(api: FacebookAdsApi, page: Facebook) -> None:
    own = Page(PAGE_ID, api=api)
    await ask(lambda: own.create_subscribed_app(params={"subscribed_fields": ["messages", "feed"]}))
    (app,) = await ask(lambda: list(own.get_subscribed_apps(fields=["id"])))
    assert app["id"] == str(APP_ID)


async def test_refusals_have_the_codes_that_the_sdk_reads(
    api: FacebookAdsApi, page: Facebook
) -> None:
    own = Page(PAGE_ID, api=api)
    stranger = Page(PAGE_ID, api=make(APP_SECRET, "another token"))
    unproved = Page(PAGE_ID, api=make(None, TOKEN))
    assert await refused(lambda: stranger.api_get(fields=["name"])) == (190, 460)
    assert await refused(lambda: unproved.api_get(fields=["name"])) == (100, None)
    assert await refused(lambda: own.api_get(fields=["name{x{y}}z{"])) == (2500, None)
    assert await refused(lambda: Page("999", api=api).api_get()) == (100, 33)
    assert await refused(lambda: own.get_feed(params={"order": "x"})) == (100, None)
    page.double.permissions.remove("pages_messaging")
    assert await refused(own.get_conversations) == (200, None)


@pytest.mark.parametrize(
    ("kind", "known"),
    [("Page", Page), ("PagePost", PagePost), ("Comment", Comment), ("Conversation", UnifiedThread)],
)
async def test_objects_have_no_fields_that_the_sdk_does_not_know(kind: str, known: Any) -> None:
    own = KINDS[kind].fields | set(KINDS[kind].default)
    edges = {name for name in own if hasattr(known, f"get_{name}")}
    assert own - edges - set(vars(known.Field).values()) == set()


async def test_calls_beyond_the_limit_are_refused(api: FacebookAdsApi, page: Facebook) -> None:
    page.double.rate = (2, 1.0)
    own = Page(PAGE_ID, api=api)
    await ask(own.get_conversations)
    await ask(own.get_conversations)
    assert await refused(own.get_conversations) == (613, None)
