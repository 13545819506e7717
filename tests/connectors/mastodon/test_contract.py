"""Mastodon keeps the contract of all connectors."""

from __future__ import annotations

import pytest

from socialbot.connectors.mastodon.connector import MastodonConnector
from tests.connectors.contract import ConnectorContract
from tests.connectors.mastodon.world import MastodonWorld
from tests.connectors.reading import open_first, read_all, read_from
from tests.connectors.world import World
from tests.doubles.mastodon.double import MastodonDouble


class TestMastodonContract(ConnectorContract):
    @pytest.fixture
    def world(self, double: MastodonDouble, connector: MastodonConnector) -> World:
        return MastodonWorld(double, connector)

    async def test_a_deletion_is_a_tombstone(self, world: World) -> None:
        """What is deleted before it is read leaves nothing behind on Mastodon: it is read first."""
        cursor = await open_first(world.connector)
        message_id = await world.write("oops")
        (first,), cursor = await read_from(world.connector, cursor)
        await world.delete(message_id)
        (gone,) = await read_all(world.connector, cursor)
        assert (gone.id, gone.text, gone.deleted) == (message_id, "", True)
        assert gone.revision > first.revision
        assert (gone.conversation, gone.author) == (first.conversation, first.author)
