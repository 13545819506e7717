"""An hour with all that can go wrong between a platform and the bot, on a simulated clock."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from socialbot.domain import Kind
from socialbot.store.claims import UNFINISHED
from socialbot.store.tables import MessageRow, ReplyRow
from tests.connectors.world import Call, Posted, Trouble, World
from tests.simulation.desk import Desk
from tests.simulation.people import SAID

MINUTE = 60.0
PEOPLE = 24  # who write all the time; in the flood everybody is new
LONGEST_QUIET = 12 * 60  # minutes after the hour in which all must have come to its end
TEXTS = [text for topic in ("access", "payment", "fault", "info") for text in SAID[topic]]


@dataclass(frozen=True)
class Step:
    """From this minute on: trouble for the next calls, None for a 429 that names no time."""

    minute: int
    call: Call
    trouble: Trouble | None
    times: int = 1


SCRIPT = (
    Step(2, Call.PULL, Trouble.LIMITED, 2),
    Step(4, Call.PULL, None),
    Step(6, Call.PULL, Trouble.BROKEN, 2),
    Step(8, Call.PULL, Trouble.GARBAGE, 2),
    Step(10, Call.PULL, Trouble.HANG),
    Step(13, Call.SEND, Trouble.LIMITED, 2),
    Step(15, Call.SEND, None),
    Step(17, Call.SEND, Trouble.BROKEN),
    Step(19, Call.SEND, Trouble.GARBAGE),
    Step(21, Call.SEND, Trouble.HANG),
    Step(23, Call.SEND, Trouble.LOST),
    Step(25, Call.SEND, Trouble.GONE),
    Step(30, Call.PULL, Trouble.BROKEN, 9),  # the outage: some five minutes
    Step(30, Call.SEND, Trouble.LIMITED, 4),
    Step(42, Call.PULL, Trouble.REVOKED),
    Step(50, Call.SEND, Trouble.REVOKED),
)
FLOOD = range(34, 36)  # the minutes in which many write, as the outage ends
FLOOD_A_MINUTE = 30  # at least; a world that is quick has more
IN_DOUBT = {Trouble.BROKEN, Trouble.GARBAGE, Trouble.HANG, Trouble.LOST}
SENDS = [step for step in SCRIPT if step.call is Call.SEND]
DOUBTS = sum(step.times for step in SENDS if step.trouble in IN_DOUBT)
LOSSES = sum(step.times for step in SENDS if step.trouble is Trouble.LOST)


@dataclass
class Hour:
    """The hashes of what was planted, and what came of it. unmet: trouble that no call met."""

    planted: list[str]
    rows: Sequence[Any]
    replies: Sequence[Any]
    posted: list[Posted]
    unmet: int


async def live(desk: Desk, world: Any) -> Hour:
    """Live through the hour; return when everything has come to its end."""
    flood = getattr(world, "flood", FLOOD_A_MINUTE)
    await _run_to_start(desk)
    planted: list[str] = []
    for minute in range(60):
        for step in SCRIPT:
            if step.minute == minute:
                await _make_trouble(world, step)
        if minute == 12:
            await world.write_malformed()
        if minute == 28:
            await _restart(desk)
        for _ in range(flood if minute in FLOOD else 2):
            author = len(planted) if minute in FLOOD else len(planted) % PEOPLE
            planted.append(await _write(world, len(planted), f"person {author}"))
        await asyncio.sleep(MINUTE)
    await _settle(desk, len(planted))
    place = desk.connectors[0]
    hashes = [desk.vault.hash("message", place.platform, place.account, one) for one in planted]
    return Hour(hashes, *_read(desk), await world.replies(), world.count_faults())


async def _run_to_start(desk: Desk) -> None:
    for puller in desk.start():
        await puller.started.wait()


async def _restart(desk: Desk) -> None:
    """The process ends in the midst of it, and another one goes on from the last commit."""
    await desk.stop_pulling()
    await _run_to_start(desk)


async def _make_trouble(world: Any, step: Step) -> None:
    if step.trouble is None:
        await world.limit_without_reset(step.call)
    else:
        await world.fault(step.call, step.trouble, step.times)


async def _write(world: World, number: int, author: str) -> str:
    kind = Kind.MENTION if number % 3 == 0 else Kind.DM
    text = TEXTS[number // PEOPLE % len(TEXTS)]
    return await world.write(text, author=author, kind=kind)


async def _settle(desk: Desk, count: int) -> None:
    """All is recorded, and no reply is on its way any more."""
    for _ in range(LONGEST_QUIET):
        rows, replies = _read(desk)
        if len(rows) >= count and not any(reply.state in UNFINISHED for reply in replies):
            break
        await asyncio.sleep(MINUTE)
    await asyncio.sleep(10 * MINUTE)  # whoever would do something twice, does it now


def _read(desk: Desk) -> tuple[Sequence[Any], Sequence[Any]]:
    with desk.engine.connect() as conn:
        return (
            conn.execute(select(MessageRow.__table__)).all(),
            conn.execute(select(ReplyRow.__table__)).all(),
        )
