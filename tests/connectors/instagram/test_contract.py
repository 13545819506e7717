"""Instagram keeps the contract of all connectors by polling."""

from __future__ import annotations

import pytest

from socialbot.connectors.instagram.connector import InstagramConnector
from tests.connectors.graph.contract import GraphContract
from tests.connectors.instagram.world import InstagramWorld
from tests.connectors.world import World
from tests.doubles.graph.instagram import Instagram


class TestInstagramContract(GraphContract):
    @pytest.fixture
    def world(self, insta: Instagram, connector: InstagramConnector) -> World:
        return InstagramWorld(insta, connector)
