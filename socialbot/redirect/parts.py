"""Texts put together from parts: one wording of each column, in every combination."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import prod

from socialbot.redirect.templates import Wording


@dataclass(frozen=True, slots=True)
class Parts:
    """Columns of wordings in the order in which they stand in a text; `lead` is the one that
    changes from each number to the next, because it says most."""

    columns: tuple[Sequence[Wording], ...]
    lead: int

    def __len__(self) -> int:
        """How many texts there are."""
        return prod(len(column) for column in self.columns)

    def __getitem__(self, number: int) -> Wording:
        """The text of a number; each number below the length gives another one, and neighbours
        differ in every column that allows it."""
        if not 0 <= number < len(self):
            raise IndexError(number)
        rest, turn = divmod(number, len(self.columns[self.lead]))
        chosen = {self.lead: turn}
        for place, column in enumerate(self.columns):
            if place != self.lead:
                rest, digit = divmod(rest, len(column))
                chosen[place] = (digit + turn) % len(column)
                turn += digit
        return self._join([chosen[place] for place in range(len(self.columns))])

    def __iter__(self) -> Iterator[Wording]:
        return (self[number] for number in range(len(self)))

    def neighbours(self) -> Iterator[Wording]:
        """Few texts in which every two wordings that can stand side by side do, where all columns
        are as long as the leading one."""
        longest = max(len(column) for column in self.columns)
        for turn in range(len(self.columns[self.lead])):
            for step in range(longest):
                yield self._join(self._spread(turn, step))

    def _spread(self, turn: int, step: int) -> list[int]:
        """Wordings by place: beside the lead every step, further off also moved by the turn."""
        return [
            turn
            if place == self.lead
            else (step + max(0, abs(place - self.lead) - 1) * turn) % len(column)
            for place, column in enumerate(self.columns)
        ]

    def _join(self, chosen: Sequence[int]) -> Wording:
        return tuple(
            line
            for column, number in zip(self.columns, chosen, strict=True)
            for line in column[number]
        )
