"""One automaton for all patterns: long texts are read in parts, under a deadline."""

from __future__ import annotations

import random

import pytest

from socialbot.domain import EntityType
from socialbot.pii.fused import Deadline, Fused, OutOfTime, plain_patterns
from socialbot.pii.pattern import Pattern


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


def find(pattern: Pattern, text: str) -> list[tuple[int, int]]:
    hits = Fused({"one": (pattern,)}, disguised=False).find(text, Deadline.after(60_000))
    return [(hit.start, hit.end) for hit in hits]


def test_a_pattern_that_matches_without_its_value_covers_all_that_matched() -> None:
    pattern = Pattern(
        "drug", EntityType.HEALTH, "(?:pill (?P<v>[a-z]+)|insulin)", needs_digit=False
    )
    assert find(pattern, "pill abc, my insulin") == [(5, 8), (13, 20)]


def test_a_pattern_that_needs_a_digit_rests_where_there_is_none() -> None:
    pattern = Pattern("code", EntityType.ACCOUNT_ID, "code (?P<v>[a-z0-9]+)")
    assert find(pattern, "code abc") == []
    assert find(pattern, "code abc 1") == [(5, 8)]


@pytest.mark.parametrize("gap", [" ", " - " * 300])
def test_a_pattern_with_two_gates_waits_for_both(gap: str) -> None:
    pattern = Pattern(
        "sum", EntityType.TRANSACTION_DETAIL, "(?P<v>[0-9]+) (?:lost )?", gate="[0-9]", also="lost"
    )
    assert find(pattern, "I have 500 left") == []
    assert find(pattern, "I lost nothing") == []
    assert find(pattern, f"500{gap}lost") == [(0, 3)]
