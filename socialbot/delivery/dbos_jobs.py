"""Reply jobs on DBOS Transact; the only file that knows it.

Only reply ids are handed over, workflows return nothing and raise nothing, so that DBOS has
nothing of a message to store or to log.
"""

from __future__ import annotations

import logging
import threading
from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    EnqueueOptions,
    WorkflowSerializationFormat,
    WorkflowStatus,
    error,
)
from sqlalchemy import Connection, Engine

from socialbot.delivery.jobs import GRACE, Deliver, Job, job_id
from socialbot.delivery.slots import Place, try_slot
from socialbot.store.entries import QueuedReply
from socialbot.store.errors import StoreError

NAME = "socialbot"
VERSION = "1"  # of the job's shape, not of the program: old jobs run after an update
WORKFLOW = "deliver"
POLL_SECONDS = 0.08
LOOKS = 3
HIGHEST_PRIORITY = 2**31 - 1
FINISHED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
STATES = {"ENQUEUED": "waiting", "DELAYED": "delayed", "PENDING": "running"}

QUICK: dict[str, Any] = {"name": WORKFLOW, "load_input": False, "load_output": False}

logging.getLogger("dbos").setLevel(logging.CRITICAL)


def prepare(engine: Engine) -> None:
    """Make or migrate the job engine's own tables."""
    DBOSClient(system_database_engine=engine, lazy=True)._sys_db.run_migrations()


def is_prepared(engine: Engine) -> bool:
    """Whether the job engine's own tables have the shape that it needs."""
    try:
        DBOSClient(system_database_engine=engine, lazy=True)._sys_db.verify_migrations()
    except error.DBOSException:
        return False
    return True


def require_prepared(engine: Engine) -> None:
    """Raise StoreError where the job engine's own tables are missing or of another version."""
    if not is_prepared(engine):
        raise StoreError(
            "the database has no job tables of this version: run `socialbot db upgrade` first"
        )


