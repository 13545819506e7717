"""What a running bot does now and then: forget what may be forgotten, find what got stuck."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, tzinfo

import structlog
from sqlalchemy import Engine

from socialbot.delivery.jobs import Jobs
from socialbot.delivery.sweep import sweep
from socialbot.logs import locate
from socialbot.metrics import Metrics
from socialbot.store.backlog import read_backlog
from socialbot.store.connectors import ConnectorState, write_states
from socialbot.store.incidents import Incident, Rule, watch
from socialbot.store.retention import purge, wipe_addresses
from socialbot.store.totals.tally import tally

BACKLOG_SECONDS = 10.0
CONNECTOR_SECONDS = 10.0
INCIDENT_SECONDS = 5.0
TAKE_OVER_SECONDS = 10.0
SWEEP_SECONDS = 15.0
TALLY_SECONDS = 5.0
WIPE_SECONDS = 300.0
PURGE_SECONDS = 6 * 3600.0
JOBS_KEPT = timedelta(hours=1)

log = structlog.get_logger()


async def keep_house(
    engine: Engine, jobs: Jobs, metrics: Metrics, days: int, zone: tzinfo = UTC
) -> None:
    """Run every chore in its own rhythm until cancelled, in a process that sends. `days` is how
    long records are kept, `zone` the brand's, whose days are counted."""
    async with asyncio.TaskGroup() as chores:
        chores.create_task(_repeat("backlog", BACKLOG_SECONDS, lambda: _measure(engine, metrics)))
        chores.create_task(_repeat("take_over", TAKE_OVER_SECONDS, jobs.take_over))
        chores.create_task(_repeat("sweep", SWEEP_SECONDS, lambda: sweep(engine, jobs, _now())))
        chores.create_task(_repeat("wipe", WIPE_SECONDS, lambda: _forget(engine, jobs)))
        chores.create_task(_repeat("tally", TALLY_SECONDS, lambda: tally(engine, zone, _now())))
        chores.create_task(_repeat("purge", PURGE_SECONDS, lambda: _purge(engine, days, zone)))


async def tell_connectors(engine: Engine, look: Callable[[], list[ConnectorState]]) -> None:
    """Write down again and again how the connectors of this process do, until cancelled."""
    await _repeat("connectors", CONNECTOR_SECONDS, lambda: write_states(engine, look()))


async def watch_incidents(engine: Engine, metrics: Metrics, rule: Rule, hooked: bool) -> None:
    """Look again and again whether many people report a fault, until cancelled. `hooked`: a
    webhook waits for what opens."""
    await _repeat(
        "incidents",
        INCIDENT_SECONDS,
        lambda: look_for_incidents(engine, metrics, rule, hooked, _now()),
    )


def look_for_incidents(
    engine: Engine, metrics: Metrics, rule: Rule, hooked: bool, now: datetime
) -> None:
    """Look once, and alert: one line and one count for each incident that opens."""
    changes = watch(engine, rule, now, hooked)
    for incident in changes.opened:
        metrics.incidents_opened.labels(incident.topic).inc()
        _tell("incident_opened", incident)
    for incident in changes.closed:
        _tell("incident_closed", incident)
    for topic in rule.topics | {incident.topic for incident in changes.closed}:
        metrics.incidents_open.labels(topic).set(topic in changes.known)


def _tell(event: str, incident: Incident) -> None:
    log.warning(event, topic=str(incident.topic), count=incident.people + incident.reports)


def _measure(engine: Engine, metrics: Metrics) -> None:
    backlog = read_backlog(engine, _now())
    metrics.queued.set(backlog.queued)
    metrics.oldest.set(backlog.oldest_seconds)


def _forget(engine: Engine, jobs: Jobs) -> None:
    wipe_addresses(engine, _now())
    jobs.purge(_now() - JOBS_KEPT)


def _purge(engine: Engine, days: int, zone: tzinfo) -> None:
    """What goes is counted before."""
    tally(engine, zone, _now())
    purge(engine, _now(), days)


def _now() -> datetime:
    return datetime.now(UTC)


async def _repeat(name: str, seconds: float, chore: Callable[[], object]) -> None:
    """Run a blocking chore again and again; its failures are told and borne."""
    while True:
        try:
            await asyncio.to_thread(chore)
        except Exception as error:  # noqa: BLE001 - the next turn may do better
            log.warning("chore_failed", code=name, error=type(error).__name__, where=locate(error))
        await asyncio.sleep(seconds)
