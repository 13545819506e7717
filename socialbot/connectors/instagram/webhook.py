"""What Meta pushes for an Instagram account.

Sources: Meta's pages "Webhooks" of the Instagram Platform and of Instagram Messaging.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from socialbot import settings
from socialbot.connectors.base import Batch
from socialbot.connectors.common.shapes import Unreadable, listed, table
from socialbot.connectors.graph.events import read_messaging
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import moment
from socialbot.connectors.graph.webhook import MetaWebhook
from socialbot.connectors.instagram.comments import read_pushed
from socialbot.connectors.instagram.mentions import read_mention
from socialbot.connectors.instagram.pending import Pending
from socialbot.connectors.instagram.profile import Profile
from socialbot.domain import Message


class InstagramWebhook(MetaWebhook):
    """`profile` tells who we are; None before the connector is open. Mentions come as ids alone:
    they go into `pending`, and into the cursor, before Meta hears that they were taken."""

    object = "instagram"

    def __init__(
        self,
        config: settings.Instagram,
        profile: Callable[[], Profile | None],
        sends: OwnSends,
        pending: Pending,
    ) -> None:
        super().__init__(config)
        self._profile = profile
        self._sends = sends
        self._pending = pending

    def is_ready(self) -> bool:
        """See the base."""
        return self._profile() is not None and self._pending.since is not None

    def parse(self, body: bytes) -> Batch:
        """See the base. The cursor comes with every mention, known or not: when it was told of
        before, its commit may have failed."""
        told = self._pending.told
        batch = super().parse(body)
        return batch if self._pending.told == told else replace(batch, cursor=str(self._pending))

    def read_entry(self, entry: Mapping[str, Any]) -> tuple[list[Message], int]:
        """See the base. Another account's entries are not for us."""
        profile, since = self._profile(), self._pending.since
        if profile is None or since is None or str(entry.get("id")) != profile.account.id:
            return [], 0
        said, unread = read_messaging(_spoken(entry), profile.account, self._sends)
        written, unclear = self._read_changes(entry, profile)
        young = [one for one in said + written if one.sent_at >= since]
        # Instagram takes no mark along with a message, so that any echo may be the bot's.
        return [replace(one, perhaps_ours=one.by_team) for one in young], unread + unclear

    def _read_changes(
        self, entry: Mapping[str, Any], profile: Profile
    ) -> tuple[list[Message], int]:
        messages, skipped = [], 0
        try:
            changes = listed(entry.get("changes"))
            at = moment(entry.get("time")) if changes else None
        except Unreadable:
            return [], 1
        for raw in changes:
            try:
                message = self._read_change(raw, at, profile) if at else None
            except Unreadable:
                skipped += 1
            else:
                messages += [message] if message else []
        return messages, skipped

    def _read_change(self, raw: Any, at: datetime, profile: Profile) -> Message | None:
        """None where it is no comment for us, or not read yet."""
        change = table(raw)
        if change.get("field") == "mentions":
            self._pending.add([read_mention(change.get("value"))])
            return None
        if change.get("field") != "comments":
            return None
        item = read_pushed(change.get("value"), at, profile, self._sends)
        return item.message if item and not item.ours else None


def _spoken(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    """Who picks one of the questions that the brand offers at the start asks it."""
    events = entry.get("messaging")
    return {**entry, "messaging": [*map(_as_said, events)]} if isinstance(events, list) else entry


def _as_said(event: Any) -> Any:
    picked = event.get("postback") if isinstance(event, dict) else None
    if not isinstance(picked, dict):
        return event
    return {**event, "message": {"mid": picked.get("mid"), "text": picked.get("title")}}
