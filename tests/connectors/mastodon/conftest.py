"""A Mastodon server of our own and a connector that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.mastodon.connector import MastodonConnector
from socialbot.connectors.mastodon.wire import Timings
from socialbot.settings import Mastodon
from tests.doubles.mastodon.double import TOKEN, MastodonDouble
from tests.doubles.mastodon.serving import serve

QUICK = Timings(connect=2.0, answer=1.5, poll=0.0, look_back=0.0, own_posts=0.0, again=0.01)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def double() -> AsyncIterator[MastodonDouble]:
    double = MastodonDouble()
    async with serve(double):
        yield double


@pytest.fixture
async def connector(double: MastodonDouble) -> AsyncIterator[MastodonConnector]:
    connector = connect(double)
    yield connector
    await connector.close()


def connect(double: MastodonDouble, timings: Timings = QUICK) -> MastodonConnector:
    """A connector for the double's brand."""
    return MastodonConnector(Mastodon(url=double.url, access_token=TOKEN), timings=timings)
