"""The contract's part on reading: baseline, order, redelivery, revisions, trouble."""

from __future__ import annotations

import asyncio
import contextlib
from datetime import timedelta

import pytest

from socialbot.connectors.errors import RetryLater
from socialbot.domain import Kind
from tests.connectors.dripping import PATIENCE, dripping
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.connectors.world import RETRY_AFTER, Call, Trouble, World

PASSING = [Trouble.LIMITED, Trouble.OVERDUE, Trouble.BROKEN, Trouble.GARBAGE, Trouble.HANG]


class PullContract:
    async def test_the_first_start_answers_nothing_old(self, world: World) -> None:
        await world.write("old")
        cursor = await open_first(world.connector)
        await world.write("new")
        assert [m.text for m in await read_all(world.connector, cursor)] == ["new"]

    async def test_a_restart_reads_what_came_meanwhile(self, world: World) -> None:
        await world.write("before")
        start = await open_first(world.connector)
        await world.write("read")
        _, cursor = await read_from(world.connector, start)
        await world.write("meanwhile")
        await world.connector.open()
        again = await world.connector.start(cursor)
        assert [m.text for m in await read_all(world.connector, again)] == ["meanwhile"]

    async def test_messages_come_in_order(self, world: World) -> None:
        cursor = await open_first(world.connector)
        for number in range(12):
            await world.write(f"number {number}", author=("Ayşe", "Mert")[number % 2])
        read = await read_all(world.connector, cursor)
        assert [m.text for m in read] == [f"number {number}" for number in range(12)]

    async def test_messages_come_again_until_acknowledged(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("one")
        await world.write("two")
        first = await world.connector.pull(cursor)
        second = await world.connector.pull(cursor)
        assert [m.id for m in first.messages] == [m.id for m in second.messages]
        assert first.messages

    async def test_acknowledged_messages_do_not_come_again(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("one")
        _, cursor = await read_from(world.connector, cursor)
        await world.write("two")
        assert [m.text for m in await read_all(world.connector, cursor)] == ["two"]

    async def test_a_pull_that_is_cancelled_loses_nothing(self, world: World) -> None:
        cursor = await open_first(world.connector)
        pull = asyncio.create_task(world.connector.pull(cursor))
        await asyncio.sleep(0)
        pull.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await pull
        await world.write("still here")
        assert (await read_one(world.connector, cursor)).text == "still here"

    async def test_a_message_says_where_it_came_from(self, world: World) -> None:
        cursor = await open_first(world.connector)
        message_id = await world.write("hello", kind=Kind.MENTION)
        message = await read_one(world.connector, cursor)
        assert message.id == message_id
        assert message.kind is Kind.MENTION
        assert message.platform == world.connector.platform
        assert message.account == world.connector.account
        assert message.sent_at.tzinfo is not None
        assert message.address
        assert all(isinstance(part, str) for pair in message.address.items() for part in pair)

    @pytest.mark.parametrize("kind", list(Kind))
    async def test_a_message_says_until_when_who_may_answer(self, world: World, kind: Kind) -> None:
        cursor = await open_first(world.connector)
        await world.write("hello", kind=kind)
        message = await read_one(world.connector, cursor)
        window = world.connector.reply_until(message) - message.sent_at
        bot_window = world.connector.bot_until(message) - message.sent_at
        assert timedelta() < bot_window <= window <= world.connector.limits.reply_window
        assert bot_window == world.bot_windows.get(kind, window)

    async def test_private_messages_of_one_person_are_one_conversation(self, world: World) -> None:
        cursor = await open_first(world.connector)
        for author in ("Ayşe", "Ayşe", "Mert"):
            await world.write("hello", author=author)
        first, second, other = await read_all(world.connector, cursor)
        assert first.conversation == second.conversation != other.conversation
        assert first.author == second.author != other.author
        assert first.id != second.id

    async def test_an_edit_is_a_new_revision(self, world: World) -> None:
        cursor = await open_first(world.connector)
        message_id = await world.write("befour")
        await world.edit(message_id, "before")
        *_, edited = await read_all(world.connector, cursor)
        assert (edited.id, edited.text) == (message_id, "before")
        assert edited.revision > 0

    async def test_every_edit_is_another_revision(self, world: World) -> None:
        cursor = await open_first(world.connector)
        message_id = await world.write("one")
        first, cursor = await read_from(world.connector, cursor)
        await world.edit(message_id, "two")
        second, cursor = await read_from(world.connector, cursor)
        await world.edit(message_id, "three")
        third, cursor = await read_from(world.connector, cursor)
        revisions = [m.revision for m in (*first, *second, *third)]
        assert revisions == sorted(set(revisions))
        assert len(revisions) == 3
        assert len({m.conversation for m in (*first, *second, *third)}) == 1

    async def test_a_deletion_is_a_tombstone(self, world: World) -> None:
        cursor = await open_first(world.connector)
        message_id = await world.write("oops")
        await world.delete(message_id)
        *_, gone = await read_all(world.connector, cursor)
        assert (gone.id, gone.text, gone.deleted) == (message_id, "", True)
        assert gone.revision > 0

    async def test_a_picture_alone_is_an_attachment_without_text(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("", attachments=1)
        message = await read_one(world.connector, cursor)
        assert (message.text, message.attachments) == ("", 1)

    async def test_a_picture_keeps_its_caption(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("my screen", attachments=1)
        message = await read_one(world.connector, cursor)
        assert (message.text, message.attachments) == ("my screen", 1)

    async def test_own_and_other_bots_messages_are_passed_over(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("I am a machine", author="Robot", bot=True)
        await world.write_as_brand("We are here for you")
        await world.write("I am not")
        messages, cursor = await read_from(world.connector, cursor)
        assert [m.text for m in messages] == ["I am not"]
        assert await read_all(world.connector, cursor) == []

    @pytest.mark.parametrize("trouble", PASSING)
    async def test_trouble_while_reading_is_retried_and_loses_nothing(
        self, world: World, trouble: Trouble
    ) -> None:
        cursor = await open_first(world.connector)
        await world.write("patience")
        await world.fault(Call.PULL, trouble)
        with pytest.raises(RetryLater):
            await world.connector.pull(cursor)
        assert (await read_one(world.connector, cursor)).text == "patience"

    async def test_a_limited_pull_says_when_to_come_back(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.fault(Call.PULL, Trouble.LIMITED)
        with pytest.raises(RetryLater) as caught:
            await world.connector.pull(cursor)
        assert caught.value.after == RETRY_AFTER

    async def test_a_limit_that_is_over_and_still_refuses_is_not_asked_at_once(
        self, world: World
    ) -> None:
        cursor = await open_first(world.connector)
        await world.fault(Call.PULL, Trouble.OVERDUE)
        with pytest.raises(RetryLater) as caught:
            await world.connector.pull(cursor)
        assert caught.value.after is None or caught.value.after >= 1

    async def test_headers_that_never_end_are_not_waited_for(self, world: World) -> None:
        async with dripping() as url:
            connector = world.elsewhere(url)
            async with asyncio.timeout(PATIENCE):
                with pytest.raises(RetryLater):
                    await connector.open()
            await connector.close()

    @pytest.mark.parametrize("trouble", PASSING)
    async def test_trouble_at_the_start_is_retried(self, world: World, trouble: Trouble) -> None:
        await world.fault(Call.OPEN, trouble)
        with pytest.raises(RetryLater):
            await world.connector.open()
        await world.connector.open()
        assert world.connector.account

    async def test_opening_again_changes_nothing(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("unread")
        await world.connector.open()
        assert (await read_one(world.connector, cursor)).text == "unread"
