"""Finds replies that got stuck: their window closed, or their job got lost."""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlalchemy import Connection, Engine, select

from socialbot.delivery.jobs import Jobs, job_id
from socialbot.store.chunks import chunks
from socialbot.store.claims import UNFINISHED, end_overdue, next_job, read_standing
from socialbot.store.database import writing
from socialbot.store.tables import ReplyRow

OLD = timedelta(seconds=30)

log = structlog.get_logger()


def sweep(engine: Engine, jobs: Jobs, now: datetime) -> int:
    """End the replies that came too late, whatever became of their jobs: those of a connector
    that was removed have jobs that nobody runs. Then make a job for every unfinished reply that
    has none; returns how many.

    A reply is read before its job: one that ends in between gets a job that finds it ended.
    """
    _end_overdue(engine, jobs, now)
    with engine.connect() as conn:
        replies = _read_unfinished(conn, now)
    lost = [
        found
        for part in chunks(list(replies))
        for found in _without_job({job: replies[job] for job in part}, jobs)
    ]
    return sum(_restart(engine, jobs, *found) for found in lost)


def _end_overdue(engine: Engine, jobs: Jobs, now: datetime) -> None:
    with writing(engine) as conn:
        ended = end_overdue(conn, now)
    for part in chunks([job_id(*reply) for reply in ended]):
        jobs.cancel(part)
    if ended:
        log.warning("replies_came_too_late", count=len(ended))


def _read_unfinished(conn: Connection, now: datetime) -> dict[str, tuple[str, int]]:
    query = select(ReplyRow.id, ReplyRow.jobs).where(
        ReplyRow.state.in_(UNFINISHED), ReplyRow.created_at < now - OLD
    )
    return {job_id(reply_id, count): (reply_id, count) for reply_id, count in conn.execute(query)}


def _without_job(replies: dict[str, tuple[str, int]], jobs: Jobs) -> list[tuple[str, int]]:
    alive = {job.id for job in jobs.list(list(replies))}
    return [reply for job, reply in replies.items() if job not in alive]


def _restart(engine: Engine, jobs: Jobs, reply_id: str, count: int) -> bool:
    """Only where it has made no other job since `count` was read, or it would get two."""
    with writing(engine) as conn:
        standing = read_standing(conn, reply_id)
        if standing is None or standing.state not in UNFINISHED or standing.jobs != count:
            return False
        jobs.enqueue(conn, [next_job(conn, standing, 0.0)])
    return True
