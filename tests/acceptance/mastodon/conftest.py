"""mastodon-mock, a Mastodon server that others wrote, with people on it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from typing import Any

import httpx
import pytest
from mastodon import Mastodon as Person
from mastodon_mock.config import SeedAccount, SeedConfig
from mastodon_mock.testing import MockServer

from socialbot.connectors.mastodon.connector import MastodonConnector
from socialbot.connectors.mastodon.wire import Timings
from socialbot.settings import Mastodon

TOKENS = {"papatya": "token-of-papatya", "ayse": "token-of-ayse", "mert": "token-of-mert"}
PEOPLE = [SeedAccount(username=name, access_token=token) for name, token in TOKENS.items()]
ROBOT = SeedAccount(username="robot", bot=True, access_token="token-of-robot")
QUICK = Timings(answer=5.0, poll=0.0, look_back=0.0, own_posts=0.0, again=0.05)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[MockServer]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with MockServer(seed=SeedConfig(accounts=[*PEOPLE, ROBOT])) as server:
        yield server


@pytest.fixture
def ayse(server: MockServer) -> Person:
    return server.client("ayse")


@pytest.fixture
async def connector(server: MockServer) -> AsyncIterator[MastodonConnector]:
    connector = connect(server)
    await connector.open()
    yield connector
    await connector.close()


def connect(server: MockServer, timings: Timings = QUICK) -> MastodonConnector:
    """The brand's connector."""
    config = Mastodon(url=server.base_url, access_token=TOKENS["papatya"])
    return MastodonConnector(config, timings=timings)


def inject(server: MockServer, path: str, method: str, effect: dict[str, Any], times: int) -> None:
    """The next calls there meet trouble."""
    rule = {"match": {"path": path, "methods": [method]}, "effect": effect, "count": times}
    answer = httpx.post(f"{server.base_url}/api/v1/_mock/faults", json=rule, trust_env=False)
    answer.raise_for_status()
