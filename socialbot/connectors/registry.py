"""Which connectors a configuration asks for: one line a platform, imported only when named."""

from __future__ import annotations

from collections.abc import Sequence

from socialbot.connectors.base import Connector
from socialbot.errors import OperatorError
from socialbot.settings import Settings

SANDBOX = "sandbox"  # the one platform where the fictional sample brand may answer


def make_connectors(settings: Settings) -> list[Connector]:
    """A connector for each table that socialbot.toml has; none is opened yet."""
    connectors: list[Connector] = []
    if settings.sandbox:
        from socialbot.connectors.sandbox.connector import SandboxConnector

        connectors.append(SandboxConnector(settings.sandbox))
    if settings.telegram:
        from socialbot.connectors.telegram.connector import TelegramConnector

        connectors.append(TelegramConnector(settings.telegram, settings.web.public_url))
    if settings.x:
        from socialbot.connectors.x.connector import XConnector

        connectors.append(XConnector(settings.x))
    if settings.facebook:
        from socialbot.connectors.facebook.connector import FacebookConnector

        connectors.append(FacebookConnector(settings.facebook))
    if settings.instagram:
        from socialbot.connectors.instagram.connector import InstagramConnector

        connectors.append(InstagramConnector(settings.instagram))
    if settings.mastodon:
        from socialbot.connectors.mastodon.connector import MastodonConnector

        connectors.append(MastodonConnector(settings.mastodon))
    return connectors


def require_own_brand(settings: Settings, connectors: Sequence[Connector]) -> None:
    """Raise OperatorError where there is no connector, or one would speak for the sample brand."""
    if not connectors:
        raise OperatorError(
            "no connector is configured: add a table such as [telegram] to socialbot.toml, "
            "or try: socialbot demo"
        )
    if settings.brand is None and any(each.platform != SANDBOX for each in connectors):
        raise OperatorError(
            "no brand profile is configured: copy the sample brand.toml, make it yours, and name "
            "it as brand in socialbot.toml"
        )
