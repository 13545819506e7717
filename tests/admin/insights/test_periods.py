"""Periods: days, weeks from Monday, months; and the one before is as long."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.admin.insights.periods import SPANS, Unit, make_period, step_after, step_start

TODAY = date(2026, 3, 6)  # a Friday


@pytest.mark.parametrize(
    ("span", "first", "last", "before"),
    [
        ("7d", date(2026, 2, 28), TODAY, (date(2026, 2, 21), date(2026, 2, 27))),
        ("30d", date(2026, 2, 5), TODAY, (date(2026, 1, 6), date(2026, 2, 4))),
        ("12w", date(2025, 12, 15), TODAY, (date(2025, 9, 22), date(2025, 12, 12))),
        ("12m", date(2025, 4, 1), TODAY, (date(2024, 4, 1), date(2025, 3, 6))),
    ],
)
def test_the_last_step_holds_today_and_the_one_before_has_as_many_days(
    span: str, first: date, last: date, before: tuple[date, date]
) -> None:
    period = make_period(SPANS[span], TODAY, TODAY)
    assert (period.first, period.last) == (first, last)
    assert (period.before_first, period.before_last) == before
    assert period.is_open
    assert period.later is None


def test_a_period_that_is_over_has_its_whole_steps() -> None:
    period = make_period(SPANS["12w"], date(2026, 2, 18), TODAY)
    assert period.last == date(2026, 2, 22)  # a Sunday
    assert period.before_last == period.first - timedelta(days=1)
    assert not period.is_open
    assert period.later == TODAY


def test_weeks_begin_on_monday_also_over_the_year() -> None:
    assert step_start(date(2026, 1, 1), Unit.WEEK) == date(2025, 12, 29)
    assert step_start(date(2026, 3, 2), Unit.WEEK) == date(2026, 3, 2)
    assert step_start(date(2026, 3, 1), Unit.WEEK) == date(2026, 2, 23)


def test_months_are_counted_over_years() -> None:
    assert step_after(date(2026, 1, 31), Unit.MONTH, 1) == date(2026, 2, 1)
    assert step_after(date(2026, 1, 31), Unit.MONTH, -1) == date(2025, 12, 1)
    assert step_after(date(2025, 12, 5), Unit.MONTH, 14) == date(2027, 2, 1)


@given(
    st.sampled_from(sorted(SPANS)),
    st.dates(date(2003, 1, 1), date(2100, 1, 1)),
    st.dates(date(2020, 1, 1), date(2090, 1, 1)),
)
def test_each_day_of_a_period_has_its_step_and_periods_meet(
    key: str, until: date, today: date
) -> None:
    period = make_period(SPANS[key], until, today)
    days = [
        period.first + timedelta(days=number)
        for number in range((period.last - period.first).days + 1)
    ]
    places = [period.place(day) for day in days]
    assert places == sorted(places)
    assert set(places) <= set(range(len(period.starts)))
    assert [period.place(start) for start in period.starts] == list(range(len(period.starts)))
    assert period.before_first <= period.before_last < period.first <= period.last <= today
    earlier = make_period(period.span, period.earlier, today)
    assert step_after(earlier.last, period.span.unit, 1) == period.first
