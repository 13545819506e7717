"""Answers count on the day that they go out, by who gave them and how long people waited."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Engine, update

from socialbot.store.records import Records
from socialbot.store.tables import ReplyRow, State
from socialbot.store.totals.answers import NOT_COUNTED
from socialbot.store.totals.book import Measure
from socialbot.store.totals.waits import EDGES, LONGEST, quantile, wait_class
from tests.store.totals.sums import count, sums, totals
from tests.store.world import NOW, entry, record


def finish(engine: Engine, seconds: float = 7, **values: Any) -> None:
    """Let all replies go out so long after their messages."""
    done = {"state": State.SENT, "finished_at": NOW + timedelta(seconds=seconds)}
    with engine.begin() as conn:
        conn.execute(update(ReplyRow).values({**done, **values}))


@pytest.mark.parametrize(
    ("values", "by"),
    [
        ({}, "bot"),
        ({"user_id": 3}, "approved"),
        ({"user_id": 3, "written_by": "person"}, "person"),
    ],
)
def test_an_answer_counts_by_who_gave_it(
    records: Records, engine: Engine, values: dict[str, Any], by: str
) -> None:
    record(records, entry(1))
    finish(engine, **values)
    count(engine)
    assert sums(engine, Measure.ANSWERS) == {by: 1}
    assert sums(engine, Measure.WAITS) == {f"{by}:10": 1}


@pytest.mark.parametrize("state", [state for state in State if state is not State.SENT])
def test_what_did_not_surely_go_out_is_no_answer(
    records: Records, engine: Engine, state: State
) -> None:
    record(records, entry(1))
    finish(engine, state=state)
    count(engine)
    assert sums(engine, Measure.ANSWERS) == {}


def test_an_answer_counts_once_and_on_its_own_day(records: Records, engine: Engine) -> None:
    record(records, entry(1))
    count(engine)
    finish(engine, seconds=2 * 86_400)
    count(engine)
    count(engine)
    assert totals(engine, Measure.ANSWERS) == {("2026-03-04", "sandbox", "bot"): 1}
    assert sums(engine, Measure.WAITS) == {"bot:172800": 1}


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # the other's plan varies
def test_only_answers_that_are_not_counted_are_looked_at(engine: Engine) -> None:
    with engine.connect() as conn:
        plan = conn.exec_driver_sql(
            f"EXPLAIN QUERY PLAN SELECT id FROM sb_replies WHERE {NOT_COUNTED}"
        ).all()
    assert "USING INDEX ix_sb_replies_uncounted" in str(plan).replace("COVERING ", "")


@pytest.mark.parametrize(
    ("seconds", "name"),
    [(-9, "2"), (0, "2"), (2, "2"), (2.1, "5"), (60, "60"), (604_800, "604800"), (1e7, "more")],
)
def test_a_wait_falls_into_the_class_that_holds_it(seconds: float, name: str) -> None:
    assert wait_class(timedelta(seconds=seconds)) == name


def test_the_middle_wait_is_found_within_its_class() -> None:
    assert quantile({}, 0.5) is None
    assert quantile({"10": 4}, 0.5) == pytest.approx(7.5)
    assert quantile({"2": 1, "60": 1, "3600": 2}, 0.5) == pytest.approx(60)
    assert quantile({"more": 2}, 1.0) == LONGEST
    assert list(EDGES) == sorted(set(EDGES))
