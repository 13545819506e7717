"""The list of what a person must look at."""

from __future__ import annotations

from sqlalchemy import Engine

from socialbot.domain import Reason
from socialbot.store.flagged import FlaggedFinding
from socialbot.store.records import Records
from socialbot.store.tables import CaseRow
from tests.store.world import REPLY, blocked, entry, record, rows


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
        FlaggedFinding("PHONE_NUMBER", 2, "phones", "tel", 0.95),
        FlaggedFinding("IBAN_CODE", 1, "ibans", None, 1.0),
    )
    assert (item.reply_state, item.reply_text) == ("queued", f"{REPLY.text} ({case.code})")


def test_what_needs_nobody_is_not_in_the_list(records: Records) -> None:
    record(records, entry())
    assert records.flagged() == []


def test_pages_go_from_new_to_old_without_a_gap(records: Records) -> None:
    record(records, *(entry(number, blocked(reply=None)) for number in range(5)))
    first = records.flagged(limit=3)
    second = records.flagged(limit=3, before_id=first[-1].id)
    assert [item.id for item in [*first, *second]] == [5, 4, 3, 2, 1]
    assert second[0].reply_state is None
