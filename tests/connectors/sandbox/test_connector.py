"""The sandbox connector keeps the contract of all connectors."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.sandbox.network import Network
from socialbot.sandbox.platform import Platform
from tests.connectors.contract import ConnectorContract
from tests.connectors.sandbox.world import SandboxWorld
from tests.connectors.world import World
from tests.doubles.serving import serve_app


class TestSandboxContract(ConnectorContract):
    @pytest.fixture
    async def world(self) -> AsyncIterator[World]:
        network = Network()
        async with serve_app(Platform(network).build_app()) as (url, serving):
            world = SandboxWorld(url, network, serving)
            yield world
            await world.close()
