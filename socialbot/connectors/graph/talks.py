"""New private messages by polling: the conversations that moved, and what was said there.

Source: Meta's page "Conversations API". Conversations come with the newest first, and so do the
messages in them; of messages before the last twenty only the ids are told.
"""

from __future__ import annotations

from datetime import datetime

from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.direct import MESSAGE_FIELDS, read_direct
from socialbot.connectors.graph.findings import Findings
from socialbot.connectors.graph.items import Account, Item
from socialbot.connectors.graph.lists import read_list, read_page
from socialbot.connectors.graph.sends import OwnSends
from socialbot.connectors.graph.shapes import ident, moment

TOLD = 20
BEYOND = ("not_found", "refused", "permission_missing")
"""What Meta says of messages that it tells no more."""
TALKS = 25
TALK_FIELDS = f"id,updated_time,messages.limit({TOLD}){{{MESSAGE_FIELDS}}}"


class Talks:
    """The conversations of one account with people, on `platform` (messenger, instagram)."""

    def __init__(
        self, client: GraphClient, page_id: str, account: Account, sends: OwnSends, platform: str
    ) -> None:
        self._client = client
        self._path = f"{page_id}/conversations"
        self._account = account
        self._sends = sends
        self._platform = platform

    async def read(self, window: datetime, findings: Findings) -> None:
        """Add what was said since `window`. Raises the errors of the client's read()."""

        def is_old(raw: object) -> bool:
            try:
                return moment(table(raw).get("updated_time")) < window
            except Unreadable:
                return False

        asked = {"platform": self._platform, "fields": TALK_FIELDS}
        async for raw in read_list(self._client, self._path, is_old, **asked, limit=TALKS):
            if not is_old(raw):
                await self._read_talk(raw, window, findings)

    async def _read_talk(self, raw: object, window: datetime, findings: Findings) -> None:
        try:
            talk = table(raw)
            path = f"{ident(talk.get('id'))}/messages"
        except Unreadable:
            findings.skip(raw)
            return
        if "messages" not in talk:
            return
        found: list[Item] = []
        said, after = read_page(talk["messages"])
        while self._read_said(said, window, found, findings) and after:
            try:
                asked = {"fields": MESSAGE_FIELDS, "after": after}
                said, after = read_page(await self._client.read(path, **asked, limit=TOLD))
            except (GiveUp, RetryLater, StopConnector) as error:
                if error.code not in BEYOND:
                    raise
                findings.skip([path, after])
                break
        findings.take(found)

    def _read_said(
        self, said: list[object], window: datetime, found: list[Item], findings: Findings
    ) -> bool:
        """Whether the page before this one may hold more that is new."""
        for raw in said:
            try:
                item = read_direct(raw, self._account, self._sends)
            except Unreadable:
                findings.skip(raw)
                continue
            if item.message.sent_at < window:
                return False
            found.append(item)
        return bool(said)
