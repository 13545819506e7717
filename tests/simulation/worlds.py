"""Each platform for an hour of the simulation: its connector and its double, as in the contract.

A world can also make a 429 that does not say when to come back, tell how much trouble no call has
met, and has many people where the contract needs one.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from unittest.mock import patch

from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.connectors.mastodon import turns
from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.timings import Interval
from socialbot.domain import Kind
from socialbot.sandbox.network import Network
from socialbot.sandbox.platform import Platform
from tests.connectors.facebook.world import FacebookWorld
from tests.connectors.graph import conftest as graph
from tests.connectors.graph.world import GraphWorld
from tests.connectors.instagram import conftest as insta
from tests.connectors.instagram.world import InstagramWorld
from tests.connectors.mastodon import conftest as mastodon
from tests.connectors.mastodon.world import ENDPOINT, MastodonWorld
from tests.connectors.sandbox.world import SandboxWorld
from tests.connectors.telegram import conftest as telegram
from tests.connectors.telegram import fake as bot_api
from tests.connectors.telegram.fake import FakeTelegram
from tests.connectors.telegram.world import METHOD, BusinessWorld, TelegramWorld
from tests.connectors.world import Call, Posted, Trouble, World
from tests.connectors.x import conftest as x
from tests.connectors.x.world import MentionWorld, XWorld
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import limited
from tests.doubles.graph.facebook import ALL, KINDS, Facebook
from tests.doubles.graph.instagram import Instagram
from tests.doubles.graph.instagram_kinds import ALL as INSTAGRAM_ALL
from tests.doubles.graph.instagram_kinds import KINDS as INSTAGRAM_KINDS
from tests.doubles.graph.nodes import Node
from tests.doubles.graph.trouble import refuse as refuse_graph
from tests.doubles.mastodon.double import MastodonDouble
from tests.doubles.mastodon.serving import serve as serve_mastodon
from tests.doubles.mastodon.serving import trouble as refuse_mastodon
from tests.doubles.serving import serve
from tests.doubles.x.double import XDouble
from tests.doubles.x.problems import Problem
from tests.doubles.x.serving import refuse as refuse_x
from tests.doubles.x.serving import serve as serve_x
from tests.sandbox.serving import serve_here
from tests.simulation.loop import SimulatedLoop
from tests.simulation.memory_world import MemoryWorld

PATIENT = {"answer": 2.0, "whole": 3.0}  # real seconds, which a busy machine does not use up
WINDOW = 300.0  # seconds in which Mastodon takes 300 calls of a kind


@asynccontextmanager
async def make_memory(_: SimulatedLoop) -> AsyncIterator[World]:
    """The platform that does everything."""
    yield MemoryWorld()


class SandboxHour(SandboxWorld):
    """The sandbox's 429 always says when to come back."""

    async def replies(self) -> list[Posted]:
        """All of them."""
        own = [post for post in self._network.posts(100_000) if post.author == self._network.brand]
        return [Posted(post.in_reply_to or "", post.text) for post in own]

    async def limit_without_reset(self, call: Call) -> None:
        """So this one does too."""
        await self.fault(call, Trouble.LIMITED)

    def count_faults(self) -> int:
        """Those that no call has met yet."""
        return sum(map(len, self.planned.values()))


@asynccontextmanager
async def make_sandbox(_: SimulatedLoop) -> AsyncIterator[World]:
    """The sandbox network."""
    network = Network()
    platform = Platform(network)
    async with serve_here(platform) as (url, serving):
        world = SandboxHour(url, network, serving)
        world.planned = platform.faults._planned
        yield world
        await world.close()


class TelegramHour(TelegramWorld):
    """The bot's own chats."""

    async def limit_without_reset(self, call: Call) -> None:
        """No retry_after."""
        meet = bot_api.trouble(429, "Too Many Requests")
        self._fake.faults.setdefault(METHOD[call], []).append(meet)

    def count_faults(self) -> int:
        """Those that no call has met yet."""
        return _count(self._fake.faults)


class BusinessHour(TelegramHour, BusinessWorld):
    """The chats of a business account."""


@asynccontextmanager
async def make_telegram(
    _: SimulatedLoop, kind: type[TelegramWorld] = TelegramHour
) -> AsyncIterator[World]:
    """Telegram by polling."""
    fake = FakeTelegram()
    async with serve(fake):
        connector = telegram.polling(fake)
        yield kind(fake, connector)
        await connector.close()


@asynccontextmanager
async def make_business(loop: SimulatedLoop) -> AsyncIterator[World]:
    """Telegram for a business account."""
    async with make_telegram(loop, BusinessHour) as world:
        yield world


class XHour(XWorld):
    """Messages and mentions of one account. That it was too much is said of mentions alone, with a
    reset that has passed already; where no time is named, of both."""

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        """As in the contract, but for that."""
        if (call, trouble) != (Call.PULL, Trouble.LIMITED):
            await super().fault(call, trouble, times)
            return
        passed = {"x-rate-limit-reset": str(int(self._double.now()))}
        meet = refuse_x(Problem(429, "Too Many Requests", ""), passed)
        self._double.faults.setdefault("mentions", []).extend([meet] * times)

    async def limit_without_reset(self, call: Call) -> None:
        """A reset that makes no sense."""
        meet = refuse_x(Problem(429, "Too Many Requests", ""), {"x-rate-limit-reset": "soon"})
        for endpoint in self._hit(call):
            self._double.faults.setdefault(endpoint, []).append(meet)

    def count_faults(self) -> int:
        """Those that no call has met yet."""
        return _count(self._double.faults)


