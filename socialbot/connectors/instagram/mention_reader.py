"""Reads the words of the mentions that a webhook told of by id alone."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass, field

from socialbot.connectors.base import Batch
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.instagram.mentions import Mention, read_mentioned
from socialbot.connectors.instagram.pending import Pending
from socialbot.connectors.instagram.profile import Profile
from socialbot.domain import Message

AT_ONCE = 10
CLOSED = ("refused", "permission_missing")
"""What Instagram says for good where comments are switched off or a post is closed to the brand,
and also for passing faults."""
TRIES = 3
FAULT_TRIES = 60
"""Of a mention at which Instagram itself fails: about an hour, with the pauses between them."""
AWAY = ("too_many_requests", "temporary_failure", "unreachable", "closed")
"""Trouble that is not about one mention."""
QUICK = (*CLOSED, "platform_fault")
"""Answers that come at once; after others the next mention would only be waited for too."""


@dataclass(slots=True)
class Round:
    """What came of some mentions. `done` are those to let go of; `failed` the others, with the
    code of the error; `well`: Instagram gave one of them out."""

    messages: list[Message] = field(default_factory=list)
    done: list[Mention] = field(default_factory=list)
    failed: dict[Mention, str] = field(default_factory=dict, repr=False)
    skipped: int = 0
    well: bool = False


class MentionReader:
    """For one account. A mention that is gone is let go of; one that cannot be read waits behind
    the others, and where it alone fails again and again it is counted as skipped."""

    def __init__(self, client: GraphClient, user_id: str, pending: Pending) -> None:
        self._client = client
        self._user_id = user_id
        self._pending = pending
        self._tries: Counter[Mention] = Counter()

    async def pull(self, cursor: str | None, profile: Profile, patience: float) -> Batch:
        """Wait for mentions, so many seconds at most. Raises RetryLater or StopConnector."""
        self._pending.acknowledge(cursor)
        if not self._pending.next(1) and not await self._wait(patience):
            return Batch(cursor=cursor)
        found = await self._read_some(profile)
        if not found.done:
            await self._look_around()
        if found.well or not found.done:
            self._count_tries(found)
        for mention in found.done:
            self._tries.pop(mention, None)
        if not found.done:
            raise RetryLater(next(iter(found.failed.values())))
        return Batch(tuple(found.messages), self._pending.without(tuple(found.done)), found.skipped)

    async def _wait(self, patience: float) -> bool:
        self._pending.news.clear()
        try:
            await asyncio.wait_for(self._pending.news.wait(), patience)
        except TimeoutError:
            return False
        return True

    async def _read_some(self, profile: Profile) -> Round:
        """Raises what is wrong with more than one mention, where none is done."""
        found = Round()
        for mention in self._pending.next(AT_ONCE):
            try:
                await self._read(mention, profile, found)
            except (RetryLater, StopConnector) as error:
                if error.code in AWAY or _stops(error):
                    if not found.done:
                        raise
                    break
                self._pending.postpone(mention)
                found.failed[mention] = error.code
                if error.code not in QUICK:
                    break
            else:
                found.done.append(mention)
        return found

    async def _read(self, mention: Mention, profile: Profile, found: Round) -> None:
        try:
            answer = await self._client.read(self._user_id, fields=mention.fields)
        except GiveUp:
            return
        found.well = True
        try:
            item = read_mentioned(answer, mention, profile)
        except Unreadable:
            found.skipped += 1
            return
        since = self._pending.since
        if item and since and item.message.sent_at >= since:
            found.messages.append(item.message)

    async def _look_around(self) -> None:
        """Raises what is wrong with other calls too: then it is no mention's fault. Tags need the
        permission that mentions need."""
        await self._client.read(f"{self._user_id}/tags", fields="id", limit=1)

    def _count_tries(self, found: Round) -> None:
        """Let go of those that were tried often enough."""
        for mention, code in found.failed.items():
            self._tries[mention] += 1
            if self._tries[mention] >= (TRIES if code in CLOSED else FAULT_TRIES):
                found.done.append(mention)
                found.skipped += 1


def _stops(error: RetryLater | StopConnector) -> bool:
    """One post may be closed to the account by itself, and Meta calls that a permission."""
    return isinstance(error, StopConnector) and error.code not in CLOSED
