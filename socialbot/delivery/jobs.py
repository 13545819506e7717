"""The port to the engine that runs reply jobs. A job carries a reply's id, nothing else."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from sqlalchemy import Connection

from socialbot.store.entries import QueuedReply

GRACE = 3.0  # seconds for the sends under way: Ctrl-C has to end the process within five

Deliver = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """A job that is not finished. state: waiting, delayed or running."""

    id: str
    reply_id: str
    state: str


def job_id(reply_id: str, job: int) -> str:
    """The id of the job-th job of a reply."""
    return f"{reply_id}.{job}"


class Jobs(Protocol):
    """Durable jobs, at least once each: `deliver` must bear being called again for a reply."""

    def enqueue(self, conn: Connection, replies: Sequence[QueuedReply]) -> None:
        """Make jobs in the caller's transaction: they exist if and only if it commits."""

    def run(self, deliver: Deliver, platforms: Sequence[str]) -> None:
        """Start working in background threads. Jobs of a conversation run one at a time, in the
        order of their sequence."""

    def stop(self, timeout: float = GRACE) -> None:
        """Take no new job, give running ones `timeout` seconds; safe to call twice."""

    def may_send(self) -> bool:
        """Whether this process still is the only one of its name."""

    def list(self, job_ids: Sequence[str] | None = None) -> Sequence[Job]:
        """The jobs that are not finished: of these, or all."""

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Take jobs out; one that runs already goes on."""

    def resume(self, job_ids: Sequence[str]) -> None:
        """Put cancelled jobs, or jobs of a dead worker, back in their queue."""

    def take_over(self) -> int:
        """Put jobs of workers that died back in their queue; returns how many."""

    def purge(self, before: datetime) -> int:
        """Forget jobs that finished before then; returns how many."""
