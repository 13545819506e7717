"""Sends one reply: claim, commit, send, finish. Never twice by itself, never a raised error."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import SQLAlchemyError

from socialbot.connectors.base import Limits
from socialbot.connectors.errors import ConnectorError, GiveUp, RetryLater, StopConnector
from socialbot.delivery.hiding import Hider
from socialbot.delivery.pace import take_turn
from socialbot.delivery.pauses import Pauses, back_off
from socialbot.store import claims
from socialbot.store.claims import Claim, Standing
from socialbot.store.database import writing
from socialbot.store.entries import QueuedReply
from socialbot.store.errors import StoreError
from socialbot.store.seal import Vault
from socialbot.store.tables import State

Send = Callable[[str, Mapping[str, str], str], str]
Again = Callable[[Connection, Sequence[QueuedReply]], None]
Refuse = Callable[[str, str, str], str | None]
"""Why on a platform a message of that kind ("dm", "mention") must not be answered with a text; None
where it may."""

T = TypeVar("T")

LONGEST_HOLD = 5.0  # seconds between two looks while a platform is paused
FINISH_ATTEMPTS = 3

log = structlog.get_logger()


@dataclass(frozen=True, slots=True)
class Wait:
    """Not yet. With hold the job stays and keeps its place; else it goes and comes again.
    turn is the place among the platform's sends that was reserved for it."""

    seconds: float
    hold: bool
    turn: datetime | None = None


