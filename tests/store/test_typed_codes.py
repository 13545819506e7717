"""A case code cannot be guessed at speed, neither in messages nor in the form."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, select

from socialbot.case_codes import new_code
from socialbot.settings import Cases
from socialbot.store.database import writing
from socialbot.store.records import Records
from socialbot.store.retention import purge
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseRow, CodeTryRow, MessageRow
from socialbot.store.typed_codes import find_case
from tests.store.world import NOW, entry, outcome, record, rows

HOUR = timedelta(hours=1)
RULES = Cases(tries_per_author=5, tries_per_account=8)


@pytest.fixture
def records(engine: Engine, vault: Vault) -> Records:
    return Records(engine, vault, 3, cases=RULES)


@pytest.fixture
def code(records: Records, engine: Engine) -> str:
    """The code of the first case."""
    record(records, entry(1))
    with engine.connect() as conn:
        return conn.execute(select(CaseRow.code)).scalar_one()


def guess(number: int, author: str = "guesser", code: str | None = None, **changes: Any) -> Any:
    changes = {"conversation": f"chat of {author}", **changes}
    return entry(number, outcome(case_code=code or new_code()), author=author, **changes)


def last_joins(engine: Engine) -> bool:
    return bool(rows(engine, MessageRow)[-1].case_id == 1)


@pytest.mark.parametrize(("wrong", "joins"), [(4, True), (5, False)])
def test_after_five_wrong_codes_in_an_hour_no_code_of_that_person_counts(
    records: Records, engine: Engine, code: str, wrong: int, joins: bool
) -> None:
    for number in range(wrong):
        record(records, guess(10 + number))
    record(records, guess(20, code=code))
    assert last_joins(engine) is joins
    record(records, guess(21, "somebody else", code=code))
    assert last_joins(engine)


def test_wrong_codes_of_one_batch_count_in_turn(
    records: Records, engine: Engine, code: str
) -> None:
    record(records, *(guess(number) for number in range(10, 16)), guess(20, code=code))
    assert not last_joins(engine)
    assert len(rows(engine, CodeTryRow)) == 5


def test_an_hour_later_codes_count_again(records: Records, engine: Engine, code: str) -> None:
    record(records, *(guess(number) for number in range(10, 16)))
    record(records, guess(20, code=code), now=NOW + HOUR)
    assert last_joins(engine)


def test_many_people_who_guess_stop_the_codes_of_that_account_only(
    records: Records, engine: Engine, code: str
) -> None:
    record(records, *(guess(10 + number, f"guesser {number}") for number in range(9)))
    record(records, guess(30, "honest", code=code))
    assert not last_joins(engine)
    record(records, guess(31, "honest", code=code, account="papatya-2"))
    assert last_joins(engine)


def test_a_right_code_and_one_that_expired_are_no_guesses(
    records: Records, engine: Engine, code: str
) -> None:
    for number, days in enumerate((0, 1, 2, 40, 41), start=10):
        author = "honest" if days < 40 else "late"
        record(records, guess(number, author, code=code), now=NOW + timedelta(days=days))
    assert rows(engine, CodeTryRow) == []


def test_a_try_keeps_neither_the_code_nor_the_name(records: Records, engine: Engine) -> None:
    wrong = new_code()
    record(records, guess(10, code=wrong))
    kept = str(rows(engine, CodeTryRow))
    assert not any(word in kept for word in (wrong, "guesser", "papatya"))


def test_tries_are_forgotten(records: Records, engine: Engine) -> None:
    record(records, guess(10))
    purge(engine, NOW + 2 * HOUR, days=180)
    assert rows(engine, CodeTryRow) == []


class TestForm:
    def find(self, engine: Engine, code: str, after: timedelta = HOUR) -> int | None:
        with writing(engine) as conn:
            found = find_case(conn, code, NOW + after, RULES)
            return found[0] if found else None

    def test_a_code_is_found_however_it_is_spelt(self, engine: Engine, code: str) -> None:
        for text in (code, code.lower(), code.replace("-", ""), f" {code} ".replace("-", " ")):
            assert self.find(engine, text) == 1

    @pytest.mark.parametrize("text", ["", "K7F-2QX-9", "' OR 1=1 --", "x" * 10_000, "0532 000"])
    def test_nothing_is_found_for_other_texts(self, engine: Engine, text: str) -> None:
        assert self.find(engine, text) is None

    def test_it_leads_to_the_record_that_the_case_was_joined_to(
        self, records: Records, engine: Engine, code: str
    ) -> None:
        record(records, guess(10, code=code))
        (own,) = (row.code for row in rows(engine, CaseRow) if row.code != code)
        assert self.find(engine, own) == 1

    def test_it_expires(self, engine: Engine, code: str) -> None:
        assert self.find(engine, code, timedelta(days=31)) is None

    def test_a_report_counts_as_a_message_of_its_record(self, engine: Engine, code: str) -> None:
        for days in (30, 60, 90):
            assert self.find(engine, code, timedelta(days=days)) == 1
        assert self.find(engine, code, timedelta(days=121)) is None

    def test_it_cannot_be_guessed_at_speed(self, engine: Engine, code: str) -> None:
        for _ in range(RULES.tries_per_account):
            assert self.find(engine, new_code()) is None
        assert self.find(engine, code) is None
        assert self.find(engine, code, 3 * HOUR) == 1

    def test_a_text_that_is_no_code_is_no_guess(self, engine: Engine) -> None:
        self.find(engine, "my code")
        assert rows(engine, CodeTryRow) == []
