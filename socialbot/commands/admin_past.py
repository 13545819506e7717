"""Made-up messages for `socialbot benchmark admin`: decided and recorded as the bot does it."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, Engine, func, select, update

from socialbot.commands.load_traffic import MANNERS, Writers
from socialbot.domain import Message, Outcome, Reply, Situation
from socialbot.nlp.lexicon import ordinary_words
from socialbot.pipeline import Pipeline
from socialbot.settings import Settings
from socialbot.store.database import writing
from socialbot.store.entries import Entry, QueuedReply
from socialbot.store.records import Records, Wanted
from socialbot.store.retention import wipe_addresses
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow, State

DAYS = 60
BATCH = 250
FURTHER_WORDS = 4  # of the lexicon in each text, for the search to have something to tell apart
WINDOW = timedelta(days=1)


class Past:
    """The messages of the last `DAYS` days, and any that come after them. Each text is decided on
    once; what is kept of it is told apart by some ordinary words."""

    def __init__(
        self, engine: Engine, vault: Vault, pipeline: Pipeline, settings: Settings, texts: list[str]
    ) -> None:
        self._engine = engine
        self._pipeline = pipeline
        rules = settings.delivery
        self._records = Records(engine, vault, rules.replies_per_hour, cases=settings.cases)
        self._writers = Writers(texts)
        self._words = sorted(ordinary_words())
        self._outcomes = [self._decide(number) for number in range(len(texts))]
        self._written = 0

    @property
    def texts(self) -> list[str]:
        """What is kept of the texts."""
        return [outcome.stored_text for outcome in self._outcomes]

    def write(self, count: int, now: datetime) -> None:
        """Record so many messages up to now, and what a worker makes of their replies."""
        for start in range(0, count, BATCH):
            end = min(start + BATCH, count)
            at = now - timedelta(days=DAYS) * (1 - end / count)
            self._record([self._entry(number, at) for number in range(start, end)], at)
        self._written = count
        with writing(self._engine) as conn:
            sent = {"state": State.SENT, "finished_at": ReplyRow.created_at}
            conn.execute(update(ReplyRow).where(ReplyRow.state == State.QUEUED).values(**sent))
        wipe_addresses(self._engine, now)

    def add_waiting(self) -> int:
        """Record one more message, which a person has to look at; returns its id."""
        now = datetime.now(UTC)
        entry = self._entry(self._written, now)
        while not entry.outcome.review:
            self._written += 1
            entry = self._entry(self._written, now)
        self._written += 1
        self._record([entry], now)
        with self._engine.connect() as conn:
            return conn.execute(select(func.max(MessageRow.id))).scalar_one()

    def _decide(self, number: int) -> Outcome:
        return self._pipeline.triage(self._message(number, datetime.now(UTC)))

    def _message(self, number: int, at: datetime) -> Message:
        platform = MANNERS[number % len(MANNERS)].platform
        return self._writers.write(platform, number, at)

    def _entry(self, number: int, at: datetime) -> Entry:
        outcome = self._outcomes[number % len(self._outcomes)]
        dice = random.Random(number)  # noqa: S311 - the same texts each time
        drawn = (int(len(self._words) * dice.random() ** 4) for _ in range(FURTHER_WORDS))
        words = " ".join(self._words[place] for place in drawn)
        kept = replace(outcome, stored_text=f"{outcome.stored_text} {words}")
        return Entry(self._message(number, at), kept, at + WINDOW)

    def _record(self, entries: Sequence[Entry], now: datetime) -> None:
        self._records.record(entries, None, self._word, send_nothing, now)

    def _word(self, entry: Entry, wanted: Wanted) -> Reply | None:
        message = entry.message
        situation = Situation(message.sent_at)
        return self._pipeline.word(message, entry.outcome, situation, wanted.code, wanted.used)


def send_nothing(_conn: Connection, _replies: Sequence[QueuedReply]) -> None:
    """No job is made: nobody would do it."""
