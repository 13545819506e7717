"""X keeps the contract of all connectors, in direct messages and in mentions."""

from __future__ import annotations

import pytest

from socialbot.connectors.errors import GiveUp
from socialbot.connectors.x.answer import LONGEST_POST
from socialbot.connectors.x.connector import XConnector
from tests.connectors.contract import ConnectorContract
from tests.connectors.contract_send import be_asked
from tests.connectors.reading import open_first, read_all, read_from
from tests.connectors.world import World
from tests.connectors.x.world import MentionWorld, XWorld
from tests.doubles.x.double import XDouble


class TestXMessagesContract(ConnectorContract):
    test_an_edit_is_a_new_revision = None  # messages cannot be edited
    test_every_edit_is_another_revision = None
    test_a_deletion_is_a_tombstone = None  # X tells of none

    @pytest.fixture
    def world(self, double: XDouble, connector: XConnector) -> World:
        return XWorld(double, connector)

    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        """Polled messages do not say who is a robot: that would double their price."""
        cursor = await open_first(world.connector)
        await world.write_as_brand("We are here for you")
        await world.write("I am not the brand")
        messages, cursor = await read_from(world.connector, cursor)
        assert [m.text for m in messages] == ["I am not the brand"]
        assert await read_all(world.connector, cursor) == []


class TestXMentionsContract(ConnectorContract):
    test_a_deletion_is_a_tombstone = None  # X tells of none
    test_private_messages_of_one_person_are_one_conversation = None  # these are public

    @pytest.fixture
    def world(self, double: XDouble, connector: XConnector) -> World:
        return MentionWorld(double, connector)

    async def test_an_answer_of_the_full_length_arrives_whole(self, world: World) -> None:
        """In public X takes less than in messages."""
        _, address = await be_asked(world)
        await world.connector.send(address, "a" * LONGEST_POST)
        (posted,) = await world.replies()
        assert posted.text == "a" * LONGEST_POST

    async def test_an_answer_that_is_too_long_is_given_up(self, world: World) -> None:
        """In public X takes less than in messages."""
        _, address = await be_asked(world)
        with pytest.raises(GiveUp):
            await world.connector.send(address, "a" * (LONGEST_POST + 1))
        assert await world.replies() == []
