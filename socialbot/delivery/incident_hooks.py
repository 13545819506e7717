"""Posts each incident that opens to the operator's webhook, beside everything else."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime

import structlog
from sqlalchemy import Engine

from socialbot.delivery.hooks import Event, Hook, open_client, post
from socialbot.logs import locate
from socialbot.store.incident_hooks import DueIncident, finish, take_due
from socialbot.store.report_hooks import FAILED

EVENT_NAME = "incident.opened"
IDLE_SECONDS = 2.0

log = structlog.get_logger()


def _now() -> datetime:
    return datetime.now(UTC)


class IncidentHooks:
    """Sends what is due. At least once each: the receiver tells repeats by the delivery's id."""

    def __init__(self, engine: Engine, hook: Hook, clock: Callable[[], datetime] = _now) -> None:
        self._engine = engine
        self._hook = hook
        self._clock = clock

    async def run(self) -> None:
        """Until cancelled; a fault is told and borne."""
        while True:
            try:
                await self.send_due()
            except Exception as error:  # noqa: BLE001 - the next turn may do better
                log.warning("hooks_failed", error=type(error).__name__, where=locate(error))
            await asyncio.sleep(IDLE_SECONDS)

    async def send_due(self) -> int:
        """Try what is due; returns how many were tried."""
        due = await asyncio.to_thread(take_due, self._engine, self._clock())
        for incident in due:
            await self._send(incident)
        return len(due)

    async def _send(self, incident: DueIncident) -> None:
        event = Event(EVENT_NAME, f"incident-{incident.id}", incident.values)
        async with open_client() as client:
            delivered = await post(client, self._hook, event, self._clock())
        state = await asyncio.to_thread(finish, self._engine, incident, delivered, self._clock())
        if state == FAILED:
            log.error("incident_hook_given_up", count=incident.attempts)
