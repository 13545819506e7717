"""The contract where the Graph API can only be asked for lists."""

from __future__ import annotations

from datetime import timedelta

import pytest

from socialbot.connectors.errors import GiveUp
from socialbot.domain import Kind
from tests.connectors.contract import ConnectorContract
from tests.connectors.contract_send import BY_A_PERSON, LATE, be_asked
from tests.connectors.graph.world import GraphWorld
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.connectors.world import Posted, World


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

    @pytest.mark.parametrize("kind", list(Kind))
    async def test_people_answer_for_a_week(self, world: GraphWorld, kind: Kind) -> None:
        cursor = await open_first(world.connector)
        await world.write("hello", kind=kind)
        message = await read_one(world.connector, cursor)
        assert world.connector.reply_until(message) == message.sent_at + timedelta(days=7)

    async def test_after_a_day_the_bot_answers_no_more(self, world: GraphWorld) -> None:
        _, address = await be_asked(world)
        world.wait(hours=25)
        for said in ({}, LATE):  # never with a person's tag
            with pytest.raises(GiveUp, match="window_closed"):
                await world.connector.send({**address, **said}, "hello")
        assert world.sent() == [("RESPONSE", None)] * 2

    async def test_on_the_first_day_a_persons_own_words_need_no_tag(
        self, world: GraphWorld
    ) -> None:
        _, address = await be_asked(world)
        world.forbid_human_agents()
        await world.connector.send({**address, **BY_A_PERSON}, "I am Ece")
        assert world.sent() == [("RESPONSE", None)]

    async def test_a_persons_own_words_go_out_for_a_week(self, world: GraphWorld) -> None:
        message_id, address = await be_asked(world)
        address = {**address, **BY_A_PERSON, **LATE}
        world.wait(hours=25)
        await world.connector.send(address, "I am Ece")
        assert world.sent() == [("MESSAGE_TAG", "HUMAN_AGENT")]
        assert await world.replies() == [Posted(message_id, "I am Ece")]
        world.wait(days=7)
        with pytest.raises(GiveUp, match="window_closed"):
            await world.connector.send(address, "I am Ece")

    async def test_where_the_tag_is_not_granted_only_that_answer_is_given_up(
        self, world: GraphWorld
    ) -> None:
        _, address = await be_asked(world)
        world.forbid_human_agents()
        with pytest.raises(GiveUp, match="human_agent_not_permitted"):
            await world.connector.send({**address, **BY_A_PERSON, **LATE}, "I am Ece")
        await world.connector.send(address, "hello")
        assert len(await world.replies()) == 1
