"""The wrapper: what goes out, what comes back, and what each failure means."""

from __future__ import annotations

import json

import pytest

from socialbot.connectors.graph.client import GraphClient
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.facebook import PAGE_ID, Facebook

pytestmark = pytest.mark.anyio


async def test_an_object_is_read(client: GraphClient, double: GraphDouble) -> None:
    page = await client.read(PAGE_ID, fields="id,name")
    assert page == {"id": PAGE_ID, "name": "Papatya"}


async def test_fields_of_an_edge_are_read(client: GraphClient, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    talks = await client.read(
        f"{PAGE_ID}/conversations",
        platform="messenger",
        fields="updated_time,messages.limit(5){id,from{id},message}",
    )
    (said,) = talks["data"][0]["messages"]["data"]
    assert (said["message"], said["from"]) == ("Merhaba", {"id": page.person("Ayşe")["id"]})


async def test_a_message_is_sent(client: GraphClient, page: Facebook) -> None:
    page.message("Ayşe", "Merhaba")
    sent = await client.send(
        f"{PAGE_ID}/messages",
        recipient=json.dumps({"id": page.person("Ayşe")["id"]}),
        message=json.dumps({"text": "Buradayız"}),
        messaging_type="RESPONSE",
    )
    assert page.double.nodes[sent["message_id"]].values["message"] == "Buradayız"


async def test_the_token_stands_in_a_header_and_in_no_address(
    client: GraphClient, double: GraphDouble, page: Facebook
) -> None:
    comment = page.comment(page.post("Yeni!"), page.person("Ayşe"), "ne zaman?")
    await client.read(PAGE_ID)
    await client.send(f"{comment.id}/comments", message="Yarın")
    await client.change(comment.id, is_hidden="true")
    assert double.tokens == ["header"] * 3
    assert all("access_token" not in parameters for *_, parameters in double.calls)
