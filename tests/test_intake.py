"""Intake: the cursor and the messages in one commit, and no word of a fault's text."""

from __future__ import annotations

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import structlog
from sqlalchemy import Engine, select
from sqlalchemy.exc import OperationalError

from socialbot.brand import load_brand
from socialbot.connectors.base import Batch
from socialbot.connectors.sandbox.connector import SandboxConnector
from socialbot.delivery.memory_jobs import MemoryJobs
from socialbot.domain import Kind, Message
from socialbot.intake import Intake, IntakeError
from socialbot.metrics import Metrics
from socialbot.pipeline import Pipeline
from socialbot.redirect.library import Depth
from socialbot.settings import Sandbox
from socialbot.store.records import Records
from socialbot.store.seal import Vault
from socialbot.store.tables import MessageRow, ReplyRow
from tests.store.world import rows, waiting

PHONE = "0532 123 45 67"
PIPELINE = Pipeline(load_brand(), depth=Depth.FILES)


class Desk:
    """An intake over an empty database."""

    def __init__(self, engine: Engine) -> None:
        self.records = Records(engine, Vault("k" * 40), 6)
        self.jobs = MemoryJobs()
        self.metrics = Metrics()
        self.enqueue = self.jobs.enqueue
        self.connector = SandboxConnector(Sandbox())

    def take_in(self, *batches: Batch) -> None:
        intake = Intake(PIPELINE, self.records, self.enqueue, self.metrics)

        async def run() -> None:
            for batch in batches:
                await intake.submit(self.connector, batch)
            await self.connector.close()

        try:
            asyncio.run(run())
        finally:
            intake.close()

    def count(self, name: str, **labels: str) -> float | None:
        return self.metrics.registry.get_sample_value(name, {"platform": "sandbox", **labels})


@pytest.fixture
def desk(engine: Engine) -> Desk:
    return Desk(engine)


def message(name: str, text: str) -> Message:
    return Message("sandbox", "papatya", name, "c", "ayse", Kind.DM, text, datetime.now(UTC))


def test_batch_and_cursor_are_committed_together(desk: Desk) -> None:
    desk.take_in(Batch((message("1", "hesabıma giremiyorum"),), cursor="7"))
    assert desk.records.cursor("sandbox", "papatya") == "7"
    assert len(desk.jobs.list()) == 1
    assert desk.count("socialbot_messages_total", kind="dm", blocked="no") == 1


def test_fault_commits_nothing_and_tells_no_text(desk: Desk, engine: Engine) -> None:
    def fail(*_: object) -> None:
        raise ValueError(PHONE)

    desk.enqueue = fail  # type: ignore[method-assign]
    with structlog.testing.capture_logs() as logs:
        desk.take_in(Batch((message("1", f"hesabıma giremiyorum {PHONE}"),), cursor="7"))
    assert len(desk.jobs.list()) == 0
    assert [item.reasons for item in waiting(engine)] == [("guard_failed",)]
    assert PHONE not in str(logs)
    assert logs[0]["error"] == "ValueError"


def test_redelivery_is_counted_and_answered_once(desk: Desk) -> None:
    batch = Batch((message("1", "hesabıma giremiyorum"),), cursor="7")
    desk.take_in(batch, batch)
    assert len(desk.jobs.list()) == 1
    assert desk.count("socialbot_duplicates_total") == 1


def test_skipped_updates_are_counted(desk: Desk) -> None:
    desk.take_in(Batch(skipped=3, cursor="9"))
    assert desk.count("socialbot_skipped_updates_total") == 3
    assert desk.records.cursor("sandbox", "papatya") == "9"


def test_metrics_carry_no_content(desk: Desk) -> None:
    from prometheus_client import generate_latest

    desk.take_in(Batch((message("1", f"numaram {PHONE}"),), cursor="7"))
    assert "0532" not in generate_latest(desk.metrics.registry).decode()


def test_message_that_cannot_be_recorded_does_not_hold_up_the_others(
    desk: Desk, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    def reply_until(message: Message) -> datetime:
        if message.id == "2":
            raise OverflowError(PHONE)
        return message.sent_at + desk.connector.limits.reply_window

    monkeypatch.setattr(desk.connector, "reply_until", reply_until)
    messages = tuple(message(name, f"siteye giremiyorum {name}") for name in "123")
    with structlog.testing.capture_logs() as logs:
        desk.take_in(Batch(messages, cursor="7"))
    (item,) = [row for row in rows(engine, MessageRow) if row.review]
    assert (item.reasons, item.stored_text, item.blocked) == (["guard_failed"], "", True)
    assert len(desk.jobs.list()) == 2
    assert desk.records.cursor("sandbox", "papatya") == "7"
    assert PHONE not in str(logs)


def test_database_that_is_away_is_waited_for(desk: Desk) -> None:
    def fail(*_: object) -> None:
        raise OperationalError("statement", {}, Exception(PHONE))

    desk.enqueue = fail  # type: ignore[method-assign]
    with structlog.testing.capture_logs() as logs, pytest.raises(IntakeError):
        desk.take_in(Batch((message("1", "hesabıma giremiyorum"),), cursor="7"))
    assert [log["event"] for log in logs] == ["commit_failed"]
    assert desk.records.cursor("sandbox", "papatya") is None


def replies(engine: Engine) -> list[str]:
    with engine.connect() as conn:
        return list(conn.execute(select(ReplyRow.text).order_by(ReplyRow.sequence)).scalars())


def test_a_thread_is_told_something_else_each_time(desk: Desk, engine: Engine) -> None:
    texts = ("hesabıma giremiyorum", "hâlâ hesabıma giremiyorum", "giriş yapamıyorum hesabıma")
    desk.take_in(*(Batch((message(text, text),)) for text in texts))
    said = replies(engine)
    assert len(said) == 3
    assert len(set(said)) == 3


def test_the_language_of_a_thread_outlives_the_process(desk: Desk, engine: Engine) -> None:
    desk.take_in(Batch((message("1", "hello, I cannot log in to my account"), message("2", "?"))))
    desk.take_in(Batch((message("3", "👍"),)))
    with engine.connect() as conn:
        languages = conn.execute(select(ReplyRow.language)).scalars().all()
    assert languages == ["en", "en", "en"]


def test_where_the_team_has_answered_the_bot_keeps_out(desk: Desk, engine: Engine) -> None:
    by_team = replace(message("2", ""), author="papatya", by_team=True)
    desk.take_in(Batch((by_team,)), Batch((message("1", "hesabıma giremiyorum"),)))
    assert replies(engine) == []
    (item,) = waiting(engine)
    assert "team_answered" in item.reasons
    assert desk.count("socialbot_messages_total", kind="dm", blocked="no") == 1


def test_who_asks_for_silence_gets_it(desk: Desk, engine: Engine) -> None:
    said = ("hesabıma giremiyorum", "botu kapatın lütfen", "param ne zaman yatacak")
    desk.take_in(*(Batch((message(text, text),)) for text in said))
    assert len(replies(engine)) == 1  # of before, and withdrawn
    assert len(desk.jobs.list()) == 1
    assert waiting(engine) == []
