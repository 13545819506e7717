"""What X pushes keeps the contract of reading as well: messages and mentions, words alone."""

from __future__ import annotations

import dataclasses
import html
import json
from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.x.webhook import SIGNATURE
from tests.connectors.contract_push import PushContract
from tests.connectors.pushing import Pushed, Request
from tests.connectors.reading import open_first, read_all
from tests.connectors.world import World
from tests.connectors.x.conftest import connect
from tests.connectors.x.test_pushing import mention_event, message_event, sign
from tests.connectors.x.world import MentionWorld, XWorld
from tests.doubles.x.double import XDouble
from tests.doubles.x.records import Event


def escaped(event: Event) -> Event:
    """In messages that are pushed X writes these three letters as HTML does."""
    return dataclasses.replace(event, text=html.escape(event.text, quote=False))


async def make(double: XDouble, kind: type[XWorld]) -> AsyncIterator[World]:
    told: set[int] = set()

    def take() -> list[Request]:
        events = [(each.id, message_event(escaped(each))) for each in double.events]
        events += [(each.id, mention_event(each)) for each in double.posts]
        new = sorted((each for each in events if each[0] not in told), key=lambda each: each[0])
        told.update(number for number, _ in new)
        bodies = [json.dumps(event).encode() for _, event in new]
        return [({SIGNATURE: sign(body)}, body) for body in bodies]

    connector = connect(double, mode="webhook")
    world = kind(double, connector)
    world.connector = Pushed(connector, take)  # type: ignore[assignment]
    yield world
    await connector.close()


class TestXMessagesPushContract(PushContract):
    test_an_edit_is_a_new_revision = None  # messages cannot be edited
    test_every_edit_is_another_revision = None
    test_in_whatever_order_the_last_edit_is_the_newest = None
    test_a_deletion_is_a_tombstone = None  # X tells of none
    test_a_picture_alone = None  # the events made here hold words alone
    test_a_picture_keeps_its_caption = None

    @pytest.fixture
    async def world(self, double: XDouble) -> AsyncIterator[World]:
        async for world in make(double, XWorld):
            yield world

    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        """What is pushed of messages does not say here who is a robot."""
        cursor = await open_first(world.connector)
        await world.write_as_brand("We are here for you")
        await world.write("I am not the brand")
        messages = await read_all(world.connector, cursor)
        assert [m.text for m in messages] == ["I am not the brand"]


class TestXMentionsPushContract(TestXMessagesPushContract):
    test_an_edit_is_a_new_revision = PushContract.test_an_edit_is_a_new_revision
    test_every_edit_is_another_revision = PushContract.test_every_edit_is_another_revision
    test_in_whatever_order_the_last_edit_is_the_newest = None  # the double tells of the last alone
    test_private_messages_of_one_person_are_one_conversation = None  # these are public

    @pytest.fixture
    async def world(self, double: XDouble) -> AsyncIterator[World]:
        async for world in make(double, MentionWorld):
            yield world
