"""From delivery's threads to the connectors' event loop, and back with the reply's id."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine, Mapping, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures import TimeoutError as TookTooLong
from typing import TypeVar

from socialbot.connectors.base import Connector
from socialbot.connectors.errors import RetryLater, SendUnknown

SEND_LIMIT = 45.0
HIDE_LIMIT = 15.0
T = TypeVar("T")


class Outlet:
    """Sends through the connectors of this process, opening each when it is first needed."""

    def __init__(self, connectors: Sequence[Connector], loop: asyncio.AbstractEventLoop) -> None:
        self._connectors = {connector.platform: connector for connector in connectors}
        self._open: set[str] = set()
        self._loop = loop

    def send(self, platform: str, address: Mapping[str, str], text: str) -> str:
        """Block until the platform has answered; raises the errors of connectors.errors."""
        sending = self._start(self._send(self._find(platform), address, text))
        try:
            return sending.result(SEND_LIMIT)
        except (TookTooLong, CancelledError):
            sending.cancel()
            raise SendUnknown("send_timed_out") from None

    def hide(self, platform: str, address: Mapping[str, str]) -> None:
        """Block until the post is out of sight; raises the errors of connectors.errors."""
        hiding = self._start(self._hide(self._find(platform), address))
        try:
            hiding.result(HIDE_LIMIT)
        except (TookTooLong, CancelledError):
            hiding.cancel()
            raise RetryLater("hide_timed_out") from None

    def _find(self, platform: str) -> Connector:
        connector = self._connectors.get(platform)
        if connector is None:
            raise RetryLater("connector_not_configured", after=60)
        return connector

    def _start(self, work: Coroutine[None, None, T]) -> Future[T]:
        try:
            return asyncio.run_coroutine_threadsafe(work, self._loop)
        except RuntimeError:
            work.close()
            raise RetryLater("stopping") from None

    async def _send(self, connector: Connector, address: Mapping[str, str], text: str) -> str:
        await self._open_once(connector)
        return await connector.send(address, text)

    async def _hide(self, connector: Connector, address: Mapping[str, str]) -> None:
        await self._open_once(connector)
        await connector.hide(address)

    async def _open_once(self, connector: Connector) -> None:
        if connector.platform not in self._open:
            await connector.open()
            self._open.add(connector.platform)
