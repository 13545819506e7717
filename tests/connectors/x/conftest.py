"""A double of X and a connector that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Any

import pytest

from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.timings import Interval, Timings
from socialbot.settings import X
from tests.doubles.x.double import SECRETS, XDouble
from tests.doubles.x.serving import serve

AT_ONCE = Interval(0.0, 0.0)
QUICK = Timings(connect=2.0, answer=0.5, whole=1.5, wait=0.05, mentions=AT_ONCE, messages=AT_ONCE)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def double() -> AsyncIterator[XDouble]:
    double = XDouble()
    async with serve(double):
        yield double


@pytest.fixture
async def connector(double: XDouble) -> AsyncIterator[XConnector]:
    connector = connect(double)
    yield connector
    await connector.close()


def configure(url: str, **fields: Any) -> X:
    """The settings of the double's one account."""
    return X(
        consumer_key=SECRETS["consumer_key"],
        consumer_secret=SECRETS["consumer_secret"],
        access_token=SECRETS["access_token"],
        access_token_secret=SECRETS["token_secret"],
        api_url=url,
        **fields,
    )


def connect(double: XDouble, timings: Timings = QUICK, **fields: Any) -> XConnector:
    """A connector to the double."""
    return XConnector(configure(double.url, **fields), timings=timings)
