"""The list of what a person must look at."""

from __future__ import annotations

from sqlalchemy import Engine

from socialbot.domain import Reason
from socialbot.store.findings import StoredFinding
from socialbot.store.records import Records
from socialbot.store.tables import CaseRow
from tests.store.world import REPLY, blocked, entry, outcome, record, rows


def test_a_flagged_message_comes_with_all_that_the_team_needs(
    records: Records, engine: Engine
) -> None:
    record(records, entry(1, blocked(stored_text="my number is ███")))
    (item,) = records.flagged()
    (case,) = rows(engine, CaseRow)
    assert (item.platform, item.kind, item.case_code) == ("sandbox", "dm", case.code)
    assert item.reasons == (Reason.PERSONAL_DATA,)
    assert item.stored_text == "my number is ███"
    assert item.findings == (
        StoredFinding("PHONE_NUMBER", 2, "phones", "tel", 0.95),
        StoredFinding("IBAN_CODE", 1, "ibans", None, 1.0),
    )
    assert (item.reply_state, item.reply_text) == ("queued", f"{REPLY.text} ({case.code})")


def test_what_needs_nobody_is_not_in_the_list(records: Records) -> None:
    record(records, entry())
    assert records.flagged() == []


def test_over_all_pages_people_at_risk_come_first(records: Records) -> None:
    risks = [Reason.RESPONSIBLE_USE, None, Reason.DISTRESS, Reason.UNDERAGE, None, Reason.DISTRESS]
    for number, risk in enumerate(risks, start=1):
        reasons = (risk, Reason.NEEDS_PERSON) if risk else (Reason.NEEDS_PERSON,)
        record(records, entry(number, outcome(review=True, reasons=reasons)))
    pages, last = [], None
    while page := records.flagged(2, last):
        pages.append([item.id for item in page])
        last = page[-1].id
    assert pages == [[6, 3], [4, 1], [5, 2]]


def test_a_page_after_a_message_that_is_gone_goes_on_with_the_rest(records: Records) -> None:
    record(records, entry(1, blocked()))
    assert [item.id for item in records.flagged(5, before_id=99)] == [1]


def test_pages_go_from_new_to_old_without_a_gap(records: Records) -> None:
    record(records, *(entry(number, blocked(reply=None)) for number in range(5)))
    first = records.flagged(limit=3)
    second = records.flagged(limit=3, before_id=first[-1].id)
    assert [item.id for item in [*first, *second]] == [5, 4, 3, 2, 1]
    assert second[0].reply_state is None
