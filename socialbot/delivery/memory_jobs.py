"""The port of jobs.py in memory, for tests: nothing runs until it is told to."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Connection, event

from socialbot.delivery.jobs import GRACE, Deliver, Job, job_id
from socialbot.store.entries import QueuedReply


class MemoryJobs:
    """Jobs that work_off runs one after another, in this thread."""

    def __init__(self) -> None:
        self.waiting: list[QueuedReply] = []
        self.platforms: tuple[str, ...] = ()
        self._cancelled: dict[str, QueuedReply] = {}
        self._deliver: Deliver | None = None

    def enqueue(self, conn: Connection, replies: Sequence[QueuedReply]) -> None:
        """The jobs are there from the commit of the caller's transaction."""
        batch = list(replies)

        def keep(_conn: Connection) -> None:
            self.waiting.extend(batch)
            batch.clear()

        event.listen(conn, "commit", keep)
        event.listen(conn, "rollback", lambda _conn: batch.clear())

    def run(self, deliver: Deliver, platforms: Sequence[str]) -> None:
        """Remember what a job does."""
        self._deliver = deliver
        self.platforms = tuple(platforms)

    def work_off(self, delays: bool = True) -> int:
        """Run what waits, until nothing does; with delays as if their time had passed."""
        count = 0
        while ready := [reply for reply in self.waiting if delays or not reply.delay]:
            reply = min(ready, key=lambda reply: (reply.delay, reply.sequence))
            self.waiting.remove(reply)
            if self._deliver:
                self._deliver(reply.id)
            count += 1
        return count

    def stop(self, timeout: float = GRACE) -> None:
        """Run nothing more."""
        self._deliver = None

    def may_send(self) -> bool:
        """There are no other processes."""
        return True

    def list(self, job_ids: Sequence[str] | None = None) -> Sequence[Job]:
        """The jobs that are not finished: of these, or all."""
        jobs = [
            Job(_id(reply), reply.id, "delayed" if reply.delay else "waiting")
            for reply in self.waiting
        ]
        return [job for job in jobs if job_ids is None or job.id in job_ids]

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Take jobs out."""
        for reply in [reply for reply in self.waiting if _id(reply) in job_ids]:
            self.waiting.remove(reply)
            self._cancelled[_id(reply)] = reply

    def resume(self, job_ids: Sequence[str]) -> None:
        """Put cancelled jobs back."""
        self.waiting.extend(self._cancelled.pop(job) for job in job_ids if job in self._cancelled)

    def take_over(self) -> int:
        """There are no other workers."""
        return 0

    def purge(self, before: datetime) -> int:
        """What is finished is forgotten at once."""
        return 0


def _id(reply: QueuedReply) -> str:
    return job_id(reply.id, reply.job)
