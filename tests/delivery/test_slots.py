"""A worker's place is its own, until it dies."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from socialbot.delivery import slots
from socialbot.delivery.slots import Lock, Place, take_slot, try_slot
from socialbot.store.errors import StoreError
from tests.delivery.world import break_connections

HOLDER = """
import sys
import time
from socialbot.delivery.slots import take_slot
from socialbot.store.database import open_engine
lock = take_slot(open_engine(sys.argv[1]), "worker-1")
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture(autouse=True)
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(slots, "PAUSE", 0.0)


def test_a_place_is_held_by_one_and_free_after_it(engine: Engine) -> None:
    slot = take_slot(engine, "worker-1")
    with pytest.raises(StoreError, match=r"delivery\.worker"):
        take_slot(engine, "worker-1")
    take_slot(engine, "worker-2").close()
    slot.close()
    take_slot(engine, "worker-1").close()


def test_a_restart_waits_while_somebody_looks_at_its_place(
    engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    look = try_slot(engine, "worker-1")
    assert look
    monkeypatch.setattr(time, "sleep", lambda _seconds: look.close())
    take_slot(engine, "worker-1").close()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # a file's cannot
def test_a_place_that_a_broken_connection_lost_is_taken_again(engine: Engine) -> None:
    place = Place(engine, "worker-1")
    place.take()
    break_connections(engine)
    assert place.keep()
    assert try_slot(engine, "worker-1") is None
    place.leave()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # a file's cannot
def test_a_place_that_somebody_else_has_by_now_is_not_held(engine: Engine) -> None:
    place = Place(engine, "worker-1")
    place.take()
    break_connections(engine)
    other = _try_for_a_while(engine)
    assert other
    assert not place.keep()
    assert not place.held
    other.close()
    assert place.keep()
    place.leave()


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)  # a file's cannot
def test_a_place_that_is_lost_can_be_left(engine: Engine) -> None:
    place = Place(engine, "worker-1")
    place.take()
    break_connections(engine)
    place.leave()
    place.leave()
    assert not place.keep()


def test_a_killed_process_leaves_its_place_at_once(engine: Engine, database_url: str) -> None:
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, database_url],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    assert holder.stdout
    assert holder.stdin
    assert holder.stdout.readline() == b"held\n"
    assert try_slot(engine, "worker-1") is None
    holder.kill()
    holder.wait()
    holder.stdin.close()
    holder.stdout.close()
    slot = _try_for_a_while(engine)
    assert slot is not None
    slot.close()


def _try_for_a_while(engine: Engine) -> Lock | None:
    """The server notices a closed connection within moments."""
    for _ in range(50):
        if slot := try_slot(engine, "worker-1"):
            return slot
        time.sleep(0.1)
    return None
