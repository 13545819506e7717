"""Answers: in the conversation, under a comment, or as the one private reply; and hides."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest

from socialbot.connectors.errors import GiveUp, StopConnector
from socialbot.connectors.facebook.answer import compose
from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.domain import Message
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.reading import open_first, read_all, read_one
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.facebook import PAGE_ID, Facebook

pytestmark = pytest.mark.anyio


async def asked(page: Facebook, connector: FacebookConnector, text: str = "ne zaman?") -> Message:
    """Ayşe comments on the page's post."""
    cursor = await open_first(connector)
    page.double.tick()
    page.comment(page.post("Yeni!"), page.person("Ayşe"), text)
    return await read_one(connector, cursor)


async def test_a_comment_is_answered_under_it(page: Facebook, connector: FacebookConnector) -> None:
    question = await asked(page, connector)
    answer_id = await connector.send(question.address, "Yarın")
    answer = page.double.nodes[answer_id]
    assert (answer.values["parent"].id, answer.values["from"]) == (question.id, page.brand)


async def test_a_reply_to_a_comment_is_answered_in_its_thread(
    page: Facebook, connector: FacebookConnector
) -> None:
    cursor = await open_first(connector)
    page.double.tick()
    first = page.comment(page.post("Yeni!"), page.person("Ayşe"), "ne zaman?")
    second = page.comment(first, page.person("Mert"), "bana da")
    ours, theirs = await read_all(connector, cursor)
    assert (theirs.id, theirs.conversation) == (second.id, ours.id)
    await connector.send(theirs.address, "Yarın")
    assert [node.values["message"] for node in first.edges["comments"]] == ["bana da", "Yarın"]


@pytest.fixture
async def discreet(double: GraphDouble, page: Facebook) -> AsyncIterator[FacebookConnector]:
    """Answers comments in private."""
    connector = FacebookConnector(config(double, private_replies=True), QUICK)
    yield connector
    await connector.close()


async def test_a_private_reply_goes_to_the_writer_once(
    page: Facebook, discreet: FacebookConnector
) -> None:
    question = await asked(page, discreet)
    answer_id = await discreet.send(question.address, "Buradan yazalım")
    answer = page.double.nodes[answer_id]
    assert answer.values["to"]["data"] == [page.person("Ayşe")]
    with pytest.raises(GiveUp, match="no_private_reply"):
        await discreet.send(question.address, "Bir daha")
    assert page.double.nodes[question.id].edges["comments"] == []


async def test_a_private_reply_after_a_week_is_given_up(
    page: Facebook, discreet: FacebookConnector
) -> None:
    question = await asked(page, discreet)
    page.double.now += timedelta(days=8)
    with pytest.raises(GiveUp, match="no_private_reply"):
        await discreet.send(question.address, "Geç kaldık")


async def test_posts_are_answered_in_public_even_then(
    page: Facebook, discreet: FacebookConnector
) -> None:
    cursor = await open_first(discreet)
    page.double.tick()
    post = page.tag("Ayşe", "Papatya nerede?")
    found = await read_one(discreet, cursor)
    await discreet.send(found.address, "Buradayız")
    (answer,) = post.edges["comments"]
    assert answer.values["message"] == "Buradayız"


@pytest.mark.parametrize(
    "address",
    [
        {},
        {"comment": "1"},
        {"person": ""},
    ],
)
def test_an_address_that_makes_no_sense_is_given_up(address: dict[str, str]) -> None:
    with pytest.raises(GiveUp, match="address_incomplete"):
        compose(PAGE_ID, address, "Merhaba", private=False)


async def test_a_comment_and_a_visitors_post_are_hidden_and_may_be_again(
    page: Facebook, connector: FacebookConnector
) -> None:
    question = await asked(page, connector, "numaram 0532 000 00 00")
    await connector.hide(question.address)
    await connector.hide(question.address)
    assert page.double.nodes[question.id].values["is_hidden"] is True
    post = page.post("adresim", page.person("Mert"))
    await connector.hide({"post": post.id, "under": post.id})
    assert post.values["is_hidden"] is True


async def test_what_is_not_the_pages_to_hide_is_given_up(
    page: Facebook, connector: FacebookConnector
) -> None:
    tagged = page.tag("Ayşe", "Papatya nerede?")
    for address in ({"post": tagged.id}, {"comment": "9_9"}, {"person": "74"}, {}):
        with pytest.raises(GiveUp):
            await connector.hide(address)


async def test_one_comment_that_may_not_be_answered_does_not_stop_the_connector(
    page: Facebook, connector: FacebookConnector
) -> None:
    question = await asked(page, connector)
    page.double.permissions.remove("pages_manage_engagement")
    with pytest.raises(GiveUp, match="not_allowed_here"):
        await connector.send(question.address, "Yarın")
    with pytest.raises(GiveUp, match="not_allowed_here"):
        await connector.hide(question.address)
    page.message("Ayşe", "Merhaba")
    page.double.permissions.remove("pages_messaging")
    with pytest.raises(StopConnector, match="permission_missing"):
        await connector.send({"person": page.person("Ayşe")["id"]}, "Merhaba")
