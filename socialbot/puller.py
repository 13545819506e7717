"""One connector's loop: open, pull, submit, advance; backs off on trouble, stops when told to."""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

import structlog

from socialbot.connectors.base import Batch, Connector
from socialbot.connectors.errors import ConnectorError, RetryLater, StopConnector
from socialbot.intake import Intake, IntakeError
from socialbot.logs import locate
from socialbot.metrics import Metrics

FIRST_WAIT = 0.5
LONGEST_WAIT = 60.0
LOOK_AGAIN = 300.0

log = structlog.get_logger()


class State(StrEnum):
    """What a connector is doing, as health and the admin show it."""

    STARTING = "starting"
    RUNNING = "running"
    WAITING = "waiting"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong last, as a code, how to mend it where that is known, and when."""

    code: str
    hint: str
    at: datetime


class Puller:
    """Keeps one connector pulling. The cursor moves only after the commit of what it covers.

    A connector that the platform stopped is looked at again every few minutes: the operator may
    have mended it on the platform's side.
    """

    def __init__(
        self,
        connector: Connector,
        intake: Intake,
        read_cursor: Callable[[str, str], str | None],
        metrics: Metrics,
    ) -> None:
        self.connector = connector
        self.state = State.STARTING
        self.since = datetime.now(UTC)
        self.trouble: Trouble | None = None
        self.started = asyncio.Event()
        self._intake = intake
        self._read_cursor = read_cursor
        self._metrics = metrics
        self._failures = 0

    async def submit(self, batch: Batch) -> None:
        """Take in what the platform pushed; raises IntakeError where it was not committed."""
        await self._intake.submit(self.connector, batch)

    async def run(self) -> None:
        """Pull until cancelled."""
        cursor: str | None = None
        while True:
            try:
                if not self.started.is_set():
                    cursor = await self._start()
                    self.started.set()
                    self._note_success()
                cursor = await self._pull_once(cursor)
                self._note_success()
            except StopConnector as error:
                self._note_stop(error)
                self.started.clear()
                await asyncio.sleep(LOOK_AGAIN)
            except (ConnectorError, IntakeError) as error:
                await self._back_off(error)
            except Exception as error:  # noqa: BLE001 - a connector's fault must not end the loop
                await self._back_off(error)

    async def _start(self) -> str | None:
        """Ask the platform who we are, then continue where the last commit ended."""
        await self.connector.open()
        stored = await asyncio.to_thread(
            self._read_cursor, self.connector.platform, self.connector.account
        )
        cursor = await self.connector.start(stored)
        if stored is None and cursor is not None:
            await self.submit(Batch(cursor=cursor))
        return cursor

    async def _pull_once(self, cursor: str | None) -> str | None:
        batch = await self.connector.pull(cursor)
        moved = batch.cursor not in {None, cursor}
        if batch.messages or batch.skipped or moved:
            await self.submit(batch)
        return batch.cursor if moved else cursor

    def _note_success(self) -> None:
        self._failures = 0
        self._enter(State.RUNNING)
        self._metrics.connectors.labels(self.connector.platform).set(1)

    def _enter(self, state: State) -> None:
        if state is not self.state:
            self.state, self.since = state, datetime.now(UTC)

    def _note_stop(self, error: StopConnector) -> None:
        self._enter(State.STOPPED)
        self.trouble = Trouble(error.code, error.hint, datetime.now(UTC))
        self._metrics.connectors.labels(self.connector.platform).set(0)
        log.error(
            "connector_stopped",
            platform=self.connector.platform,
            code=error.code,
            hint=error.hint,
        )

    async def _back_off(self, error: Exception) -> None:
        """Wait as long as the platform asks, else twice as long each time, with some chance."""
        code = error.code if isinstance(error, ConnectorError) else type(error).__name__
        self._enter(State.WAITING)
        self.trouble = Trouble(code, "", datetime.now(UTC))
        self._metrics.connectors.labels(self.connector.platform).set(0)
        self._metrics.pull_errors.labels(self.connector.platform, code).inc()
        wait = min(LONGEST_WAIT, FIRST_WAIT * 2**self._failures)
        if isinstance(error, RetryLater) and error.after is not None:
            wait = max(wait, error.after)
        self._failures = min(self._failures + 1, 10)
        log.warning(
            "pull_failed",
            platform=self.connector.platform,
            code=code,
            after=round(wait, 1),
            where=locate(error),
        )
        await asyncio.sleep(wait * random.uniform(0.8, 1.2))  # noqa: S311 - not for secrets
