"""Points in time as the team says them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from socialbot.admin.texts import Texts


def describe_time(moment: datetime, now: datetime, zone: ZoneInfo, texts: Texts) -> str:
    """Day and minute in the brand's zone: "Bugün 14:32", "3 Mart 2026 09:05". Both are aware."""
    local = moment.astimezone(zone)
    return f"{_day(local, now.astimezone(zone), texts)} {local:%H:%M}"


def describe_wait(wait: timedelta, texts: Texts) -> str:
    """How long to wait, rounded up: seconds below a minute and a half, else minutes."""
    seconds = max(1, -(-wait // timedelta(seconds=1)))
    count, unit = (seconds, "second") if seconds <= 90 else (-(-seconds // 60), "minute")
    form = unit if count == 1 else f"{unit}s"
    return str(texts["wait"][form].format(n=count))


def _day(local: datetime, today: datetime, texts: Texts) -> str:
    if local.date() == today.date():
        return str(texts["today"])
    if local.date() == today.date() - timedelta(days=1):
        return str(texts["yesterday"])
    return describe_date(local.date(), texts)


def describe_date(day: date, texts: Texts) -> str:
    """A day without a time: "3 Mart 2026"."""
    month = texts["months"][day.month - 1]
    return str(texts["date"].format(day=day.day, month=month, year=day.year))
