"""The contract where the Graph API can only be asked for lists."""

from __future__ import annotations

from tests.connectors.contract import ConnectorContract
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.connectors.world import World


class GraphContract(ConnectorContract):
    """Subclass it with a `world` fixture, as the contract itself."""

    test_a_deletion_is_a_tombstone = None  # lists do not tell of them; the webhook does

    async def test_an_edit_is_a_new_revision(self, world: World) -> None:
        """A list shows the words of now alone, so an edit is one of what was read before."""
        cursor = await open_first(world.connector)
        message_id = await world.write("befour")
        _, cursor = await read_from(world.connector, cursor)
        await world.edit(message_id, "before")
        edited = await read_one(world.connector, cursor)
        assert (edited.id, edited.text, edited.revision) == (message_id, "before", 1)

    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        """Meta does not say who is a bot."""
        cursor = await open_first(world.connector)
        await world.write("I am here")
        await world.write_as_brand("We are here for you")
        messages, cursor = await read_from(world.connector, cursor)
        assert [m.text for m in messages] == ["I am here"]
        assert await read_all(world.connector, cursor) == []
