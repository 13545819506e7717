"""How soon open pages of the queue hear what is new, for `socialbot benchmark admin`."""

from __future__ import annotations

import asyncio
import json
import random
import re
from collections.abc import Callable, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field, replace
from html import unescape
from itertools import cycle
from statistics import median
from time import perf_counter

import httpx

from socialbot.commands.admin_server import ENCODING, Server

PLACE = re.compile(r'data-live="([^"]*)" data-since="([^"]*)"')
VIEWS = ("", "?sort=newest", "?assignee=nobody", "?sort=newest&assignee=nobody")
GIVE_UP = 60.0  # seconds, after which a page counts as one that has not heard
PAUSE = 0.7  # seconds at most between two items: no look at the database is at the same moment


@dataclass(frozen=True, slots=True)
class News:
    """Seconds from the moment that an item begins to be written until every page has heard of it:
    the middle and the worst of all items. heard: how many pages heard of how many items, together;
    ratio: the middle as a multiple of a single page's."""

    pages: int
    processes: int
    items: int
    heard: int
    median: float
    worst: float
    ratio: float = 1.0


class Listener:
    """An open page of the queue."""

    def __init__(self, http: httpx.AsyncClient, view: str) -> None:
        self._http = http
        self._view = view
        self._heard: dict[int, float] = {}
        self._more = asyncio.Event()
        self.is_open = asyncio.Event()

    async def listen(self) -> None:
        """Hear all events, as the page's script does, until cancelled."""
        page = await self._http.get(f"/queue{self._view}")
        found = PLACE.search(page.text)
        assert found
        live = unescape(found[1])
        address = f"{live}{'' if live.endswith('?') else '&'}since={found[2]}"
        async with self._http.stream("GET", address) as stream:
            async for line in stream.aiter_lines():
                if line.startswith("data: "):
                    self._note(json.loads(line.removeprefix("data: ")))

    def _note(self, said: dict[str, list[dict[str, int]]]) -> None:
        now = perf_counter()
        for item in said["came"]:
            self._heard.setdefault(item["id"], now)
        self.is_open.set()
        self._more.set()

    async def wait_for(self, number: int) -> float:
        """When it heard of an item."""
        while number not in self._heard:
            self._more.clear()
            await self._more.wait()
        return self._heard[number]


@dataclass(frozen=True, slots=True)
class Watch:
    """Open pages, spread over the servers, and what happens while they are open. `add` writes one
    item and returns its id."""

    servers: Sequence[Server]
    cookies: httpx.Cookies = field(repr=False)
    pages: int
    items: int
    add: Callable[[], int]

    async def run(self) -> News:
        """Open the pages, write the items one after the other, and see who hears of them."""
        async with AsyncExitStack() as stack:
            listeners = await self._open_pages(stack)
            tasks = await stack.enter_async_context(asyncio.TaskGroup())
            listening = [tasks.create_task(listener.listen()) for listener in listeners]
            await asyncio.gather(*(listener.is_open.wait() for listener in listeners))
            rounds = [await self._tell(listeners) for _ in range(self.items)]
            for task in listening:
                task.cancel()
        return self._sum_up(rounds)

    async def _open_pages(self, stack: AsyncExitStack) -> list[Listener]:
        clients = [
            await stack.enter_async_context(_open_browser(server.address, self.cookies))
            for server in self.servers
        ]
        turns = zip(cycle(VIEWS), cycle(clients), range(self.pages), strict=False)
        return [Listener(client, view) for view, client, _ in turns]

    async def _tell(self, listeners: Sequence[Listener]) -> list[float]:
        """Seconds until each page has heard of one more item; those that do not are left out."""
        await asyncio.sleep(PAUSE * random.random())  # noqa: S311 - any moment will do
        start = perf_counter()
        number = await asyncio.to_thread(self.add)
        waits = [asyncio.create_task(listener.wait_for(number)) for listener in listeners]
        heard, deaf = await asyncio.wait(waits, timeout=GIVE_UP)
        for wait in deaf:
            wait.cancel()
        return [wait.result() - start for wait in heard]

    def _sum_up(self, rounds: Sequence[Sequence[float]]) -> News:
        last = [max(times, default=GIVE_UP) for times in rounds]
        return News(
            pages=self.pages,
            processes=len(self.servers),
            items=self.items,
            heard=sum(map(len, rounds)),
            median=round(median(last), 3),
            worst=round(max(last), 3),
        )


def _open_browser(address: str, cookies: httpx.Cookies) -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=address,
        cookies=cookies,
        headers=ENCODING,
        limits=httpx.Limits(max_connections=None),
        timeout=httpx.Timeout(None),  # a stream lasts
        trust_env=False,
    )


def measure_news(
    servers: Sequence[Server],
    cookies: httpx.Cookies,
    pages: int,
    items: int,
    add: Callable[[], int],
) -> list[News]:
    """One open page alone, then so many spread over all servers."""
    add()  # the first is slower to write, and nobody waits for it
    alone = asyncio.run(Watch(servers[:1], cookies, 1, items, add).run())
    spread = asyncio.run(Watch(servers, cookies, pages, items, add).run())
    return [replace(one, ratio=round(one.median / alone.median, 2)) for one in (alone, spread)]
