"""A post that could not be hidden is tried again by itself, in pauses, and given up in the end."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import Any

import pytest
import structlog
from sqlalchemy import update

from socialbot.connectors.errors import GiveUp, RetryLater, StopConnector
from socialbot.delivery import hide_retries
from socialbot.delivery.hide_retries import HideRetries
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.domain import Reason
from socialbot.store.hides import MOST_TRIES, take_due
from socialbot.store.hooks import LEASE
from socialbot.store.seal import Vault
from socialbot.store.tables import Hide, MessageRow, ReplyRow, State
from tests.delivery.moderator import Moderator
from tests.delivery.world import Killed, World
from tests.store.world import blocked, entry

AWAY = RetryLater("away")
DAYS = timedelta(days=30)


@dataclass
class Scene:
    """One process that hides; another stands for it after a restart."""

    world: World
    jobs: MemoryJobs
    moderator: Moderator = field(init=False)

    def __post_init__(self) -> None:
        self.restart()

    def restart(self) -> None:
        self.moderator = Moderator(self.world)
        self.jobs.run(self.moderator.sender.deliver, ["sandbox"])

    def retries(self, **changes: Any) -> HideRetries:
        values: dict[str, Any] = {
            "engine": self.world.engine,
            "vault": self.world.vault,
            "hider": self.moderator.hider,
            "platforms": ["sandbox"],
            "clock": self.world.clock,
        }
        return HideRetries(**{**values, **changes})

    def record(self, *errors: BaseException, numbers: tuple[int, ...] = (1,)) -> None:
        """Posts that could not be hidden when they were answered."""
        self.moderator.outcomes = list(errors)
        until = self.world.clock.now + DAYS
        for number in numbers:
            post = entry(number, blocked(), reply_until=until, conversation=f"thread-{number}")
            self.world.record(replace(post, hide=True))
        self.jobs.work_off()

    def after(self, seconds: float, *errors: BaseException) -> int:
        self.moderator.outcomes = list(errors)
        self.world.clock.pass_seconds(seconds)
        return self.retries().retry_due()

    def hides(self) -> list[str]:
        return [row.hide_state for row in self.world.replies()]


@pytest.fixture
def scene(world: World, jobs: MemoryJobs) -> Scene:
    return Scene(world, jobs)


@pytest.mark.parametrize("error", [AWAY, StopConnector("revoked", "x"), RuntimeError("0532")])
def test_the_post_is_hidden_later_though_the_reply_is_sent(scene: Scene, error: Exception) -> None:
    scene.record(error)
    assert scene.world.states() == [State.SENT]
    assert scene.after(9) == 0
    assert scene.after(1) == 1
    assert scene.hides() == [Hide.DONE]
    assert scene.moderator.results == ["due", "done"]
    assert scene.after(9_999) == 0
    assert Reason.HIDE_FAILED not in scene.world.message().reasons


def test_the_pauses_double_and_a_restart_keeps_them(scene: Scene) -> None:
    scene.record(AWAY)
    for pause in (10, 20, 40, 80):
        scene.restart()
        assert scene.after(pause - 1, AWAY) == 0
        assert scene.after(1, AWAY) == 1
        assert scene.after(0, AWAY) == 0


def test_the_platform_may_ask_for_a_longer_pause(scene: Scene) -> None:
    scene.record(RetryLater("limited", after=600))
    assert scene.after(599) == 0
    assert scene.after(1) == 1


def test_the_reply_does_not_press_the_platform(scene: Scene) -> None:
    scene.world.platform.outcomes = [RetryLater("away", after=1), RetryLater("away", after=1)]
    scene.moderator.outcomes = [RetryLater("away", after=600)]
    scene.world.record(replace(entry(1, blocked()), hide=True))
    for _ in range(3):
        scene.moderator.sender.deliver(scene.jobs.waiting.pop().id)
        scene.world.clock.pass_seconds(4)
    assert scene.world.states() == [State.SENT]
    assert scene.moderator.results == ["due"]


def test_it_is_given_up_after_many_tries_and_comes_to_a_person(scene: Scene) -> None:
    scene.record(AWAY)
    with structlog.testing.capture_logs() as logs:
        tries = sum(scene.after(3_600, AWAY) for _ in range(2 * MOST_TRIES))
    assert tries == MOST_TRIES - 1
    assert scene.hides() == [Hide.FAILED]
    (line,) = [one for one in logs if one["event"] == "hide_given_up"]
    assert (line["code"], line["count"], line["log_level"]) == ("away", MOST_TRIES, "error")
    assert scene.world.message().review
    assert Reason.HIDE_FAILED in scene.world.message().reasons
    assert scene.moderator.results[-1] == "failed"


def test_what_the_platform_refuses_is_given_up_at_once(scene: Scene) -> None:
    scene.record(AWAY)
    scene.after(10, GiveUp("not_allowed"))
    assert scene.hides() == [Hide.FAILED]
    assert Reason.HIDE_FAILED in scene.world.message().reasons


def test_it_is_given_up_with_the_reply_window(scene: Scene) -> None:
    scene.record(AWAY)
    asked = len(scene.moderator.asked)
    assert scene.after(DAYS.total_seconds()) == 1
    assert len(scene.moderator.asked) == asked
    assert scene.hides() == [Hide.FAILED]
    assert scene.world.message().review


@pytest.mark.parametrize("what", ["address", "secret"])
def test_without_an_address_it_comes_to_a_person(scene: Scene, what: str) -> None:
    scene.record(AWAY)
    vault = scene.world.vault
    if what == "secret":
        vault = Vault("another secret of the tests, long enough")
    else:
        with scene.world.engine.begin() as conn:
            conn.execute(update(MessageRow).values(address=None))
    scene.world.clock.pass_seconds(10)
    assert scene.retries(vault=vault).retry_due() == 1
    assert scene.hides() == [Hide.FAILED]
    assert Reason.HIDE_FAILED in scene.world.message().reasons


def test_a_process_that_dies_while_it_hides_loses_no_post(scene: Scene) -> None:
    with pytest.raises(Killed):
        scene.record(Killed())
    scene.restart()
    assert scene.after(LEASE.total_seconds() - 1) == 0
    assert scene.after(1) == 1
    assert scene.hides() == [Hide.DONE]


@pytest.mark.parametrize(
    ("table", "values"),
    [
        (MessageRow, {"deleted": True}),
        (MessageRow, {"superseded": True}),
        (ReplyRow, {"state": State.CANCELLED}),
        (ReplyRow, {"hide_state": Hide.DONE}),
    ],
)
def test_what_needs_it_no_more_is_left_alone(
    scene: Scene, table: type[Any], values: dict[str, Any]
) -> None:
    scene.record(AWAY)
    with scene.world.engine.begin() as conn:
        conn.execute(update(table).values(**values))
    assert scene.after(9_999) == 0
    assert Reason.HIDE_FAILED not in scene.world.message().reasons


def test_another_platforms_posts_are_its_own_workers(scene: Scene) -> None:
    scene.record(AWAY)
    scene.world.clock.pass_seconds(10)
    assert scene.retries(platforms=["telegram"]).retry_due() == 0
    scene.world.clock.pass_seconds(DAYS.total_seconds())
    assert scene.retries(platforms=["telegram"]).retry_due() == 1  # whoever is there gives it up
    assert scene.hides() == [Hide.FAILED]


def test_nothing_is_tried_while_nothing_may_be_sent(scene: Scene) -> None:
    scene.record(AWAY)
    scene.world.clock.pass_seconds(10)
    assert scene.retries(may_send=lambda: False).retry_due() == 0
    assert scene.hides() == [Hide.DUE]


def test_a_platform_in_trouble_is_asked_once_in_a_turn(scene: Scene) -> None:
    scene.record(AWAY, AWAY, AWAY, numbers=(1, 2, 3))
    assert scene.after(10, AWAY) == 1
    assert scene.after(0) == 2
    assert sorted(scene.hides()) == [Hide.DONE, Hide.DONE, Hide.DUE]


def test_two_workers_never_try_the_same_at_once(scene: Scene) -> None:
    scene.record(AWAY)
    scene.world.clock.pass_seconds(10)
    now = scene.world.clock.now
    first = take_due(scene.world.engine, ["sandbox"], now)
    assert first
    assert first.attempts == 2
    assert take_due(scene.world.engine, ["sandbox"], now) is None
    assert "ayla" not in repr(first)


def test_a_late_failure_does_not_undo_what_another_try_has_done(scene: Scene) -> None:
    scene.record(AWAY)
    scene.world.clock.pass_seconds(10)
    slow = take_due(scene.world.engine, ["sandbox"], scene.world.clock.now)
    assert slow
    scene.after(LEASE.total_seconds())
    scene.moderator.outcomes = [GiveUp("gone")]
    scene.moderator.hider.hide(slow, {"number": "1"})
    assert scene.hides() == [Hide.DONE]
    assert Reason.HIDE_FAILED not in scene.world.message().reasons


def test_a_fault_is_told_and_the_next_turn_comes(
    scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hide_retries, "IDLE_SECONDS", 0.0)
    retries = scene.retries()

    async def run() -> None:
        loop, again = asyncio.get_running_loop(), asyncio.Event()
        turns: list[int] = []

        def retry_due() -> int:
            turns.append(1)
            if len(turns) == 1:
                raise ValueError("0532 000 00 00")
            loop.call_soon_threadsafe(again.set)
            return 0

        monkeypatch.setattr(retries, "retry_due", retry_due)
        task = asyncio.create_task(retries.run())
        async with asyncio.timeout(20):
            await again.wait()
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)

    with structlog.testing.capture_logs() as logs:
        asyncio.run(run())
    assert [(log["event"], log["error"]) for log in logs] == [("hides_failed", "ValueError")]
    assert "0532" not in str(logs)
