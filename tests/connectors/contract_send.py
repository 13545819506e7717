"""The contract's part on answering: threaded, at most once, and clear about what to do next."""

from __future__ import annotations

import asyncio
import traceback
from collections.abc import Mapping

import pytest

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.domain import Kind
from tests.connectors.dripping import PATIENCE, dripping
from tests.connectors.reading import open_first, read_one
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World

BY_A_PERSON, LATE = {"written_by": "person"}, {"late": "yes"}


async def be_asked(world: World, kind: Kind = Kind.DM) -> tuple[str, Mapping[str, str]]:
    """A message has been read; its id and its address."""
    cursor = await open_first(world.connector)
    await world.write(f"hello from {MARKER}", kind=kind)
    message = await read_one(world.connector, cursor)
    return message.id, message.address


class SendContract:
    @pytest.mark.parametrize("kind", list(Kind))
    async def test_the_answer_stands_under_its_message(self, world: World, kind: Kind) -> None:
        message_id, address = await be_asked(world, kind)
        reply_id = await world.connector.send(address, "Merhaba, 👋 buradayız.")
        assert reply_id
        assert reply_id != message_id
        assert await world.replies() == [Posted(message_id, "Merhaba, 👋 buradayız.")]

    @pytest.mark.parametrize("kind", list(Kind))
    async def test_a_persons_own_words_stand_there_too(self, world: World, kind: Kind) -> None:
        message_id, address = await be_asked(world, kind)
        for words in ({}, LATE):
            await world.connector.send({**address, **BY_A_PERSON, **words}, f"I am Ece {words}")
        said = [Posted(message_id, f"I am Ece {words}") for words in ({}, LATE)]
        assert await world.replies() == said

    async def test_a_connector_that_only_sends_answers_a_kept_address(self, world: World) -> None:
        message_id, address = await be_asked(world)
        await world.connector.open()
        await world.connector.send(dict(address), "late but here")
        assert await world.replies() == [Posted(message_id, "late but here")]

    async def test_markup_is_sent_as_plain_text(self, world: World) -> None:
        _, address = await be_asked(world)
        await world.connector.send(address, "<b>*bold*</b> &amp; _plain_ [x](y)")
        (posted,) = await world.replies()
        assert posted.text == "<b>*bold*</b> &amp; _plain_ [x](y)"

    async def test_an_answer_of_the_full_length_arrives_whole(self, world: World) -> None:
        _, address = await be_asked(world)
        text = "a" * world.connector.limits.text_units
        await world.connector.send(address, text)
        (posted,) = await world.replies()
        assert posted.text == text

    async def test_an_answer_that_is_too_long_is_given_up(self, world: World) -> None:
        _, address = await be_asked(world)
        with pytest.raises(GiveUp):
            await world.connector.send(address, "a" * (world.connector.limits.text_units + 1))
        assert await world.replies() == []

    @pytest.mark.parametrize("kind", list(Kind))
    async def test_what_it_says_it_takes_is_sent(self, world: World, kind: Kind) -> None:
        cursor = await open_first(world.connector)
        await world.write("hello", kind=kind)
        asked = await read_one(world.connector, cursor)
        most = world.connector.limits.text_units
        borders = ["a" * most, "a" * (most + 1), "ğ" * 281, "ğ" * 500, "ğ" * 501, "🌼" * 141]
        taken = [text for text in ("a" * 280, *borders) if world.connector.takes(asked.kind, text)]
        for text in taken:
            await world.connector.send(asked.address, text)
        assert "a" * 280 in taken
        assert "a" * (most + 1) not in taken
        assert [posted.text for posted in await world.replies()] == taken

    async def test_a_limited_answer_is_sent_later_once(self, world: World) -> None:
        _, address = await be_asked(world)
        await world.fault(Call.SEND, Trouble.LIMITED)
        with pytest.raises(RetryLater) as caught:
            await world.connector.send(address, "hello")
        assert caught.value.after == RETRY_AFTER
        await world.connector.send(address, "hello")
        assert len(await world.replies()) == 1

    async def test_a_limit_that_is_over_and_still_refuses_is_not_tried_at_once(
        self, world: World
    ) -> None:
        _, address = await be_asked(world)
        await world.fault(Call.SEND, Trouble.OVERDUE)
        with pytest.raises(RetryLater) as caught:
            await world.connector.send(address, "hello")
        assert caught.value.after is None or caught.value.after >= 1
        await world.connector.send(address, "hello")
        assert len(await world.replies()) == 1

    async def test_headers_that_never_end_leave_an_answer_in_doubt(self, world: World) -> None:
        """Unless the connector asks first who it is: then nothing was sent."""
        _, address = await be_asked(world)
        async with dripping() as url:
            connector = world.elsewhere(url)
            async with asyncio.timeout(PATIENCE):
                with pytest.raises((SendUnknown, RetryLater)):
                    await connector.send(address, "hello")
            await connector.close()

    @pytest.mark.parametrize(
        "trouble", [Trouble.BROKEN, Trouble.GARBAGE, Trouble.HANG, Trouble.LOST]
    )
    async def test_an_answer_in_doubt_is_unknown(self, world: World, trouble: Trouble) -> None:
        _, address = await be_asked(world)
        await world.fault(Call.SEND, trouble)
        with pytest.raises(SendUnknown):
            await world.connector.send(address, "hello")
        assert len(await world.replies()) == (1 if trouble is Trouble.LOST else 0)

    async def test_an_answer_that_never_left_is_sent_later(self, world: World) -> None:
        _, address = await be_asked(world)
        await world.stop()
        with pytest.raises(RetryLater):
            await world.connector.send(address, "hello")

    async def test_a_message_that_cannot_be_answered_is_given_up(self, world: World) -> None:
        _, address = await be_asked(world)
        await world.fault(Call.SEND, Trouble.GONE)
        with pytest.raises(GiveUp):
            await world.connector.send(address, "hello")

    async def test_an_address_that_makes_no_sense_is_given_up(self, world: World) -> None:
        await world.connector.open()
        with pytest.raises(GiveUp):
            await world.connector.send({}, "hello")

    @pytest.mark.parametrize("text", ["half \ud83d here", "one\x00two", "\u202eback"])
    async def test_no_text_breaks_the_connector(self, world: World, text: str) -> None:
        """It arrives as it is, or is given up before anything is sent; what comes next arrives."""
        _, address = await be_asked(world)
        sent = [text, "hello"]
        try:
            await world.connector.send(address, text)
        except GiveUp:
            sent = ["hello"]
        await world.connector.send(address, "hello")
        assert [posted.text for posted in await world.replies()] == sent

    @pytest.mark.parametrize("trouble", list(Trouble))
    async def test_errors_carry_codes_and_no_content(self, world: World, trouble: Trouble) -> None:
        _, address = await be_asked(world)
        await world.fault(Call.SEND, trouble)
        with pytest.raises(ConnectorError) as caught:
            await world.connector.send(address, f"hello, {MARKER}")
        error = caught.value
        shown = "".join(traceback.format_exception(error)) + repr(error)
        assert MARKER not in shown
        assert error.__cause__ is None
        assert error.__suppress_context__ or error.__context__ is None
        assert error.code.replace("_", "").isalnum()
        assert isinstance(error, StopConnector) == (trouble is Trouble.REVOKED)
