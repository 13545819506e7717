"""Where answers go, until when, and what happens where Instagram takes none."""

from __future__ import annotations

import json

import pytest

from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown, StopConnector
from socialbot.connectors.instagram.answer import comment_of, compose, compose_private
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.domain import Message
from tests.connectors.instagram.conftest import QUICK, config
from tests.connectors.reading import open_first, read_from, read_one
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import GraphError, no_permission
from tests.doubles.graph.instagram import PAGE_ID, USER_ID, USERNAME, Instagram
from tests.doubles.graph.nodes import Node
from tests.doubles.graph.trouble import refuse
from tests.doubles.serving import hang, raw

pytestmark = pytest.mark.anyio
DM = {"person": "75"}
REPLIES = ("POST", "IGComment/replies")


async def be_asked(connector: InstagramConnector, insta: Instagram) -> tuple[Node, Message]:
    """A comment by Ayşe has been read."""
    cursor = await open_first(connector)
    comment = insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "ne zaman?")
    return comment, await read_one(connector, cursor)


def said_to(insta: Instagram, name: str) -> list[str]:
    said = insta.conversation(name).edges["messages"]
    return [str(node.values["message"]) for node in reversed(said)]


@pytest.mark.parametrize(
    ("address", "path"),
    [
        (DM, f"{PAGE_ID}/messages"),
        ({"comment": "17"}, "17/replies"),
        ({"media": "18", "mention": "19"}, f"{USER_ID}/mentions"),
    ],
)
def test_an_address_says_where_the_answer_goes(address: dict[str, str], path: str) -> None:
    assert compose(PAGE_ID, USER_ID, address, "Merhaba").path == path


def test_an_answer_shows_neither_words_nor_people() -> None:
    shown = repr(compose(PAGE_ID, USER_ID, DM, "Merhaba"))
    assert "Merhaba" not in shown
    assert "75" not in shown


@pytest.mark.parametrize("text", ["", "a" * 1_001, "half \ud83d"])
def test_a_text_that_instagram_would_not_take_is_given_up(text: str) -> None:
    for address in (DM, {"comment": "17"}, {"media": "18"}):
        with pytest.raises(GiveUp):
            compose(PAGE_ID, USER_ID, address, text)
    with pytest.raises(GiveUp):
        compose_private(PAGE_ID, {"comment": "17"}, text)


@pytest.mark.parametrize("address", [{}, {"mention": "19"}, {"thread": "17"}])
def test_an_address_that_names_no_place_is_given_up(address: dict[str, str]) -> None:
    with pytest.raises(GiveUp):
        compose(PAGE_ID, USER_ID, address, "Merhaba")
    with pytest.raises(GiveUp):
        comment_of(address)


@pytest.mark.parametrize("text", ["ğ" * 500, "🌳" * 250, "a" * 1_000])
def test_what_is_said_in_private_counts_in_bytes(text: str) -> None:
    assert compose(PAGE_ID, USER_ID, DM, text).data
    assert compose_private(PAGE_ID, {"comment": "17"}, text).data
    assert compose(PAGE_ID, USER_ID, {"comment": "17"}, text + "ğ" * (1_000 - len(text))).data
    with pytest.raises(GiveUp, match="text_length"):
        compose(PAGE_ID, USER_ID, DM, text + "a")
    with pytest.raises(GiveUp, match="text_length"):
        compose_private(PAGE_ID, {"comment": "17"}, text + "a")


async def test_an_answer_of_the_full_length_in_turkish_is_taken(
    connector: InstagramConnector, insta: Instagram
) -> None:
    insta.message("Ayşe", "Merhaba")
    await connector.send({"person": insta.person("Ayşe")["id"]}, "ağ" * 333 + "a")
    assert said_to(insta, "Ayşe")[1:] == ["ağ" * 333 + "a"]


async def test_a_comment_is_answered_under_it(
    connector: InstagramConnector, insta: Instagram
) -> None:
    asked, message = await be_asked(connector, insta)
    sent = await connector.send(message.address, "Yarın")
    assert insta.double.nodes[sent].values["parent_id"] == asked.id
    assert said_to(insta, "Ayşe") == []


async def test_a_reply_to_a_reply_stands_in_the_same_thread(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    asked = insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "ne zaman?")
    insta.double.tick()
    insta.comment(asked, insta.person("Ayşe"), "duyan var mı?")
    (_, again), cursor = await read_from(connector, cursor)
    sent = await connector.send(again.address, "Yarın")
    assert insta.double.nodes[sent].values["parent_id"] == asked.id


