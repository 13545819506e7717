"""Records merged by code, and parted again as if they had never been joined."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import Engine, select

from socialbot.domain import Intent
from socialbot.store.audit import read_trail
from socialbot.store.case_merges import Merge, merge, set_open, split
from socialbot.store.case_tables import MessageOriginRow, ReportOriginRow
from socialbot.store.database import writing
from socialbot.store.records import Records
from socialbot.store.reports import Reports
from socialbot.store.seal import Vault
from socialbot.store.tables import CaseJoinRow, CaseRow, MessageRow, ReportRow
from tests.store.test_cases import cases_of, code_of, on_telegram, typing
from tests.store.test_reports import new
from tests.store.world import NOW, entry, outcome, record, rows

DAY = timedelta(days=1)
LEAD = 7


def join(engine: Engine, code: str, other: str) -> Merge:
    with writing(engine) as conn:
        return merge(conn, code, other, LEAD, NOW)[0]


def part(engine: Engine, code: str) -> bool:
    with writing(engine) as conn:
        return split(conn, code, LEAD, NOW)


def records_of(engine: Engine) -> dict[int, int]:
    """The record of each case that is joined to one."""
    return {row.case_id: row.record_id for row in rows(engine, CaseJoinRow)}


def open_two(records: Records) -> None:
    """Case 1 on the sandbox, and case 2 on Telegram a day later."""
    record(records, entry(1))
    record(records, on_telegram(2, outcome()), now=NOW + DAY)


def test_merged_records_go_on_under_the_code_that_was_written_to_last(
    records: Records, engine: Engine
) -> None:
    open_two(records)
    assert join(engine, code_of(engine, 1), code_of(engine, 2)) is Merge.MERGED
    assert records_of(engine) == {1: 2}
    record(records, entry(3), on_telegram(4, outcome()), now=NOW + 2 * DAY)
    assert cases_of(engine) == [1, 2, 2, 2]


def test_parting_gives_each_case_all_that_is_its_own(records: Records, engine: Engine) -> None:
    open_two(records)
    join(engine, code_of(engine, 1), code_of(engine, 2))
    record(records, entry(3), on_telegram(4, outcome()), now=NOW + 2 * DAY)
    assert part(engine, code_of(engine, 1))
    assert cases_of(engine) == [1, 2, 1, 2]
    assert rows(engine, CaseJoinRow) == rows(engine, MessageOriginRow) == []
    record(records, entry(5), on_telegram(6, outcome()), now=NOW + 3 * DAY)
    assert cases_of(engine)[4:] == [1, 2]


def test_a_record_keeps_what_was_joined_to_it_before_through_a_merge(
    records: Records, engine: Engine
) -> None:
    """As it would have been without the merge, to the row."""
    record(records, entry(1), on_telegram(2, outcome(), "second"))
    record(records, on_telegram(3, typing(code_of(engine, 1)), "second"), now=NOW + DAY)
    record(records, on_telegram(4, outcome(), "third"), now=NOW + 2 * DAY)
    joins = [(row.case_id, row.record_id, row.into_id) for row in rows(engine, CaseJoinRow)]
    assert join(engine, code_of(engine, 3), code_of(engine, 2)) is Merge.MERGED
    assert records_of(engine) == {1: 3, 2: 3}
    record(records, entry(5), on_telegram(6, outcome(), "second"), now=NOW + 3 * DAY)
    assert cases_of(engine)[4:] == [3, 3]
    assert part(engine, code_of(engine, 1))
    after = [(row.case_id, row.record_id, row.into_id) for row in rows(engine, CaseJoinRow)]
    assert after == joins
    assert cases_of(engine)[4:] == [1, 1]
    origins = {row.message_id: row.case_id for row in rows(engine, MessageOriginRow)}
    assert origins == {3: 2, 6: 2}


def test_a_case_is_parted_from_a_record_that_was_merged_since(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1), on_telegram(2, outcome(), "second"))
    record(records, on_telegram(3, typing(code_of(engine, 1)), "second"), now=NOW + DAY)
    record(records, on_telegram(4, outcome(), "third"), now=NOW + 2 * DAY)
    join(engine, code_of(engine, 1), code_of(engine, 3))
    record(records, on_telegram(5, outcome(), "second"), now=NOW + 3 * DAY)
    assert part(engine, code_of(engine, 2))
    assert records_of(engine) == {1: 3}
    assert cases_of(engine) == [1, 2, 2, 3, 2]


def test_reports_go_with_the_case_whose_code_they_named(
    records: Records, engine: Engine, vault: Vault
) -> None:
    open_two(records)
    join(engine, code_of(engine, 1), code_of(engine, 2))
    reports = Reports(engine, vault, clock=lambda: NOW + 2 * DAY)
    for number in (1, 2):
        assert reports.file(new(number=f"R{number}"), code_of(engine, number))
    assert [row.case_id for row in rows(engine, ReportRow)] == [2, 2]
    part(engine, code_of(engine, 1))
    assert [row.case_id for row in rows(engine, ReportRow)] == [1, 2]
    assert rows(engine, ReportOriginRow) == []


@pytest.mark.parametrize("other", ["", "K7F-2QX-9", "<script>", "x" * 5000])
def test_a_code_that_leads_nowhere_merges_nothing(
    records: Records, engine: Engine, other: str
) -> None:
    record(records, entry(1))
    assert join(engine, code_of(engine), other) is Merge.NO_CODE
    assert rows(engine, CaseJoinRow) == []


def test_a_record_is_not_merged_with_itself_by_any_of_its_codes(
    records: Records, engine: Engine
) -> None:
    open_two(records)
    join(engine, code_of(engine, 1), code_of(engine, 2))
    assert join(engine, code_of(engine, 1), code_of(engine, 2)) is Merge.SAME
    assert join(engine, code_of(engine, 1), code_of(engine, 1)) is Merge.SAME


def test_a_code_in_any_spelling_will_do(records: Records, engine: Engine) -> None:
    open_two(records)
    other = code_of(engine, 2).lower().replace("-", " ")
    assert join(engine, code_of(engine, 1), other) is Merge.MERGED
    assert part(engine, code_of(engine, 1).replace("-", ""))


def test_a_closed_record_takes_no_new_messages_and_is_not_merged(
    records: Records, engine: Engine
) -> None:
    open_two(records)
    code = code_of(engine, 1)
    with writing(engine) as conn:
        assert set_open(conn, code, False, LEAD, NOW)
        assert not set_open(conn, code, False, LEAD, NOW)
    assert join(engine, code_of(engine, 1), code_of(engine, 2)) is Merge.CLOSED
    record(records, entry(3), now=NOW + DAY)
    assert cases_of(engine)[2] == 3


def test_all_cases_of_a_record_close_and_open_together(records: Records, engine: Engine) -> None:
    open_two(records)
    code = code_of(engine, 1)
    join(engine, code, code_of(engine, 2))
    for is_open in (False, True):
        with writing(engine) as conn:
            assert set_open(conn, code, is_open, LEAD, NOW)
        assert {row.is_open for row in rows(engine, CaseRow)} == {is_open}


def test_what_is_joined_to_none_is_not_parted(records: Records, engine: Engine) -> None:
    record(records, entry(1))
    assert not part(engine, code_of(engine))
    assert not part(engine, "K7F-2QX-9")


def test_every_act_leaves_a_line_with_who_and_which_and_no_content(
    records: Records, engine: Engine
) -> None:
    open_two(records)
    join(engine, code_of(engine, 1), code_of(engine, 2))
    part(engine, code_of(engine, 1))
    with engine.connect() as conn:
        trail = [(one.event, one.subject_id, one.user_id) for one in read_trail(conn)]
    assert trail == [("admin:case:split", "1", LEAD), ("admin:case:merged", "1", LEAD)]


def test_a_typed_code_that_joined_by_mistake_is_parted_too(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1))
    record(records, on_telegram(2, typing(code_of(engine), intent=Intent.PAYMENT)))
    record(records, on_telegram(3, outcome()), now=NOW + DAY)
    assert cases_of(engine) == [1, 1, 1]
    with engine.connect() as conn:
        own = conn.execute(select(CaseRow.code).where(CaseRow.platform == "telegram")).scalar_one()
    assert part(engine, own)
    assert cases_of(engine) == [1, 2, 2]
    assert {row.case_id for row in rows(engine, MessageRow) if row.platform == "telegram"} == {2}
