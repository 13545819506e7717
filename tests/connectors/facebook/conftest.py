"""A page in the double of the Graph API, and connectors to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.facebook.connector import FacebookConnector
from tests.connectors.graph.conftest import QUICK, _no_proxy, config, double, page
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.facebook import Facebook

__all__ = ["_no_proxy", "double", "page"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
async def connector(double: GraphDouble, page: Facebook) -> AsyncIterator[FacebookConnector]:
    connector = FacebookConnector(config(double), QUICK)
    yield connector
    await connector.close()
