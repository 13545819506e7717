"""Incidents: counted by who wrote and when, opened once, closed when the wave is over."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, insert
from sqlalchemy.exc import IntegrityError

from socialbot.domain import Intent, Kind, KnownFault, Reply
from socialbot.settings import Incidents
from socialbot.store.database import open_engine, writing
from socialbot.store.entries import Entry
from socialbot.store.incidents import Changes, read_open, watch
from socialbot.store.known_faults import read_known_faults
from socialbot.store.records import Records, Wanted
from socialbot.store.reports import Reports
from socialbot.store.retention import purge
from socialbot.store.seal import Vault
from socialbot.store.tables import IncidentRow, ReplyRow
from socialbot.triage.bursts import Bursts
from tests.store.test_reports import new
from tests.store.world import NOW, SECRET, entry, outcome, record, rows

RULE = Bursts.of(Incidents())
OUTAGE = Intent.OUTAGE
MINUTE = timedelta(minutes=1)


class Desk:
    """A brand's records, and a watcher that looks after every minute."""

    def __init__(self, engine: Engine, records: Records) -> None:
        self.engine = engine
        self.records = records
        self.number = 0
        self.opened: list[datetime] = []
        self.closed: list[datetime] = []

    def write(
        self, author: str, at: datetime, topic: Intent = OUTAGE, confidence: float = 0.9
    ) -> Entry:
        self.number += 1
        result = outcome(intent=topic, confidence=confidence)
        names = {"author": author, "conversation": f"thread of {author}", "sent_at": at}
        return entry(self.number, result, **names)

    def take_in(self, authors: Iterable[Any], at: datetime, **changes: Any) -> None:
        """All of them write at that time, and are read at once."""
        batch = [self.write(f"person {author}", at, **changes) for author in authors]
        record(self.records, *batch, now=at)

    def look(self, now: datetime, rule: Bursts = RULE) -> Changes:
        changes = watch(self.engine, rule, now)
        self.opened += [now] * len(changes.opened)
        self.closed += [now] * len(changes.closed)
        return changes

    def report(self, at: datetime, **changes: str) -> None:
        report = new(intent=Intent.TECHNICAL_FAULT, **changes)
        Reports(self.engine, Vault(SECRET), clock=lambda: at).file(report)


@pytest.fixture
def desk(engine: Engine, records: Records) -> Desk:
    return Desk(engine, records)


def test_300_reports_in_five_minutes_are_one_incident(desk: Desk) -> None:
    for second in range(0, 300, 5):
        now = NOW + timedelta(seconds=second)
        desk.take_in(range(second, second + 5), now)
        desk.look(now)
    (row,) = rows(desk.engine, IncidentRow)
    assert desk.opened == [NOW + timedelta(seconds=5)]
    assert (row.topic, row.people, row.reports, row.closed_at) == ("outage", 300, 0, None)
    assert row.peak == 300
    assert row.last_at == NOW + timedelta(seconds=295)


def test_slow_trickle_is_none(desk: Desk) -> None:
    for number in range(30):
        now = NOW + number * 2 * MINUTE
        desk.take_in([number], now)
        desk.look(now)
    assert rows(desk.engine, IncidentRow) == []


def test_one_person_who_writes_again_and_again_is_one(desk: Desk) -> None:
    desk.take_in(["same"] * 50, NOW)
    desk.look(NOW)
    assert desk.opened == []
    desk.take_in(range(9), NOW)
    desk.look(NOW)
    desk.take_in(["same", 1, 2], NOW)
    desk.look(NOW)
    assert [row.people for row in rows(desk.engine, IncidentRow)] == [10]


def test_other_topics_and_unsure_ones_are_none(desk: Desk) -> None:
    desk.take_in(range(50), NOW, topic=Intent.PAYMENT)
    desk.take_in(range(50), NOW, topic=Intent.OUTAGE, confidence=0.2)
    desk.look(NOW)
    assert desk.opened == []
    desk.look(NOW, Bursts.of(Incidents(topics=("payment",))))
    assert [row.topic for row in rows(desk.engine, IncidentRow)] == ["payment"]


