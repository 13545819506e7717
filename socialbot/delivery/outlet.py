"""From delivery's threads to the connectors' event loop, and back with the reply's id."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from concurrent.futures import CancelledError
from concurrent.futures import TimeoutError as TookTooLong

from socialbot.connectors.base import Connector
from socialbot.connectors.errors import RetryLater, SendUnknown

SEND_LIMIT = 45.0


class Outlet:
    """Sends through the connectors of this process, opening each when it is first needed."""

    def __init__(self, connectors: Sequence[Connector], loop: asyncio.AbstractEventLoop) -> None:
        self._connectors = {connector.platform: connector for connector in connectors}
        self._open: set[str] = set()
        self._loop = loop

    def send(self, platform: str, address: Mapping[str, str], text: str) -> str:
        """Block until the platform has answered; raises the errors of connectors.errors."""
        connector = self._connectors.get(platform)
        if connector is None:
            raise RetryLater("connector_not_configured", after=60)
        try:
            sending = asyncio.run_coroutine_threadsafe(
                self._send(connector, address, text), self._loop
            )
        except RuntimeError:
            raise RetryLater("stopping") from None
        try:
            return sending.result(SEND_LIMIT)
        except (TookTooLong, CancelledError):
            sending.cancel()
            raise SendUnknown("send_timed_out") from None

    async def _send(self, connector: Connector, address: Mapping[str, str], text: str) -> str:
        if connector.platform not in self._open:
            await connector.open()
            self._open.add(connector.platform)
        return await connector.send(address, text)
