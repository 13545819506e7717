"""Sends filed reports to the operator's webhook, beside everything else and never in its way."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from sqlalchemy import Engine

from socialbot.delivery.hooks import Event, Hook, open_client, post
from socialbot.logs import locate
from socialbot.store.report_hooks import FAILED, DueReport, finish, take_due

EVENT_NAME = "report.filed"
AT_A_TIME = 5
IDLE_SECONDS = 2.0

log = structlog.get_logger()


def _now() -> datetime:
    return datetime.now(UTC)


class ReportHooks:
    """Sends what is due. At least once each: the receiver tells repeats by the delivery's id."""

    def __init__(self, engine: Engine, hook: Hook, clock: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._hook = hook
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
        due = await asyncio.to_thread(take_due, self._engine, self._clock(), AT_A_TIME)
        if due:
            await asyncio.gather(*(self._send(report) for report in due))
        return len(due)

    async def _send(self, report: DueReport) -> None:
        event = Event(EVENT_NAME, report.number, report.values)
        async with open_client() as client:
            delivered = await post(client, self._hook, event, self._clock())
        state = await asyncio.to_thread(finish, self._engine, report, delivered, self._clock())
        if state == FAILED:
            log.error("report_hook_given_up", count=report.attempts)
