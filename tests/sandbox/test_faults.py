"""Failures are played once each, in order; the rate limit slides with the second."""

from __future__ import annotations

from socialbot.sandbox.faults import Fault, Faults, Planned, RateLimit


def test_failures_come_in_the_order_in_which_they_were_planned() -> None:
    faults = Faults()
    faults.plan("me", Planned(Fault.LIMITED, after=3), times=1)
    faults.plan("me", Planned(Fault.BROKEN), times=2)
    taken = [faults.take("me") for _ in range(4)]
    assert [planned and planned.fault for planned in taken] == ["429", "500", "500", None]


def test_a_failure_of_one_endpoint_leaves_the_others_alone() -> None:
    faults = Faults()
    faults.plan("replies", Planned(Fault.HANG), times=1)
    assert faults.take("events") is None


def test_the_rate_limit_admits_again_after_a_second() -> None:
    now = 0.0
    limit = RateLimit(2, lambda: now)
    assert [limit.admit() for _ in range(3)] == [True, True, False]
    now = 0.9
    assert not limit.admit()
    now = 1.0
    assert [limit.admit() for _ in range(3)] == [True, True, False]