def test_two_topics_are_two_incidents(desk: Desk) -> None:
    desk.take_in(range(20), NOW, topic=Intent.OUTAGE)
    desk.take_in(range(5, 17), NOW + MINUTE, topic=Intent.TECHNICAL_FAULT)
    changes = desk.look(NOW + MINUTE)
    assert changes.known == {Intent.OUTAGE, Intent.TECHNICAL_FAULT}
    counts = {row.topic: row.people for row in rows(desk.engine, IncidentRow)}
    assert counts == {"outage": 20, "technical_fault": 12}


def test_reports_of_the_form_count(desk: Desk) -> None:
    for _ in range(6):
        desk.report(NOW)
    desk.take_in(range(4), NOW, topic=Intent.TECHNICAL_FAULT)
    desk.look(NOW)
    desk.report(NOW + MINUTE)
    desk.look(NOW + MINUTE)
    (row,) = rows(desk.engine, IncidentRow)
    assert (row.topic, row.people, row.reports) == ("technical_fault", 4, 7)
    assert row.last_at == NOW + MINUTE


def test_one_client_of_the_form_counts_once(desk: Desk) -> None:
    desk.take_in(range(8), NOW, topic=Intent.TECHNICAL_FAULT)
    for _ in range(20):
        desk.report(NOW, client_hash="a" * 64)
    assert desk.look(NOW).opened == []
    desk.report(NOW, client_hash="b" * 64)
    (incident,) = desk.look(NOW).opened
    assert (incident.people, incident.reports) == (8, 21)
    assert [row.peak for row in rows(desk.engine, IncidentRow)] == [10]


def test_the_form_alone_opens_none(desk: Desk) -> None:
    for _ in range(30):
        desk.report(NOW)
    desk.take_in(range(2), NOW, topic=Intent.TECHNICAL_FAULT)
    assert desk.look(NOW).opened == []
    desk.take_in(range(3), NOW, topic=Intent.TECHNICAL_FAULT)
    assert len(desk.look(NOW).opened) == 1


def test_it_closes_once_the_wave_is_over_and_opens_again_with_a_new_one(desk: Desk) -> None:
    for minute in range(0, 120, 2):
        now = NOW + minute * MINUTE
        if minute < 5 or 60 <= minute < 65:
            desk.take_in(range(minute * 50, minute * 50 + 100), now)
        desk.look(now)
    assert [at - NOW for at in desk.opened] == [0 * MINUTE, 60 * MINUTE]
    assert [at - NOW for at in desk.closed] == [34 * MINUTE, 94 * MINUTE]
    counted = [row.people for row in rows(desk.engine, IncidentRow)]
    assert counted == [300, 300]


