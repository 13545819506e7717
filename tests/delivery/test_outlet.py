"""The outlet blocks the thread of a job, works on the loop, and admits what it cannot know."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from datetime import timedelta

import pytest

from socialbot.connectors.base import Batch, Check, Connector, Limits
from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown
from socialbot.delivery import outlet as module
from socialbot.delivery.outlet import Outlet


class Line(Connector):
    """Counts how often it is opened, and sends after `seconds`."""

    platform = "line"
    limits = Limits(1, 1, 100, timedelta(days=1))

    def __init__(self, seconds: float = 0, fault: Exception | None = None) -> None:
        self.opened = 0
        self._seconds = seconds
        self._fault = fault

    @property
    def account(self) -> str:
        return "brand"

    async def open(self) -> None:
        self.opened += 1

    async def start(self, cursor: str | None) -> str | None:
        return cursor

    async def pull(self, cursor: str | None) -> Batch:
        return Batch()

    async def send(self, address: Mapping[str, str], text: str) -> str:
        await asyncio.sleep(self._seconds)
        if self._fault:
            raise self._fault
        return f"sent to {address['chat']}"

    async def probe(self) -> list[Check]:
        return []

    async def close(self) -> None: ...


def send(line: Line, times: int = 1, platform: str = "line") -> list[str]:
    async def run() -> list[str]:
        outlet = Outlet([line], asyncio.get_running_loop())
        return [
            await asyncio.to_thread(outlet.send, platform, {"chat": "7"}, "hello")
            for _ in range(times)
        ]

    return asyncio.run(run())


def test_reply_is_sent_and_its_id_comes_back() -> None:
    assert send(Line()) == ["sent to 7"]


def test_connector_is_opened_once() -> None:
    line = Line()
    send(line, times=3)
    assert line.opened == 1


def test_errors_of_the_connector_come_through() -> None:
    with pytest.raises(GiveUp, match="blocked"):
        send(Line(fault=GiveUp("blocked")))


def test_send_that_takes_too_long_is_unknown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SEND_LIMIT", 0.05)
    with pytest.raises(SendUnknown):
        send(Line(seconds=30))


def test_platform_that_is_not_configured_waits() -> None:
    with pytest.raises(RetryLater) as caught:
        send(Line(), platform="other")
    assert caught.value.after
