"""Looks again at messages seen before: edits and deletions are told nowhere else that can be asked
for later."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from socialbot.connectors.errors import RetryLater, StopConnector
from socialbot.connectors.mastodon.account import Account
from socialbot.connectors.mastodon.client import Client
from socialbot.connectors.mastodon.cursor import Cursor, Watched
from socialbot.connectors.mastodon.inbox import Read, bury, find_absent, read_changes
from socialbot.connectors.mastodon.turns import Turns

AT_ONCE = 20  # statuses in one call
CONFIRMED = 5  # absent ones of a call that are asked for by themselves, in turn
OFF = 600.0  # seconds until a server that cannot be asked so is tried again
LIST = "list"
REFUSALS = {"not_found", "refused"}


class LookBack:
    """Servers before Mastodon 4.3 cannot be asked for several statuses at once: there nothing is
    looked at again."""

    def __init__(self, client: Client, off: float = OFF) -> None:
        self._client = client
        self._off = off
        self._turns = Turns()
        self._asked: dict[str, int] = {}
        self._count = 0

    async def read(self, cursor: Cursor, account: Account, at: datetime) -> Read:
        """What has changed among the watched messages; raises RetryLater or StopConnector."""
        read = Read(cursor)
        watched = {one.id for one in cursor.watched}
        self._asked = {key: turn for key, turn in self._asked.items() if key in watched}
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
        if not self._turns.is_due(LIST):
            return None
        ids: list[str | int] = [one.id for one in asked]
        try:
            page = await self._client.ask(lambda api: api.statuses(ids))
        except RetryLater as error:
            if error.code != "not_found":
                raise
            self._turns.take(LIST, self._off)
            return None
        if not isinstance(page, list):
            raise RetryLater("unreadable_answer")
        return page

    async def _confirm(self, absent: list[Watched]) -> list[Watched]:
        """A list may be incomplete for other reasons; only a 404 says that a status is gone. Who
        was not asked for the longest time comes first."""
        absent = sorted(absent, key=lambda one: self._asked.get(one.id, 0))
        gone = []
        for one in absent[:CONFIRMED]:
            self._count += 1
            self._asked[one.id] = self._count
            if await self._is_gone(one) and await self._shows(one.author):
                gone.append(one)
        return gone

    async def _shows(self, author: str) -> bool:
        """What a writer who blocks us wrote is answered with a 404 as well, and stands for all
        others. In doubt nothing is buried, so that the team still sees what was asked."""
        try:
            told = await self._client.ask(lambda api: api.account_relationships(author))
        except StopConnector:
            return False
        except RetryLater as error:
            if error.code not in REFUSALS:
                raise
            return False
        rows = told if isinstance(told, list) else []
        return [row.get("blocked_by") for row in rows if isinstance(row, dict)] == [False]

    async def _is_gone(self, one: Watched) -> bool:
        try:
            await self._client.ask(lambda api: api.status(one.id))
        except RetryLater as error:
            if error.code != "not_found":
                raise
            return True
        return False
