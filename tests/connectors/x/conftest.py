"""A double of X and a connector that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping
from typing import Any

import pytest

from socialbot.connectors.base import Batch
from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x.connector import XConnector
from socialbot.connectors.x.timings import Interval, Timings
from socialbot.settings import X
from tests.doubles.x.double import SECRETS, XDouble
from tests.doubles.x.serving import serve

AT_ONCE = Interval(0.0, 0.0, trouble=1.0)
QUICK = Timings(connect=2.0, answer=1.5, whole=3.0, wait=0.05, mentions=AT_ONCE, messages=AT_ONCE)


class Seconds:
    """A clock that stands still but for what a test lets pass."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class PatientX(XConnector):
    """The connector as its callers use it: who is told to wait comes again when that time has
    passed, which is at once on its own clock."""

    def __init__(self, config: X, timings: Timings) -> None:
        self.seconds = Seconds()
        super().__init__(config, timings=timings, seconds=self.seconds)

    async def pull(self, cursor: str | None) -> Batch:
        try:
            return await super().pull(cursor)
        except RetryLater as error:
            self.seconds.now += error.after or 0.0
            raise

    async def send(self, address: Mapping[str, str], text: str) -> str:
        try:
            return await super().send(address, text)
        except RetryLater as error:
            self.seconds.now += error.after or 0.0
            raise


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
async def connector(double: XDouble) -> AsyncIterator[PatientX]:
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


def connect(double: XDouble, timings: Timings = QUICK, **fields: Any) -> PatientX:
    """A connector to the double."""
    return PatientX(configure(double.url, **fields), timings)
