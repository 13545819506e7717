"""Updates that Telegram pushes."""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from socialbot.connectors.base import Batch, Webhook
from socialbot.connectors.telegram.account import Account
from socialbot.connectors.telegram.cursor import Cursor
from socialbot.connectors.telegram.inbox import read_batch

SECRET_HEADER = "x-telegram-bot-api-secret-token"  # noqa: S105 - the name, not the secret


class TelegramWebhook(Webhook):
    """Each request carries one update, and the secret that the webhook was set with."""

    def __init__(self, secret: str, state: Callable[[], tuple[Account, Cursor] | None]) -> None:
        """`state` tells who the bot is and where it started; None before the connector is open."""
        self._secret = secret.encode()
        self._state = state

    def verify(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the secret is right. Before the connector is open nothing is let in, and
        Telegram sends it again."""
        given = headers.get(SECRET_HEADER, "").encode("utf-8", "surrogateescape")
        return hmac.compare_digest(given, self._secret) and self._state() is not None

    def parse(self, body: bytes) -> Batch:
        """The message in the update; what cannot be read is counted as skipped."""
        state = self._state()
        if state is None:
            return Batch(skipped=1)
        try:
            update = json.loads(body)
        except (ValueError, RecursionError):
            return Batch(skipped=1)
        return read_batch([update], *state, datetime.now(UTC))
