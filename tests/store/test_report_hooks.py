"""Reports wait for the webhook in the database: nothing is lost by a restart, or sent for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from socialbot.store.hooks import FAILED, SENT, WAITING, HookedRows, wait_after
from socialbot.store.report_hooks import hooked_reports
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import ReportRow
from tests.store.test_reports import Clock, new
from tests.store.world import NOW, rows


@pytest.fixture
def reports(engine: Engine, vault: Vault) -> Reports:
    return Reports(engine, vault, hooked=True, clock=Clock())


@pytest.fixture
def hooked(engine: Engine) -> HookedRows:
    return hooked_reports(engine)


def state(engine: Engine) -> str | None:
    (row,) = rows(engine, ReportRow)
    return row.hook_state


def test_a_report_is_due_at_once_and_sent_once(
    reports: Reports, engine: Engine, hooked: HookedRows
) -> None:
    report = new()
    reports.file(report)
    (due,) = hooked.take_due(NOW, 5)
    assert due.values["number"] == report.number
    assert due.values["happened_at"] == "2026-03-02T09:30:00+00:00"
    assert hooked.take_due(NOW, 5) == []
    assert hooked.finish(due, True, NOW) == SENT
    assert hooked.take_due(NOW + timedelta(days=2), 5) == []
    assert state(engine) == SENT


def test_without_a_webhook_nothing_waits(engine: Engine, vault: Vault, hooked: HookedRows) -> None:
    Reports(engine, vault, clock=Clock()).file(new())
    assert hooked.take_due(NOW, 5) == []
    assert state(engine) is None


def test_who_took_a_report_and_died_is_not_waited_for(reports: Reports, hooked: HookedRows) -> None:
    reports.file(new())
    hooked.take_due(NOW, 5)
    (due,) = hooked.take_due(NOW + timedelta(minutes=2), 5)
    assert due.attempts == 2


def test_a_failed_try_comes_again_later_and_later_for_a_day(
    reports: Reports, engine: Engine, hooked: HookedRows
) -> None:
    reports.file(new())
    now, waits = NOW, []
    while due := hooked.take_due(now, 5):
        if hooked.finish(due[0], False, now) == FAILED:
            break
        (row,) = rows(engine, ReportRow)
        waits.append(row.hook_at - now)
        now = row.hook_at
    assert state(engine) == FAILED
    assert timedelta(hours=22) < now - NOW <= timedelta(days=1)
    assert waits == sorted(waits)
    assert waits[0] == timedelta(seconds=10)
    assert waits[-1] == timedelta(hours=1)


def test_a_late_answer_of_an_earlier_try_does_not_put_off_the_next(
    reports: Reports, engine: Engine, hooked: HookedRows
) -> None:
    reports.file(new())
    (first,) = hooked.take_due(NOW, 5)
    later = NOW + timedelta(minutes=2)
    hooked.take_due(later, 5)
    (before,) = rows(engine, ReportRow)
    hooked.finish(first, False, later)
    (after,) = rows(engine, ReportRow)
    assert after.hook_at == before.hook_at
    hooked.finish(first, True, later)
    assert state(engine) == SENT


def test_reports_of_the_same_fault_name_it_alike(reports: Reports, hooked: HookedRows) -> None:
    reports.file(new())
    reports.file(new())
    one, other = hooked.take_due(NOW, 5)
    assert one.values["fault"] == other.values["fault"]


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 10), (2, 20), (5, 160), (40, 3600)])
def test_waits_double_up_to_an_hour(attempts: int, seconds: int) -> None:
    assert wait_after(attempts) == timedelta(seconds=seconds)


def test_waiting_is_what_a_new_report_does(reports: Reports, engine: Engine) -> None:
    reports.file(new())
    assert state(engine) == WAITING
