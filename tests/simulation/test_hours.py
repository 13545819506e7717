"""An hour of outage and flood for each platform: nothing is lost, and nothing is sent twice.

The clock is simulated; puller, intake, store, sender and connectors are the real ones, against the
doubles that the contract of all connectors is tested with.
"""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
import structlog
import uvicorn
from sqlalchemy import event

from socialbot.domain import Reason
from socialbot.store.database import open_engine
from socialbot.store.tables import State
from socialbot.store.upgrade import upgrade
from tests.connectors.world import MARKER
from tests.simulation.desk import Desk
from tests.simulation.hour import DOUBTS, FLOOD_A_MINUTE, LOSSES, Hour, live
from tests.simulation.loop import SimulatedLoop, counted_threads
from tests.simulation.worlds import WORLDS, Make


@dataclass(frozen=True)
class Lived:
    """An hour, the desk that it came over, and all that was logged."""

    hour: Hour
    desk: Desk
    logs: list[dict[str, object]]

    @property
    def sends(self) -> Counter[str]:
        """What the tries to send came to."""
        return self.desk.connectors[0].ends

    def states(self) -> Counter[str]:
        """How the replies ended."""
        return Counter(str(reply.state) for reply in self.hour.replies)


@pytest.fixture(scope="module", params=list(WORLDS))
def lived(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Lived]:
    engine = open_engine(f"sqlite:///{tmp_path_factory.mktemp('hour') / 'bot.db'}")

    @event.listens_for(engine, "checkout")
    def _hurry(connection: object, *_: object) -> None:
        connection.execute("PRAGMA synchronous=OFF")  # type: ignore[attr-defined] # no plug is pulled

    upgrade(engine)
    with pytest.MonkeyPatch.context() as patch, structlog.testing.capture_logs() as logs:
        patch.setenv("NO_PROXY", "127.0.0.1")
        patch.setattr(uvicorn.Server, "main_loop", _idle)
        yield Lived(*_live(engine, WORLDS[request.param]), logs)  # type: ignore[arg-type]
    engine.dispose()


def _live(engine: object, make: Make) -> tuple[Hour, Desk]:
    loop = SimulatedLoop()

    async def scene() -> tuple[Hour, Desk]:
        async with make(loop) as world:
            desk = Desk(engine, [world.connector], loop)  # type: ignore[arg-type]
            try:
                return await live(desk, world), desk
            finally:
                await desk.close()

    with counted_threads(loop), asyncio.Runner(loop_factory=lambda: loop) as runner:
        return runner.run(scene())


async def _idle(server: uvicorn.Server) -> None:
    """In place of a server's own clockwork, which has something to do ten times a second."""
    await server.on_tick(0)
    while not server.should_exit:  # noqa: ASYNC110 - uvicorn has only this flag
        await asyncio.sleep(60)


def test_every_message_is_recorded_once(lived: Lived) -> None:
    recorded = Counter(row.message_hash for row in lived.hour.rows)
    assert len(lived.hour.planted) > 100 + FLOOD_A_MINUTE
    assert recorded == Counter(lived.hour.planted)


def test_every_message_is_answered_or_shown_to_a_person(lived: Lived) -> None:
    answers = Counter(reply.message_id for reply in lived.hour.replies)
    assert set(answers.values()) == {1}
    unanswered = [row for row in lived.hour.rows if row.id not in answers]
    assert all(row.review for row in unanswered)
    assert len(unanswered) * 10 < len(lived.hour.rows)


def test_nothing_is_sent_twice(lived: Lived) -> None:
    assert set(lived.desk.connectors[0].tried.values()) == {1}
    assert max(Counter(lived.hour.posted).values()) == 1


def test_what_the_platform_shows_is_what_was_recorded_as_sent(lived: Lived) -> None:
    """But for the answers that were posted and never heard of again."""
    sent = lived.states()[State.SENT]
    assert sent == lived.sends["sent"] > len(lived.hour.planted) * 0.8
    assert sent + LOSSES <= len(lived.hour.posted) <= sent + lived.sends["SendUnknown"]


def test_an_answer_in_doubt_is_left_to_a_person(lived: Lived) -> None:
    assert lived.states()[State.UNKNOWN] == lived.sends["SendUnknown"] >= DOUBTS
    unknown = {row.message_id for row in lived.hour.replies if row.state == State.UNKNOWN}
    shown = [row for row in lived.hour.rows if row.id in unknown]
    assert all(row.review and Reason.DELIVERY_UNKNOWN in row.reasons for row in shown)


def test_only_what_cannot_be_answered_is_given_up(lived: Lived) -> None:
    states = lived.states()
    assert states[State.FAILED] == lived.sends["GiveUp"] == 1
    assert set(states) == {State.SENT, State.UNKNOWN, State.FAILED}


def test_all_of_the_trouble_was_met(lived: Lived) -> None:
    kinds = ("away", "reversed", "again", "unheard")
    assert min(lived.desk.mischief.done[kind] for kind in kinds) >= 5
    assert lived.desk.metrics.registry.get_sample_value(
        "socialbot_duplicates_total", {"platform": lived.desk.connectors[0].platform}
    )
    assert lived.sends["RetryLater"] >= 3
    assert lived.sends["StopConnector"] == 1
    assert any(log["event"] == "connector_stopped" for log in lived.logs)
    assert [log["skipped"] for log in lived.logs if log["event"] == "updates_skipped"]
    assert lived.hour.unmet == 0


def test_an_hour_passed_and_no_word_was_logged(lived: Lived) -> None:
    assert lived.desk.loop.time() > 3_600
    told = str(lived.logs)
    assert MARKER not in told
    assert "giremiyorum" not in told
