"""Public holidays of a country, moving ones included (library: holidays)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache


def knows(country: str) -> bool:
    """Whether the holidays of a country (ISO 3166-1 alpha-2) are known."""
    from holidays import list_supported_countries

    return country in list_supported_countries(include_aliases=False)


def knows_half_days(country: str) -> bool:
    """Whether days of which only the afternoon is off are known too, such as the eve of a feast."""
    from holidays import country_holidays

    return knows(country) and "half_day" in country_holidays(country).supported_categories


@lru_cache(maxsize=64)
def days_off(country: str, year: int, *, half: bool = False) -> frozenset[date]:
    """The holidays of a year, or the half ones."""
    from holidays import HALF_DAY, PUBLIC, country_holidays

    category = HALF_DAY if half else PUBLIC
    return frozenset(country_holidays(country, years=year, categories=(category,)))
