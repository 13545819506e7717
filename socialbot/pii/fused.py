"""All patterns as one: google-re2 `Set` says which can match, re2 then finds where. Linear.

An automaton builds its states as texts need them, and cues and digits together need far more
states than each alone: so there is one for each, and those of digits rest where there is none. For
the same reason a gate that several patterns share is there once.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2 as _re2

from socialbot.pii.pattern import Match, Pattern
from socialbot.pii.recognizers import discover

re2: Any = _re2  # it has no type hints
_SET_MEMORY = 32 << 20
_PATTERN_MEMORY = 8 << 20
_DIGIT = re.compile(rb"[0-9]")
_CONTEXT = 60
# The automaton cannot be stopped, so it reads long texts in parts that overlap by what the
# longest gate needs; a gate that opens too often only costs time.
_PART, _OVERLAP = 500, 500


class OutOfTime(Exception):
    """The time limit of a message ran out."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment of the monotonic clock; check() raises OutOfTime after it."""

    at: float

    @classmethod
    def after(cls, milliseconds: float) -> Deadline:
        """That many milliseconds from now."""
        return cls(time.monotonic() + milliseconds / 1000)

    def check(self) -> None:
        """Raise OutOfTime when the moment has passed."""
        if time.monotonic() > self.at:
            raise OutOfTime("time_limit")


@dataclass(frozen=True, slots=True)
class Hit:
    """A value found; offsets into the text that was searched."""

    pattern: Pattern
    family: str
    start: int
    end: int


class Fused:
    """The patterns of several families in a few automata."""

    def __init__(self, families: Mapping[str, tuple[Pattern, ...]], disguised: bool) -> None:
        self._patterns = [
            (family, pattern, re2.compile(pattern.regex.encode(), _options(_PATTERN_MEMORY)))
            for family, patterns in families.items()
            for pattern in patterns
            if pattern.disguised or not disguised
        ]
        groups: dict[tuple[bool, str], dict[str, list[int]]] = {}
        for number, (_, pattern, _) in enumerate(self._patterns):
            for gate, opens in _gates(pattern, number):
                group = groups.setdefault((pattern.needs_digit, _kind(pattern, gate)), {})
                group.setdefault(gate, []).append(opens)
        self._twice = {i for i, (_, pattern, _) in enumerate(self._patterns) if pattern.also}
        self._gates = [
            (needs_digit, _compile(group), tuple(group.values()))
            for (needs_digit, _), group in groups.items()
        ]

    def find(self, text: str, deadline: Deadline) -> Iterator[Hit]:
        """Every value in a folded text, pattern by pattern. Raises OutOfTime."""
        data = text.encode("ascii", "replace")
        for index in self._possible(data, deadline):
            deadline.check()
            family, pattern, regex = self._patterns[index]
            first = regex.search(data)
            if first is not None:
                for start, end in _places(data, pattern, regex, first, deadline):
                    yield Hit(pattern, family, start, end)

    def _possible(self, data: bytes, deadline: Deadline) -> list[int]:
        """Which patterns' gates the text opens, by number; ~number is that of a second gate."""
        has_digit = _DIGIT.search(data) is not None
        opened: set[int] = set()
        for start in range(0, max(1, len(data) - _OVERLAP), _PART):
            part = data[start : start + _PART + _OVERLAP]
            for needs_digit, gates, numbers in self._gates:
                if has_digit or not needs_digit:
                    deadline.check()
                    for place in gates.Match(part) or ():
                        opened.update(numbers[place])
        twice = self._twice
        return sorted(i for i in opened if i >= 0 and (i not in twice or ~i in opened))


def _compile(expressions: Iterable[str]) -> Any:
    gates = re2.Set.SearchSet(_options(_SET_MEMORY))
    for expression in expressions:
        gates.Add(expression.encode())
    gates.Compile()
    return gates


def _gates(pattern: Pattern, number: int) -> Iterator[tuple[str, int]]:
    """Its gates, the first as the pattern's number and the second as ~number."""
    yield pattern.gate or str(getattr(pattern.regex, "gate", pattern.regex)), number
    if pattern.also:
        yield pattern.also, ~number


def _kind(pattern: Pattern, gate: str) -> str:
    """What goes into one automaton."""
    if not pattern.needs_digit:
        return "words"
    if gate == pattern.regex:
        return "shapes"
    return "numbers" if "[0-9]" in gate else "cues"


def _options(memory: int) -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = memory
    options.log_errors = False
    return options


def _places(
    data: bytes, pattern: Pattern, regex: Any, first: Any, deadline: Deadline
) -> Iterator[tuple[int, int]]:
    """Where the value stands; first is the first match."""
    found = first
    while found is not None:
        deadline.check()
        start, end = found.span(1)
        if start < 0:  # the pattern matched without its value: better all of it than nothing
            start, end = found.span()
        if pattern.check is None or pattern.check(_match(data, start, end)):
            position = max(end, found.start() + 1)
            yield start, end
        else:  # a word that was no value may be the cue of the next ("bet slip 7H-22")
            refused = end if _DIGIT.search(data, start, end) else start - 1
            position = max(refused, found.start() + 1)
        found = regex.search(data, position)


def _match(data: bytes, start: int, end: int) -> Match:
    text = data[max(0, start - _CONTEXT) : end + _CONTEXT].decode("ascii")
    offset = min(start, _CONTEXT)
    size = end - start
    return Match(text[offset : offset + size], text[:offset], text[offset + size :])


@cache
def plain_patterns() -> Fused:
    """All patterns, for the text as it stands."""
    return Fused(discover(), disguised=False)


@cache
def disguise_patterns() -> Fused:
    """The patterns that also make sense where a disguise was taken off."""
    return Fused(discover(), disguised=True)
