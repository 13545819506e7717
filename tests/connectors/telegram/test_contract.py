"""Telegram keeps the contract of all connectors, in the bot's own chats and in a business's."""

from __future__ import annotations

import pytest

from socialbot.connectors.telegram.connector import TelegramConnector
from tests.connectors.contract import ConnectorContract
from tests.connectors.telegram.fake import FakeTelegram
from tests.connectors.telegram.world import BusinessWorld, TelegramWorld
from tests.connectors.world import World


class TestTelegramContract(ConnectorContract):
    test_a_deletion_is_a_tombstone = None  # Telegram tells bots of none here

    @pytest.fixture
    def world(self, fake: FakeTelegram, connector: TelegramConnector) -> World:
        return TelegramWorld(fake, connector)


class TestTelegramBusinessContract(ConnectorContract):
    @pytest.fixture
    def world(self, fake: FakeTelegram, connector: TelegramConnector) -> World:
        return BusinessWorld(fake, connector)
