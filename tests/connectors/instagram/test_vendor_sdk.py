"""Meta's own SDK works with the double of Instagram, so that it is held to something that others
wrote."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from typing import Any, TypeVar

import pytest
from facebook_business.adobjects.igcomment import IGComment
from facebook_business.adobjects.igmedia import IGMedia
from facebook_business.adobjects.iguser import IGUser
from facebook_business.adobjects.page import Page
from facebook_business.adobjects.unifiedthread import UnifiedThread
from facebook_business.api import FacebookAdsApi
from facebook_business.exceptions import FacebookRequestError
from facebook_business.session import FacebookSession

from tests.doubles.graph.double import APP_ID, APP_SECRET, TOKEN, GraphDouble
from tests.doubles.graph.instagram import PAGE_ID, USER_ID, USERNAME, Instagram
from tests.doubles.graph.instagram_kinds import KINDS

pytestmark = [
    pytest.mark.anyio,
    # It knows plain names alone, and warns of sub-fields. Its type of
    # the tag is not the text that Meta's pages show.
    pytest.mark.filterwarnings("ignore:.*does not allow field .*[{]"),
    pytest.mark.filterwarnings("ignore:value of tag might not be compatible"),
]
T = TypeVar("T")


@pytest.fixture
async def api(double: GraphDouble, insta: Instagram) -> AsyncIterator[FacebookAdsApi]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FacebookSession, "GRAPH", double.url)
        api = FacebookAdsApi(FacebookSession(str(APP_ID), APP_SECRET, TOKEN))
        yield api
        api._session.requests.close()


async def ask(call: Callable[[], T]) -> T:
    return await asyncio.to_thread(call)


async def refused(call: Callable[[], Any]) -> tuple[int, int | None]:
    """Code and sub-code, as the SDK reads them."""
    with pytest.raises(FacebookRequestError) as caught:
        await ask(call)
    return caught.value.api_error_code(), caught.value.api_error_subcode()


async def test_the_account_and_its_page(api: FacebookAdsApi, insta: Instagram) -> None:
    user = await ask(lambda: IGUser(USER_ID, api=api).api_get(fields=["username"]))
    page = await ask(lambda: Page(PAGE_ID, api=api).api_get(fields=["instagram_business_account"]))
    assert (user["username"], page["instagram_business_account"]["id"]) == (USERNAME, USER_ID)


async def test_conversations_with_their_messages(api: FacebookAdsApi, insta: Instagram) -> None:
    insta.message("Ayşe", "ağaç 🌳")
    (talk,) = await ask(
        lambda: list(
            Page(PAGE_ID, api=api).get_conversations(
                fields=["messages.limit(3){id,from,message}"],
                params={"platform": UnifiedThread.Platform.instagram},
            )
        )
    )
    (said,) = talk["messages"]["data"]
    assert (said["message"], said["from"]) == ("ağaç 🌳", insta.person("Ayşe"))


async def test_a_message_after_a_day_needs_the_tag(api: FacebookAdsApi, insta: Instagram) -> None:
    insta.message("Ayşe", "Merhaba")
    late = {
        "recipient": {"id": insta.person("Ayşe")["id"]},
        "message": {"text": "Buradayız"},
        "messaging_type": Page.MessagingType.response,
    }
    write = Page(PAGE_ID, api=api).create_message
    assert "message_id" in await ask(lambda: write(params=late))
    insta.double.now += timedelta(hours=25)
    assert await refused(lambda: write(params=late)) == (10, 2534022)
    tagged = late | {"messaging_type": Page.MessagingType.message_tag, "tag": "HUMAN_AGENT"}
    assert "message_id" in await ask(lambda: write(params=tagged))


async def test_comments_replies_and_hides(api: FacebookAdsApi, insta: Instagram) -> None:
    media = insta.media("Yeni!")
    asked = insta.comment(media, insta.person("Ayşe"), "ne zaman?")
    (listed,) = await ask(lambda: list(IGUser(USER_ID, api=api).get_media(fields=["caption"])))
    assert (listed["id"], listed["caption"]) == (media.id, "Yeni!")
    comment = IGComment(asked.id, api=api)
    sent = await ask(lambda: comment.create_reply(params={"message": "Yarın"}))
    (reply,) = await ask(lambda: list(comment.get_replies(fields=["text", "username"])))
    assert (reply["id"], reply["text"], reply["username"]) == (sent["id"], "Yarın", USERNAME)
    await ask(lambda: comment.api_update(params={"hide": True}))
    (again,) = await ask(lambda: list(IGMedia(media.id, api=api).get_comments(fields=["hidden"])))
    assert again["hidden"] is True
    assert await refused(lambda: comment.create_reply(params={"message": "x"})) == (100, None)


async def test_a_comment_has_one_private_reply(api: FacebookAdsApi, insta: Instagram) -> None:
    asked = insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "ne zaman?")
    reply = {"recipient": {"comment_id": asked.id}, "message": {"text": "Yazdık"}}
    write = Page(PAGE_ID, api=api).create_message
    assert "message_id" in await ask(lambda: write(params=reply))
    assert await refused(lambda: write(params=reply)) == (10900, None)


async def test_mentions_and_tags(api: FacebookAdsApi, insta: Instagram) -> None:
    tagged = insta.tag("Mert", f"@{USERNAME} bak")
    asked = insta.comment_mention("Ayşe", f"@{USERNAME} ne zaman?")
    user = IGUser(USER_ID, api=api)
    (listed,) = await ask(lambda: list(user.get_tags(fields=["caption", "username"])))
    assert (listed["id"], listed["username"]) == (tagged.id, "mert")
    wanted = f"mentioned_comment.comment_id({asked.id}){{text,timestamp}}"
    found = await ask(lambda: IGUser(USER_ID, api=api).api_get(fields=[wanted]))
    assert found["mentioned_comment"]["text"] == f"@{USERNAME} ne zaman?"
    media = asked.values["media"].id
    answer = {"media_id": media, "comment_id": asked.id, "message": "Yarın"}
    sent = await ask(lambda: user.create_mention(params=answer))
    assert insta.double.nodes[sent["id"]].values["under"] is asked


@pytest.mark.parametrize(
    ("kind", "known"), [("IGUser", IGUser), ("IGMedia", IGMedia), ("IGComment", IGComment)]
)
async def test_objects_have_no_fields_that_the_sdk_does_not_know(kind: str, known: Any) -> None:
    own = KINDS[kind].fields | set(KINDS[kind].default) | set(KINDS[kind].lookups)
    assert own - set(vars(known.Field).values()) == set()
