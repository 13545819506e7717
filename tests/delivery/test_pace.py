"""The platform's rate limit, for all workers together."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import Engine

from socialbot.delivery.pace import take_turn
from socialbot.store.database import writing
from tests.store.world import NOW


def turns(
    engine: Engine, count: int, platform: str = "telegram", seconds: float = 0
) -> list[float]:
    found = []
    for _ in range(count):
        with writing(engine) as conn:
            turn = take_turn(conn, platform, 30.0, NOW + timedelta(seconds=seconds))
        found.append(round((turn - NOW).total_seconds(), 3))
    return found


def test_turns_are_evenly_spaced_from_now_on(engine: Engine) -> None:
    assert turns(engine, 4) == [0.0, 0.033, 0.067, 0.1]


def test_after_a_rest_the_first_turn_is_now_and_there_is_no_burst(engine: Engine) -> None:
    turns(engine, 2)
    assert turns(engine, 2, seconds=60) == [60.0, 60.033]


def test_each_platform_has_its_own_turns(engine: Engine) -> None:
    turns(engine, 3)
    assert turns(engine, 1, "sandbox") == [0.0]
