"""Takes in what connectors read: decide, commit, and only then let the cursor advance."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from socialbot.connectors.base import Batch, Connector
from socialbot.domain import Kind, Message, Outcome, Reply, Situation
from socialbot.logs import locate
from socialbot.metrics import Metrics
from socialbot.parcels import Parcel, Parcels, join
from socialbot.pipeline import Conversations, Pipeline, Read
from socialbot.store.records import CursorMove, Enqueue, Entry, Recorded, Records, Wanted

FORGET_SECONDS = 60.0

log = structlog.get_logger()


class IntakeError(Exception):
    """Nothing of the batch was committed; read it from the platform again."""


class Intake:
    """The one writer of a process: batches are decided and committed in turn, in one thread. What
    one connector brings while others are written is put together.

    hides: public posts with personal data are taken out of sight where the connector can."""

    def __init__(  # noqa: PLR0913, PLR0917 - the seams of intake
        self,
        pipeline: Pipeline,
        records: Records,
        enqueue: Enqueue,
        metrics: Metrics,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        hides: bool = False,
    ) -> None:
        self._pipeline = pipeline
        self._hides = hides
        self._conversations = Conversations(pipeline, records.language_of)
        self._records = records
        self._enqueue = enqueue
        self._metrics = metrics
        self._clock = clock
        self._parcels = Parcels()
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="intake")

    async def submit(self, connector: Connector, batch: Batch) -> None:
        """Return after the commit; raises IntakeError where nothing was committed."""
        parcel = self._parcels.add(connector.platform, batch)
        try:
            async with self._turn:
                if not parcel.committed.done():
                    await self._write(connector)
            committed = await parcel.committed
        finally:
            self._parcels.drop(connector.platform, parcel)
        if not committed:
            raise IntakeError("commit_failed")

    async def _write(self, connector: Connector) -> None:
        """Where the caller is cancelled meanwhile, the others still hear what became of it."""
        parcels = self._parcels.take(connector.platform)
        loop = asyncio.get_running_loop()
        try:
            work = loop.run_in_executor(self._thread, self._take_in, connector, join(parcels))
        except RuntimeError:  # closed
            _settle(parcels, committed=False)
            return
        work.add_done_callback(
            lambda work: _settle(parcels, committed=not work.cancelled() and work.result())
        )
        await asyncio.wait([work])

    async def forget_regularly(self) -> None:
        """Let go of what people said a while ago, also when nobody writes; until cancelled."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(FORGET_SECONDS)
            await loop.run_in_executor(self._thread, self._conversations.forget, self._clock())

    def close(self) -> None:
        """Wait for the batch under way."""
        self._thread.shutdown(wait=True, cancel_futures=True)

    def _take_in(self, connector: Connector, batch: Batch) -> bool:
        """Whether it was committed; of an error only type and place are told."""
        try:
            self._take_in_whole(connector, batch)
        except Exception as error:  # noqa: BLE001 - its text may hold a statement's parameters
            log.error("commit_failed", error=type(error).__name__, where=locate(error))
            return False
        return True

    def _take_in_whole(self, connector: Connector, batch: Batch) -> None:
        try:
            readings = self._pipeline.read_many(batch.messages)
            pairs = zip(batch.messages, readings, strict=True)
            self._commit(connector, [self._decide(connector, *pair) for pair in pairs], batch)
        except (OperationalError, InterfaceError):
            raise  # the database is away: all of it comes again
        except Exception as error:  # noqa: BLE001 - one message must not hold up all that follow
            log.error("batch_not_recorded", error=type(error).__name__, where=locate(error))
            self._take_in_singly(connector, batch)

    def _take_in_singly(self, connector: Connector, batch: Batch) -> None:
        """Record each message by itself; one that cannot be as it is goes to a person unread."""
        for message in batch.messages:
            try:
                self._commit(connector, [self._decide(connector, message)], Batch((message,)))
            except (OperationalError, InterfaceError):
                raise
            except Exception as error:  # noqa: BLE001 - its text may hold content
                log.error("message_unread", error=type(error).__name__, where=locate(error))
                unread = Entry(message, self._pipeline.give_up(), self._clock())
                self._commit(connector, [unread], Batch((message,)))
        self._commit(connector, [], Batch((), batch.cursor, batch.skipped))

    def _commit(self, connector: Connector, entries: Sequence[Entry], batch: Batch) -> None:
        recorded = self._records.record(
            entries, _move(connector, batch), self._word, self._enqueue, self._clock()
        )
        self._count(connector.platform, batch, entries, recorded)

    def _decide(self, connector: Connector, message: Message, reading: Read = None) -> Entry:
        if message.by_team:  # nobody decides on it: only its time is kept
            return Entry(message, self._pipeline.give_up(), self._clock())
        situation = Situation(self._clock())  # an answer is read now, whenever it was asked for
        outcome = self._conversations.triage(message, reading, situation)
        hide = self._hides and connector.hides and _shows_personal_data(message, outcome)
        until = connector.reply_until(message)
        return Entry(message, outcome, until, hide, connector.bot_until(message))

    def _word(self, entry: Entry, wanted: Wanted) -> Reply | None:
        known = {entry.outcome.intent} if wanted.known_fault else set()
        situation = Situation(self._clock(), frozenset(known), wanted.fault)
        return self._pipeline.word(
            entry.message, entry.outcome, situation, wanted.code, wanted.used
        )

    def _count(
        self, platform: str, batch: Batch, entries: Iterable[Entry], recorded: Recorded
    ) -> None:
        now = self._clock()
        for entry in entries:
            message = entry.message
            if message.by_team:
                continue
            blocked = "yes" if entry.outcome.blocked else "no"
            self._metrics.messages.labels(platform, message.kind, blocked).inc()
            lag = (now - message.sent_at).total_seconds()
            self._metrics.lag.labels(platform).observe(max(lag, 0.0))
        self._metrics.duplicates.labels(platform).inc(recorded.duplicate)
        self._metrics.skipped.labels(platform).inc(batch.skipped)
        if batch.skipped:
            log.warning("updates_skipped", platform=platform, skipped=batch.skipped)


def _settle(parcels: Iterable[Parcel], committed: bool) -> None:
    for parcel in parcels:
        if not parcel.committed.done():  # as it is where its caller was cancelled
            parcel.committed.set_result(committed)


def _shows_personal_data(message: Message, outcome: Outcome) -> bool:
    """In public, and found: what is only blocked because nobody could read it stays in sight."""
    return message.kind is Kind.MENTION and outcome.blocked and bool(outcome.findings)


def _move(connector: Connector, batch: Batch) -> CursorMove | None:
    if batch.cursor is None:
        return None
    return CursorMove(connector.platform, connector.account, batch.cursor)
