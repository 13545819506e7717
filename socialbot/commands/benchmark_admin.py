"""`socialbot benchmark admin`: what its pages weigh and cost, and how soon they hear of news."""

from __future__ import annotations

import json
import logging
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from pydantic import SecretStr
from rich.box import SIMPLE
from rich.console import Console
from rich.table import Table
from sqlalchemy import Engine, inspect, text

from socialbot.commands.admin_news import News, measure_news
from socialbot.commands.admin_pages import Cost, measure_pages
from socialbot.commands.admin_past import Past
from socialbot.commands.admin_server import serve_admin, sign_in
from socialbot.commands.admin_team import NAME, TeamPast, add_team
from socialbot.commands.benchmark import read_texts
from socialbot.commands.check import make_pipeline
from socialbot.commands.db import make_tables
from socialbot.commands.load_run import SECRET
from socialbot.errors import OperatorError
from socialbot.logs import set_up_logs
from socialbot.redirect.start import load_profile
from socialbot.settings import Settings
from socialbot.store.database import open_engine, writing
from socialbot.store.seal import Vault
from socialbot.store.totals.tally import tally

SAMPLE = 1_000  # texts; the sample traffic has fewer, which then come again
PROCESSES = 2
MOST_KB, MOST_CPU_MS, MOST_SEARCH_MS, MOST_SECONDS = 30.0, 15.0, 100.0, 1.0
OVER = " !"


@dataclass(frozen=True, slots=True)
class Amounts:
    """How many messages are stored, how often each page is asked for, how many pages are open, and
    how many items they hear of."""

    messages: int
    requests: int
    pages: int
    items: int


@dataclass(frozen=True, slots=True)
class Figures:
    """All of a run, on one kind of database."""

    store: str
    amounts: Amounts
    costs: tuple[Cost, ...]
    news: tuple[News, ...]


def show_admin(settings: Settings, url: str | None, amounts: Amounts, *, as_json: bool) -> None:
    """Measure on a temporary SQLite file, or on the empty database that `url` names."""
    set_up_logs(level=logging.ERROR)
    figures = measure_admin(settings, url, amounts)
    if as_json:
        print(json.dumps(asdict(figures)))  # noqa: T201
    else:
        _show(figures)


def measure_admin(settings: Settings, url: str | None, amounts: Amounts) -> Figures:
    """Fill a database, serve the admin on it, and measure its pages and their news. Raises
    OperatorError."""
    status = Console(stderr=True).status
    settings = settings.model_copy(update={"secret_key": SecretStr(SECRET)})
    with tempfile.TemporaryDirectory(prefix="socialbot-admin-") as name:
        folder = Path(name)
        place = url or f"sqlite:///{folder / 'admin.db'}"
        with _open_empty(place) as engine:
            with status("Writing messages"):
                past = _make_past(engine, settings)
                password = _fill(engine, settings, past, amounts.messages)
            with serve_admin(settings, folder, place, PROCESSES) as servers:
                browser = sign_in(servers[0].address, NAME, password)
                with closing(browser), status("Measuring pages"):
                    costs = measure_pages(browser, servers[0], amounts.requests)
                with status("Measuring news"):
                    open_pages = amounts.pages, amounts.items
                    news = measure_news(servers, browser.cookies, *open_pages, past.add_waiting)
            return Figures(engine.dialect.name, amounts, tuple(costs), tuple(news))


@contextmanager
def _open_empty(url: str) -> Iterator[Engine]:
    """With all tables. Raises OperatorError where anything is in it already."""
    engine = open_engine(url)
    try:
        if inspect(engine).get_table_names():
            raise OperatorError("--database is not empty: name one that has no tables yet")
        make_tables(engine)
        yield engine
    finally:
        engine.dispose()


def _make_past(engine: Engine, settings: Settings) -> Past:
    texts = list(dict.fromkeys(read_texts(None, SAMPLE)))
    return Past(engine, Vault(SECRET), make_pipeline(settings), settings, texts)


def _fill(engine: Engine, settings: Settings, past: Past, count: int) -> str:
    """Write so many messages and what goes with them; returns the password to sign in with."""
    now = datetime.now(UTC)
    zone = ZoneInfo(load_profile(settings.brand, settings.replies).time_zone)
    password = add_team(engine, Vault(SECRET))
    past.write(count, now)
    TeamPast(engine, Vault(SECRET), settings, now).work(count, past.texts)
    tally(engine, zone, now)
    if engine.dialect.name == "postgresql":
        with writing(engine) as conn:
            conn.execute(text("ANALYZE"))  # the server itself does it within a minute
    return password


def _show(figures: Figures) -> None:
    console, amounts = Console(), figures.amounts
    console.print(_tell_pages(figures), _tell_news(figures))
    console.print(f"{amounts.messages:,} messages on {figures.store};", end=" ")
    console.print(f"each page asked for {amounts.requests:,} times.", end=" ")
    console.print("Ratios are to the first row of a table.", end=" ")
    console.print(f"{OVER.strip()} is above its bar.")


def _tell_pages(figures: Figures) -> Table:
    table = _make_table("", "KB", "CPU ms", "ratio", "p50 ms", "p95 ms", "search p95")
    bars = f"{MOST_KB:.0f}", f"{MOST_CPU_MS:.0f}", "", "", "", f"{MOST_SEARCH_MS:.0f}"
    table.add_row("bar", *bars, end_section=True)
    for cost in figures.costs:
        table.add_row(
            cost.name,
            _tell(cost.kilobytes, 1, MOST_KB),
            _tell(cost.cpu_ms, 1, MOST_CPU_MS),
            _tell(cost.ratio, 1),
            _tell(cost.p50_ms, 1),
            _tell(cost.p95_ms, 1),
            _tell(cost.p95_ms, 1, MOST_SEARCH_MS) if cost.is_search else "",
        )
    return table


def _tell_news(figures: Figures) -> Table:
    table = _make_table("until all have heard", "median s", "worst s", "ratio", "heard")
    table.add_row("bar", f"{MOST_SECONDS:.0f}", f"{MOST_SECONDS:.0f}", end_section=True)
    for news in figures.news:
        table.add_row(
            f"{news.pages} open over {news.processes}",
            _tell(news.median, 2, MOST_SECONDS),
            _tell(news.worst, 2, MOST_SECONDS),
            _tell(news.ratio, 1),
            f"{news.heard:,} of {news.pages * news.items:,}",
        )
    return table


def _make_table(*heads: str) -> Table:
    table = Table(box=SIMPLE, pad_edge=False)
    for number, head in enumerate(heads):
        table.add_column(head, justify="right" if number else "left", no_wrap=True)
    return table


def _tell(figure: float | None, digits: int, most: float | None = None) -> str:
    if figure is None:
        return "unknown"
    over = OVER if most is not None and figure > most else ""
    return f"{figure:,.{digits}f}{over}"
