"""One rule opens and closes incidents, and does not let them flap."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from socialbot.domain import Intent, Wave
from socialbot.settings import Incidents
from socialbot.triage.bursts import Bursts

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
HOUR_AGO = NOW - timedelta(hours=1)
RULE = Bursts.of(Incidents())


def test_ten_people_within_the_window_are_an_incident_and_nine_are_not() -> None:
    assert [RULE.opens(count) for count in (0, 9, 10, 300)] == [False, False, True, True]


@pytest.mark.parametrize(
    ("reporters", "people", "clients", "opens"),
    [
        (10, 3, 7, True),
        (10, 2, 300, False),
        (10, 9, 1, True),
        (10, 9, 0, False),
        (2, 1, 1, True),
        (2, 0, 50, False),
    ],
)
def test_the_form_has_a_share_and_never_all(
    reporters: int, people: int, clients: int, opens: bool
) -> None:
    rule = Bursts.of(Incidents(reporters=reporters))
    assert rule.opens(people, clients) is opens


def test_topics_and_numbers_are_the_operators() -> None:
    rule = Bursts.of(Incidents(topics=("payment",), reporters=3, window_minutes=5))
    assert rule.topics == {Intent.PAYMENT}
    assert rule.opens(3)
    assert rule.since(NOW, None) == NOW - timedelta(minutes=5)


def test_what_came_before_the_last_one_closed_opens_no_other() -> None:
    assert RULE.since(NOW, HOUR_AGO) == NOW - RULE.window
    just_now = NOW - timedelta(minutes=2)
    assert RULE.since(NOW, just_now) == just_now


@pytest.mark.parametrize(
    ("peak", "in_window", "in_quiet", "over"),
    [
        (12, 0, 0, True),  # quiet
        (12, 2, 7, True),  # the usual trickle
        (12, 3, 7, False),
        (12, 2, 8, False),
        (300, 4, 14, True),  # a tenth of a great wave would be more than opens one
        (300, 5, 5, False),
        (300, 4, 15, False),
        (40, 3, 11, True),  # a tenth
        (40, 4, 4, False),
    ],
)
def test_it_closes_when_by_both_measures_few_report_it(
    peak: int, in_window: int, in_quiet: int, over: bool
) -> None:
    assert RULE.closes(Wave(HOUR_AGO, peak, in_window, in_quiet), NOW) is over


def test_none_closes_before_its_time() -> None:
    wave = Wave(NOW - timedelta(minutes=29), 10, 0, 0)
    assert not RULE.closes(wave, NOW)
    assert RULE.closes(wave, NOW + timedelta(minutes=1))


@pytest.mark.parametrize("reporters", [2, 3, 10, 77, 1000])
@pytest.mark.parametrize("times", [1, 2, 10, 100])
def test_what_would_open_one_never_closes_it(reporters: int, times: int) -> None:
    rule = Bursts.of(Incidents(reporters=reporters))
    peak = reporters * times
    for count in range(reporters, peak + 1, max(1, peak // 7)):
        assert not rule.closes(Wave(HOUR_AGO, peak, count, count * 3), NOW)
    assert rule.closes(Wave(HOUR_AGO, peak, 0, 0), NOW)
