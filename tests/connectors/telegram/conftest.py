"""A Bot API of our own and a connector that talks to it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.telegram.connector import TelegramConnector
from socialbot.connectors.telegram.wire import Timings
from socialbot.settings import Telegram
from tests.connectors.telegram.fake import TOKEN, FakeTelegram
from tests.doubles.serving import serve

QUICK = Timings(connect=2.0, answer=1.5, poll=0)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
async def fake() -> AsyncIterator[FakeTelegram]:
    fake = FakeTelegram()
    async with serve(fake):
        yield fake


@pytest.fixture
async def connector(fake: FakeTelegram) -> AsyncIterator[TelegramConnector]:
    connector = polling(fake)
    yield connector
    await connector.close()


def polling(fake: FakeTelegram) -> TelegramConnector:
    """A connector that polls."""
    return TelegramConnector(Telegram(token=TOKEN, api_url=fake.url), None, timings=QUICK)


def pushed(fake: FakeTelegram, public_url: str | None = "https://bot.example") -> TelegramConnector:
    """A connector that is pushed to."""
    config = Telegram(
        token=TOKEN, api_url=fake.url, mode="webhook", webhook_secret="s3cret-of-the-tests"
    )
    return TelegramConnector(config, public_url, timings=QUICK)