class Sender:
    """What a job does. send(platform, address, text) blocks and returns the reply's id there.

    again makes another job in a transaction; limits are the platforms', held over all workers.
    on_end is told the platform and the final state of every reply, for metrics. While may_send
    says no nothing is claimed: this worker lost its place, and another may take over its jobs.
    refuse is the gate that a text passes once more right before it is sent.
    hider takes posts out of sight where that is due.
    """

    def __init__(  # noqa: PLR0913, PLR0917 - the seams of delivery
        self,
        engine: Engine,
        vault: Vault,
        send: Send,
        again: Again,
        limits: Mapping[str, Limits],
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        on_end: Callable[[str, State], None] = lambda platform, state: None,
        may_send: Callable[[], bool] = lambda: True,
        refuse: Refuse = lambda platform, kind, text: None,
        hider: Hider | None = None,
    ) -> None:
        self._engine = engine
        self._vault = vault
        self._send = send
        self._again = again
        self._limits = dict(limits)
        self._clock = clock
        self._on_end = on_end
        self._may_send = may_send
        self._refuse = refuse
        self._hider = hider
        self._pauses = Pauses()
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Claim nothing more; what waits goes back to its queue."""
        self._stopping.set()

    def deliver(self, reply_id: str) -> None:
        """Bring a reply as far as it gets now. Never raises: a job's error would be stored."""
        try:
            claimed = self._wait_for_claim(reply_id)
            if claimed:
                self._attempt(claimed)
        except Exception as error:  # noqa: BLE001 - whatever it is, its text must not be stored
            log.warning("reply_left_to_the_sweep", reply=reply_id, error=type(error).__name__)

    def _wait_for_claim(self, reply_id: str) -> Claim | None:
        turn = None
        while isinstance(found := self._look(reply_id, turn), Wait):
            turn = found.turn or turn
            self._stopping.wait(min(found.seconds, LONGEST_HOLD))
        return found

    def _look(self, reply_id: str, turn: datetime | None) -> Claim | Wait | None:
        now = self._clock()
        with writing(self._engine) as conn:
            standing = claims.read_standing(conn, reply_id)
            if standing is None or standing.state not in claims.UNFINISHED:
                return None
            ended = claims.ending(standing, now) or self._judge(standing)
            if ended is None:
                return self._claim(conn, standing, turn, now)
            claims.end(conn, standing, *ended, now)
        self._tell(reply_id, standing.platform, *ended)
        return None

    def _judge(self, standing: Standing) -> tuple[State, str] | None:
        """What was worded long ago is judged by the rules of today."""
        refused = self._refuse(standing.platform, standing.kind, standing.text)
        return (State.FAILED, claims.REFUSED) if refused else None

    def _claim(
        self, conn: Connection, standing: Standing, turn: datetime | None, now: datetime
    ) -> Claim | Wait | None:
        wait = self._wait(conn, standing, now) or self._pace(conn, standing, turn, now)
        if wait is None:
            return claims.claim(conn, standing, now)
        if wait.hold and not self._stopping.is_set():
            return wait
        self._come_again(conn, standing, wait.seconds)
        return None

    def _wait(self, conn: Connection, standing: Standing, now: datetime) -> Wait | None:
        if self._stopping.is_set():
            return Wait(0.0, hold=False)
        if not self._may_send():
            return Wait(LONGEST_HOLD, hold=False)
        if rest := max(self._rest(standing, now), claims.seconds_behind(conn, standing, now)):
            return Wait(rest, hold=False)
        if paused := claims.seconds_until(self._pauses.until(standing.platform), now):
            return Wait(paused, hold=True)
        limits = self._limits.get(standing.platform)
        gap = limits.seconds_per_conversation if limits else 0.0
        if gap and (rest := claims.seconds_after_last(conn, standing, gap, now)):
            return Wait(rest, hold=rest < LONGEST_HOLD)
        return None

    def _rest(self, standing: Standing, now: datetime) -> float:
        """A kind that waits takes neither a turn nor a place in the queue from the other, and who
        stands behind one that waits so has no earlier time to come again."""
        of_kind = self._pauses.until_of_kind(standing.platform, standing.kind)
        return max(
            claims.seconds_until(of_kind, now), claims.seconds_until(standing.not_before, now)
        )

    def _pace(
        self, conn: Connection, standing: Standing, turn: datetime | None, now: datetime
    ) -> Wait | None:
        """A turn is taken once, when nothing else is in the way."""
        limits = self._limits.get(standing.platform)
        if turn is None and limits:
            turn = take_turn(conn, standing.platform, limits.sends_per_second, now)
        rest = claims.seconds_until(turn, now)
        return Wait(rest, hold=True, turn=turn) if rest else None

    def _come_again(self, conn: Connection, standing: Standing, delay: float) -> None:
        self._again(conn, [claims.next_job(conn, standing, delay)])

    def _attempt(self, claimed: Claim) -> None:
        try:
            self._post(claimed)
        except RetryLater as error:
            delay = max(error.after or 0.0, back_off(claimed.attempts))
            self._retry(claimed, error.code, delay, alone=error.alone)
        except StopConnector as error:
            self._pauses.stopped(claimed.platform, self._clock())
            self._retry(claimed, error.code, 0.0)
        except GiveUp as error:
            self._finish(claimed, State.FAILED, error.code)
        except StoreError:
            self._finish(claimed, State.FAILED, "address_does_not_open")
        except Exception as error:  # noqa: BLE001 - whatever happened, it may have been sent
            code = error.code if isinstance(error, ConnectorError) else type(error).__name__
            self._finish(claimed, State.UNKNOWN, code)
        else:
            self._pauses.worked(claimed.platform)
            self._finish(claimed, State.SENT, None)

    def _post(self, claimed: Claim) -> None:
        address = self._vault.open(claimed.address)
        if claimed.hide and self._hider:
            self._hider.hide(claimed.hide, address)
        if claimed.written_by:  # some platforms let a person answer later than a robot
            address |= {"written_by": claimed.written_by}
        if claimed.late:
            address |= {"late": "yes"}
        self._send(claimed.platform, address, claimed.text)

    def _retry(self, claimed: Claim, code: str, delay: float, alone: bool = False) -> None:
        now = self._clock()
        until = now + timedelta(seconds=delay)
        standing = self._surely(lambda conn: self._release(conn, claimed, code[:80], until, delay))
        if standing and alone:
            self._pauses.told_of_kind(claimed.platform, standing.kind, until)
        elif standing and delay:
            self._pauses.told_to_wait(claimed.platform, standing.conversation, until, now)
        log.warning("reply_put_off", reply=claimed.reply_id, code=code, seconds=round(delay, 1))

    def _finish(self, claimed: Claim, state: State, code: str | None) -> None:
        kept = code and code[:80]
        if self._surely(lambda conn: claims.finish(conn, claimed, state, kept, self._clock())):
            self._tell(claimed.reply_id, claimed.platform, state, code)
        else:
            log.warning("claim_lost", reply=claimed.reply_id, state=str(state), code=code)

    def _release(
        self, conn: Connection, claimed: Claim, code: str, until: datetime, delay: float
    ) -> Standing | None:
        standing = claims.release(conn, claimed, code, until)
        if standing:
            self._come_again(conn, standing, delay)
        return standing

    def _surely(self, note: Callable[[Connection], T]) -> T:
        """What became of a send is noted even where the database is busy: asked a few times, before
        the sweep takes what is certain for unknown."""
        for left in reversed(range(FINISH_ATTEMPTS)):
            try:
                with writing(self._engine) as conn:
                    return note(conn)
            except SQLAlchemyError:
                if not left:
                    raise
        raise AssertionError  # the last one raises

    def _tell(self, reply_id: str, platform: str, state: State, code: str | None) -> None:
        self._on_end(platform, state)
        if state is not State.SENT:
            log.warning("reply_not_sent", reply=reply_id, state=str(state), code=code)
