"""Sends what waits for a webhook, beside everything else and never in its way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import structlog

from socialbot.delivery.hooks import Event, Hook, open_client, post
from socialbot.logs import locate
from socialbot.store.hooks import FAILED, Due, HookedRows

IDLE_SECONDS = 2.0

log = structlog.get_logger()


def now() -> datetime:
    """The clock of every runner that is not given another one."""
    return datetime.now(UTC)


class HookRunner:
    """Sends what is due. At least once each: the receiver tells repeats by the delivery's id."""

    def __init__(  # noqa: PLR0913  what differs from one webhook to the next
        self,
        rows: HookedRows,
        hook: Hook,
        event_of: Callable[[Due], Event],
        *,
        given_up: str,
        at_a_time: int,
        clock: Callable[[], datetime] = now,
    ) -> None:
        """`given_up` is logged of a row that is tried no more; `at_a_time` are sent together."""
        self._rows = rows
        self._hook = hook
        self._event_of = event_of
        self._given_up = given_up
        self._at_a_time = at_a_time
        self._clock = clock

    async def run(self) -> None:
        """Until cancelled; a fault is told and borne."""
        while True:
            sent = 0
            try:
                sent = await self.send_due()
            except Exception as error:  # noqa: BLE001 - the next turn may do better
                log.warning("hooks_failed", error=type(error).__name__, where=locate(error))
            if not sent:
                await asyncio.sleep(IDLE_SECONDS)

    async def send_due(self) -> int:
        """Try what is due, a few at a time; returns how many were tried."""
        due = await asyncio.to_thread(self._rows.take_due, self._clock(), self._at_a_time)
        await asyncio.gather(*(self._send(row) for row in due))
        return len(due)

    async def _send(self, due: Due) -> None:
        async with open_client() as client:
            delivered = await post(client, self._hook, self._event_of(due), self._clock())
        state = await asyncio.to_thread(self._rows.finish, due, delivered, self._clock())
        if state == FAILED:
            log.error(self._given_up, count=due.attempts)
