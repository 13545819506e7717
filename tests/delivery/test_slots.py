"""A worker's place is its own, until it dies."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import pytest
from sqlalchemy import Engine

from socialbot.delivery.slots import Lock, take_slot, try_slot
from socialbot.store.errors import StoreError

HOLDER = """
import sys
import time
from socialbot.delivery.slots import take_slot
from socialbot.store.database import open_engine
lock = take_slot(open_engine(sys.argv[1]), "worker-1")
print("held", flush=True)
sys.stdin.read()
"""


def test_a_place_is_held_by_one_and_free_after_it(engine: Engine) -> None:
    slot = take_slot(engine, "worker-1")
    with pytest.raises(StoreError, match=r"delivery\.worker"):
        take_slot(engine, "worker-1")
    take_slot(engine, "worker-2").close()
    slot.close()
    take_slot(engine, "worker-1").close()


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
