"""When live chat is open, and how a person is handed over to it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, InstanceOf

from socialbot.brand.days_off import knows, knows_half_days
from socialbot.brand.faults import Fault, table
from socialbot.brand.part import Part
from socialbot.brand.week import ALWAYS, AS_USUAL, HALF_HOLIDAYS, HOLIDAYS, Week, read_week


class LiveChat(Part):
    """`hours` in the brand's time zone; `closed_days` beside the country's holidays;
    `code_parameter` names the query parameter of the live chat link that takes a case code."""

    hours: Annotated[InstanceOf[Week], BeforeValidator(read_week)] = ALWAYS
    closed_days: frozenset[date] = frozenset()
    code_parameter: str | None = Field(None, pattern=r"^[A-Za-z][A-Za-z0-9_.\-]{0,31}$")

    @property
    def is_always_open(self) -> bool:
        return self.hours is ALWAYS and not self.closed_days


def find_unknown_holidays(raw: object) -> Iterator[Fault]:
    """Faults of a profile whose country's holidays live chat goes by, and nobody knows."""
    country, hours = _country(raw), table(table(raw, "live_chat"), "hours")
    if not country or not hours:
        return
    if hours.get(HOLIDAYS) != AS_USUAL and not knows(country):
        yield (
            ("country",),
            f'no holidays are known of it; set live_chat.hours.{HOLIDAYS} to "{AS_USUAL}"',
        )
    elif hours.get(HALF_HOLIDAYS, AS_USUAL) != AS_USUAL and not knows_half_days(country):
        yield ("live_chat", "hours", HALF_HOLIDAYS), "no half holidays are known of the country"


def _country(raw: object) -> str:
    country = raw.get("country") if isinstance(raw, dict) else None
    return country if isinstance(country, str) else ""
