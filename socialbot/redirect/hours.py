"""When live chat is open, and the words for when it opens next. Pure: the time is given.

A period belongs to the day on which it starts, so that one that began on an ordinary evening goes
on into a holiday's first hours. Times are the wall clock's of the brand's time zone: on a day on
which clocks change, a period that lies in the skipped hour is moved with the clock.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from socialbot.brand import MIDNIGHT, Brand, Period
from socialbot.brand.days_off import days_off
from socialbot.domain import Language

FARTHEST = timedelta(days=60)
DAY = timedelta(days=1)
WEEKDAYS = {
    Language.TURKISH: ("pazartesi", "salı", "çarşamba", "perşembe", "cuma", "cumartesi", "pazar"),
    Language.ENGLISH: (
        "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
    ),
}  # fmt: skip
MONTHS = {
    Language.TURKISH: (
        "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim",
        "Kasım", "Aralık",
    ),
    Language.ENGLISH: (
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
    ),
}  # fmt: skip
NEAR = {Language.TURKISH: ("bugün", "yarın"), Language.ENGLISH: ("today", "tomorrow")}


class Hours:
    """The opening hours of one brand's live chat. Every time that is given or returned is aware."""

    def __init__(self, brand: Brand) -> None:
        self._chat = brand.live_chat
        self._country = brand.country
        self._zone = ZoneInfo(brand.time_zone)

    def is_open(self, at: datetime) -> bool:
        """Whether somebody who writes to live chat now is answered."""
        if self._chat.is_always_open:
            return True
        today = at.astimezone(self._zone).date()
        days = (today - DAY, today, today + DAY)  # of a period past midnight; of changing clocks
        return any(start <= at < end for day in days for start, end in self._spans(day))

    def is_open_soon(self, at: datetime) -> bool:
        """Whether it is open or has a next opening."""
        return self.is_open(at) or self.next_opening(at) is not None

    def next_opening(self, at: datetime) -> datetime | None:
        """When live chat opens after this moment, by the brand's clock; None where it does not
        within sixty days."""
        today = at.astimezone(self._zone).date()
        for number in range(FARTHEST.days + 1):
            starts = (start for start, _ in self._spans(today + number * DAY))
            opening = min((start for start in starts if start > at), default=None)
            if opening:
                return opening.astimezone(self._zone)
        return None

    def say(self, opening: datetime, at: datetime, language: Language) -> str:
        """ "yarın 09.00", "on Monday at 09:00", "3 Kasım 09.00"; for writers of other languages in
        both of ours."""
        day, today = opening.astimezone(self._zone), at.astimezone(self._zone).date()
        if language is Language.OTHER:
            return f"{_say(day, today, Language.TURKISH)} / {_say(day, today, Language.ENGLISH)}"
        return _say(day, today, language)

    def _spans(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        """The periods of a day in absolute time, without those that the clock skips."""
        for period in self._periods(day):
            start, end = self._at(day, period.start), self._at(day, period.end)
            if start < end:
                yield start, end

    def _periods(self, day: date) -> tuple[Period, ...]:
        week = self._chat.hours
        if day in self._chat.closed_days:
            return ()
        if week.holidays is not None and day in days_off(self._country, day.year):
            return week.holidays
        if week.half_holidays is not None and day in days_off(self._country, day.year, half=True):
            return week.half_holidays
        return week.days[day.weekday()]

    def _at(self, day: date, minute: int) -> datetime:
        """A time of the wall clock; UTC, because sums in a zone forget that its clock changes."""
        days, minute = divmod(minute, MIDNIGHT)
        wall = datetime.combine(day + days * DAY, time(*divmod(minute, 60)), self._zone)
        return wall.astimezone(UTC)


def _say(day: datetime, today: date, language: Language) -> str:
    is_turkish = language is Language.TURKISH
    clock = day.strftime("%H.%M" if is_turkish else "at %H:%M")
    days = (day.date() - today).days
    if days < len(NEAR[language]):
        return f"{NEAR[language][days]} {clock}"
    if days < 7:
        weekday = WEEKDAYS[language][day.weekday()]
        return f"{weekday} {clock}" if is_turkish else f"on {weekday} {clock}"
    named = f"{day.day} {MONTHS[language][day.month - 1]}"
    return f"{named} {clock}" if is_turkish else f"on {named} {clock}"


def longest_opening(language: Language) -> str:
    """The longest words for an opening, so that replies are measured with them."""
    start = datetime(2026, 1, 1, tzinfo=UTC)
    days = [start + number * DAY for number in range(365)]
    turkish, english = (
        max((_say(day, start.date(), one) for day in days), key=len)
        for one in (Language.TURKISH, Language.ENGLISH)
    )
    return {Language.TURKISH: turkish, Language.ENGLISH: english}.get(
        language, f"{turkish} / {english}"
    )
