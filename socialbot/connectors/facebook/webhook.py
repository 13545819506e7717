"""What Meta pushes for a Facebook page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from socialbot import settings
from socialbot.connectors.facebook.changes import read_changes
from socialbot.connectors.graph.events import read_messaging
from socialbot.connectors.graph.items import Account
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.webhook import MetaWebhook
from socialbot.domain import Message

SUBSCRIBED = ("messages", "message_echoes", "message_edits", "feed", "mention")
"""The fields of the subscription."""


class FacebookWebhook(MetaWebhook):
    """`since` tells from when on messages are answered; None before the connector has started."""

    object = "page"

    def __init__(
        self,
        config: settings.Facebook,
        account: Account,
        sends: OwnSends,
        since: Callable[[], datetime | None],
    ) -> None:
        super().__init__(config)
        self._account = account
        self._sends = sends
        self._since = since

    def is_ready(self) -> bool:
        """See the base."""
        return self._since() is not None

    def read_entry(self, entry: Mapping[str, Any]) -> tuple[list[Message], int]:
        """See the base. Another page's entries are not for us."""
        if str(entry.get("id")) != self._account.id:
            return [], 0
        said, unread = read_messaging(entry, self._account, self._sends)
        written, unclear = read_changes(entry, self._account, self._sends)
        since = self._since()
        young = [one for one in said + written if since and one.sent_at >= since]
        return young, unread + unclear
