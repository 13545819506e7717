"""Shares, their intervals, and the F2 of spans."""

from __future__ import annotations

import pytest

from socialbot.evaluation.rates import Rate, Spans


def test_share_of_nothing_is_none() -> None:
    assert Rate(0, 0).share is None
    assert Rate(0, 0).interval() is None
    assert Spans().f2() is None


@pytest.mark.parametrize(
    ("rate", "low", "high"),
    [(Rate(0, 10), 0.0, 0.2775), (Rate(9, 10), 0.5958, 0.9821), (Rate(10, 10), 0.7225, 1.0)],
)
def test_interval_is_wilsons(rate: Rate, low: float, high: float) -> None:
    assert rate.interval() == pytest.approx((low, high), abs=1e-4)


def test_f2_weighs_what_was_missed_more_than_what_was_too_much() -> None:
    missed, too_much = Spans(labelled=10, found=5, both=5), Spans(labelled=5, found=10, both=5)
    assert missed.f2() == pytest.approx(25 / 45)
    assert too_much.f2() == pytest.approx(25 / 30)
    assert (missed + too_much) == Spans(15, 15, 10)
