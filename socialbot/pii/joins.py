"""Numbers and mailboxes that are spread over several messages of one person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from socialbot.domain import Finding
from socialbot.nlp.reader import Reader, Reading
from socialbot.pii.detect import detect
from socialbot.pii.fused import Deadline
from socialbot.pii.numerals import is_numeric

LEAST_DIGITS = 7
SURE = 0.72
MOST_CHARACTERS = 2_000
_READER = Reader(model=False)


def spread(reading: Reading, recent: Sequence[Reading], deadline: Deadline) -> list[Finding]:
    """What this message completes, with offsets into it. Raises OutOfTime."""
    if not recent or not _may_complete(reading):
        return []
    earlier = [_without_findings(one, deadline) for one in recent]
    numbers = [text for one, text in zip(recent, earlier, strict=True) if _is_number(one)]
    found = list(_across(earlier, reading, deadline))
    if len(numbers) < len(earlier):
        found += _across(numbers, reading, deadline)
    return found


def _may_complete(reading: Reading) -> bool:
    return (
        "@" in reading.original
        or any(is_numeric(token.text) for token in reading.tokens)
        or (len(reading.tokens) <= 4)
    )


def _is_number(reading: Reading) -> bool:
    numeric = sum(is_numeric(token.text) for token in reading.tokens)
    return numeric > 0 and numeric * 2 >= len(reading.tokens)


def _without_findings(reading: Reading, deadline: Deadline) -> str:
    """Its text; what was found in it alone was dealt with then."""
    text = reading.original
    for finding in reversed(detect(reading, deadline)):
        if finding.score < SURE:
            continue
        text = text[: finding.start] + "~" + text[finding.end :]
    return text


def _across(earlier: Sequence[str], reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    before = "\n".join((*earlier, ""))[-MOST_CHARACTERS:]
    if not before:
        return
    joined = _READER.read(before + reading.original)
    for finding in detect(joined, deadline):
        if finding.end > len(before) and _is_whole(finding, joined):
            start = max(finding.start, len(before)) - len(before)
            yield replace(finding, start=start, end=finding.end - len(before))


def _is_whole(finding: Finding, joined: Reading) -> bool:
    """Enough of a number to be one, unless a cue says what it is."""
    value = joined.original[finding.start : finding.end]
    if finding.cue or "@" in value:
        return True
    return sum(map(str.isalnum, value)) >= LEAST_DIGITS
