"""Times that an operator names: ISO 8601, with a zone or by the brand's clock."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from socialbot.errors import OperatorError
from socialbot.redirect.start import load_profile
from socialbot.settings import Settings

YEARS = range(2000, 2100)  # whose holidays are known
FORM = "write it as 2026-10-29T22:30, by the brand's clock, or as 2026-10-29T22:30+03:00"


def read_moment(text: str, settings: Settings) -> datetime:
    """The moment that --at names; raises OperatorError, whose text does not repeat it."""
    zone = ZoneInfo(load_profile(settings.brand, settings.replies).time_zone)
    return parse_moment(text, zone)


def parse_moment(text: str, zone: ZoneInfo) -> datetime:
    """A time in UTC: without a zone of its own it is the wall clock's of `zone`. Raises
    OperatorError for what is no time, or one that the clock skips there."""
    try:
        found = datetime.fromisoformat(text.strip())
    except ValueError:
        raise OperatorError(f"--at is not a time: {FORM}") from None
    if _is_date(text.strip()):
        raise OperatorError(f"--at names no time of the day: {FORM}")
    if found.year not in YEARS:
        raise OperatorError(f"--at must lie in the years {YEARS[0]} to {YEARS[-1]}")
    return found.astimezone(UTC) if found.tzinfo else _at_clock(found, zone)


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _at_clock(wall: datetime, zone: ZoneInfo) -> datetime:
    """Where the clock is set back the earlier of both."""
    moment = wall.replace(tzinfo=zone).astimezone(UTC)
    if moment.astimezone(zone).replace(tzinfo=None) != wall:
        raise OperatorError(f"--at is skipped by the clock of {zone.key}: give it with a zone")
    return moment
