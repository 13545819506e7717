"""Texts put together from parts."""

from __future__ import annotations

from itertools import pairwise

import pytest

from socialbot.redirect.parts import Parts
from socialbot.redirect.templates import Line, Wording


def column(name: str, count: int) -> list[Wording]:
    return [(Line(text := f"{name}{number}", frozenset(), text),) for number in range(count)]


def read(wording: Wording) -> tuple[str, ...]:
    return tuple(line.text for line in wording)


@pytest.mark.parametrize("sizes", [(4, 4, 4), (4, 5, 6), (1, 3, 1, 4), (7,)])
def test_every_number_gives_another_text(sizes: tuple[int, ...]) -> None:
    columns = [column("abcd"[place], size) for place, size in enumerate(sizes)]
    parts = Parts(tuple(columns), lead=min(1, len(sizes) - 1))
    assert len({read(wording) for wording in parts}) == len(parts)
    with pytest.raises(IndexError):
        parts[len(parts)]


def test_texts_that_follow_one_another_differ_in_every_part() -> None:
    parts = Parts((column("a", 4), column("b", 4), column("c", 4)), lead=1)
    for one, other in pairwise(list(parts)[:4]):
        assert all(left != right for left, right in zip(read(one), read(other), strict=True))


def test_neighbours_hold_every_two_parts_that_can_stand_side_by_side() -> None:
    columns = (column("a", 4), column("b", 4), column("c", 4), column("d", 4))
    parts = Parts(columns, lead=1)
    seen = {pair for wording in parts.neighbours() for pair in pairwise(read(wording))}
    wanted = {
        (left.text, right.text)
        for one, other in pairwise(columns)
        for (left,) in one
        for (right,) in other
    }
    assert wanted <= seen
    assert len(list(parts.neighbours())) < len(parts)
