"""Limits as the answers' headers tell them, and the pauses that follow from them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.graph.rhythm import next_pause
from socialbot.connectors.graph.timings import Timings
from socialbot.connectors.graph.usage import LONGEST_WAIT, Usage, read_usage, read_wait

TIMINGS = Timings(shortest_pause=3.0, longest_pause=30.0)


def business(*tables: dict[str, object]) -> dict[str, str]:
    return {"x-business-use-case-usage": json.dumps({"1": list(tables)})}


def test_the_counter_nearest_to_its_end_counts() -> None:
    headers = {"x-app-usage": json.dumps({"call_count": 10, "total_time": 40, "total_cputime": 5})}
    headers |= business(
        {"type": "pages", "call_count": 70, "estimated_time_to_regain_access": 0},
        {"type": "messenger", "call_count": 20, "estimated_time_to_regain_access": 2},
    )
    assert read_usage(headers) == Usage(70, 120)


def test_answers_that_say_nothing_change_nothing() -> None:
    assert read_usage({}) is None
    assert read_wait({}) is None


@given(
    st.sampled_from(["x-app-usage", "x-page-usage", "x-business-use-case-usage", "retry-after"]),
    st.text(max_size=40)
    | st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(["call_count", "estimated_time_to_regain_access", "1"]), inner
            )
        ),
        max_leaves=6,
    ).map(json.dumps),
)
def test_any_header_is_read(name: str, value: str) -> None:
    usage, wait = read_usage({name: value}), read_wait({name: value})
    assert usage is None or (usage.percent >= 0 and 0 <= usage.regain <= LONGEST_WAIT)
    assert wait is None or 1 <= wait <= LONGEST_WAIT


@pytest.mark.parametrize(
    ("headers", "wait"),
    [
        ({"retry-after": "7"}, 7),
        ({"retry-after": "0"}, 1),
        ({"retry-after": "-7"}, None),
        ({"retry-after": "soon"}, None),
        ({"retry-after": "9" * 30}, LONGEST_WAIT),
        (business({"estimated_time_to_regain_access": 5}), 300),
        (business({"estimated_time_to_regain_access": 0}), None),
        (business({"estimated_time_to_regain_access": 0.001}), 1),
        ({"retry-after": "7", **business({"estimated_time_to_regain_access": 5})}, 7),
    ],
)
def test_when_to_come_back(headers: dict[str, str], wait: float | None) -> None:
    assert read_wait(headers) == wait


def test_pauses_grow_while_nobody_writes_up_to_the_longest() -> None:
    pause, pauses = TIMINGS.shortest_pause, []
    for _ in range(9):
        pause = next_pause(pause, False, Usage(), TIMINGS)
        pauses.append(pause)
    assert pauses == sorted(pauses)
    assert (pauses[0], pauses[-1]) == (4.5, 30.0)
    assert next_pause(pause, True, Usage(), TIMINGS) == 3.0


def test_polls_are_rare_before_the_limits_end() -> None:
    assert next_pause(3.0, True, Usage(80), TIMINGS) == 30.0
    assert next_pause(3.0, True, Usage(95), TIMINGS) == 120.0
    assert next_pause(3.0, True, Usage(100, 600), TIMINGS) == 600.0
