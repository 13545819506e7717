"""Findings that meet become one; parts of one address are one place."""

from __future__ import annotations

from socialbot.domain import Finding
from socialbot.pii.spans import bridge, resolve


def finding(kind: str, start: int, end: int, score: float = 0.8) -> Finding:
    return Finding(kind, start, end, score, "test")


def places(findings: list[Finding]) -> list[tuple[str, int, int]]:
    return [(one.type, one.start, one.end) for one in findings]


def test_the_surest_type_stands_over_all_that_they_cover() -> None:
    met = [finding("PERSON", 0, 10, 0.7), finding("EMAIL_ADDRESS", 5, 20, 0.9)]
    assert places(resolve(met)) == [("EMAIL_ADDRESS", 0, 20)]


def test_neighbours_stay_apart() -> None:
    apart = [finding("PERSON", 0, 5), finding("PERSON", 5, 9)]
    assert places(resolve(apart)) == [("PERSON", 0, 5), ("PERSON", 5, 9)]


def test_parts_of_an_address_are_one_place() -> None:
    parts = [finding("ADDRESS", 0, 10), finding("ADDRESS", 40, 50)]
    assert places(bridge(parts)) == [("ADDRESS", 0, 50)]


def test_far_parts_and_other_types_stay_apart() -> None:
    far = [finding("ADDRESS", 0, 10), finding("ADDRESS", 60, 70)]
    other = [finding("PERSON", 0, 10), finding("PERSON", 12, 20)]
    assert bridge(far) == far
    assert bridge(other) == other
