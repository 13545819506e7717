"""What a connector brings while others are written is one commit; the callers hear of their own."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest
from sqlalchemy.exc import OperationalError

from socialbot.brand import load_brand
from socialbot.connectors.base import Batch
from socialbot.domain import Kind, Message
from socialbot.intake import Intake, IntakeError
from socialbot.metrics import Metrics
from socialbot.parcels import MOST, Parcels, join
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.store.entries import CursorMove, Entry, Recorded
from tests.simulation.memory_world import MemoryConnector

PIPELINE = Pipeline(load_brand(), depth=Depth.FILES)


class Ledger:
    """Records that are held up at will, and note each commit: its messages and its cursor."""

    def __init__(self) -> None:
        self.commits: list[tuple[list[str], str | None]] = []
        self.away = False
        self.began = threading.Event()
        self.go_on = threading.Event()

    def language_of(self, _: Message) -> None: ...

    def record(self, entries: Sequence[Entry], cursor: CursorMove | None, *_: object) -> Recorded:
        self.began.set()
        assert self.go_on.wait(30)
        if self.away:
            raise OperationalError("statement", {}, Exception("0532 000 00 00"))
        self.commits.append(([one.message.id for one in entries], cursor and cursor.position))
        return Recorded(new=len(entries), duplicate=0, deleted=0, replies=0)


def batch(*names: str, cursor: str | None = None, platform: str = "one") -> Batch:
    now = datetime.now(UTC)
    return Batch(
        tuple(
            Message(platform, "papatya", name, "c", "ayse", Kind.DM, "merhaba", now)
            for name in names
        ),
        cursor,
    )


ONE, OTHER = MemoryConnector("one"), MemoryConnector("other")
Brought = tuple[MemoryConnector, Batch]


def bring(ledger: Ledger, *brought: Brought, give_up: int | None = None) -> list[object]:
    """The first keeps the writer busy until all others wait; what each caller heard."""
    intake = Intake(PIPELINE, ledger, lambda *_: None, Metrics())  # type: ignore[arg-type]

    async def run() -> list[object]:
        callers = [asyncio.create_task(intake.submit(*brought[0]))]
        await asyncio.to_thread(ledger.began.wait, 30)
        callers += [asyncio.create_task(intake.submit(*one)) for one in brought[1:]]
        await asyncio.sleep(0)
        if give_up is not None:
            callers[give_up].cancel()
            await asyncio.sleep(0)
        ledger.go_on.set()
        return await asyncio.gather(*callers, return_exceptions=True)

    try:
        return asyncio.run(run())
    finally:
        intake.close()


def test_what_came_meanwhile_is_one_commit_for_each_connector() -> None:
    ledger = Ledger()
    heard = bring(
        ledger,
        (ONE, batch("1")),
        (ONE, batch("2")),
        (OTHER, batch("a")),
        (ONE, batch("3", "4")),
        (OTHER, batch("b")),
    )
    assert ledger.commits == [(["1"], None), (["2", "3", "4"], None), (["a", "b"], None)]
    assert heard == [None] * 5


def test_a_cursor_is_committed_with_what_it_covers_and_what_came_before() -> None:
    ledger = Ledger()
    bring(
        ledger,
        (ONE, batch("1")),
        (ONE, batch("2")),
        (ONE, batch("3", cursor="7")),
        (ONE, batch("4")),
        (ONE, batch("5", cursor="8")),
    )
    assert ledger.commits == [(["1"], None), (["2", "3", "4"], "7"), (["5"], "8")]


def test_a_commit_that_fails_is_told_to_each_whose_it_was() -> None:
    ledger = Ledger()
    ledger.away = True
    heard = bring(ledger, (ONE, batch("1")), (ONE, batch("2")), (ONE, batch("3")))
    assert [type(one) for one in heard] == [IntakeError] * 3
    assert "0532" not in str(heard)


@pytest.mark.parametrize(("gone", "left"), [(0, ["2", "3"]), (1, ["3"])])
def test_who_goes_away_takes_nobody_along(gone: int, left: list[str]) -> None:
    """What is being written is written; what waited for nobody else is not."""
    ledger = Ledger()
    brought = ((ONE, batch("1")), (ONE, batch("2")), (ONE, batch("3")))
    heard = bring(ledger, *brought, give_up=gone)
    assert isinstance(heard.pop(gone), asyncio.CancelledError)
    assert heard == [None, None]
    assert ledger.commits == [(["1"], None), (left, None)]


def test_a_closed_intake_commits_nothing_and_says_so() -> None:
    ledger = Ledger()
    intake = Intake(PIPELINE, ledger, lambda *_: None, Metrics())  # type: ignore[arg-type]
    intake.close()
    with pytest.raises(IntakeError):
        asyncio.run(intake.submit(ONE, batch("1")))
    assert ledger.commits == []


def test_a_commit_stays_short() -> None:
    async def take() -> list[int]:
        parcels = Parcels()
        for size in (MOST - 1, 1, 1, MOST + 5):
            parcels.add("one", batch(*map(str, range(size))))
        return [len(join(parcels.take("one")).messages) for _ in range(3)]

    assert asyncio.run(take()) == [MOST, 1, MOST + 5]
