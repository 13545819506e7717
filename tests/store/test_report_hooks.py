"""Reports wait for the webhook in the database: nothing is lost by a restart, or sent for ever."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from socialbot.store.report_hooks import FAILED, SENT, finish, take_due, wait_after
from socialbot.store.reports import WAITING, Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import ReportRow
from tests.store.test_reports import Clock, new
from tests.store.world import NOW, rows


@pytest.fixture
def reports(engine: Engine, vault: Vault) -> Reports:
    return Reports(engine, vault, hooked=True, clock=Clock())


def state(engine: Engine) -> str | None:
    (row,) = rows(engine, ReportRow)
    return row.hook_state


def test_a_report_is_due_at_once_and_sent_once(reports: Reports, engine: Engine) -> None:
    report = new()
    reports.file(report)
    (due,) = take_due(engine, NOW, 5)
    assert due.values["number"] == report.number
    assert due.values["happened_at"] == "2026-03-02T09:30:00+00:00"
    assert take_due(engine, NOW, 5) == []
    assert finish(engine, due, True, NOW) == SENT
    assert take_due(engine, NOW + timedelta(days=2), 5) == []
    assert state(engine) == SENT


def test_without_a_webhook_nothing_waits(engine: Engine, vault: Vault) -> None:
    Reports(engine, vault, clock=Clock()).file(new())
    assert take_due(engine, NOW, 5) == []
    assert state(engine) is None


def test_who_took_a_report_and_died_is_not_waited_for(reports: Reports, engine: Engine) -> None:
    reports.file(new())
    take_due(engine, NOW, 5)
    (due,) = take_due(engine, NOW + timedelta(minutes=2), 5)
    assert due.attempts == 2


def test_a_failed_try_comes_again_later_and_later_for_a_day(
    reports: Reports, engine: Engine
) -> None:
    reports.file(new())
    now, waits = NOW, []
    while due := take_due(engine, now, 5):
        if finish(engine, due[0], False, now) == FAILED:
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
    reports: Reports, engine: Engine
) -> None:
    reports.file(new())
    (first,) = take_due(engine, NOW, 5)
    later = NOW + timedelta(minutes=2)
    take_due(engine, later, 5)
    (before,) = rows(engine, ReportRow)
    finish(engine, first, False, later)
    (after,) = rows(engine, ReportRow)
    assert after.hook_at == before.hook_at
    finish(engine, first, True, later)
    assert state(engine) == SENT


def test_reports_of_the_same_fault_name_it_alike(reports: Reports, engine: Engine) -> None:
    reports.file(new())
    reports.file(new())
    one, other = take_due(engine, NOW, 5)
    assert one.values["fault"] == other.values["fault"]


@pytest.mark.parametrize(("attempts", "seconds"), [(1, 10), (2, 20), (5, 160), (40, 3600)])
def test_waits_double_up_to_an_hour(attempts: int, seconds: int) -> None:
    assert wait_after(attempts) == timedelta(seconds=seconds)


def test_waiting_is_what_a_new_report_does(reports: Reports, engine: Engine) -> None:
    reports.file(new())
    assert state(engine) == WAITING
