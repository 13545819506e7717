"""Figures are grouped by step and part; small parts are put together."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from socialbot.admin.charts.patterns import MOST
from socialbot.admin.insights.board import make_board
from socialbot.admin.insights.figures import OTHERS, Figures, fold_parts
from socialbot.admin.insights.panels import MOST_BARS
from socialbot.admin.insights.periods import SPANS, make_period
from socialbot.admin.texts import load_texts
from socialbot.store.totals.book import Measure
from socialbot.store.totals.reading import Daily, Sums

TODAY = date(2026, 3, 6)
WEEKS = make_period(SPANS["12w"], TODAY, TODAY)


def figures(sums: Sums, before: Sums | None = None, daily: tuple[Daily, ...] = ()) -> Figures:
    return Figures(WEEKS, sums, before, daily)


def test_days_fall_into_their_steps_and_the_highest_part_comes_first() -> None:
    monday = WEEKS.starts[3]
    found = figures(
        {},
        daily=(
            Daily("messages", monday, "x", 1),
            Daily("messages", monday + timedelta(days=6), "x", 2),
            Daily("messages", monday + timedelta(days=7), "telegram", 9),
            Daily("answers", monday, "bot", 50),
        ),
    ).steps(Measure.MESSAGES)
    assert list(found) == ["telegram", "x"]
    assert found["x"][2:6] == [0, 3, 0, 0]
    assert found["telegram"][4] == 9


def test_middle_waits_are_of_each_step_and_who_answered() -> None:
    day = WEEKS.starts[0]
    found = figures(
        {},
        daily=(
            Daily("waits", day, "bot:10", 3),
            Daily("waits", day, "bot:5", 1),
            Daily("waits", day, "person:3600", 1),
        ),
    ).middle_waits("bot")
    assert found[0] == pytest.approx(5 + 5 / 3)
    assert found[1:] == [None] * 11


def test_the_smallest_parts_are_put_together() -> None:
    rows = {name: [10 - number, 1] for number, name in enumerate("abcdefghi")}
    folded = fold_parts(rows, 4)
    assert list(folded) == ["a", "b", "c", OTHERS]
    assert folded[OTHERS] == [7 + 6 + 5 + 4 + 3 + 2, 6]
    assert fold_parts(rows, 9) == rows


def test_many_platforms_and_names_fit_the_picture_and_are_whole_in_the_table() -> None:
    day = WEEKS.starts[0]
    platforms = [Daily("messages", day, f"p{number:02}", 1) for number in range(MOST + 4)]
    found = {("found", f"TYPE_{number:02}"): 1 for number in range(MOST_BARS + 5)}
    board = make_board(
        figures(found, dict(found), tuple(platforms)), load_texts("en"), lambda at: at.isoformat()
    )
    panels = {panel.key: panel for panel in board.panels}
    volume, kept_out = panels["volume"], panels["found"]
    assert volume.table
    assert kept_out.table
    assert kept_out.picture
    assert len(volume.legend) == MOST
    assert volume.legend[-1].name == "Others"
    assert len(volume.table.head) == 1 + MOST + 4 + 1
    assert str(kept_out.picture).count('class="name"') == MOST_BARS
    assert str(kept_out.picture).count('class="before"') == MOST_BARS
    assert len(kept_out.table.rows) == MOST_BARS + 5


def test_what_was_only_before_stands_in_the_table() -> None:
    board = make_board(
        figures({("intents", "outage"): 2}, {("intents", "payment"): 3}),
        load_texts("en"),
        lambda at: at.isoformat(),
    )
    table = next(panel.table for panel in board.panels if panel.key == "intents")
    assert table
    assert table.rows == (
        ("Outage", "2", "100%", "0", "–"),
        ("Payment", "0", "0%", "3", "−100%"),
    )
