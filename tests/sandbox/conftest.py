"""A platform served for one test, and people who use it."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

import httpx
import pytest

from socialbot.sandbox.network import Network
from socialbot.sandbox.people import People
from socialbot.sandbox.platform import Platform
from tests.sandbox.serving import serve_here


@dataclass
class Site:
    """A running platform, seen from within and over HTTP as the bot's account."""

    url: str
    platform: Platform
    serving: asyncio.Task[None]
    http: httpx.AsyncClient
    people: People

    @property
    def network(self) -> Network:
        return self.platform.network


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    platform = Platform(Network())
    headers = {"authorization": "Bearer papatya"}
    async with serve_here(platform) as (url, serving):
        http = httpx.AsyncClient(base_url=url, headers=headers, trust_env=False)
        async with http:
            people = People(url)
            yield Site(url, platform, serving, http, people)
            await people.close()
