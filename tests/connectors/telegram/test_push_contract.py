"""What Telegram pushes keeps the contract of reading as well."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator

import pytest

from tests.connectors.contract_push import PushContract
from tests.connectors.pushing import Pushed, Request
from tests.connectors.telegram.conftest import pushed
from tests.connectors.telegram.fake import FakeTelegram
from tests.connectors.telegram.world import BusinessWorld, TelegramWorld
from tests.connectors.world import World

SECRET = {"x-telegram-bot-api-secret-token": "s3cret-of-the-tests"}


class FromTheStart(Pushed):
    """The updates of the tests are dated before any start of today."""

    async def start(self, cursor: str | None) -> str:
        await self._connector.start("0")
        return cursor or "0"


async def make(fake: FakeTelegram, kind: type[TelegramWorld]) -> AsyncIterator[World]:
    def take() -> list[Request]:
        requests = [(SECRET, json.dumps(update).encode()) for update in fake.queue]
        fake.queue.clear()
        return requests

    connector = pushed(fake)
    world = kind(fake, connector)
    world.connector = FromTheStart(connector, take)  # type: ignore[assignment]
    yield world
    await connector.close()


class TestTelegramPushContract(PushContract):
    test_a_deletion_is_a_tombstone = None  # Telegram tells bots of none here

    @pytest.fixture
    async def world(self, fake: FakeTelegram) -> AsyncIterator[World]:
        async for world in make(fake, TelegramWorld):
            yield world


class TestTelegramBusinessPushContract(PushContract):
    @pytest.fixture
    async def world(self, fake: FakeTelegram) -> AsyncIterator[World]:
        async for world in make(fake, BusinessWorld):
            yield world
