"""All patterns as one: google-re2 `Set` says which can match, re2 then finds where. Linear."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import re2 as _re2

from socialbot.pii.pattern import Match, Pattern
from socialbot.pii.recognizers import discover

re2: Any = _re2  # it has no type hints
_SET_MEMORY = 128 << 20
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
    """The patterns of several families in one automaton."""

    def __init__(self, families: Mapping[str, tuple[Pattern, ...]], disguised: bool) -> None:
        self._set = re2.Set.SearchSet(_options(_SET_MEMORY))
        self._patterns: list[tuple[str, Pattern, Any]] = []
        for family, patterns in families.items():
            for pattern in patterns:
                if pattern.disguised or not disguised:
                    self._add(family, pattern)
        self._set.Compile()

    def _add(self, family: str, pattern: Pattern) -> None:
        gate: str = pattern.gate or str(getattr(pattern.regex, "gate", pattern.regex))
        self._set.Add(gate.encode())
        compiled = re2.compile(pattern.regex.encode(), _options(_PATTERN_MEMORY))
        self._patterns.append((family, pattern, compiled))

    def find(self, text: str, deadline: Deadline) -> Iterator[Hit]:
        """Every value in a folded text, pattern by pattern. Raises OutOfTime."""
        data = text.encode("ascii", "replace")
        has_digit = _DIGIT.search(data) is not None
        for index in self._possible(data, deadline):
            deadline.check()
            family, pattern, regex = self._patterns[index]
            if pattern.needs_digit and not has_digit:
                continue
            for start, end in _places(data, pattern, regex, deadline):
                yield Hit(pattern, family, start, end)

    def _possible(self, data: bytes, deadline: Deadline) -> list[int]:
        """Which patterns' gates the text opens, by number."""
        indices: set[int] = set()
        for start in range(0, max(1, len(data) - _OVERLAP), _PART):
            deadline.check()
            indices.update(self._set.Match(data[start : start + _PART + _OVERLAP]) or ())
        return sorted(indices)


def _options(memory: int) -> Any:
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.max_mem = memory
    options.log_errors = False
    return options


def _places(
    data: bytes, pattern: Pattern, regex: Any, deadline: Deadline
) -> Iterator[tuple[int, int]]:
    position = 0
    while (found := regex.search(data, position)) is not None:
        deadline.check()
        start, end = found.span(1)
        if pattern.check is None or pattern.check(_match(data, start, end)):
            position = max(end, found.start() + 1)
            yield start, end
        else:  # a word that was no value may be the cue of the next ("bet slip 7H-22")
            refused = end if _DIGIT.search(data, start, end) else start - 1
            position = max(refused, found.start() + 1)


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
