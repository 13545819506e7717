"""The records know in which language somebody wrote last in a conversation."""

from __future__ import annotations

from datetime import timedelta

from socialbot.domain import Language, Reason
from socialbot.store.records import Records
from tests.store.world import NOW, entry, message, outcome, record

ENGLISH = outcome(language=Language.ENGLISH)


def test_nothing_is_known_of_a_stranger(records: Records) -> None:
    record(records, entry(1, ENGLISH))
    assert records.language_of(message(author="somebody.else")) is None
    assert records.language_of(message(conversation="another")) is None
    assert records.language_of(message(account="another.brand")) is None


def test_the_latest_message_counts(records: Records) -> None:
    record(records, entry(1, ENGLISH), entry(2))
    assert records.language_of(message(3)) is Language.TURKISH
    record(records, entry(3, ENGLISH), now=NOW + timedelta(days=60))
    assert records.language_of(message(4)) is Language.ENGLISH


def test_what_was_not_read_tells_none(records: Records) -> None:
    unread = outcome(language=Language.OTHER, reasons=(Reason.GUARD_FAILED,), reply=None)
    record(records, entry(1, ENGLISH), entry(2, unread))
    assert records.language_of(message(3)) is Language.ENGLISH


def test_what_was_taken_back_is_forgotten(records: Records) -> None:
    record(records, entry(1, ENGLISH))
    record(records, entry(1, deleted=True))
    assert records.language_of(message(2)) is None
