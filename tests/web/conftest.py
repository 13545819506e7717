"""Talks to the application in memory, as a client on the net would."""

from __future__ import annotations

from collections.abc import Callable

import httpx
import pytest
from prometheus_client import CollectorRegistry
from starlette.types import ASGIApp

from socialbot.web.health import Health

Client = Callable[[ASGIApp], httpx.AsyncClient]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def health() -> Health:
    return Health(registry=CollectorRegistry())


@pytest.fixture
def client() -> Client:
    def open_client(app: ASGIApp) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(app)
        return httpx.AsyncClient(transport=transport, base_url="http://localhost")

    return open_client
