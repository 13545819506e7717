"""One automaton for all patterns: long texts are read in parts, under a deadline."""

from __future__ import annotations

import random

import pytest

from socialbot.pii.fused import Deadline, OutOfTime, plain_patterns


class Countdown(Deadline):
    """A deadline that is over after so many checks, whatever the clock says."""

    left = 3

    def check(self) -> None:
        """Count down."""
        type(self).left -= 1
        if type(self).left < 0:
            raise OutOfTime("time_limit")


@pytest.mark.parametrize("offset", [0, 490, 500, 990, 1_000, 5_000, 19_000])
def test_a_value_is_found_wherever_it_stands_in_a_long_text(offset: int) -> None:
    text = "a " * (offset // 2) + "0532 123 45 67" + " b" * 500
    hits = plain_patterns().find(text, Deadline.after(60_000))
    assert "mobile" in {hit.pattern.name for hit in hits}


def test_the_deadline_is_looked_at_while_a_long_text_is_searched() -> None:
    text = "".join(random.Random(1).choices("0123456789.- ", k=20_000))
    with pytest.raises(OutOfTime):
        list(plain_patterns().find(text, Countdown(0.0)))
    assert Countdown.left == -1
