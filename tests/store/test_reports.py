"""Rule 4: reports go to the technical team, and show which faults come again and again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count, pairwise
from threading import Barrier

import pytest
from sqlalchemy import Engine, insert

from socialbot.case_codes import new_code
from socialbot.domain import Intent, Reason
from socialbot.settings import Cases
from socialbot.store import report_list as store
from socialbot.store.audit import read_trail
from socialbot.store.database import open_engine
from socialbot.store.fingerprints import fault_of, normalise
from socialbot.store.reports import Change, NewReport, Progress, Reports, Wanted
from socialbot.store.retention import purge
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow, CodeTryRow, ReportRow
from socialbot.store.team import Team
from tests.store.world import NOW, rows

CODE = "K7F-2QX-9"
NUMBERS = count(1)


def new(**changes: object) -> NewReport:
    report = NewReport(
        number=f"R-{next(NUMBERS)}",
        language="tr",
        area="function",
        intent=Intent.TECHNICAL_FAULT,
        what="düğme çalışmıyor",
        place="ödeme sayfası",
        happened_at=NOW,
        device="android",
        software="chrome 141.0",
        error_text="504: sunucu yanıt vermedi",
        client_hash=f"{next(NUMBERS):064}",
    )
    return replace(report, **changes)  # type: ignore[arg-type]


class Clock:
    now = NOW

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def reports(engine: Engine, vault: Vault, clock: Clock) -> Reports:
    return Reports(engine, vault, clock=clock)


def finish(reports: Reports, report_id: int) -> None:
    assert reports.set_state(report_id, Progress.NEW, Progress.SOLVED, 7) is Change.DONE


def open_case(engine: Engine, last_at: datetime = NOW) -> int:
    values = {
        "code": CODE,
        "platform": "telegram",
        "author_hash": "a" * 64,
        "topic": "access",
        "is_open": True,
        "opened_at": last_at,
        "last_at": last_at,
    }
    with engine.begin() as conn:
        return int(conn.execute(insert(CaseRow).values(values)).inserted_primary_key[0])


def test_the_list_shows_the_newest_first_in_pages(reports: Reports) -> None:
    filed = [new() for _ in range(5)]
    assert all(reports.file(report) for report in filed)
    first = reports.page(Wanted(), 3)
    rest = reports.page(Wanted(), 3, first[-1].id)
    assert [item.number for item in [*first, *rest]] == [one.number for one in filed[::-1]]


def test_open_reports_at_risk_come_first_in_pages(reports: Reports) -> None:
    risks = (Reason.DISTRESS, None, Reason.RESPONSIBLE_USE, Reason.UNDERAGE, None, Reason.DISTRESS)
    for number, risk in enumerate(risks, 1):
        reports.file(new(number=f"P{number}", risk=risk))

    def read(wanted: Wanted) -> list[str]:
        found = reports.page(wanted, 2)
        while more := reports.page(wanted, 2, found[-1].id):
            found += more
        return [item.number for item in found]

    assert read(Wanted()) == ["P6", "P1", "P4", "P3", "P5", "P2"]
    assert reports.at_risk() == 4
    first = reports.page(Wanted(), 1)[0]
    assert first.risk == "distress"
    finish(reports, first.id)
    assert reports.page(Wanted(), 1, first.id)[0].number == "P1"
    assert read(Wanted(None)) == ["P1", "P4", "P3", "P6", "P5", "P2"]
    assert reports.at_risk() == 3
    for item in reports.page(Wanted(), 3):
        finish(reports, item.id)
    assert reports.at_risk() == 0
    assert read(Wanted(True)) == ["P6", "P4", "P3", "P1"]


def test_a_number_is_filed_once(reports: Reports, engine: Engine) -> None:
    report = new()
    assert reports.file(report)
    assert not reports.file(report)
    assert len(rows(engine, ReportRow)) == 1


def test_a_form_that_is_sent_twice_at_the_same_time_is_filed_once(
    engine: Engine, vault: Vault, database_url: str
) -> None:
    engines = [open_engine(database_url) for _ in range(4)]
    for _ in range(10):
        start, report = Barrier(4), new()

        def send(own: Engine, start: Barrier = start, report: NewReport = report) -> bool:
            start.wait()
            return Reports(own, vault).file(report, CODE)

        with ThreadPoolExecutor(4) as pool:
            assert sorted(pool.map(send, engines)) == [False, False, False, True]
    for own in engines:
        own.dispose()
    assert len(rows(engine, ReportRow)) == len(rows(engine, CodeTryRow)) == 10


def test_a_typed_code_joins_its_case(reports: Reports, engine: Engine) -> None:
    open_case(engine)
    reports.file(new(), CODE)
    (report,) = reports.page(Wanted(), 5)
    assert report.case_code == CODE


def test_an_expired_or_unknown_code_joins_nothing_and_is_filed_all_the_same(
    reports: Reports, engine: Engine
) -> None:
    open_case(engine, NOW - timedelta(days=Cases().code_days + 1))
    assert reports.file(new(), CODE)
    assert reports.file(new(), new_code())
    assert [report.case_code for report in reports.page(Wanted(), 5)] == [None, None]


def test_codes_cannot_be_guessed_through_the_form(
    engine: Engine, vault: Vault, clock: Clock
) -> None:
    reports = Reports(engine, vault, codes=Cases(tries_per_account=2), clock=clock)
    open_case(engine)
    for code in [*(new_code() for _ in range(3)), CODE]:
        reports.file(new(), code)
    assert len(rows(engine, CodeTryRow)) == 2
    assert reports.page(Wanted(), 1)[0].case_code is None
    clock.now += timedelta(hours=2)
    reports.file(new(), CODE)
    assert reports.page(Wanted(), 1)[0].case_code == CODE


def test_reports_of_one_fault_are_repeats(reports: Reports) -> None:
    for words in ("504: Sunucu yanıt vermedi!", "504 sunucu YANIT vermedi ▒▒"):
        reports.file(new(error_text=words, software="chrome 141.5"))
    reports.file(new(software="chrome 142.0"))
    reports.file(new(area="display"))
    found = reports.page(Wanted(), 9)
    assert [report.repeats for report in found] == [1, 1, 2, 2]
    (group,) = reports.groups(5)
    assert (group.count, group.newest.number) == (2, found[2].number)
    same = reports.page(Wanted(None, group.fingerprint), 9)
    assert [report.number for report in same] == [found[2].number, found[3].number]


def test_the_most_reported_faults_come_first_and_done_ones_go(reports: Reports) -> None:
    for area, times in (("access", 2), ("display", 3), ("speed", 1)):
        for _ in range(times):
            reports.file(new(area=area))
    assert [(group.newest.area, group.count) for group in reports.groups(5)] == [
        ("display", 3),
        ("access", 2),
    ]
    for report in reports.page(Wanted(), 9):
        if report.area == "display":
            finish(reports, report.id)
    assert [group.newest.area for group in reports.groups(5)] == ["access"]


def test_old_reports_are_no_repeats(reports: Reports, clock: Clock) -> None:
    reports.file(new())
    clock.now += timedelta(days=31)
    reports.file(new())
    assert [report.repeats for report in reports.page(Wanted(), 9)] == [1, 1]


def test_who_takes_a_report_further_is_in_the_trail_and_on_the_report(
    reports: Reports, engine: Engine, vault: Vault
) -> None:
    user = Team(engine, vault).add_user("deniz", "çok gizli bir parola")
    reports.file(new())
    (report,) = reports.page(Wanted(), 1)
    steps = [Progress.IN_WORK, Progress.SOLVED, Progress.NEW]
    for seen, state in pairwise([Progress.NEW, *steps]):
        assert reports.set_state(report.id, seen, state, user) is Change.DONE
        (now,) = reports.page(Wanted(None), 1)
        assert (now.state, now.state_at, now.state_by) == (state, NOW, "deniz")
        assert (now.done_at is not None) == (state is Progress.SOLVED)
    with engine.connect() as conn:
        trail = [(line.event, line.subject_id, line.user_id) for line in read_trail(conn, 3)]
    assert trail[::-1] == [(f"admin:report:{state}", str(report.id), user) for state in steps]


def test_who_saw_another_state_changes_nothing(reports: Reports) -> None:
    reports.file(new())
    assert reports.set_state(1, Progress.NEW, Progress.IN_WORK, 7) is Change.DONE
    assert reports.set_state(1, Progress.NEW, Progress.NO_FAULT, 8) is Change.OTHERWISE
    assert reports.page(Wanted(), 1)[0].state == Progress.IN_WORK


def test_a_report_that_there_is_not_has_no_state(reports: Reports) -> None:
    assert reports.set_state(7, Progress.NEW, Progress.SOLVED, 7) is Change.GONE


def test_the_open_reports_of_a_fault_are_taken_further_together(
    reports: Reports, engine: Engine
) -> None:
    for area in ("speed", "speed", "display", "speed"):
        reports.file(new(area=area))
    finish(reports, 1)
    fault = reports.page(Wanted(None), 9)[0].fingerprint
    assert reports.set_state_of_fault(fault, Progress.IN_WORK, 7) == 2
    assert reports.set_state_of_fault(fault, Progress.IN_WORK, 7) == 0
    assert [row.state for row in rows(engine, ReportRow)] == ["solved", "in_work", "new", "in_work"]
    with engine.connect() as conn:
        (line,) = read_trail(conn, 1)
    assert (line.event, line.subject_id) == ("admin:fault:in_work", fault)


def test_the_list_shows_one_state_area_or_device(reports: Reports) -> None:
    for area, device in (("speed", "ipad"), ("speed", "mac"), ("display", "ipad")):
        reports.file(new(area=area, device=device))
    reports.set_state(1, Progress.NEW, Progress.LOOKED_AT, 7)

    def ids(**wanted: object) -> list[int]:
        return [one.id for one in reports.page(Wanted(None, **wanted), 9)]  # type: ignore[arg-type]

    assert ids(state=Progress.LOOKED_AT) == [1]
    assert ids(state=Progress.NEW) == [3, 2]
    assert ids(area="speed") == [2, 1]
    assert ids(device="ipad", area="speed") == [1]


def test_all_reports_are_read_in_parts(reports: Reports, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "EXPORTED_AT_A_TIME", 2)
    filed = [new() for _ in range(5)]
    for report in filed:
        reports.file(report)
    assert [one.number for one in reports.all(Wanted(None))] == [one.number for one in filed]


def test_reports_go_with_the_retention_policy(
    reports: Reports, engine: Engine, clock: Clock
) -> None:
    case = open_case(engine)
    reports.file(new(), CODE)
    clock.now += timedelta(days=100)
    reports.file(new())
    purge(engine, clock.now, days=120)
    assert len(rows(engine, ReportRow)) == 2
    purge(engine, NOW + timedelta(days=121), days=120)
    assert [row.case_id for row in rows(engine, ReportRow)] == [None]
    assert case not in [row.id for row in rows(engine, CaseRow)]


def test_a_case_stays_as_long_as_a_report_is_in_it(
    reports: Reports, engine: Engine, clock: Clock
) -> None:
    open_case(engine)
    clock.now += timedelta(days=20)
    reports.file(new(), CODE)
    purge(engine, NOW + timedelta(days=121), days=120)
    (report,) = reports.page(Wanted(), 1)
    assert report.case_code == CODE


def test_what_no_database_takes_is_left_out(reports: Reports, engine: Engine) -> None:
    reports.file(new(what="a\x00b\ud800"))
    assert rows(engine, ReportRow)[0].what == "ab?"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("HATA: Yanıt yok", "hata yanit yok"),
        ("İşlem  başarısız!", "işlem basarisiz"),
        ("504: [TRANSACTION_DETAIL] ▒▒▒ yok", "504 yok"),
    ],
)
def test_case_accents_marks_and_masks_make_no_other_fault(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    "changes",
    [
        {"area": "display"},
        {"intent": "outage"},
        {"error_text": "502"},
        {"software": "chrome 142.0"},
        {"software": "safari 141"},
    ],
)
def test_another_area_topic_error_or_version_is_another_fault(changes: dict[str, str]) -> None:
    fault = {
        "area": "a",
        "intent": "technical_fault",
        "error_text": "504",
        "software": "chrome 141.0",
    }
    assert fault_of(**fault) != fault_of(**{**fault, **changes})


def test_a_small_step_of_the_version_is_the_same_fault() -> None:
    faults = {fault_of("a", "b", "", version) for version in ("chrome 141.0", "chrome 141.9")}
    assert len(faults) == 1
