"""`socialbot benchmark load`: what it measures, not how fast that is."""

from __future__ import annotations

import asyncio
import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import create_engine, make_url, text

from socialbot.commands import load_store
from socialbot.commands.benchmark_load import measure_load, show_load
from socialbot.commands.load_run import read_memory
from socialbot.commands.load_traffic import MANNERS, Load, MemoryPlatform, make_platforms
from socialbot.domain import Message
from socialbot.errors import OperatorError
from socialbot.settings import Database, Settings

TEXTS = ["hesabıma giremiyorum", "where is my bonus", "merhaba"]
COUNT = 60
AT_ONCE = Load(TEXTS, COUNT, 0.0)


def hand_over(platform: MemoryPlatform) -> list[Message]:
    """All that a platform holds, as it comes."""

    async def run() -> list[Message]:
        messages, cursor = [], await platform.start(None)
        if platform.manner.pushes:
            while batch := await platform.next_push(len(messages)):
                messages += batch.messages
            return messages
        while int(cursor or 0) * len(MANNERS) < COUNT:
            batch = await platform.pull(cursor)
            messages, cursor = [*messages, *batch.messages], batch.cursor
        return messages

    return asyncio.run(run())


def test_every_message_is_written_on_one_platform() -> None:
    start = datetime.now(UTC)
    numbers = []
    for platform in make_platforms(AT_ONCE, start):
        written = hand_over(platform)
        assert {message.platform for message in written} == {platform.platform}
        numbers += [int(name) for name in {one.id for one in written}]
    assert sorted(numbers) == list(range(COUNT))


def test_no_two_texts_are_the_same() -> None:
    texts = [
        message.text
        for platform in make_platforms(AT_ONCE, datetime.now(UTC))
        for message in {one.id: one for one in hand_over(platform)}.values()
    ]
    assert len(set(texts)) == COUNT
    assert all(text.startswith(tuple(TEXTS)) for text in texts)


def test_nothing_is_handed_over_before_it_is_written() -> None:
    start = datetime.now(UTC) - timedelta(seconds=10)
    telegram, *_ = make_platforms(Load(TEXTS, COUNT, 3.0), start)
    batch = asyncio.run(telegram.pull("0"))
    assert 0 < len(batch.messages) < COUNT // len(MANNERS)
    assert all(message.sent_at <= datetime.now(UTC) for message in batch.messages)


def test_what_is_asked_for_now_and_then_comes_in_clumps() -> None:
    start = datetime.now(UTC) - timedelta(seconds=60)
    *_, mastodon = make_platforms(Load(TEXTS, COUNT, 6.0), start)
    batch = asyncio.run(mastodon.pull("0"))
    seconds = [(message.sent_at - start).total_seconds() for message in batch.messages]
    assert {each % mastodon.manner.seconds for each in seconds} == {0.0}
    assert len(set(seconds)) < len(seconds)


def test_each_message_is_recorded_once_and_measured() -> None:
    figures = measure_load(Settings(), COUNT, 0.0)
    (run,) = figures.runs
    assert (figures.messages, figures.platforms) == (COUNT, tuple(m.platform for m in MANNERS))
    assert (run.store, run.recorded) == ("sqlite", COUNT)
    assert 0.0 <= run.lag_p50 <= run.lag_p95 <= run.lag_max
    assert min(run.per_second, figures.pipeline_per_second) > 0
    if read_memory() is not None:
        assert None not in (run.start_mb, run.half_mb, run.end_mb)


def test_what_comes_again_is_told_apart() -> None:
    (run,) = measure_load(Settings(), 10 * 41, 0.0).runs
    pages_of_mastodon = 3
    assert (run.recorded, run.again) == (410, pages_of_mastodon - 1)


def test_shown_are_figures_and_no_text(capsys: pytest.CaptureFixture[str]) -> None:
    show_load(Settings(), COUNT, 0.0, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["runs"][0]["recorded"] == COUNT
    show_load(Settings(), COUNT, 0.0, as_json=False)
    printed = capsys.readouterr().out
    assert "pipeline alone" in printed
    assert "with sqlite" in printed
    assert "giremiyorum" not in printed


def test_postgresql_is_measured_in_a_database_of_its_own(postgres_url: str) -> None:
    engine = create_engine(make_url(postgres_url).set(drivername="postgresql+psycopg"))
    named = engine.url.render_as_string(hide_password=False)
    query = text("SELECT datname FROM pg_database WHERE datname LIKE 'socialbot_load_%'")
    assert load_store.list_stores(named) == ["sqlite", "postgresql"]
    with load_store.open_store("postgresql", named) as made, engine.connect() as conn:
        assert conn.execute(query).scalars().all() == [made.url.database]
        tables = text("SELECT count(*) FROM pg_tables WHERE tablename LIKE 'socialbot%'")
        assert conn.execute(tables).scalar_one() == 0
    with engine.connect() as conn:
        assert conn.execute(query).scalars().all() == []
    engine.dispose()


def test_messages_reach_postgresql_too(postgres_url: str) -> None:
    url = postgres_url.replace("postgresql://", "postgresql+psycopg://")
    figures = measure_load(Settings(database=Database(url=url)), COUNT, 0.0)
    assert [(run.store, run.recorded) for run in figures.runs] == [
        ("sqlite", COUNT),
        ("postgresql", COUNT),
    ]


def test_server_that_is_away_is_told_in_one_line() -> None:
    with (
        pytest.raises(OperatorError, match="CREATEDB"),
        load_store.open_store("postgresql", "postgresql+psycopg://nobody@127.0.0.1:1/none"),
    ):
        pytest.fail("opened")
