"""Messages are counted once each, on their day, and stay counted when they are gone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from socialbot.domain import Channel, Intent, Kind
from socialbot.store.records import Records
from socialbot.store.retention import purge
from socialbot.store.totals import messages
from socialbot.store.totals.book import Measure
from tests.store.totals.sums import count, sums, totals
from tests.store.world import NOW, blocked, entry, outcome, record


def test_a_message_counts_by_platform_kind_intent_and_channel(
    records: Records, engine: Engine
) -> None:
    record(
        records,
        entry(1),
        entry(2, kind=Kind.MENTION, platform="x"),
        entry(3, outcome(intent=Intent.OUTAGE, channel=Channel.INFO), platform="x"),
    )
    count(engine)
    day = "2026-03-02"
    assert totals(engine, Measure.MESSAGES) == {
        (day, "sandbox", "dm"): 1,
        (day, "x", "dm"): 1,
        (day, "x", "mention"): 1,
    }
    assert sums(engine, Measure.INTENTS) == {"payment": 2, "outage": 1}
    assert sums(engine, Measure.SENT_ON) == {"email": 2, "info": 1}


def test_each_value_that_was_kept_out_counts_under_its_type(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1, blocked()), entry(2, blocked(), author="b"), entry(3))
    count(engine)
    assert sums(engine, Measure.FOUND) == {"PHONE_NUMBER": 4, "IBAN_CODE": 2}
    assert sums(engine, Measure.BLOCKED) == {"": 2}
    assert sums(engine, Measure.LEFT) == {"": 2}


def test_counting_again_counts_only_what_is_new(records: Records, engine: Engine) -> None:
    record(records, entry(1))
    count(engine)
    count(engine)
    record(records, entry(1), entry(2))
    count(engine)
    assert sums(engine, Measure.MESSAGES) == {"dm": 2}


@pytest.mark.parametrize(
    ("at", "day"),
    [
        (datetime(2026, 3, 2, 20, 59, tzinfo=UTC), "2026-03-02"),
        (datetime(2026, 3, 2, 21, 0, tzinfo=UTC), "2026-03-03"),
    ],
)
def test_the_day_is_that_of_the_brand(
    records: Records, engine: Engine, at: datetime, day: str
) -> None:
    record(records, entry(1), now=at)
    count(engine, at)
    assert list(totals(engine, Measure.MESSAGES)) == [(day, "sandbox", "dm")]


def test_an_edit_is_no_further_message_but_what_was_kept_out_of_it_counts(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1))
    count(engine)
    record(records, entry(1, blocked(), revision=1))
    count(engine)
    assert sums(engine, Measure.MESSAGES) == {"dm": 1}
    assert sums(engine, Measure.FOUND) == {"PHONE_NUMBER": 2, "IBAN_CODE": 1}


def test_a_message_whose_first_words_were_never_seen_counts(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1, revision=2))
    count(engine)
    assert sums(engine, Measure.MESSAGES) == {"dm": 1}


def test_a_deletion_of_what_was_never_seen_is_no_message(records: Records, engine: Engine) -> None:
    record(records, entry(1, deleted=True))
    count(engine)
    assert sums(engine, Measure.MESSAGES) == {}


def test_what_was_counted_stays_when_the_messages_go(records: Records, engine: Engine) -> None:
    record(records, entry(1, blocked()))
    count(engine)
    record(records, entry(1, deleted=True))
    assert purge(engine, NOW + timedelta(days=40), days=30)
    count(engine)
    assert sums(engine, Measure.MESSAGES) == {"dm": 1}
    assert sums(engine, Measure.FOUND) == {"PHONE_NUMBER": 2, "IBAN_CODE": 1}


def test_many_messages_are_counted_in_batches(
    records: Records, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(messages, "BATCH", 2)
    record(records, *(entry(number, blocked(), author=str(number)) for number in range(5)))
    count(engine)
    assert sums(engine, Measure.MESSAGES) == {"dm": 5}
    assert sums(engine, Measure.FOUND) == {"PHONE_NUMBER": 10, "IBAN_CODE": 5}
