"""A Facebook page of our own in the double of the Graph API."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.timings import Timings
from socialbot.settings import Facebook as Config
from tests.doubles.graph.double import APP_SECRET, TOKEN, GraphDouble
from tests.doubles.graph.facebook import ALL, KINDS, PAGE_ID, Facebook
from tests.doubles.serving import serve

QUICK = Timings(connect=2.0, answer=1.5, whole=3.0, gap=0.0, shortest_pause=0.0, longest_pause=0.0)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def double() -> AsyncIterator[GraphDouble]:
    double = GraphDouble(KINDS, ALL)
    async with serve(double):
        yield double


@pytest.fixture
def page(double: GraphDouble) -> Facebook:
    return Facebook(double)


@pytest.fixture
async def client(double: GraphDouble, page: Facebook) -> AsyncIterator[GraphClient]:
    client = GraphClient(config(double), QUICK)
    yield client
    await client.close()


def config(double: GraphDouble, **given: object) -> Config:
    """The table of socialbot.toml, with the secrets."""
    values = {"page_id": PAGE_ID, "page_token": TOKEN, "app_secret": APP_SECRET, **given}
    return Config.model_validate(values | {"api_url": double.url})
