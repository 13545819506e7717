"""Reply jobs on DBOS Transact; the only file that knows it.

Only reply ids are handed over, workflows return nothing and raise nothing, so that DBOS has
nothing of a message to store or to log.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Sequence
from datetime import datetime

from dbos import (
    DBOS,
    DBOSClient,
    DBOSConfig,
    EnqueueOptions,
    WorkflowSerializationFormat,
    WorkflowStatus,
)
from sqlalchemy import Connection, Engine

from socialbot.delivery.jobs import Deliver, Job, Lane
from socialbot.store.entries import QueuedReply

NAME = "socialbot"
VERSION = "1"  # of the job's shape, not of the program: old jobs run after an update
WORKFLOW = "deliver"
POLL_SECONDS = 0.1
HIGHEST_PRIORITY = 2**31 - 1
STATES = {"ENQUEUED": "waiting", "DELAYED": "delayed", "PENDING": "running"}

logging.getLogger("dbos").setLevel(logging.ERROR)


def prepare(engine: Engine) -> None:
    """Make or migrate the job engine's own tables."""
    DBOSClient(system_database_engine=engine, lazy=True)._sys_db.run_migrations()


class DbosJobs:
    """The port of jobs.py on DBOS. executor names this worker's slot: unique among the workers
    that run, and the same after a restart. workers is how many replies are sent at a time."""

    def __init__(self, engine: Engine, executor: str = "worker-1", workers: int = 8) -> None:
        self._engine = engine
        self._executor = executor
        self._workers = workers
        self._client = DBOSClient(system_database_engine=engine, application_name=NAME, lazy=True)
        self._running = 0
        self._idle = threading.Condition()
        self._deliver: Deliver | None = None

    def enqueue(self, conn: Connection, replies: Sequence[QueuedReply]) -> None:
        """Make jobs in the caller's transaction."""
        for reply in replies:
            self._client.enqueue_in_transaction(conn, _options(reply), reply.id)

    def run(self, deliver: Deliver, lanes: Sequence[Lane]) -> None:
        """Launch DBOS in this process; one DbosJobs at a time."""
        self._deliver = deliver
        _Current.jobs = self
        DBOS(config=self._config())
        DBOS.listen_queues([_queue(lane.platform) for lane in lanes])
        DBOS.launch()
        for lane in lanes:
            self._open(lane)

    def _config(self) -> DBOSConfig:
        return {
            "name": NAME,
            "system_database_engine": self._engine,
            "application_version": VERSION,
            "executor_id": self._executor,
            "use_listen_notify": False,
            "enable_otlp": False,
            "log_level": "ERROR",
            "max_executor_threads": 4 * self._workers + 4,
        }

    def _open(self, lane: Lane) -> None:
        whole = max(1, int(lane.sends_per_second))
        DBOS.register_queue(
            _queue(lane.platform),
            worker_concurrency=self._workers,
            partition_concurrency=1,
            limiter={"limit": whole, "period": whole / lane.sends_per_second},
            polling_interval_sec=POLL_SECONDS,
            on_conflict="always_update",
        )

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
                self._idle.notify_all()

    def stop(self, timeout: float = 2.0) -> None:
        """Take no new job, give running ones `timeout` seconds; safe to call twice."""
        with self._idle:
            self._idle.wait_for(lambda: self._running == 0, timeout)
        DBOS.destroy()
        _Current.jobs = None

    def list(self) -> Sequence[Job]:
        """Every job that is not finished."""
        found = self._client.list_workflows(
            status=list(STATES), name=WORKFLOW, load_input=False, load_output=False
        )
        return [Job(job.workflow_id, _reply_id(job), STATES[job.status]) for job in found]

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Take jobs out; one that runs already goes on."""
        self._client.cancel_workflows([*job_ids])

    def resume(self, job_ids: Sequence[str]) -> None:
        """Put cancelled jobs, or jobs of a dead worker, back in their queue."""
        for job in self._client.list_workflows(workflow_ids=[*job_ids], load_input=False):
            self._client.resume_workflows([job.workflow_id], queue_name=job.queue_name)

    def purge(self, before: datetime) -> int:
        """Forget jobs that finished before then; returns how many."""
        found = self._client.list_workflows(
            status=["SUCCESS", "ERROR", "CANCELLED"],
            name=WORKFLOW,
            completed_before=before.isoformat(),
            limit=1000,
            load_input=False,
            load_output=False,
        )
        self._client.delete_workflows([job.workflow_id for job in found])
        return len(found)


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
        "workflow_id": f"{reply.id}.{reply.job}",
        "queue_partition_key": reply.conversation,
        "priority": min(max(reply.sequence, 1), HIGHEST_PRIORITY),
        "serialization_type": WorkflowSerializationFormat.PORTABLE,
        "app_version": VERSION,
    }
    if reply.delay:
        options["delay_seconds"] = reply.delay
    return options
