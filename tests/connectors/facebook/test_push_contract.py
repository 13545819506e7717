"""What Facebook pushes keeps the contract of reading as well."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.domain import Kind
from tests.connectors.contract_push import PushContract
from tests.connectors.facebook.payloads import body
from tests.connectors.facebook.world import FacebookWorld
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.pushing import Pushed, Request
from tests.connectors.reading import open_first, read_all
from tests.connectors.world import World
from tests.doubles.graph.double import APP_SECRET
from tests.doubles.graph.facebook import PAGE_ID, Facebook


class PushedWorld(FacebookWorld):
    async def delete(self, message_id: str) -> None:
        self._double.tick()
        self._page.remove(self._double.nodes[message_id])


class TestFacebookPushContract(PushContract):
    async def test_a_deletion_is_a_tombstone(self, world: World) -> None:
        """Of comments: Messenger pushes none of messages."""
        cursor = await open_first(world.connector)
        message_id = await world.write("oops", kind=Kind.MENTION)
        await world.delete(message_id)
        *_, gone = await read_all(world.connector, cursor)
        assert (gone.id, gone.text, gone.deleted) == (message_id, "", True)
        assert gone.revision > 0

    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        """Facebook does not say who is a bot."""
        cursor = await open_first(world.connector)
        await world.write("I am here")
        await world.write_as_brand("We are here for you")
        assert [m.text for m in await read_all(world.connector, cursor)] == ["I am here"]

    @pytest.fixture
    async def world(self, page: Facebook) -> AsyncIterator[World]:
        double = page.double
        double.tick(5)
        connector = FacebookConnector(
            config(double, mode="webhook", verify_token="verify-1"), QUICK
        )

        def take() -> list[Request]:
            at = int(double.now.timestamp())
            requests = []
            for field, value in double.pushed:
                told = {"changes": [{"field": field, "value": value}], "time": at}
                if field == "messaging":
                    told = {"messaging": [value], "time": at * 1000}
                raw = json.dumps(body({"id": PAGE_ID, **told})).encode()
                signature = hmac.new(APP_SECRET.encode(), raw, hashlib.sha256).hexdigest()
                requests.append(({"x-hub-signature-256": f"sha256={signature}"}, raw))
            double.pushed.clear()
            return requests

        world = PushedWorld(page, connector)
        world.connector = Pushed(connector, take)  # type: ignore[assignment]
        yield world
        await connector.close()
