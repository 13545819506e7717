"""Finds replies whose job got lost, and makes another."""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine, select

from socialbot.delivery.claims import UNFINISHED, next_job, read_standing
from socialbot.delivery.jobs import Jobs, job_id
from socialbot.store.chunks import chunks
from socialbot.store.database import writing
from socialbot.store.tables import ReplyRow

OLD = timedelta(seconds=30)


def sweep(engine: Engine, jobs: Jobs, now: datetime) -> int:
    """Make a job for every unfinished reply that has none; returns how many.

    A reply is read before its job: one that ends in between gets a job that finds it ended.
    """
    with engine.connect() as conn:
        replies = _read_unfinished(conn, now)
    lost = [
        reply_id
        for part in chunks(list(replies))
        for reply_id in _without_job({job: replies[job] for job in part}, jobs)
    ]
    return sum(_restart(engine, jobs, reply_id) for reply_id in lost)


def _read_unfinished(conn: Connection, now: datetime) -> dict[str, str]:
    query = select(ReplyRow.id, ReplyRow.jobs).where(
        ReplyRow.state.in_(UNFINISHED), ReplyRow.created_at < now - OLD
    )
    return {job_id(reply_id, count): reply_id for reply_id, count in conn.execute(query)}


def _without_job(replies: dict[str, str], jobs: Jobs) -> list[str]:
    alive = {job.id for job in jobs.list(list(replies))}
    return [reply_id for job, reply_id in replies.items() if job not in alive]


def _restart(engine: Engine, jobs: Jobs, reply_id: str) -> bool:
    with writing(engine) as conn:
        standing = read_standing(conn, reply_id)
        if standing is None or standing.state not in UNFINISHED:
            return False
        jobs.enqueue(conn, [next_job(conn, standing, 0.0)])
    return True