class DbosJobs:
    """The port of jobs.py on DBOS. `worker` names this process among those that send, the same
    after a restart; `workers` is how many replies it sends to a platform at a time."""

    def __init__(self, engine: Engine, worker: str = "worker-1", workers: int = 8) -> None:
        self._engine = engine
        self._worker = worker
        self._workers = workers
        self._client = DBOSClient(system_database_engine=engine, application_name=NAME, lazy=True)
        self._running = 0
        self._idle = threading.Condition()
        self._deliver: Deliver | None = None
        self._place = Place(engine, worker)
        self._looks: Counter[str] = Counter()
        self._dbos: DBOS | None = None

    def enqueue(self, conn: Connection, replies: Sequence[QueuedReply]) -> None:
        """Make jobs in the caller's transaction."""
        for reply in replies:
            self._client.enqueue_in_transaction(conn, _options(reply), reply.id)

    def run(self, deliver: Deliver, platforms: Sequence[str]) -> None:
        """Launch DBOS, one in a process; raises StoreError where the worker's name is in use."""
        self._place.take()
        self._deliver = deliver
        _Current.jobs = self
        self._dbos = DBOS(config=self._config(len(platforms)))
        DBOS.listen_queues([_queue(platform) for platform in platforms])
        DBOS.launch()
        for platform in platforms:
            DBOS.register_queue(
                _queue(platform),
                worker_concurrency=self._workers,
                partition_concurrency=1,
                polling_interval_sec=POLL_SECONDS,
                on_conflict="always_update",
            )

    def _config(self, queues: int) -> DBOSConfig:
        return {
            "name": NAME,
            "system_database_engine": self._engine,
            "application_version": VERSION,
            "executor_id": self._worker,
            "use_listen_notify": False,
            "enable_otlp": False,
            "log_level": "CRITICAL",
            "notification_listener_polling_interval_sec": 0.25,  # not used; a stop waits for it
            "max_executor_threads": self._workers * queues + 4,
        }

    def work(self, reply_id: str) -> None:
        """One job."""
        with self._idle:
            self._running += 1
        try:
            if self._deliver:
                self._deliver(reply_id)
        finally:
            with self._idle:
                self._running -= 1
                self._leave_when_done()
                self._idle.notify_all()

    def _leave_when_done(self) -> None:
        if self._dbos is None and not self._running:
            self._place.leave()

    def stop(self, timeout: float = GRACE) -> None:
        """Take no new job, give running ones `timeout` seconds; safe to call twice.

        A slower send goes on and keeps the worker's place until it ends. What it comes to is
        recorded; mostly that is `unknown`, because its connector is closed meanwhile. Where the
        process dies first, the next start finds the reply claimed and makes it `unknown`.
        """
        if self._dbos is None:
            with self._idle:
                self._leave_when_done()
            return
        for event in self._dbos.background_thread_stop_events:
            event.set()
        with self._idle:
            self._idle.wait_for(lambda: self._running == 0, timeout)
        DBOS.destroy()
        with self._idle:
            self._dbos = _Current.jobs = None
            self._leave_when_done()

    def may_send(self) -> bool:
        """Whether this process still is the only one of its name."""
        return self._place.held

    def list(self, job_ids: Sequence[str] | None = None) -> Sequence[Job]:
        """The jobs that are not finished: of these, or all."""
        found = self._client.list_workflows(
            workflow_ids=None if job_ids is None else [*job_ids], status=[*STATES], **QUICK
        )
        return [Job(job.workflow_id, _reply_id(job), STATES[job.status]) for job in found]

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Take jobs out; one that runs already goes on."""
        self._client.cancel_workflows([*job_ids])

    def resume(self, job_ids: Sequence[str]) -> None:
        """Put cancelled jobs, or jobs of a dead worker, back in their queue."""
        for job in self._client.list_workflows(workflow_ids=[*job_ids], **QUICK):
            self._client.resume_workflows([job.workflow_id], queue_name=job.queue_name)

    def take_over(self) -> int:
        """Put jobs of workers that died back in their queue; returns how many.

        A worker counts as dead when its place was free at three looks in a row. One that lives
        makes its own look between them, and takes back a place that a broken connection lost.
        """
        if not self._place.keep():
            return 0
        running = self._client.list_workflows(status="PENDING", **QUICK)
        others = {job.executor_id for job in running if job.executor_id} - {self._worker}
        return sum(self._take_over(worker) for worker in sorted(others))

    def _take_over(self, worker: str) -> int:
        """Its place is held meanwhile, so that it cannot come back and run them too."""
        slot = try_slot(self._engine, worker)
        if slot is None:
            self._looks.pop(worker, None)
            return 0
        self._looks[worker] += 1
        try:
            if self._looks[worker] < LOOKS:
                return 0
            left = self._client.list_workflows(status="PENDING", executor_id=worker, **QUICK)
            self.resume([job.workflow_id for job in left])
        finally:
            slot.close()
        return len(left)

    def purge(self, before: datetime) -> int:
        """Forget jobs that finished before then; returns how many."""
        count = 0
        while found := self._client.list_workflows(
            status=FINISHED, completed_before=before.isoformat(), limit=500, **QUICK
        ):
            self._client.delete_workflows([job.workflow_id for job in found])
            count += len(found)
        return count


class _Current:
    """The jobs that run in this process; DBOS calls a plain function."""

    jobs: DbosJobs | None = None


@DBOS.workflow(name=WORKFLOW, max_recovery_attempts=None)
def deliver(reply_id: str) -> None:
    """The workflow."""
    if _Current.jobs:
        _Current.jobs.work(reply_id)


def _queue(platform: str) -> str:
    return f"replies-{platform}"


def _reply_id(job: WorkflowStatus) -> str:
    return job.workflow_id.partition(".")[0]


def _options(reply: QueuedReply) -> EnqueueOptions:
    options: EnqueueOptions = {
        "workflow_name": WORKFLOW,
        "queue_name": _queue(reply.platform),
        "workflow_id": job_id(reply.id, reply.job),
        "queue_partition_key": reply.conversation,
        "priority": min(max(reply.sequence, 1), HIGHEST_PRIORITY),
        "serialization_type": WorkflowSerializationFormat.PORTABLE,
        "app_version": VERSION,
    }
    if reply.delay:
        options["delay_seconds"] = reply.delay
    return options
