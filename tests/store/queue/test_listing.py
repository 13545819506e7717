from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, event

from socialbot.domain import Channel, Intent, Language, Reason
from socialbot.store.database import writing
from socialbot.store.folding import fold_query, fold_text
from socialbot.store.messages import bury
from socialbot.store.queue.filters import NOBODY, Age, Filters, Standing
from socialbot.store.queue.listing import LEVELS, read_page
from socialbot.store.queue.tables import FoldedRow
from socialbot.store.upgrade import downgrade, upgrade
from tests.store.queue.conftest import NEEDS_PERSON, Office
from tests.store.world import NOW, entry, outcome, record, rows


def test_who_may_be_at_risk_comes_first_then_who_has_waited_longest(office: Office) -> None:
    plain, later = office.write(1), office.write(2)
    minor = office.write(3, outcome(review=True, reasons=(Reason.UNDERAGE,)))
    distress = office.write(4, outcome(review=True, reasons=(Reason.DISTRESS,)))
    again = office.write(5, outcome(review=True, reasons=(Reason.THREAT,)))
    assert office.ids() == [distress, again, minor, plain, later]
    assert office.ids(newest_first=True) == [again, distress, minor, later, plain]


def test_pages_follow_each_other_without_a_gap(office: Office) -> None:
    risks = [(Reason.DISTRESS,), (Reason.UNDERAGE,), (Reason.NEEDS_PERSON,)]
    for number in range(11):
        office.write(number, outcome(review=True, reasons=risks[number % 3]))
    for filters in (Filters(), Filters(newest_first=True), Filters(words=("payment",))):
        whole = [one.id for one in office.queue.page(filters, 50)]
        paged, after = [], None
        while page := office.queue.page(filters, 3, after):
            paged += [one.id for one in page]
            after = page[-1].place
        assert paged == whole
        assert len(whole) == 11


def test_what_needs_nobody_is_not_there(office: Office) -> None:
    record(office.records, entry(1, outcome(review=False)))
    assert office.ids() == []


def test_each_filter_leaves_what_it_names(office: Office) -> None:
    english = outcome(language=Language.ENGLISH, intent=Intent.OUTAGE, **NEEDS_PERSON)
    one = office.write(1)
    two = office.write(2, english, platform="x")
    three = office.write(3, outcome(review=True, reasons=(Reason.LEGAL,), channel=Channel.HUMAN))
    assert office.ids(platform="x") == [two]
    assert office.ids(platform="sandbox") == [one, three]
    assert office.ids(intent="outage") == [two]
    assert office.ids(language="en") == [two]
    assert office.ids(reason="legal") == [three]
    assert office.ids(reason="le%") == office.ids(platform="x' OR 1=1") == []


def test_filters_by_state_and_by_whose_it_is(office: Office) -> None:
    approve = outcome(review=True, reasons=(Reason.NEEDS_APPROVAL,))
    one, two, three = office.write(1), office.write(2), office.write(3, approve)
    office.queue.assign([office.pick(one)], office.deniz, office.deniz)
    office.queue.escalate([office.pick(two)], True, office.deniz)
    assert office.ids(assignee=office.deniz) == [one]
    assert office.ids(assignee=NOBODY) == [two, three]
    assert office.ids(state=Standing.ESCALATED) == [two]
    assert office.ids(state=Standing.PROPOSED) == [three]


def test_filters_by_age(office: Office) -> None:
    week = office.write(1)
    office.now += timedelta(days=6)
    old = office.write(2)
    office.now += timedelta(days=3)
    day = office.write(3)
    office.now += timedelta(hours=3)
    fresh = office.write(4)
    assert office.ids(age=Age.HOUR) == [fresh]
    assert office.ids(age=Age.DAY) == [day, fresh]
    assert office.ids(age=Age.OLDER) == [old]
    assert office.ids(age=Age.WEEK) == [week]


def test_the_search_takes_turkish_letters_for_what_they_are_like(office: Office) -> None:
    one = office.write(1, outcome(stored_text="ŞEBEKE çok yavaş, İnternet gitti", **NEEDS_PERSON))
    office.write(2, outcome(stored_text="başka bir şey", **NEEDS_PERSON))
    for query in ("şebeke", "SEBEKE", "internet", "İNTERNET", "ınternet yavas", "Çok"):
        assert office.ids(words=fold_query(query)) == [one], query
    assert office.ids(words=fold_query("şebeke başka")) == []
    assert office.ids(words=fold_query("100%_")) == []


def test_the_query_and_the_text_are_folded_by_the_same_hand() -> None:
    assert fold_text("Iğdır İĞDIR ığdır iğdir") == " ".join(["igdir"] * 4)
    assert fold_query("  Çağrı  çağrı ") == ("cagri",)
    assert len(fold_query("a b c d e f g h i j k l")) == 8
    assert fold_query("x" * 5000) == ("x" * 200,)


def test_what_is_deleted_is_not_found_any_more(office: Office) -> None:
    one = office.write(1)
    assert len(rows(office.engine, FoldedRow)) == 1
    gone = office.message(one).message_hash
    with writing(office.engine) as conn:
        bury(conn, [gone])
    assert rows(office.engine, FoldedRow) == []
    assert office.ids(words=("payment",)) == []


def test_what_was_there_before_can_be_searched_after_the_upgrade(office: Office) -> None:
    one = office.write(1, outcome(stored_text="ŞEBEKE yok", **NEEDS_PERSON))
    office.write(2, outcome(stored_text="", **NEEDS_PERSON))
    downgrade(office.engine, "0008")
    upgrade(office.engine)
    assert [(row.message_id, row.folded) for row in rows(office.engine, FoldedRow)] == [
        (one, "sebeke yok")
    ]
    with office.engine.connect() as conn:
        found = read_page(conn, Filters(words=("sebeke",)), office.now, 10)
    assert [item.id for item in found] == [one]


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_a_search_reads_only_texts_of_items_that_the_list_shows(office: Office) -> None:
    for plan in explain(office.engine, Filters(words=("payment", "late"))):
        assert "SEARCH sb_folded" in plan
        assert "SCAN sb_folded" not in plan


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_the_index_knows_what_the_filters_ask_for(office: Office) -> None:
    filters = Filters(platform="x", intent="payment", language="tr")
    for plan in explain(office.engine, filters):
        assert "USING COVERING INDEX ix_sb_messages_review_urgency_id_platform" in plan


def explain(engine: Engine, filters: Filters) -> list[str]:
    """How SQLite finds the items of a list, level by level."""
    asked: list[tuple[str, Any]] = []

    def note(_conn: Any, _cursor: Any, statement: str, parameters: Any, *_: Any) -> None:
        asked.append((f"EXPLAIN QUERY PLAN {statement}", parameters))

    with engine.connect() as conn:
        event.listen(engine, "before_cursor_execute", note)
        read_page(conn, filters, NOW, 5)
        event.remove(engine, "before_cursor_execute", note)
        assert len(asked) == len(LEVELS)
        return [str(conn.exec_driver_sql(*query).all()) for query in asked]
