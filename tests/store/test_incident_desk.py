"""Incidents that the team opens and closes by hand, on one platform or all of them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine

from socialbot.domain import Intent, KnownFault, Reply
from socialbot.settings import Incidents
from socialbot.store.audit import read_trail
from socialbot.store.entries import Entry
from socialbot.store.incident_desk import IncidentDesk
from socialbot.store.incident_hooks import hooked_incidents
from socialbot.store.incidents import watch
from socialbot.store.known_faults import read_known_faults
from socialbot.store.records import Records, Wanted
from socialbot.store.tables import IncidentRow
from socialbot.triage.bursts import Bursts
from tests.store.test_cases import on_telegram
from tests.store.test_incidents import Desk
from tests.store.world import NOW, outcome, record, rows

RULE = Bursts.of(Incidents())
OUTAGE, PAYMENT = Intent.OUTAGE, Intent.PAYMENT
LEAD = 7
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


@pytest.fixture
def desk(engine: Engine) -> IncidentDesk:
    return IncidentDesk(engine, RULE, clock=lambda: NOW)


@pytest.fixture
def people(engine: Engine, records: Records) -> Desk:
    return Desk(engine, records)


def test_what_is_opened_by_hand_is_known_at_once_where_it_is(
    desk: IncidentDesk, engine: Engine
) -> None:
    number, is_new = desk.open(PAYMENT, "telegram", NOW - HOUR, LEAD)
    assert is_new
    with engine.connect() as conn:
        known = read_known_faults(conn)
    assert known.find(PAYMENT, "telegram") == KnownFault(number)
    assert known.find(PAYMENT, "sandbox") is None
    assert known.find(OUTAGE, "telegram") is None


def test_one_of_a_platform_says_more_than_one_of_all(desk: IncidentDesk, engine: Engine) -> None:
    everywhere, _ = desk.open(OUTAGE, "", NOW, LEAD)
    here, _ = desk.open(OUTAGE, "telegram", NOW, LEAD)
    with engine.connect() as conn:
        known = read_known_faults(conn)
    assert known.find(OUTAGE, "telegram") == KnownFault(here)
    assert known.find(OUTAGE, "sandbox") == KnownFault(everywhere)


def test_replies_on_that_platform_alone_say_so(desk: IncidentDesk, people: Desk) -> None:
    desk.open(OUTAGE, "telegram", NOW, LEAD)
    told: list[tuple[str, bool]] = []

    def word(item: Entry, wanted: Wanted) -> Reply | None:
        told.append((item.message.platform, wanted.known_fault))
        return item.outcome.reply

    batch = [people.write("ayla", NOW), on_telegram(9, outcome(intent=OUTAGE))]
    people.records.record(batch, None, word, lambda *_: None, NOW)
    assert told == [("sandbox", False), ("telegram", True)]


def test_a_second_one_of_the_same_place_leads_to_the_first(desk: IncidentDesk) -> None:
    first, _ = desk.open(OUTAGE, "", NOW, LEAD)
    assert desk.open(OUTAGE, "", NOW, LEAD) == (first, False)


def test_a_person_closes_what_a_person_opened(desk: IncidentDesk, people: Desk) -> None:
    number, _ = desk.open(PAYMENT, "", NOW - HOUR, LEAD)
    for minute in range(0, 300, 30):
        watch(people.engine, RULE, NOW + minute * MINUTE)
    assert [one.id for one in desk.page(True, 9)] == [number]
    assert desk.close(number, LEAD)
    assert not desk.close(number, LEAD)
    assert [one.id for one in desk.page(False, 9)] == [number]
    assert desk.reopen(number, LEAD)
    assert [one.id for one in desk.page(True, 9)] == [number]


def test_people_are_counted_from_the_named_time_on_that_platform_alone(
    desk: IncidentDesk, people: Desk
) -> None:
    people.take_in(range(3), NOW - 50 * MINUTE)
    people.take_in(range(20, 22), NOW - 2 * HOUR)
    batch = [on_telegram(90 + n, outcome(intent=OUTAGE), f"t{n}") for n in range(2)]
    record(people.records, *batch, now=NOW - 40 * MINUTE)
    everywhere, _ = desk.open(OUTAGE, "", NOW - HOUR, LEAD)
    here, _ = desk.open(OUTAGE, "telegram", NOW - HOUR, LEAD)
    watch(people.engine, RULE, NOW + MINUTE)
    assert [(one.id, one.people) for one in desk.page(True, 9)] == [(here, 2), (everywhere, 5)]
    counted = desk.counted(everywhere, 9)
    assert dict(counted.people) == {"sandbox": 3, "telegram": 2}
    assert len(counted.messages) == 5
    assert [one.platform for one in desk.counted(here, 9).messages] == ["telegram"] * 2


def test_reports_count_where_an_incident_is_everywhere(desk: IncidentDesk, people: Desk) -> None:
    people.report(NOW - MINUTE)
    everywhere, _ = desk.open(Intent.TECHNICAL_FAULT, "", NOW - HOUR, LEAD)
    here, _ = desk.open(Intent.TECHNICAL_FAULT, "telegram", NOW - HOUR, LEAD)
    watch(people.engine, RULE, NOW)
    assert {one.id: one.reports for one in desk.page(True, 9)} == {here: 0, everywhere: 1}
    assert len(desk.counted(everywhere, 9).reports) == 1
    assert desk.counted(here, 9).reports == ()


def test_those_of_a_platform_that_is_known_open_no_second_incident(
    desk: IncidentDesk, people: Desk
) -> None:
    desk.open(OUTAGE, "sandbox", NOW - MINUTE, LEAD)
    people.take_in(range(30), NOW)
    assert watch(people.engine, RULE, NOW).opened == []
    batch = [on_telegram(500 + n, outcome(intent=OUTAGE), f"t{n}") for n in range(10)]
    record(people.records, *batch)
    (opened,) = watch(people.engine, RULE, NOW).opened
    assert (opened.platform, opened.people) == ("", 10)


def test_what_is_closed_by_hand_does_not_open_again_by_the_same_people(
    desk: IncidentDesk, people: Desk
) -> None:
    people.take_in(range(12), NOW - MINUTE)
    (opened,) = watch(people.engine, RULE, NOW - MINUTE).opened
    assert desk.close(opened.id, LEAD)
    assert watch(people.engine, RULE, NOW + MINUTE).opened == []


def test_a_closing_is_not_taken_back_where_another_one_opened(desk: IncidentDesk) -> None:
    first, _ = desk.open(OUTAGE, "", NOW, LEAD)
    desk.close(first, LEAD)
    second, _ = desk.open(OUTAGE, "", NOW, LEAD)
    assert second != first
    assert not desk.reopen(first, LEAD)


def test_the_preferred_wording_is_known_with_the_fault(desk: IncidentDesk, engine: Engine) -> None:
    number, _ = desk.open(OUTAGE, "", NOW, LEAD)
    assert desk.set_wording(number, 2, LEAD)
    with engine.connect() as conn:
        assert read_known_faults(conn).find(OUTAGE, "x") == KnownFault(number, 2)
    assert desk.set_wording(number, None, LEAD)
    desk.close(number, LEAD)
    assert not desk.set_wording(number, 1, LEAD)


def test_the_alert_waits_for_what_is_opened_by_hand_too(engine: Engine) -> None:
    number, _ = IncidentDesk(engine, RULE, hooked=True, clock=lambda: NOW).open(
        OUTAGE, "", NOW, LEAD
    )
    assert [due.id for due in hooked_incidents(engine).take_due(NOW, 9)] == [number]


def test_every_act_leaves_a_line(desk: IncidentDesk, engine: Engine) -> None:
    number, _ = desk.open(OUTAGE, "", NOW, LEAD)
    desk.set_wording(number, 1, LEAD)
    desk.close(number, LEAD)
    desk.reopen(number, LEAD)
    with engine.connect() as conn:
        trail = [(one.event, one.subject_id, one.user_id) for one in read_trail(conn)]
    acts = ("reopened", "closed", "worded", "opened")
    assert trail == [(f"admin:incident:{act}", str(number), LEAD) for act in acts]
    assert [act.event.split(":")[2] for act in desk.counted(number, 1).acts] == [*acts[::-1]]


def test_an_incident_that_there_is_not_is_not_found(desk: IncidentDesk, engine: Engine) -> None:
    assert desk.find(9) is None
    assert not desk.close(9, LEAD)
    assert not desk.reopen(9, LEAD)
    assert rows(engine, IncidentRow) == []
