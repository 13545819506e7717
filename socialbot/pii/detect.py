"""All that our patterns and the trained pipeline find in a reading, and under its disguises."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterator
from itertools import chain

from socialbot.domain import Finding
from socialbot.nlp.fold import Folded, fold
from socialbot.nlp.reader import Reading
from socialbot.pii.capitalised import capitalised_names
from socialbot.pii.encoded import decoded_chunks
from socialbot.pii.fused import Deadline, Hit, disguise_patterns, plain_patterns
from socialbot.pii.said import said_values
from socialbot.pii.second_opinion import confirm
from socialbot.pii.security_answers import security_answers
from socialbot.pii.seen import seen_values
from socialbot.pii.spans import resolve
from socialbot.pii.spoken import spoken_numbers

MOST_FINDINGS = 100
_SPELLED = re.compile(r"(?:[a-z0-9] ){3,60}?(?:[.@_] |[a-z0-9] ){1,80}[a-z0-9]")


def detect(reading: Reading, deadline: Deadline) -> list[Finding]:
    """Findings that do not overlap, at most MOST_FINDINGS. Raises OutOfTime."""
    return resolve(list(confirm(_findings(reading, deadline), reading)))[:MOST_FINDINGS]


def _findings(reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    text, span = reading.folded.text, reading.folded.span
    for hit in plain_patterns().find(text, deadline):
        yield _finding(hit, *span(hit.start, hit.end))
    for finding in chain(capitalised_names(reading), security_answers(reading)):
        deadline.check()
        yield finding
    yield from said_values(reading, deadline)
    yield from seen_values(reading)
    for view in _undisguised(reading):
        deadline.check()
        for hit in disguise_patterns().find(view.text, deadline):
            yield _finding(hit, *span(*view.span(hit.start, hit.end)))
    for start, end, plain in decoded_chunks(reading.original):
        deadline.check()
        for hit in disguise_patterns().find(fold(plain).text, deadline):
            yield _finding(hit, start, end)


def _undisguised(reading: Reading) -> Iterator[Folded]:
    """The folded text without further disguises, with offsets into the folded text."""
    spoken = spoken_numbers(reading)
    if spoken is not None:
        yield spoken
    if "@" in reading.folded.text:
        yield from _spelled(reading.folded.text)


def _spelled(text: str) -> Iterator[Folded]:
    """Stretches that are spelled letter by letter ("a l i @ ...") without their blanks."""
    for found in _SPELLED.finditer(text):
        kept = [i for i in range(found.start(), found.end()) if text[i] != " "]
        ends = (index + 1 for index in kept)
        yield Folded("".join(text[i] for i in kept), array("L", kept), array("L", ends))


def _finding(hit: Hit, start: int, end: int) -> Finding:
    pattern = hit.pattern
    return Finding(pattern.type, start, end, pattern.score, hit.family, pattern.cue)
