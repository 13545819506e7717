"""What Facebook pushes keeps the contract of reading as well."""

from __future__ import annotations

from collections.abc import AsyncIterator
from functools import partial

import pytest

from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.domain import Kind
from tests.connectors.facebook.payloads import body
from tests.connectors.facebook.world import FacebookWorld
from tests.connectors.graph.conftest import QUICK, config
from tests.connectors.graph.pushing import GraphPushContract, take
from tests.connectors.pushing import Pushed
from tests.connectors.reading import open_first, read_all
from tests.connectors.world import World
from tests.doubles.graph.facebook import PAGE_ID, Facebook


class PushedWorld(FacebookWorld):
    async def delete(self, message_id: str) -> None:
        self._double.tick()
        self._page.remove(self._double.nodes[message_id])


class TestFacebookPushContract(GraphPushContract):
    async def test_a_deletion_is_a_tombstone(self, world: World) -> None:
        """Of comments: Messenger pushes none of messages."""
        cursor = await open_first(world.connector)
        message_id = await world.write("oops", kind=Kind.MENTION)
        await world.delete(message_id)
        *_, gone = await read_all(world.connector, cursor)
        assert (gone.id, gone.text, gone.deleted) == (message_id, "", True)
        assert gone.revision > 0

    @pytest.fixture
    async def world(self, page: Facebook) -> AsyncIterator[World]:
        page.double.tick(5)
        connector = FacebookConnector(
            config(page.double, mode="webhook", verify_token="verify-1"), QUICK
        )
        pushed = Pushed(connector, partial(take, page.double, PAGE_ID, body))
        world = PushedWorld(page, connector)
        world.connector = pushed  # type: ignore[assignment]
        yield world
        await connector.close()