class XPublicHour(XHour, MentionWorld):
    """Mentions alone."""


@asynccontextmanager
async def make_x(loop: SimulatedLoop, kind: type[XHour] = XHour) -> AsyncIterator[World]:
    """X within its limits, read as often as it really is."""
    double = XDouble()
    double.now = lambda: loop.now().timestamp()
    intervals = {"mentions": Interval(10.0, 120.0), "messages": Interval(60.0, 300.0)}
    timings = replace(x.QUICK, **PATIENT, **intervals)
    async with serve_x(double):
        connector = XConnector(
            x.configure(double.url, monthly_budget_usd=10_000.0),
            timings=timings,
            clock=loop.now,
            seconds=loop.time,
        )
        yield kind(double, connector)
        await connector.close()


@asynccontextmanager
async def make_public_x(loop: SimulatedLoop) -> AsyncIterator[World]:
    """X where trouble meets public answers."""
    async with make_x(loop, XPublicHour) as world:
        yield world


class GraphHour(GraphWorld):
    """Many people write to an account."""

    async def limit_without_reset(self, call: Call) -> None:
        """No header says when."""
        self._double.faults.setdefault(self._hit(call), []).append(refuse_graph(limited(613)))

    def count_faults(self) -> int:
        """Those that no call has met yet."""
        return _count(self._double.faults)

    def _said_before(self, node: Node) -> str:
        """The conversation, which the simulation counts by."""
        talks = [one for one in self._double.nodes.values() if one.kind == "Conversation"]
        (talk,) = (talk for talk in talks if node in talk.edges["messages"])
        return str(talk.id)


class FacebookHour(GraphHour, FacebookWorld):
    """A page."""


class InstagramHour(GraphHour, InstagramWorld):
    """A professional account."""


@asynccontextmanager
async def make_facebook(_: SimulatedLoop) -> AsyncIterator[World]:
    """A page."""
    double = GraphDouble(KINDS, ALL)
    async with serve(double):
        page = Facebook(double)
        connector = FacebookConnector(graph.config(double), replace(graph.QUICK, **PATIENT))
        yield FacebookHour(page, connector)
        await connector.close()


@asynccontextmanager
async def make_instagram(_: SimulatedLoop) -> AsyncIterator[World]:
    """A professional account."""
    double = GraphDouble(INSTAGRAM_KINDS, INSTAGRAM_ALL)
    async with serve(double):
        account = Instagram(double)
        connector = InstagramConnector(insta.config(double), replace(graph.QUICK, **PATIENT))
        yield InstagramHour(account, connector)
        await connector.close()


class MastodonHour(MastodonWorld):
    """Many people write. A long answer is a short thread, of which the first status counts."""

    async def replies(self) -> list[Posted]:
        """Without what continues an answer."""
        own = {post.id for post in self._double.posts.values() if post.author is self._double.brand}
        return [reply for reply in await super().replies() if reply.in_reply_to not in own]

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        person = self._double.person(author.replace(" ", "_"), bot)
        visibility = "direct" if kind is Kind.DM else "public"
        return self._double.write(person, f"@papatya {text}", visibility).id

    async def limit_without_reset(self, call: Call) -> None:
        """Only that it is too much."""
        meet = refuse_mastodon(429, "Too many requests")
        self._double.faults.setdefault(ENDPOINT[call], []).append(meet)

    def count_faults(self) -> int:
        """Those that no call has met yet."""
        return _count(self._double.faults)


@asynccontextmanager
async def make_mastodon(loop: SimulatedLoop) -> AsyncIterator[World]:
    """A server that counts calls anew every five minutes, read as often as it really is."""
    double = MastodonDouble()
    timings = replace(mastodon.QUICK, answer=2.0, poll=5.0, look_back=60.0, own_posts=15.0)
    clock = patch.object(turns, "time", SimpleNamespace(monotonic=loop.time))
    async with serve_mastodon(double):
        counting = asyncio.create_task(_count_anew(double))
        connector = mastodon.connect(double, timings)
        with clock:
            yield MastodonHour(double, connector)
        counting.cancel()
        with suppress(asyncio.CancelledError):
            await counting
        await connector.close()


async def _count_anew(double: MastodonDouble) -> None:
    while True:
        double.left = {"api": 300, "statuses": 300}
        await asyncio.sleep(WINDOW)


def _count(faults: Mapping[Any, list[Any]]) -> int:
    return sum(map(len, faults.values()))


Make = Callable[[SimulatedLoop], AbstractAsyncContextManager[Any]]
WORLDS: dict[str, Make] = {
    "memory": make_memory,
    "sandbox": make_sandbox,
    "telegram": make_telegram,
    "telegram business": make_business,
    "x": make_x,
    "x in public": make_public_x,
    "facebook": make_facebook,
    "instagram": make_instagram,
    "mastodon": make_mastodon,
}
