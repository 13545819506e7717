"""A Facebook page keeps the contract of all connectors by polling."""

from __future__ import annotations

import pytest

from socialbot.connectors.facebook.connector import FacebookConnector
from tests.connectors.facebook.world import FacebookWorld
from tests.connectors.graph.contract import GraphContract
from tests.connectors.world import World
from tests.doubles.graph.facebook import Facebook


class TestFacebookContract(GraphContract):
    @pytest.fixture
    def world(self, page: Facebook, connector: FacebookConnector) -> World:
        return FacebookWorld(page, connector)
