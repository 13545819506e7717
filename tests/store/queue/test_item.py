from __future__ import annotations

from socialbot.store.findings import StoredFinding
from socialbot.store.tables import CaseRow
from tests.store.queue.conftest import Office
from tests.store.world import REPLY, blocked, rows


def test_an_item_comes_with_all_that_the_team_needs(office: Office) -> None:
    one = office.write(1, blocked(stored_text="my number is ███"))
    item = office.queue.item(one)
    assert item
    (case,) = rows(office.engine, CaseRow)
    assert (item.row.platform, item.row.kind, item.case_code) == ("sandbox", "dm", case.code)
    assert item.row.reasons == ["personal_data"]
    assert item.row.stored_text == "my number is ███"
    assert item.findings == (
        StoredFinding("PHONE_NUMBER", 2, "phones", "tel", 0.95),
        StoredFinding("IBAN_CODE", 1, "ibans", None, 1.0),
    )
    assert [(said.state, said.text) for said in item.replies] == [
        ("queued", f"{REPLY.text} ({case.code})")
    ]


def test_there_is_no_item_of_another_id(office: Office) -> None:
    office.write(1)
    assert office.queue.item(99) is None
