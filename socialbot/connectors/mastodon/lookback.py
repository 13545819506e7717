"""Looks again at messages seen before: edits and deletions are told nowhere else that can be asked
for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.mastodon.account import Account
from socialbot.connectors.mastodon.client import Client
from socialbot.connectors.mastodon.cursor import Cursor, Watched
from socialbot.connectors.mastodon.inbox import Read, bury, find_absent, read_changes

AT_ONCE = 20  # statuses in one call
CONFIRMED = 5  # absent ones that are asked for by themselves in one look


class LookBack:
    """Servers before Mastodon 4.3 cannot be asked for several statuses at once: there nothing is
    looked at again."""

    def __init__(self, client: Client) -> None:
        self._client = client
        self._possible = True

    async def read(self, cursor: Cursor, account: Account, at: datetime) -> Read:
        """What has changed among the watched messages; raises RetryLater or StopConnector."""
        read = Read(cursor)
        for first in range(0, len(cursor.watched), AT_ONCE):
            asked = cursor.watched[first : first + AT_ONCE]
            page = await self._ask(asked)
            if page is None:
                return read
            changes = read_changes(page, account, read.cursor)
            gone = await self._confirm(find_absent(asked, page))
            tombs = tuple(bury(one, account, at) for one in gone)
            read = replace(
                read,
                cursor=changes.cursor.watching(tombs),
                messages=read.messages + changes.messages + tombs,
            )
        return read

    async def _ask(self, asked: tuple[Watched, ...]) -> list[object] | None:
        if not self._possible:
            return None
        ids: list[str | int] = [one.id for one in asked]
        try:
            page = await self._client.ask(lambda api: api.statuses(ids))
        except RetryLater as error:
            if error.code != "not_found":
                raise
            self._possible = False
            return None
        if not isinstance(page, list):
            raise RetryLater("unreadable_answer")
        return page

    async def _confirm(self, absent: list[Watched]) -> list[Watched]:
        """A list may be incomplete for other reasons; only a 404 says that a status is gone."""
        return [one for one in absent[:CONFIRMED] if await self._is_gone(one)]

    async def _is_gone(self, one: Watched) -> bool:
        try:
            await self._client.ask(lambda api: api.status(one.id))
        except RetryLater as error:
            if error.code != "not_found":
                raise
            return True
        return False
