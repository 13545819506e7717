"""What Instagram pushes keeps the contract of reading as well."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.instagram.connector import InstagramConnector
from tests.connectors.contract_push import PushContract
from tests.connectors.instagram.conftest import QUICK, config
from tests.connectors.instagram.payloads import body
from tests.connectors.instagram.world import InstagramWorld
from tests.connectors.pushing import Pushed, Request
from tests.connectors.reading import open_first, read_all
from tests.connectors.world import World
from tests.doubles.graph.double import APP_SECRET
from tests.doubles.graph.instagram import USER_ID, Instagram


class PushedWorld(InstagramWorld):
    async def delete(self, message_id: str) -> None:
        self._double.tick()
        self._insta.unsend(self._double.nodes[message_id])


class TestInstagramPushContract(PushContract):
    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        """Instagram does not say who is a bot."""
        cursor = await open_first(world.connector)
        await world.write("I am here")
        await world.write_as_brand("We are here for you")
        assert [m.text for m in await read_all(world.connector, cursor)] == ["I am here"]

    @pytest.fixture
    async def world(self, insta: Instagram) -> AsyncIterator[World]:
        double = insta.double
        double.tick(5)
        connector = InstagramConnector(
            config(double, mode="webhook", verify_token="verify-1"), QUICK
        )

        def take() -> list[Request]:
            at = int(double.now.timestamp())
            requests = []
            for field, value in double.pushed:
                told = {"changes": [{"field": field, "value": value}], "time": at}
                if field == "messaging":
                    told = {"messaging": [value], "time": at * 1000}
                raw = json.dumps(body({"id": USER_ID, **told})).encode()
                signature = hmac.new(APP_SECRET.encode(), raw, hashlib.sha256).hexdigest()
                requests.append(({"x-hub-signature-256": f"sha256={signature}"}, raw))
            double.pushed.clear()
            return requests

        world = PushedWorld(insta, connector)
        world.connector = Pushed(connector, take)  # type: ignore[assignment]
        yield world
        await connector.close()
