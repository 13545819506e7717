"""The sums of what platforms charge: exact over processes, months and restarts."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from sqlalchemy import Engine

from socialbot.domain import Spent
from socialbot.store.spendings import Spendings


def test_sums_are_kept_by_platform_month_and_operation(engine: Engine) -> None:
    sums = Spendings(engine)
    assert sums.spent("x", "2026-11") == {}
    assert sums.add("x", "2026-11", "reply", 1, 10_000) == 10_000
    assert sums.add("x", "2026-11", "reply", 2, 20_000) == 30_000
    assert sums.add("x", "2026-11", "read_mention", 5, 5_000) == 35_000
    assert sums.add("x", "2026-12", "reply", 1, 10_000) == 10_000
    assert sums.add("other", "2026-11", "reply", 1, 7) == 7
    assert sums.spent("x", "2026-11") == {
        "reply": Spent(3, 30_000),
        "read_mention": Spent(5, 5_000),
    }


def test_what_was_not_done_is_taken_back(engine: Engine) -> None:
    sums = Spendings(engine)
    sums.add("x", "2026-11", "reply", 2, 20_000)
    assert sums.add("x", "2026-11", "reply", -1, -10_000) == 10_000


def test_sums_survive_a_restart(engine: Engine) -> None:
    Spendings(engine).add("x", "2026-11", "reply", 1, 10_000)
    assert Spendings(engine).spent("x", "2026-11") == {"reply": Spent(1, 10_000)}


def test_processes_that_add_at_once_lose_nothing(engine: Engine) -> None:
    with ThreadPoolExecutor(max_workers=8) as pool:
        done = list(
            pool.map(lambda _: Spendings(engine).add("x", "2026-11", "reply", 1, 3), range(40))
        )
    assert max(done) == 120
    assert len(set(done)) == 40
    assert Spendings(engine).spent("x", "2026-11") == {"reply": Spent(40, 120)}
