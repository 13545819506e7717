"""The sandbox connector keeps the contract of all connectors."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.sandbox.network import Network
from socialbot.connectors.sandbox.platform import Platform
from tests.connectors.contract import ConnectorContract
from tests.connectors.sandbox.world import SandboxWorld, serve_here
from tests.connectors.world import World


class TestSandboxContract(ConnectorContract):
    @pytest.fixture
    async def world(self) -> AsyncIterator[World]:
        network = Network()
        async with serve_here(Platform(network)) as (url, serving):
            world = SandboxWorld(url, network, serving)
            yield world
            await world.close()
