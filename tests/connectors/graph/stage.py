"""A scene between people, the bot and Meta, on an account of the Graph API."""

from __future__ import annotations

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import httpx

from socialbot.bot import Role
from socialbot.commands.db import upgrade_database
from socialbot.connectors.graph.timings import Timings
from socialbot.settings import Settings
from tests.connectors.graph.signing import sign
from tests.connectors.whole_bot import running
from tests.doubles.graph.double import APP_SECRET, GraphDouble
from tests.doubles.graph.nodes import Node
from tests.doubles.serving import serve

HURRIED = Timings(answer=1.0, whole=2.0, gap=0.02, shortest_pause=0.05, longest_pause=0.1)
ACCESS, OUTAGE = "hesabıma giremiyorum", "site açılmıyor, çöktü mü?"


class Stage(ABC):
    """An account with people, and as many processes of the bot as a test starts."""

    platform: str

    def __init__(self, double: GraphDouble, settings: Settings) -> None:
        self.double = double
        self.settings = settings
        self.address = ""

    @abstractmethod
    def is_own(self, node: Node) -> bool:
        """Whether the brand wrote it."""

    @contextlib.asynccontextmanager
    async def bot(self, role: Role = Role.ALL) -> AsyncIterator[None]:
        """A process of the bot. However long its start takes, what people write then is new."""
        async with running(self.settings, role) as self.address:
            self.double.now = datetime.now(UTC).replace(microsecond=0) + timedelta(seconds=1)
            yield

    def own(self, kind: str = "Message") -> list[Node]:
        """What the brand has written."""
        nodes = self.double.nodes.values()
        return [node for node in nodes if node.kind == kind and self.is_own(node)]

    async def wait_for(self, count: int, kind: str = "Message") -> list[Node]:
        """So many answers, and no more a little later."""
        async with asyncio.timeout(40):
            while len(self.own(kind)) < count:  # noqa: ASYNC110 - the bot works in threads
                await asyncio.sleep(0.05)
        await asyncio.sleep(0.5)
        assert len(self.own(kind)) == count
        return self.own(kind)

    async def post(self, raw: bytes, secret: str = APP_SECRET) -> int:
        """Meta pushes a request; the status that it is answered with."""
        async with httpx.AsyncClient(trust_env=False) as meta:
            return (await meta.post(self._url, content=raw, headers=sign(raw, secret))).status_code

    async def ask(self, **query: str) -> httpx.Response:
        """Meta checks the address."""
        named = {f"hub.{name}": value for name, value in query.items()}
        async with httpx.AsyncClient(trust_env=False) as meta:
            return await meta.get(self._url, params=named)

    @property
    def _url(self) -> str:
        return f"{self.address}/webhooks/{self.platform}"


S = TypeVar("S", bound=Stage)


def perform(
    scene: Callable[[S], Awaitable[None]], double: GraphDouble, build: Callable[[], S]
) -> None:
    """Run a scene; the stage is built when the double has its address."""

    async def run() -> None:
        async with serve(double):
            stage = build()
            await asyncio.to_thread(upgrade_database, stage.settings)
            await scene(stage)

    asyncio.run(run())
