"""What Meta pushes: the subscription's challenge, the signature, and a list of entries.

Source: Meta's page "Getting Started" of the Graph API's Webhooks.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from socialbot import settings
from socialbot.connectors.base import Batch, Webhook
from socialbot.domain import Message

SIGNATURE_HEADER = "x-hub-signature-256"
LONGEST_CHALLENGE = 256


class MetaWebhook(Webhook):
    """One object's way in (`page`, `instagram`); a subclass reads its entries."""

    object: str
    challenges = True

    def __init__(self, config: settings.Meta) -> None:
        self._app_secret = config.app_secret.get_secret_value().strip().encode()
        self._verify_token = config.verify_token.get_secret_value().strip().encode()

    def challenge(self, query: Mapping[str, str]) -> str | None:
        """What Meta wants back when the webhook is set up, from who knows the verify token."""
        given = query.get("hub.verify_token", "").encode("utf-8", "surrogateescape")
        asked = query.get("hub.challenge", "")
        known = hmac.compare_digest(given, self._verify_token) and bool(self._verify_token)
        if query.get("hub.mode") != "subscribe" or not known:
            return None
        return asked if 0 < len(asked) <= LONGEST_CHALLENGE else None

    def verify(self, headers: Mapping[str, str], body: bytes) -> bool:
        """Whether the raw bytes were signed with the app's secret."""
        given = headers.get(SIGNATURE_HEADER, "").encode("utf-8", "surrogateescape")
        signature = hmac.new(self._app_secret, body, hashlib.sha256).hexdigest()
        return hmac.compare_digest(given, f"sha256={signature}".encode()) and self.is_ready()

    def parse(self, body: bytes) -> Batch:
        """The messages of all entries in the order of the request."""
        entries = _read_entries(body, self.object)
        if entries is None:
            return Batch(skipped=1)
        messages: list[Message] = []
        skipped = 0
        for entry in entries:
            found, unread = self.read_entry(entry)
            messages += found
            skipped += unread
        return Batch(tuple(messages), skipped=skipped)

    @abstractmethod
    def is_ready(self) -> bool:
        """Whether the connector has started; before, nothing is let in and Meta sends it again."""

    @abstractmethod
    def read_entry(self, entry: Mapping[str, Any]) -> tuple[list[Message], int]:
        """The messages of one entry, and how much in it could not be read. Never raises."""


def _read_entries(body: bytes, expected: str) -> list[Mapping[str, Any]] | None:
    try:
        whole = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(whole, dict) or whole.get("object") != expected:
        return None
    entries = whole.get("entry")
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        return None
    return entries
