"""When live chat is open, over midnights, holidays and changing clocks."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from socialbot.brand import Brand, load_brand
from socialbot.domain import Language
from socialbot.redirect.hours import Hours

BRAND = load_brand().model_dump(mode="json", exclude={"live_chat"})
OFFICE = {"monday-friday": ["09:00-12:00", "13:00-18:00"], "saturday": ["22:00-02:00"]}


def hours(
    days: dict[str, Any] | None,
    zone: str = "Europe/Istanbul",
    country: str = "TR",
    closed: tuple[str, ...] = (),
) -> Hours:
    chat = {"closed_days": [date.fromisoformat(day) for day in closed]}
    chat |= {"hours": days} if days else {}
    profile = {**BRAND, "time_zone": zone, "country": country, "live_chat": chat}
    return Hours(Brand.model_validate(profile))


def at(text: str, zone: str = "Europe/Istanbul", fold: int = 0) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone), fold=fold)


def test_without_hours_live_chat_is_always_open() -> None:
    always = Hours(load_brand())
    assert all(always.is_open(at("2026-01-01") + timedelta(hours=hour)) for hour in range(400))


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-11-23T08:59:59", False),
        ("2026-11-23T09:00", True),
        ("2026-11-23T11:59:59", True),
        ("2026-11-23T12:00", False),
        ("2026-11-23T13:00", True),
        ("2026-11-23T18:00", False),
        ("2026-11-28T21:59", False),
        ("2026-11-28T22:00", True),
        ("2026-11-29T00:30", True),
        ("2026-11-29T02:00", False),
        ("2026-11-29T22:30", False),
    ],
)
def test_several_periods_a_day_and_past_midnight(moment: str, expected: bool) -> None:
    assert hours(OFFICE).is_open(at(moment)) is expected


def test_the_moment_may_come_in_any_zone() -> None:
    assert hours(OFFICE).is_open(datetime(2026, 11, 23, 6, tzinfo=UTC))
    assert not hours(OFFICE).is_open(datetime(2026, 11, 23, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    ("moment", "opening"),
    [
        ("2026-11-23T07:00", "2026-11-23T09:00"),
        ("2026-11-23T12:30", "2026-11-23T13:00"),
        ("2026-11-23T18:00", "2026-11-24T09:00"),
        ("2026-11-27T18:00", "2026-11-28T22:00"),
        ("2026-11-29T02:00", "2026-11-30T09:00"),
    ],
)
def test_the_next_opening(moment: str, opening: str) -> None:
    assert hours(OFFICE).next_opening(at(moment)) == at(opening)


def test_a_day_of_24_hours_has_no_end_at_midnight() -> None:
    around = hours({"monday-tuesday": ["00:00-24:00"]})
    assert around.is_open(at("2026-11-23T23:59:59"))
    assert around.is_open(at("2026-11-24T00:00"))
    assert not around.is_open(at("2026-11-25T00:00"))
    assert around.next_opening(at("2026-11-25T00:00")) == at("2026-11-30T00:00")


# Türkiye, 2026: the feasts of Ramadan (20-22 March) and of sacrifice (27-30 May) move each year.
@pytest.mark.parametrize("day", ["2026-03-20", "2026-05-28", "2026-10-29", "2027-03-10"])
def test_live_chat_is_closed_on_holidays_moving_ones_included(day: str) -> None:
    assert not hours(OFFICE).is_open(at(f"{day}T10:00"))


def test_a_holiday_may_have_its_own_periods_or_none_of_its_own() -> None:
    own = hours({**OFFICE, "holidays": ["10:00-11:00"]})
    assert own.is_open(at("2026-10-29T10:30"))
    assert not own.is_open(at("2026-10-29T09:30"))
    assert hours({**OFFICE, "holidays": "as_usual"}).is_open(at("2026-10-29T09:30"))


def test_a_half_holiday_is_an_ordinary_day_unless_the_profile_says_more() -> None:
    eve = at("2026-10-28T15:00")
    assert hours(OFFICE).is_open(eve)
    half = hours({**OFFICE, "half_holidays": ["09:00-13:00"]})
    assert not half.is_open(eve)
    assert half.is_open(at("2026-10-28T12:30"))


def test_an_evening_goes_on_into_a_holiday() -> None:
    nights = hours({"every_day": ["20:00-02:00"]})
    assert nights.is_open(at("2026-10-29T01:00"))
    assert not nights.is_open(at("2026-10-29T21:00"))
    assert not nights.is_open(at("2026-10-30T01:00"))


def test_closed_days_come_beside_the_holidays() -> None:
    closed = hours(OFFICE, closed=("2026-12-31",))
    assert not closed.is_open(at("2026-12-31T10:00"))
    assert closed.next_opening(at("2026-12-30T19:00")) == at("2027-01-02T22:00")


def test_holidays_are_those_of_the_brands_country() -> None:
    christmas = at("2026-12-25T10:00", "Europe/London")
    assert not hours(OFFICE, "Europe/London", "GB").is_open(christmas)
    assert hours(OFFICE).is_open(christmas)


def test_no_opening_within_sixty_days_is_none() -> None:
    days = [str(date(2026, 1, 1) + timedelta(days=number)) for number in range(120)]
    assert hours(None, closed=tuple(days)).next_opening(at("2026-01-05")) is None
    near = hours(None, closed=tuple(days)).next_opening(at("2026-04-01"))
    assert near == at("2026-05-01")


@pytest.mark.parametrize(
    ("zone", "country", "change"),
    [
        ("Europe/London", "GB", "2026-03-29"),
        ("Europe/London", "GB", "2026-10-25"),
        ("America/New_York", "US", "2026-03-08"),
        ("America/New_York", "US", "2026-11-01"),
    ],
)
def test_nine_is_nine_before_and_after_the_clocks_change(
    zone: str, country: str, change: str
) -> None:
    every_day = hours({"every_day": ["09:00-18:00"]}, zone, country)
    for days in (-1, 0, 1):
        day = at(f"{change}T00:00", zone) + timedelta(days=days)
        assert not every_day.is_open(day.replace(hour=8, minute=59))
        assert every_day.is_open(day.replace(hour=9))
        assert not every_day.is_open(day.replace(hour=18))
        opening = every_day.next_opening(day.replace(hour=3))
        assert opening == day.replace(hour=9)


def test_a_night_is_an_hour_shorter_or_longer_when_the_clocks_change() -> None:
    nights = hours({"every_day": ["22:00-06:00"]}, "Europe/London", "GB")

    def count(evening: str) -> float:
        start = at(evening, "Europe/London").astimezone(UTC)
        minutes = (start + timedelta(minutes=minute) for minute in range(24 * 60))
        return sum(nights.is_open(minute) for minute in minutes) / 60

    assert count("2026-03-28T12:00") == 7
    assert count("2026-06-28T12:00") == 8
    assert count("2026-10-24T12:00") == 9


def test_an_opening_in_the_skipped_hour_moves_with_the_clock() -> None:
    early = hours({"every_day": ["01:30-04:00"]}, "Europe/London", "GB")
    opening = early.next_opening(at("2026-03-29T00:30", "Europe/London"))
    assert opening == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert opening is not None
    said = early.say(opening, opening - timedelta(hours=1), Language.ENGLISH)
    assert said == "today at 02:30"


def test_the_hour_that_comes_twice_is_open_once() -> None:
    early = hours({"every_day": ["00:30-01:30"]}, "America/New_York", "US")
    first, second = (at("2026-11-01T01:15", "America/New_York", fold) for fold in (0, 1))
    assert early.is_open(first)
    assert not early.is_open(second)


@pytest.mark.parametrize("zone", ["Europe/London", "America/New_York", "Europe/Istanbul"])
def test_what_is_said_to_be_the_next_opening_is_one(zone: str) -> None:
    some = hours({**OFFICE, "sunday": ["02:30-03:30"]}, zone, "GB")
    moment = at("2026-01-01T00:00", zone).astimezone(UTC)
    for _ in range(4 * 365):
        moment += timedelta(hours=6, minutes=7)
        if not some.is_open(moment):
            opening = some.next_opening(moment)
            assert opening is not None
            assert some.is_open(opening)
            assert not some.is_open(opening - timedelta(minutes=1))
            assert opening > moment


@pytest.mark.parametrize(
    ("opening", "turkish", "english"),
    [
        ("2026-11-23T18:00", "bugün 18.00", "today at 18:00"),
        ("2026-11-24T09:00", "yarın 09.00", "tomorrow at 09:00"),
        ("2026-11-25T00:00", "çarşamba 00.00", "on Wednesday at 00:00"),
        ("2026-11-29T09:05", "pazar 09.05", "on Sunday at 09:05"),
        ("2026-11-30T09:00", "30 Kasım 09.00", "on 30 November at 09:00"),
        ("2027-01-03T09:00", "3 Ocak 09.00", "on 3 January at 09:00"),
    ],
)
def test_an_opening_is_said_as_people_say_it(opening: str, turkish: str, english: str) -> None:
    chat, now = hours(OFFICE), at("2026-11-23T12:30")
    assert chat.say(at(opening), now, Language.TURKISH) == turkish
    assert chat.say(at(opening), now, Language.ENGLISH) == english
    assert chat.say(at(opening), now, Language.OTHER) == f"{turkish} / {english}"


def test_today_is_the_brands_today() -> None:
    chat, late = hours(OFFICE), datetime(2026, 11, 23, 22, tzinfo=UTC)
    opening = chat.next_opening(late)
    assert opening is not None
    assert chat.say(opening, late, Language.TURKISH) == "bugün 09.00"
