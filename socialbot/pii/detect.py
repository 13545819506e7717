"""All that our own patterns find in a reading, on the text as it stands and without disguises."""

from __future__ import annotations

from collections.abc import Iterator

from socialbot.domain import Finding
from socialbot.nlp.reader import Reading
from socialbot.pii.fused import Deadline, Hit, plain_patterns
from socialbot.pii.spans import resolve

MOST_FINDINGS = 100


def detect(reading: Reading, deadline: Deadline) -> list[Finding]:
    """Findings that do not overlap, at most MOST_FINDINGS. Raises OutOfTime."""
    return resolve(list(_findings(reading, deadline)))[:MOST_FINDINGS]


def _findings(reading: Reading, deadline: Deadline) -> Iterator[Finding]:
    for hit in plain_patterns().find(reading.folded.text, deadline):
        yield to_finding(hit, *reading.folded.span(hit.start, hit.end))


def to_finding(hit: Hit, start: int, end: int) -> Finding:
    """A hit as a finding at these original offsets."""
    pattern = hit.pattern
    return Finding(pattern.type, start, end, pattern.score, hit.family, pattern.cue)