async def test_private_replies_go_to_the_writer_where_the_operator_wants_them(
    double: GraphDouble, insta: Instagram
) -> None:
    connector = InstagramConnector(config(double, private_replies=True), QUICK)
    asked, message = await be_asked(connector, insta)
    await connector.send(message.address, "Yarın")
    with pytest.raises(GiveUp, match="no_private_reply"):
        await connector.send(message.address, "Bir daha")
    await connector.close()
    assert said_to(insta, "Ayşe") == ["Yarın"]
    assert asked.edges["replies"] == []


async def test_a_private_reply_is_not_taken_for_the_teams_answer(
    double: GraphDouble, insta: Instagram
) -> None:
    connector = InstagramConnector(config(double, private_replies=True), QUICK)
    cursor = await open_first(connector)
    insta.comment(insta.media("Yeni!"), insta.person("Ayşe"), "ne zaman?")
    (message,), cursor = await read_from(connector, cursor)
    await connector.send(message.address, "Yarın")
    told, _ = await read_from(connector, cursor)
    await connector.close()
    assert told == []


async def test_a_hidden_comment_is_answered_in_private(
    connector: InstagramConnector, insta: Instagram
) -> None:
    asked, message = await be_asked(connector, insta)
    await connector.hide(message.address)
    await connector.hide(message.address)  # as good as once
    await connector.send(message.address, "Kişisel bilgi yazmayın")
    assert asked.values["hidden"]
    assert said_to(insta, "Ayşe") == ["Kişisel bilgi yazmayın"]


async def test_a_comment_that_was_hidden_before_the_restart_is_answered_in_private(
    connector: InstagramConnector, insta: Instagram
) -> None:
    asked, message = await be_asked(connector, insta)
    asked.values["hidden"] = True
    await connector.send(message.address, "Kişisel bilgi yazmayın")
    assert said_to(insta, "Ayşe") == ["Kişisel bilgi yazmayın"]


async def test_a_comment_in_doubt_is_not_answered_a_second_way(
    connector: InstagramConnector, insta: Instagram
) -> None:
    _, message = await be_asked(connector, insta)
    insta.double.faults[REPLIES] = [hang]
    with pytest.raises(SendUnknown):
        await connector.send(message.address, "Yarın")
    assert said_to(insta, "Ayşe") == []


async def test_a_comment_that_is_closed_to_the_account_stops_nothing(
    connector: InstagramConnector, insta: Instagram
) -> None:
    _, message = await be_asked(connector, insta)
    insta.double.faults[REPLIES] = [refuse(no_permission("instagram_manage_comments"))]
    await connector.send(message.address, "Yarın")
    assert said_to(insta, "Ayşe") == ["Yarın"]


async def test_a_token_that_lacks_a_permission_for_messages_stops_the_connector(
    connector: InstagramConnector, insta: Instagram
) -> None:
    insta.message("Ayşe", "Merhaba")
    insta.double.permissions.remove("instagram_manage_messages")
    with pytest.raises(StopConnector):
        await connector.send({"person": insta.person("Ayşe")["id"]}, "Merhaba")


async def test_a_hide_in_doubt_may_be_asked_for_again(
    connector: InstagramConnector, insta: Instagram
) -> None:
    asked, message = await be_asked(connector, insta)
    insta.double.faults["POST", "IGComment"] = [hang, raw(200, b'{"success": false}')]
    for _ in range(2):
        with pytest.raises(RetryLater):
            await connector.hide(message.address)
    await connector.hide(message.address)
    assert asked.values["hidden"]


async def test_only_the_brands_own_media_can_be_cleaned(
    connector: InstagramConnector, insta: Instagram
) -> None:
    cursor = await open_first(connector)
    insta.tag("Ayşe", f"@{USERNAME} bozuk")
    message = await read_one(connector, cursor)
    with pytest.raises(GiveUp):
        await connector.hide(message.address)


async def test_what_is_sent_holds_the_words_and_no_more(
    connector: InstagramConnector, insta: Instagram
) -> None:
    insta.message("Ayşe", "Merhaba")
    person = insta.person("Ayşe")["id"]
    await connector.send({"person": person}, "Buradayız")
    method, operation, given = insta.double.calls[-1]
    assert (method, operation) == ("POST", "Page/messages")
    assert json.loads(given["message"]) == {"text": "Buradayız"}
    assert json.loads(given["recipient"]) == {"id": person}


async def test_a_person_who_blocked_the_brand_is_given_up(
    connector: InstagramConnector, insta: Instagram
) -> None:
    error = GraphError(551, "(#551) This person isn't available right now.")
    insta.double.faults["POST", "Page/messages"] = [refuse(error)]
    with pytest.raises(GiveUp, match="person_unavailable"):
        await connector.send(DM, "Merhaba")
