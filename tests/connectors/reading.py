"""Reading through a connector as intake does: ask, take, acknowledge."""

from __future__ import annotations

from socialbot.connectors.base import Connector
from socialbot.domain import Message


async def open_first(connector: Connector) -> str | None:
    """The cursor of a first start."""
    await connector.open()
    return await connector.start(None)


async def read_from(connector: Connector, cursor: str | None) -> tuple[list[Message], str | None]:
    """All that comes after the cursor until a pull brings nothing, and the cursor by then."""
    messages: list[Message] = []
    while True:
        batch = await connector.pull(cursor)
        messages += batch.messages
        moved = batch.cursor not in (None, cursor)
        cursor = batch.cursor or cursor
        if not batch.messages and not moved:
            return messages, cursor


async def read_all(connector: Connector, cursor: str | None) -> list[Message]:
    """The messages alone."""
    messages, _ = await read_from(connector, cursor)
    return messages


async def read_one(connector: Connector, cursor: str | None) -> Message:
    """The one message that comes."""
    (message,) = await read_all(connector, cursor)
    return message
