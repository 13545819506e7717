"""The contract's part on texts: intact whatever they hold, and never seen outside a message."""

from __future__ import annotations

import logging

import pytest

from socialbot.connectors.errors import ConnectorError
from tests.connectors.reading import open_first, read_all, read_from, read_one
from tests.connectors.world import MARKER, Call, Trouble, World

FAMILY = "👨‍👩‍👧‍👦"
TEXTS = {
    "emoji": f"{FAMILY} 🇹🇷 👍🏽",
    "turkish": "İıĞğŞşÇçÖöÜü",
    "right-to-left override": "abc\u202edef\u202c \u2067مرحبا\u2069",
    "nul": "one\x00two",
    "lines": "one\ntwo\r\n\tthree",
    "markup": "<b>&amp;</b> *bold* _it_ <script>alert(1)</script>",
    "blank": "   \u200b ",
}


class TextContract:
    @pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS.keys())
    async def test_a_text_arrives_as_it_was_written(self, world: World, text: str) -> None:
        cursor = await open_first(world.connector)
        await world.write(text)
        assert (await read_one(world.connector, cursor)).text == text

    async def test_a_very_long_text_arrives_whole(self, world: World) -> None:
        text = ("ağaç 🌳 " * world.longest_message)[: world.longest_message].strip()
        cursor = await open_first(world.connector)
        await world.write(text)
        assert (await read_one(world.connector, cursor)).text == text

    async def test_half_a_character_harms_nothing(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("half \ud83d here")
        await world.write("whole")
        first, second = await read_all(world.connector, cursor)
        assert first.text in ("half \ud83d here", "half \ufffd here", "half ? here")
        assert second.text == "whole"

    async def test_what_cannot_be_read_is_counted_and_passed_over(self, world: World) -> None:
        cursor = await open_first(world.connector)
        await world.write("one")
        await world.write_malformed()
        await world.write("two")
        texts, skipped = [], 0
        for _ in range(3):
            batch = await world.connector.pull(cursor)
            texts += [m.text for m in batch.messages]
            skipped += batch.skipped
            cursor = batch.cursor or cursor
        assert (texts, skipped) == (["one", "two"], 1)

    async def test_nothing_that_was_written_is_logged(
        self, world: World, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level(logging.DEBUG)
        cursor = await open_first(world.connector)
        message_id = await world.write(MARKER, author=f"Ayşe {MARKER}")
        await world.write_malformed()
        await world.edit(message_id, f"{MARKER}, again")
        caplog.clear()  # the platform may run in this process and is not what is tested
        messages, cursor = await read_from(world.connector, cursor)
        await world.connector.send(messages[0].address, f"about {MARKER}")
        await world.fault(Call.SEND, Trouble.BROKEN)
        with pytest.raises(ConnectorError):
            await world.connector.send(messages[0].address, f"about {MARKER}")
        assert MARKER not in caplog.text

    async def test_length_is_counted_in_the_platforms_units(self, world: World) -> None:
        assert world.connector.length("") == 0
        assert world.connector.length("ağaç") == world.tree_units
        assert world.connector.length(FAMILY) == world.family_units
