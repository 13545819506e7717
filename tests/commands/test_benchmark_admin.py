"""`socialbot benchmark admin`: what it measures, not how fast that is."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from sqlalchemy import Engine, func, select

from socialbot.commands import benchmark_admin
from socialbot.commands.admin_news import News
from socialbot.commands.admin_pages import PAGES, REFERENCE, Cost, weigh
from socialbot.commands.admin_past import Past
from socialbot.commands.admin_server import serve_admin
from socialbot.commands.admin_team import TeamPast, add_team
from socialbot.commands.benchmark_admin import Amounts, Figures, measure_admin, show_admin
from socialbot.commands.check import make_pipeline
from socialbot.errors import OperatorError
from socialbot.settings import Settings
from socialbot.store.base import Base
from socialbot.store.queue.filters import Filters
from socialbot.store.queue.listing import read_page
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseJoinRow, FindingRow, IncidentRow, ReplyRow, ReportRow, State
from socialbot.store.team_tables import AuditRow

SECRET = "a secret of the tests, long enough"
AMOUNTS = Amounts(messages=200, requests=2, pages=4, items=2)
TEXTS = ["numaram 0532 000 12 34, beni arayın lütfen", "where is my bonus", "KVKK talebim var"]
COSTS = (
    Cost(REFERENCE, 2.8, 1.25, 1.0, 2.0, 3.0),
    Cost("queue", 31.5, 8.5, 6.8, 9.0, 12.0),
    Cost("search in vain", 14.0, None, None, 90.0, 111.0, is_search=True),
)
MADE_UP = Figures("sqlite", AMOUNTS, COSTS, (News(50, 2, 2, 99, 0.4, 1.25, 2.0),))


@pytest.fixture
def past(engine: Engine) -> Past:
    settings = Settings()
    return Past(engine, Vault(SECRET), make_pipeline(settings), settings, TEXTS)


def count(engine: Engine, table: type[Base]) -> int:
    with engine.connect() as conn:
        return conn.execute(select(func.count()).select_from(table)).scalar_one()


def find_waiting(engine: Engine, *words: str) -> Sequence[str]:
    with engine.connect() as conn:
        found = read_page(conn, Filters(words=words), datetime.now(UTC), 1_000)
    return [item.stored_text for item in found]


def check(figures: Figures) -> None:
    """Every page has its figures, and every open page has heard of every new item."""
    assert [cost.name for cost in figures.costs] == [REFERENCE, *(page.name for page in PAGES)]
    assert all(cost.kilobytes > 1 for cost in figures.costs)
    assert all(0 < cost.p50_ms <= cost.p95_ms for cost in figures.costs)
    assert figures.costs[0].ratio in {1.0, None}
    alone, spread = figures.news
    assert (alone.pages, alone.processes, alone.heard) == (1, 1, AMOUNTS.items)
    assert (spread.pages, spread.processes) == (AMOUNTS.pages, 2)
    assert spread.heard == AMOUNTS.pages * AMOUNTS.items
    assert all(0 < news.median <= news.worst for news in figures.news)


@pytest.mark.timeout(300)  # each starts two servers
def test_pages_and_news_are_measured_on_a_database_of_its_own() -> None:
    figures = measure_admin(Settings(), None, AMOUNTS)
    assert (figures.store, figures.amounts) == ("sqlite", AMOUNTS)
    check(figures)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_postgresql_is_measured_too_where_it_is_empty(database_url: str) -> None:
    figures = measure_admin(Settings(), database_url, AMOUNTS)
    assert figures.store == "postgresql"
    check(figures)
    with pytest.raises(OperatorError, match="not empty"):
        measure_admin(Settings(), database_url, AMOUNTS)


def test_what_is_stored_is_as_many_and_various_as_in_a_running_bot(
    engine: Engine, past: Past
) -> None:
    vault, now = Vault(SECRET), datetime.now(UTC)
    add_team(engine, vault)
    past.write(600, now)
    TeamPast(engine, vault, Settings(), now).work(600, past.texts)
    assert len(find_waiting(engine)) == 60
    assert len(set(find_waiting(engine, "lutfen"))) > 10
    assert len(find_waiting(engine, "kvkk")) > 10
    assert find_waiting(engine, "zzyzx") == []
    assert not any("0532" in text for text in find_waiting(engine))
    for table in (FindingRow, CaseJoinRow, ReportRow, IncidentRow, AuditRow):
        assert count(engine, table) > 0
    with engine.connect() as conn:
        assert set(conn.execute(select(ReplyRow.state)).scalars()) == {State.SENT}


def test_what_comes_later_is_flagged_each_time(engine: Engine, past: Past) -> None:
    past.write(100, datetime.now(UTC))
    before = len(find_waiting(engine))
    assert past.add_waiting() < past.add_waiting()
    assert len(find_waiting(engine)) == before + 2


def test_a_page_weighs_what_is_sent_with_each_file_once() -> None:
    page = '<link href="/static/a.css?v=1"><script src="/static/b.js"></script>'
    parts = {
        "/queue": gzip.compress(f"{page}<img src='x'>{page}".encode()),
        "/static/a.css": gzip.compress(b"a" * 5_000),
        "/static/b.js": b"b" * 100,
    }

    def answer(request: httpx.Request) -> httpx.Response:
        body = parts[request.url.path]
        packed = {"content-encoding": "gzip"} if body[:2] == b"\x1f\x8b" else {}
        return httpx.Response(200, headers=packed, stream=httpx.ByteStream(body))

    with httpx.Client(base_url="http://bot", transport=httpx.MockTransport(answer)) as browser:
        assert weigh(browser, "/queue") == sum(map(len, parts.values()))


def test_shown_are_figures_beside_their_bars(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(benchmark_admin, "measure_admin", lambda *_: MADE_UP)
    show_admin(Settings(), None, AMOUNTS, as_json=True)
    told = json.loads(capsys.readouterr().out)
    assert told["news"][0]["heard"] == 99
    show_admin(Settings(), None, AMOUNTS, as_json=False)
    rows = [" ".join(line.split()) for line in capsys.readouterr().out.splitlines()]
    assert "bar 30 15 100" in rows
    assert "queue 31.5 ! 8.5 6.8 9.0 12.0" in rows
    assert "search in vain 14.0 unknown unknown 90.0 111.0 111.0 !" in rows
    assert "bar 1 1" in rows
    assert "50 open over 2 0.40 1.25 ! 2.0 99 of 100" in rows


def test_server_that_does_not_start_is_told_in_one_line(tmp_path: Path) -> None:
    empty = f"sqlite:///{tmp_path / 'empty.db'}"
    with (
        pytest.raises(OperatorError, match="--role admin"),
        serve_admin(Settings(), tmp_path, empty, 1),
    ):
        pytest.fail("started")
