"""`socialbot connectors`: how each configured connector does, as the running processes tell it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime, timedelta

from rich.box import SIMPLE
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from socialbot.errors import OperatorError
from socialbot.settings import Settings
from socialbot.settings.sources import CONNECTORS
from socialbot.store.connectors import Left, Traffic
from socialbot.store.database import open_engine
from socialbot.store.standings import RUNNING, Standing, judge_all
from socialbot.store.upgrade import require_current

COLUMNS = ("connector", "state", "lag", "limits left", "last error")


def show_connectors(settings: Settings, console: Console | None = None, *, as_json: bool) -> bool:
    """Print a line for each; returns whether all of them run. Asks no platform."""
    console = console or Console(highlight=False)
    now = datetime.now(UTC)
    standings = read_standings(settings, now)
    if as_json:
        console.file.write(json.dumps([_plain(each) for each in standings], indent=2) + "\n")
    else:
        console.print(_table(standings, now))
        for each in standings:
            if each.hint and each.state != RUNNING:
                console.print(escape(f"{each.platform}: {each.hint}"))
    return all(each.state == RUNNING for each in standings)


def read_standings(settings: Settings, now: datetime) -> list[Standing]:
    """Of the connectors that the configuration names; raises OperatorError."""
    platforms = [name for name in CONNECTORS if getattr(settings, name)]
    if not platforms:
        raise OperatorError("no connector is configured: add a table such as [telegram]")
    engine = open_engine(settings.database.url)
    try:
        require_current(engine)
        return judge_all(engine, platforms, now)
    finally:
        engine.dispose()


def _table(standings: Sequence[Standing], now: datetime) -> Table:
    table = Table(*COLUMNS, box=SIMPLE, show_edge=False)
    for each in standings:
        state = f"{each.state}, {_ago(each.since, now)}" if each.since else each.state
        error = f"{each.error}, {_ago(each.error_at, now)} ago" if each.error_at else "-"
        limits = ", ".join(_describe(limit, now) for limit in each.limits) or "-"
        cells = (each.platform, state, _lag(each.traffic), limits, error)
        table.add_row(*(escape(cell) for cell in cells))
    return table


def _lag(traffic: Traffic) -> str:
    if not traffic.messages:
        return "no message in 15 min"
    return f"{max(0.0, traffic.slowest.total_seconds()):.1f} s, {traffic.messages} in 15 min"


def _describe(limit: Left, now: datetime) -> str:
    of = f" of {limit.of:g}" if limit.of is not None else ""
    until = f" for {_span(limit.until - now)}" if limit.until else ""
    return f"{limit.left:g}{of} {limit.what}{until}"


def _ago(at: datetime | None, now: datetime) -> str:
    return _span(now - at) if at else "-"


def _span(span: timedelta) -> str:
    seconds = max(0, int(span.total_seconds()))
    for unit, size in (("d", 86_400), ("h", 3_600), ("min", 60)):
        if seconds >= 2 * size:
            return f"{seconds // size} {unit}"
    return f"{seconds} s"


def _plain(standing: Standing) -> dict[str, object]:
    """For machines: times in ISO 8601, the lag in seconds."""
    limits = [{**asdict(each), "until": _iso(each.until)} for each in standing.limits]
    return {
        "connector": standing.platform,
        "state": standing.state,
        "since": _iso(standing.since),
        "messages": standing.traffic.messages,
        "lag_seconds": max(0.0, standing.traffic.slowest.total_seconds()),
        "limits": limits,
        "error": standing.error,
        "error_at": _iso(standing.error_at),
        "hint": standing.hint,
    }


def _iso(at: datetime | None) -> str | None:
    return at.isoformat() if at else None
