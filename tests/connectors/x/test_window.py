"""No call beyond a documented limit."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from socialbot.connectors.errors import RetryLater
from socialbot.connectors.x.faults import Allowance
from socialbot.connectors.x.window import DAY, MESSAGES, QUARTER, SENT_MESSAGES, Window


def test_the_sixteenth_reading_of_messages_waits_for_the_first_to_age() -> None:
    window = Window(MESSAGES)
    for second in range(15):
        window.take(float(second))
    assert window.left(20.0) == (0, 15)
    with pytest.raises(RetryLater) as caught:
        window.take(20.0)
    assert caught.value.after == QUARTER - 20.0
    window.take(QUARTER)


def test_the_longer_limit_holds_as_well() -> None:
    window = Window(SENT_MESSAGES)
    now = 0.0
    for _ in range(1_440):
        now += window.wait(now)
        window.take(now)
    assert window.wait(now) == pytest.approx(DAY - now)


@given(st.lists(st.floats(0, 200), max_size=60))
def test_no_window_of_any_length_holds_more_than_its_limit(pauses: list[float]) -> None:
    window, now, taken = Window(((5, 100.0), (8, 300.0))), 0.0, []
    for pause in pauses:
        now += pause
        try:
            window.take(now)
        except RetryLater:
            continue
        taken.append(now)
    for at in taken:
        assert sum(at - 100.0 < each <= at for each in taken) <= 5
        assert sum(at - 300.0 < each <= at for each in taken) <= 8


def test_what_x_says_counts_more_than_our_own_count() -> None:
    window = Window(MESSAGES)
    window.note(Allowance(0, 60.0), 0.0)
    assert (window.wait(0.0), window.left(0.0)) == (60.0, (0, 15))
    assert window.wait(60.0) == 0.0
    window.note(Allowance(3, 60.0), 61.0)
    window.note(None, 61.0)
    assert window.wait(61.0) == 0.0


def test_a_call_that_never_left_does_not_count() -> None:
    window = Window(MESSAGES)
    for second in range(15):
        window.take(float(second))
    window.give_back(7.0)
    window.give_back(7.0)  # it has been given back already
    assert window.left(20.0) == (1, 15)
    window.take(20.0)
    assert window.wait(20.0) == QUARTER - 20.0


@pytest.mark.parametrize("after", [None, 0.0, 0.3])
def test_a_refusal_that_names_no_time_to_come_waits_longer_each_time(after: float | None) -> None:
    window, now, waits = Window(MESSAGES), 0.0, []
    for _ in range(12):
        waits.append(window.refuse(after, now))
        assert window.wait(now) == waits[-1]
        now += waits[-1]
    assert waits[:4] == [1.0, 2.0, 4.0, 8.0]
    assert waits[-1] == 512.0
    window.accept(None, now)
    assert window.refuse(after, now) == 1.0


def test_a_refusal_holds_as_long_as_x_says() -> None:
    window = Window(MESSAGES)
    assert window.refuse(600.0, 0.0) == 600.0
    assert window.left(1.0) == (0, 15)
    assert (window.wait(599.0), window.wait(600.0)) == (1.0, 0.0)


def test_refusals_of_calls_that_were_made_together_are_one() -> None:
    window = Window(MESSAGES)
    assert [window.refuse(None, 0.0) for _ in range(5)] == [1.0] * 5


def test_what_is_left_may_be_asked_while_calls_are_made() -> None:
    window = Window(MESSAGES)

    class During(float):
        """A call that is looked at while another one is made."""

        def __gt__(self, other: float) -> bool:
            window.take(2.0)
            return super().__gt__(other)

    window.take(During(1.0))
    assert window.left(5.0) == (14, 15)
    assert window.left(5.0) == (13, 15)
