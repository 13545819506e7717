"""Reads the words of the mentions that a webhook told of by id alone."""

from __future__ import annotations

import asyncio
from collections import Counter

from socialbot.connectors.base import Batch
from socialbot.connectors.errors import GiveUp, RetryLater
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.shapes import Unreadable
from socialbot.connectors.instagram.mentions import Mention, read_mentioned
from socialbot.connectors.instagram.pending import Pending
from socialbot.connectors.instagram.profile import Profile
from socialbot.domain import Message

AT_ONCE = 10
TRIES = 3
"""Instagram refuses for good where comments are switched off, and says so in no other way than for
passing faults."""


class MentionReader:
    """For one account. A mention that is gone is let go of; one that is refused again and again is
    counted as skipped."""

    def __init__(self, client: GraphClient, user_id: str, pending: Pending) -> None:
        self._client = client
        self._user_id = user_id
        self._pending = pending
        self._refused: Counter[Mention] = Counter()

    async def pull(self, cursor: str | None, profile: Profile, patience: float) -> Batch:
        """Wait for mentions, so many seconds at most. Raises RetryLater or StopConnector."""
        self._pending.acknowledge(cursor)
        if not self._pending.next(1) and not await self._wait(patience):
            return Batch(cursor=cursor)
        done: list[Mention] = []
        messages: list[Message] = []
        skipped = 0
        for mention in self._pending.next(AT_ONCE):
            try:
                message = await self._read(mention, profile)
            except Unreadable:
                skipped += 1
            except RetryLater:
                if not done:
                    raise
                break
            else:
                messages += [message] if message else []
            done.append(mention)
        return Batch(tuple(messages), self._pending.without(tuple(done)), skipped)

    async def _wait(self, patience: float) -> bool:
        self._pending.news.clear()
        try:
            await asyncio.wait_for(self._pending.news.wait(), patience)
        except TimeoutError:
            return False
        return True

    async def _read(self, mention: Mention, profile: Profile) -> Message | None:
        try:
            answer = await self._client.read(self._user_id, fields=mention.fields)
        except GiveUp:
            return None
        except RetryLater as error:
            if self._give_up(mention, error):
                raise Unreadable from None
            raise
        item = read_mentioned(answer, mention, profile)
        since = self._pending.since
        return item.message if item and since and item.message.sent_at >= since else None

    def _give_up(self, mention: Mention, error: RetryLater) -> bool:
        if error.code != "refused":
            return False
        self._refused[mention] += 1
        if self._refused[mention] < TRIES:
            return False
        del self._refused[mention]
        return True
