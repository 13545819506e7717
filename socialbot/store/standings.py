"""How a connector does, put together from what the running processes wrote down."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine

from socialbot.store.connectors import (
    ConnectorState,
    Left,
    Traffic,
    read_states,
    read_traffic,
)

SILENT = timedelta(minutes=1)  # a process tells of itself every ten seconds
AWAY, RUNNING = "not running", "running"
SENDING = "sending"  # the state in a process that only sends


@dataclass(frozen=True, slots=True)
class Standing:
    """One line: a connector over all processes that have it."""

    platform: str
    state: str
    since: datetime | None
    traffic: Traffic
    limits: tuple[Left, ...]
    error: str | None
    error_at: datetime | None
    hint: str


def judge_all(engine: Engine, platforms: Iterable[str], now: datetime) -> list[Standing]:
    """Of these connectors, in this order."""
    states = read_states(engine)
    return [judge(name, states, read_traffic(engine, name, now), now) for name in platforms]


def judge(
    platform: str, states: Sequence[ConnectorState], traffic: Traffic, now: datetime
) -> Standing:
    """Put together what several processes know. What one of them told too long ago is over, but
    its last error stands: it may be why."""
    known = [state for state in states if state.platform == platform]
    alive = [state for state in known if now - state.seen_at <= SILENT]
    reading = next((state for state in alive if state.state != SENDING), None)
    trouble = max((s for s in known if s.error_at), key=lambda s: s.error_at or now, default=None)
    error, error_at = _latest(trouble, traffic)
    return Standing(
        platform,
        reading.state if reading else AWAY,
        reading.since if reading else max((s.seen_at for s in known), default=None),
        traffic,
        _merge(alive, now),
        error,
        error_at,
        trouble.hint if trouble else "",
    )


def _latest(trouble: ConnectorState | None, traffic: Traffic) -> tuple[str | None, datetime | None]:
    reading = (f"reading: {trouble.error}", trouble.error_at) if trouble else (None, None)
    sending = (f"answering: {traffic.error}", traffic.error_at) if traffic.error else (None, None)
    if reading[1] and sending[1]:
        return reading if reading[1] >= sending[1] else sending
    return reading if reading[1] else sending


def _merge(alive: Sequence[ConnectorState], now: datetime) -> tuple[Left, ...]:
    """Each process knows what it was told; the least counts. What began anew since is left out."""
    least: dict[str, Left] = {}
    for each in (limit for state in alive for limit in state.limits):
        current = each.until is None or each.until > now
        if current and (each.what not in least or each.left < least[each.what].left):
            least[each.what] = each
    return tuple(least.values())
