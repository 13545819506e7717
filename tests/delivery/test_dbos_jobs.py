"""The port on DBOS, end to end on both databases."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from socialbot.connectors.errors import RetryLater
from socialbot.delivery import slots
from socialbot.delivery.dbos_jobs import DbosJobs, is_prepared, prepare
from socialbot.delivery.slots import try_slot
from socialbot.delivery.sweep import sweep
from socialbot.store.entries import Entry
from socialbot.store.errors import StoreError
from socialbot.store.tables import State
from socialbot.store.upgrade import differences, downgrade
from tests.delivery.world import World, break_connections
from tests.store.world import entry

WORKER = Path(__file__).with_name("dying_worker.py")


class RealClock:
    def __call__(self) -> datetime:
        return datetime.now(UTC)


@pytest.fixture
def jobs(engine: Engine) -> Iterator[DbosJobs]:
    prepare(engine)
    jobs = DbosJobs(engine, "worker-1", workers=4)
    yield jobs
    jobs.stop(0.5)


@pytest.fixture
def world(engine: Engine, jobs: DbosJobs) -> World:
    world = World(engine, jobs, clock=RealClock())  # type: ignore[arg-type]
    world.sender = world.make_sender()
    return world


def fresh(number: int, **changes: object) -> Entry:
    return entry(number, reply_until=datetime.now(UTC) + timedelta(hours=1), **changes)


def wait_until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)


def start(world: World) -> None:
    world.jobs.run(world.sender.deliver, ["sandbox"])


def test_replies_are_sent_in_the_order_of_their_conversation(world: World) -> None:
    numbers = range(40)
    world.record(*(fresh(n, conversation=f"c{n % 4}") for n in numbers))
    start(world)
    wait_until(lambda: len(world.platform.sent) == 40)
    for conversation in range(4):
        sent = [int(n) for n in world.platform.sent if int(n) % 4 == conversation]
        assert sent == [n for n in numbers if n % 4 == conversation]


def test_order_holds_through_a_retry(world: World) -> None:
    world.platform.outcomes = [RetryLater("too_many", after=0.5)]
    world.record(fresh(1), fresh(2), fresh(3))
    start(world)
    wait_until(lambda: len(world.platform.sent) == 3)
    assert world.platform.sent == ["1", "2", "3"]


def test_a_batch_that_is_rolled_back_makes_no_job(world: World) -> None:
    def fail(_item: object, _code: str) -> str:
        raise RuntimeError("no_word")

    with pytest.raises(RuntimeError):
        world.records.record([fresh(1)], None, fail, world.jobs.enqueue, world.clock())
    assert world.jobs.list() == []


def test_a_cancelled_job_stays_away_until_it_is_resumed(world: World) -> None:
    world.record(fresh(1), fresh(2, conversation="another"))
    first, second = sorted(world.jobs.list(), key=lambda job: job.reply_id != world.replies()[0].id)
    assert first.state == "waiting"
    world.jobs.cancel([first.id])
    assert [job.id for job in world.jobs.list()] == [second.id]
    start(world)
    wait_until(lambda: world.platform.sent == ["2"])
    world.jobs.resume([first.id])
    wait_until(lambda: world.platform.sent == ["2", "1"])


def test_finished_jobs_are_purged_and_others_kept(world: World) -> None:
    world.record(fresh(1))
    start(world)
    wait_until(lambda: world.jobs.list() == [] and world.states() == [State.SENT])
    assert world.jobs.purge(datetime.now(UTC) - timedelta(minutes=1)) == 0
    assert world.jobs.purge(datetime.now(UTC) + timedelta(minutes=1)) == 1


def test_a_job_holds_the_reply_id_and_nothing_of_the_message(world: World, engine: Engine) -> None:
    world.platform.outcomes = [RuntimeError("Ayla, 0532 000 00 00")]
    world.record(fresh(1))
    start(world)
    wait_until(lambda: world.states() == [State.UNKNOWN] and world.jobs.list() == [])
    schema = "dbos." if engine.dialect.name == "postgresql" else ""
    with engine.connect() as conn:
        kept = str(conn.execute(text(f"SELECT * FROM {schema}workflow_status")).all())
    assert world.replies()[0].id in kept
    for secret in ("Ayla", "ayla", "0532", "write to us", "raw words"):
        assert secret not in kept


def test_a_stop_lets_the_send_under_way_finish_and_loses_nothing(world: World) -> None:
    sending = threading.Event()

    def send_slowly(*_arguments: object) -> str:
        sending.set()
        time.sleep(0.3)
        world.platform.sent.append("slow")
        return "id"

    world.sender = world.make_sender(send=send_slowly)
    world.record(*(fresh(n) for n in range(3)))
    start(world)
    assert sending.wait(10)
    world.sender.stop()
    world.jobs.stop()
    world.jobs.stop()
    assert world.states() == [State.SENT, State.QUEUED, State.QUEUED]
    world.sender = world.make_sender()
    start(world)
    wait_until(lambda: world.states() == [State.SENT] * 3)


def test_a_send_that_outlives_the_stop_keeps_its_place_until_it_ends(world: World) -> None:
    sending, answered = threading.Event(), threading.Event()

    def send_slowly(*_arguments: object) -> str:
        sending.set()
        assert answered.wait(20)
        return "id"

    world.sender = world.make_sender(send=send_slowly)
    world.record(fresh(1))
    start(world)
    assert sending.wait(10)
    world.sender.stop()
    world.jobs.stop(0.0)
    assert try_slot(world.engine, "worker-1") is None
    answered.set()
    wait_until(lambda: is_free(world.engine))
    assert world.states() == [State.SENT]


def is_free(engine: Engine) -> bool:
    slot = try_slot(engine, "worker-1")
    if slot:
        slot.close()
    return slot is not None


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # a file's cannot
def test_a_live_worker_whose_lock_was_lost_keeps_its_jobs(
    world: World, engine: Engine, jobs: DbosJobs
) -> None:
    sending, answered = threading.Event(), threading.Event()

    def send_slowly(*_arguments: object) -> str:
        sending.set()
        assert answered.wait(20)
        return "id"

    world.sender = world.make_sender(send=send_slowly, may_send=jobs.may_send)
    world.record(fresh(1))
    start(world)
    assert sending.wait(10)
    break_connections(engine)
    other = DbosJobs(engine, "worker-2")
    other._place.take()
    wait_until(lambda: is_free(engine))
    assert [other.take_over(), other.take_over()] == [0, 0]
    jobs.take_over()
    assert [other.take_over() for _ in range(4)] == [0, 0, 0, 0]
    other._place.leave()
    answered.set()
    wait_until(lambda: world.states() == [State.SENT])


def test_an_expired_reply_of_a_removed_connector_leaves_no_job(
    world: World, jobs: DbosJobs
) -> None:
    world.record(fresh(1))
    assert sweep(world.engine, jobs, datetime.now(UTC) + timedelta(hours=2)) == 0
    assert (world.states(), jobs.list()) == ([State.EXPIRED], [])
    assert jobs.purge(datetime.now(UTC) + timedelta(minutes=1)) == 1


def test_a_database_without_the_engines_tables_is_known(engine: Engine) -> None:
    assert not is_prepared(engine)
    prepare(engine)
    assert is_prepared(engine)


def test_our_migrations_leave_the_engines_tables_alone(world: World, engine: Engine) -> None:
    assert differences(engine) == []
    downgrade(engine, "base")
    assert is_prepared(engine)


def test_a_worker_name_that_is_in_use_is_refused(
    world: World, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(slots, "TRIES", 2)
    start(world)
    with pytest.raises(StoreError, match="worker-1"):
        DbosJobs(engine, "worker-1").run(world.sender.deliver, [])


@pytest.mark.parametrize("successor", ["worker-1", "worker-2"])
def test_a_killed_workers_reply_is_unknown_and_the_rest_is_sent(
    world: World, engine: Engine, database_url: str, successor: str
) -> None:
    world.record(*(fresh(n) for n in range(3)))
    dying = subprocess.Popen([sys.executable, str(WORKER), database_url], stdout=subprocess.PIPE)
    assert dying.stdout
    assert dying.stdout.readline() == b"sending\n"
    os.kill(dying.pid, signal.SIGKILL)
    dying.wait()
    dying.stdout.close()
    jobs = DbosJobs(engine, successor, workers=4)
    try:
        jobs.run(world.make_sender(again=jobs.enqueue).deliver, ["sandbox"])
        if successor == "worker-2":
            wait_until(lambda: jobs.take_over() == 1)
        wait_until(lambda: world.states() == [State.UNKNOWN, State.SENT, State.SENT])
    finally:
        jobs.stop()
    assert world.platform.sent == ["1", "2"]
