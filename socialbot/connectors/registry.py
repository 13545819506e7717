"""Which connectors a configuration asks for: one line a platform, imported only when named."""

from __future__ import annotations

from socialbot.connectors.base import Connector
from socialbot.settings import Settings


def make_connectors(settings: Settings) -> list[Connector]:
    """A connector for each table that socialbot.toml has; none is opened yet."""
    connectors: list[Connector] = []
    if settings.sandbox:
        from socialbot.connectors.sandbox.connector import SandboxConnector

        connectors.append(SandboxConnector(settings.sandbox))
    if settings.telegram:
        from socialbot.connectors.telegram.connector import TelegramConnector

        connectors.append(TelegramConnector(settings.telegram, settings.web.public_url))
    return connectors