def test_a_wave_that_ebbs_away_does_not_flap(desk: Desk) -> None:
    """Rates around those that open and close."""
    number = 0
    for minute in range(0, 600, 10):
        now = NOW + minute * MINUTE
        people = range(number, number + max(0, 12 - minute // 45))  # from 12 in ten minutes to none
        number += len(people)
        desk.take_in(people, now)
        desk.look(now)
    assert (len(desk.opened), len(desk.closed)) == (1, 1)


def test_what_a_platform_delivers_late_is_no_wave(desk: Desk) -> None:
    """300 people wrote over five hours; all of it is read at once."""
    late = [desk.write(f"person {one}", NOW - one * MINUTE) for one in range(300)]
    record(desk.records, *late, now=NOW)
    assert desk.look(NOW).known == {Intent.OUTAGE}  # ten wrote within the last ten minutes
    late = [
        desk.write(f"else {one}", NOW - timedelta(hours=3), Intent.TECHNICAL_FAULT)
        for one in range(300)
    ]
    record(desk.records, *late, now=NOW)
    assert desk.look(NOW).known == {Intent.OUTAGE}
    assert [row.people for row in rows(desk.engine, IncidentRow)] == [10]


def test_a_topic_that_is_watched_no_more_closes(desk: Desk) -> None:
    desk.take_in(range(20), NOW)
    desk.look(NOW)
    changes = desk.look(NOW + MINUTE, Bursts.of(Incidents(topics=())))
    assert [incident.topic for incident in changes.closed] == [Intent.OUTAGE]
    assert changes.known == set()


def test_several_watchers_open_one(desk: Desk, database_url: str) -> None:
    desk.take_in(range(40), NOW)
    engines = [open_engine(database_url) for _ in range(4)]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(lambda engine: watch(engine, RULE, NOW).opened, engines))
    for engine in engines:
        engine.dispose()
    assert sum(len(opened) for opened in found) == 1
    assert len(rows(desk.engine, IncidentRow)) == 1


def test_the_database_itself_holds_one_open_incident_a_topic(desk: Desk) -> None:
    desk.take_in(range(10), NOW)
    desk.look(NOW)
    values = {"topic": "outage", "opened_at": NOW, "last_at": NOW, "peak": 1, "hook_attempts": 0}
    with pytest.raises(IntegrityError), writing(desk.engine) as conn:
        conn.execute(insert(IncidentRow).values(people=1, reports=0, **values))


def test_answers_to_a_known_fault_say_so(desk: Desk) -> None:
    def word(item: Entry, wanted: Wanted) -> Reply | None:
        assert item.outcome.reply
        return Reply("x", item.outcome.language, 0, f"known: {wanted.known_fault} {wanted.code}")

    def ask(author: str, topic: Intent) -> None:
        writing_now = desk.write(author, NOW, topic)
        desk.records.record([writing_now], None, word, lambda *_: None, NOW)

    ask("first", Intent.OUTAGE)
    desk.take_in(range(10), NOW)
    desk.look(NOW)
    ask("second", Intent.OUTAGE)
    ask("third", Intent.PAYMENT)
    texts = [row.text for row in rows(desk.engine, ReplyRow) if row.template == "x"]
    assert sorted(text.split()[1] for text in texts) == ["False", "False", "True"]


def test_open_incidents_are_shown(desk: Desk) -> None:
    desk.take_in(range(10), NOW)
    desk.look(NOW)
    with desk.engine.connect() as conn:
        (incident,) = read_open(conn)
        known = read_known_faults(conn)
    assert known.find(Intent.OUTAGE, "sandbox") == KnownFault(incident.id)
    assert known.find(Intent.PAYMENT, "sandbox") is None
    assert desk.records.incidents() == [incident]
    assert (incident.topic, incident.opened_at, incident.people) == (Intent.OUTAGE, NOW, 10)


def test_mentions_and_private_messages_count_alike(desk: Desk) -> None:
    half = [desk.write(f"a {one}", NOW) for one in range(5)]
    public = [entry(100 + one, outcome(intent=OUTAGE), author=f"b {one}", kind=Kind.MENTION)
              for one in range(5)]  # fmt: skip
    record(desk.records, *half, *public)
    assert desk.look(NOW).known == {OUTAGE}


def test_closed_ones_go_with_the_retention_policy(desk: Desk) -> None:
    desk.take_in(range(10), NOW)
    desk.look(NOW)
    purge(desk.engine, NOW + timedelta(days=400), 180)
    assert len(rows(desk.engine, IncidentRow)) == 1
    desk.look(NOW + timedelta(hours=1))
    purge(desk.engine, NOW + timedelta(days=180), 180)
    assert len(rows(desk.engine, IncidentRow)) == 1
    purge(desk.engine, NOW + timedelta(days=181), 180)
    assert rows(desk.engine, IncidentRow) == []
