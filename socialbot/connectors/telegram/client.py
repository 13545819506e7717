"""The Bot API through python-telegram-bot's Bot: raw answers in, our own errors out, no logs."""

from __future__ import annotations

import asyncio
from typing import Any

from telegram import Bot
from telegram.error import ChatMigrated

from socialbot.connectors.common.silence import silence
from socialbot.connectors.telegram.faults import read_fault, send_fault
from socialbot.connectors.telegram.wire import Timings, Wire

TALKATIVE = ("telegram", "httpx", "httpcore")


class Moved(Exception):
    """The group has a new id; nothing was sent."""

    def __init__(self, chat_id: str) -> None:
        super().__init__("moved")
        self.chat_id = chat_id


class Client:
    """One bot. Polling has a connection pool of its own, so that sends never wait for it."""

    def __init__(self, token: str, api_url: str, timings: Timings) -> None:
        silence(TALKATIVE)
        self._timings = timings
        self._wires = (Wire(timings), Wire(timings))
        base = api_url.rstrip("/")
        self._bot = Bot(
            token,
            base_url=f"{base}/bot",
            base_file_url=f"{base}/file/bot",
            get_updates_request=self._wires[0],
            request=self._wires[1],
        )

    async def ask(self, method: str, **parameters: Any) -> Any:
        """A call that may be repeated; returns the raw result, raises RetryLater or
        StopConnector."""
        try:
            return await self._call(method, parameters)
        except Exception as error:  # noqa: BLE001 - any answer can be garbage
            fault = read_fault(error)
        raise fault  # out here, so that it does not drag the library's error and its text along

    async def send(self, parameters: dict[str, Any]) -> Any:
        """sendMessage, once; raises Moved or any of connectors.errors."""
        fault: Exception
        try:
            return await self._call("sendMessage", parameters)
        except ChatMigrated as error:
            fault = Moved(str(error.new_chat_id))
        except Exception as error:  # noqa: BLE001 - any answer can be garbage
            fault = send_fault(error)
        raise fault

    async def poll(self, offset: int, wait: int, kinds: tuple[str, ...]) -> Any:
        """getUpdates; confirms what lies before `offset`, and nothing when it is 0."""
        return await self.ask(
            "getUpdates", offset=offset or None, timeout=wait, allowed_updates=list(kinds)
        )

    async def close(self) -> None:
        """Release the sockets; safe to call twice."""
        for wire in self._wires:
            await wire.shutdown()

    async def _call(self, method: str, parameters: dict[str, Any]) -> Any:
        patience = self._timings.answer + parameters.get("timeout", 0)
        # The HTTP library's time-outs begin anew with every byte, so the whole has one as well.
        async with asyncio.timeout(2 * self._timings.connect + patience):
            # python-telegram-bot drops the underscore, and with it the advice to let it parse.
            return await self._bot.do_api_request(
                f"{method}_", api_kwargs=parameters, read_timeout=patience
            )
