"""Posts each incident that opens to the operator's webhook."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import Engine

from socialbot.delivery.hook_runner import HookRunner, now
from socialbot.delivery.hooks import Event, Hook
from socialbot.store.hooks import Due
from socialbot.store.incident_hooks import hooked_incidents

EVENT_NAME = "incident.opened"


def make_incident_hooks(
    engine: Engine, hook: Hook, clock: Callable[[], datetime] = now
) -> HookRunner:
    """A runner for incidents, which go one after another."""
    return HookRunner(
        hooked_incidents(engine),
        hook,
        _event_of,
        given_up="incident_hook_given_up",
        at_a_time=1,
        clock=clock,
    )


def _event_of(incident: Due) -> Event:
    return Event(EVENT_NAME, f"incident-{incident.id}", incident.values)
