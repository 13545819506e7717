"""What Instagram pushes keeps the contract of reading as well."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

import pytest

from socialbot.connectors.instagram.connector import InstagramConnector
from tests.connectors.graph.pushing import GraphPushContract, take
from tests.connectors.instagram.conftest import QUICK, VERIFY_TOKEN, config
from tests.connectors.instagram.payloads import body
from tests.connectors.instagram.world import InstagramWorld
from tests.connectors.pushing import Pushed
from tests.connectors.world import World
from tests.doubles.graph.instagram import USER_ID, Instagram


class PushedWorld(InstagramWorld):
    async def delete(self, message_id: str) -> None:
        self._double.tick()
        self._insta.unsend(self._double.nodes[message_id])


class TestInstagramPushContract(GraphPushContract):
    @pytest.fixture
    async def world(self, insta: Instagram) -> AsyncIterator[World]:
        insta.double.tick(5)
        connector = InstagramConnector(
            config(insta.double, mode="webhook", verify_token=VERIFY_TOKEN), QUICK
        )
        pushed = Pushed(connector, partial(take, insta.double, USER_ID, body))
        world = PushedWorld(insta, connector)
        world.connector = pushed  # type: ignore[assignment]
        yield world
        await connector.close()
