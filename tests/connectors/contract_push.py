"""The contract's part on what is pushed: the cases of reading that hold whichever way a message
comes in, and those of requests that come twice, in another order, or from somebody else."""

from __future__ import annotations

import pytest

from tests.connectors.contract_pull import PullContract
from tests.connectors.contract_text import TextContract
from tests.connectors.pushing import Pushed
from tests.connectors.reading import open_first, read_all
from tests.connectors.world import World


def pushed(world: World) -> Pushed:
    """The connector of a world that pushes."""
    assert isinstance(world.connector, Pushed)
    return world.connector


@pytest.mark.anyio
class PushContract:
    """Subclass it with a `world` fixture whose connector is Pushed."""

    test_messages_come_in_order = PullContract.test_messages_come_in_order
    test_messages_come_again = PullContract.test_messages_come_again_until_acknowledged
    test_acknowledged_ones_do_not = PullContract.test_acknowledged_messages_do_not_come_again
    test_a_message_says_where_it_came_from = PullContract.test_a_message_says_where_it_came_from
    test_private_messages_of_one_person_are_one_conversation = (
        PullContract.test_private_messages_of_one_person_are_one_conversation
    )
    test_an_edit_is_a_new_revision = PullContract.test_an_edit_is_a_new_revision
    test_every_edit_is_another_revision = PullContract.test_every_edit_is_another_revision
    test_a_deletion_is_a_tombstone = PullContract.test_a_deletion_is_a_tombstone
    test_a_picture_alone = PullContract.test_a_picture_alone_is_an_attachment_without_text
    test_a_picture_keeps_its_caption = PullContract.test_a_picture_keeps_its_caption
    test_own_and_other_bots_messages_are_passed_over = (
        PullContract.test_own_and_other_bots_messages_are_passed_over
    )
    test_a_text_arrives_as_it_was_written = TextContract.test_a_text_arrives_as_it_was_written
    test_half_a_character_harms_nothing = TextContract.test_half_a_character_harms_nothing

    @pytest.fixture
    def anyio_backend(self) -> str:
        return "asyncio"

    async def test_a_request_that_comes_twice_says_the_same(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("one")
        first, second = (
            await read_all(world.connector, cursor),
            await read_all(world.connector, cursor),
        )
        assert first == second != []

    async def test_in_whatever_order_the_last_edit_is_the_newest(self, world: World) -> None:
        await open_first(world.connector)
        message_id = await world.write("one")
        await world.edit(message_id, "two")
        await world.edit(message_id, "three")
        connector = pushed(world)
        connector.collect()
        batches = [connector.deliver(*request) for request in connector.requests[::-1]]
        messages = [m for batch in batches for m in batch.messages if m.id == message_id]
        assert [m.text for m in messages] == ["three", "two", "one"]
        assert max(messages, key=lambda m: m.revision).text == "three"
        assert len({m.revision for m in messages}) == 3

    async def test_what_somebody_else_signed_is_not_let_in(self, world: World) -> None:
        await open_first(world.connector)
        await world.write("one")
        connector = pushed(world)
        connector.collect()
        headers, body = connector.requests[-1]
        assert connector.webhook.verify(headers, body)
        assert not connector.webhook.verify({}, body)
        assert not connector.webhook.verify(dict.fromkeys(headers, "x"), body)

    @pytest.mark.parametrize("body", [b"", b"{}", b"[]", b"null", b"[" * 100_000, b"\xff", b"7"])
    async def test_garbage_is_passed_over(self, world: World, body: bytes) -> None:
        await open_first(world.connector)
        assert pushed(world).webhook.parse(body).messages == ()
