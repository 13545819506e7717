"""The connector over the wire: who it is, where it starts, what it reads and how it answers."""

from __future__ import annotations

import pytest

from socialbot.connectors.telegram.connector import TelegramConnector
from tests.connectors.telegram.fake import FakeTelegram
from tests.connectors.telegram.updates import post

pytestmark = pytest.mark.anyio


async def test_a_private_message_is_read_and_answered_under_it(
    fake: FakeTelegram, connector: TelegramConnector
) -> None:
    await connector.open()
    cursor = await connector.start(None)
    fake.push({"message": post("Merhaba")})
    batch = await connector.pull(cursor)
    (message,) = batch.messages
    await connector.send(message.address, "Size yardımcı olalım.")
    (sent,) = fake.sent
    assert (message.text, sent["text"]) == ("Merhaba", "Size yardımcı olalım.")
    assert (sent["chat_id"], sent["reply_parameters"]["message_id"]) == (41, 10)
