"""An Instagram account in the double of the Graph API, and connectors to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.instagram.connector import InstagramConnector
from socialbot.settings import Instagram as Config
from tests.connectors.graph.conftest import QUICK, _no_proxy
from tests.doubles.graph.double import APP_SECRET, TOKEN, GraphDouble
from tests.doubles.graph.instagram import PAGE_ID, USER_ID, Instagram
from tests.doubles.graph.instagram_kinds import ALL, KINDS
from tests.doubles.serving import serve

__all__ = ["_no_proxy"]

VERIFY_TOKEN = "verify-token-of-the-tests"


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def double() -> AsyncIterator[GraphDouble]:
    double = GraphDouble(KINDS, ALL)
    async with serve(double):
        yield double


@pytest.fixture
def insta(double: GraphDouble) -> Instagram:
    return Instagram(double)


@pytest.fixture
async def connector(double: GraphDouble, insta: Instagram) -> AsyncIterator[InstagramConnector]:
    connector = InstagramConnector(config(double), QUICK)
    yield connector
    await connector.close()


@pytest.fixture
async def pushed(double: GraphDouble, insta: Instagram) -> AsyncIterator[InstagramConnector]:
    """A connector that is pushed to, and starts before anybody writes."""
    double.tick(5)
    quick = Timings(connect=2.0, answer=1.5, whole=3.0, gap=0.0, longest_pause=0.05)
    connector = InstagramConnector(config(double, mode="webhook", verify_token=VERIFY_TOKEN), quick)
    yield connector
    await connector.close()


def config(double: GraphDouble, **given: object) -> Config:
    """The table of socialbot.toml, with the secrets."""
    values = {"page_id": PAGE_ID, "user_id": USER_ID, "page_token": TOKEN, **given}
    return Config.model_validate(values | {"app_secret": APP_SECRET, "api_url": double.url})
