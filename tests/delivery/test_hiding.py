"""A post with personal data is hidden before its reply, and whatever fails there stops no reply."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from dataclasses import replace

import pytest
import structlog
from sqlalchemy import update

from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.delivery import outlet as outlet_module
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.delivery.outlet import Outlet
from socialbot.domain import Reason
from socialbot.store.tables import Hide, ReplyRow, State
from tests.delivery.moderator import Moderator
from tests.delivery.test_outlet import Line
from tests.delivery.world import World
from tests.store.world import blocked, entry


@pytest.fixture
def moderator(world: World, jobs: MemoryJobs) -> Moderator:
    moderator = Moderator(world)
    jobs.run(moderator.sender.deliver, ["sandbox"])
    return moderator


def record(world: World, hide: bool = True) -> None:
    world.record(replace(entry(1, blocked()), hide=hide))


def test_the_post_is_hidden_before_the_reply_is_sent(
    world: World, jobs: MemoryJobs, moderator: Moderator
) -> None:
    record(world)
    jobs.work_off()
    assert moderator.asked == [("1", 0)]
    assert world.states() == [State.SENT]
    assert world.replies()[0].hide_state == Hide.DONE
    assert moderator.results == ["done"]


def test_a_post_that_is_to_stay_stays(world: World, jobs: MemoryJobs, moderator: Moderator) -> None:
    record(world, hide=False)
    jobs.work_off()
    assert (moderator.asked, world.states()) == ([], [State.SENT])
    assert world.replies()[0].hide_state is None


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (GiveUp("not_allowed"), Hide.FAILED),
        (RetryLater("limited", after=30), Hide.DUE),
        (StopConnector("revoked", "set a token"), Hide.DUE),
        (RuntimeError("Ayla, 0532 000 00 00"), Hide.DUE),
    ],
)
def test_a_failing_hide_stops_no_reply_and_says_no_word_of_the_post(
    world: World, jobs: MemoryJobs, moderator: Moderator, error: Exception, state: Hide
) -> None:
    moderator.outcomes = [error]
    record(world)
    with structlog.testing.capture_logs() as logs:
        jobs.work_off()
    assert world.states() == [State.SENT]
    assert world.replies()[0].hide_state == state
    assert moderator.results == [state]
    assert any(line["event"] == "post_not_hidden" for line in logs)
    assert any(line["event"] == "hide_given_up" for line in logs) is (state == Hide.FAILED)
    assert (Reason.HIDE_FAILED in world.message().reasons) is (state == Hide.FAILED)
    assert "0532" not in str(logs)


def test_the_replys_next_try_hides_what_is_still_in_sight(
    world: World, jobs: MemoryJobs, moderator: Moderator
) -> None:
    moderator.outcomes = [RetryLater("away")]
    world.platform.outcomes = [RetryLater("away", after=5), RetryLater("away", after=5)]
    record(world)
    for _ in range(3):
        moderator.sender.deliver(jobs.waiting.pop().id)
        world.clock.pass_seconds(10)
    assert moderator.results == ["due", "done"]  # and not a third time
    assert world.states() == [State.SENT]


def test_a_reply_that_is_withdrawn_hides_nothing(
    world: World, jobs: MemoryJobs, moderator: Moderator
) -> None:
    record(world)
    with world.engine.begin() as conn:
        conn.execute(update(ReplyRow).values(state=State.CANCELLED))
    jobs.work_off()
    assert moderator.asked == []


class Moderated(Line):
    """A connector that can hide, after so many seconds."""

    hides = True

    def __init__(self, seconds: float = 0) -> None:
        super().__init__(seconds)
        self.hidden: list[str] = []

    async def hide(self, address: Mapping[str, str]) -> None:
        await asyncio.sleep(self._seconds)
        self.hidden.append(address["chat"])


def hide(line: Line, platform: str = "line") -> None:
    async def run() -> None:
        outlet = Outlet([line], asyncio.get_running_loop())
        await asyncio.to_thread(outlet.hide, platform, {"chat": "7"})

    asyncio.run(run())


def test_the_outlet_opens_the_connector_and_hides() -> None:
    line = Moderated()
    hide(line)
    assert (line.opened, line.hidden) == (1, ["7"])


def test_a_connector_without_it_gives_up() -> None:
    assert not Line.hides
    with pytest.raises(GiveUp, match="hiding_not_supported"):
        hide(Line())


def test_a_hide_that_takes_too_long_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(outlet_module, "HIDE_LIMIT", 0.05)
    line = Moderated(seconds=30)
    with pytest.raises(RetryLater, match="hide_timed_out"):
        hide(line)
    assert line.hidden == []


def test_a_connector_that_is_not_here_comes_later() -> None:
    with pytest.raises(RetryLater):
        hide(Moderated(), platform="other")
