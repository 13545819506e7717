"""What every table test of a recognizer file says: these values are found, these texts pass."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from socialbot.domain import Finding
from socialbot.nlp.reader import Reader
from socialbot.pii.detect import detect
from socialbot.pii.fused import Deadline

Row = tuple[str, str, str]


def find(text: str) -> list[Finding]:
    return detect(Reader(model=False).read(text), Deadline.after(60_000))


def found(rows: Sequence[Row]) -> pytest.MarkDecorator:
    """Rows of (message, type, the value as written)."""
    return pytest.mark.parametrize(("text", "kind", "value"), rows)


def passes(texts: Sequence[str]) -> pytest.MarkDecorator:
    """Messages in which nothing is found."""
    return pytest.mark.parametrize("text", texts)


def check_found(text: str, kind: str, value: str) -> None:
    seen = [(finding.type, text[finding.start : finding.end]) for finding in find(text)]
    assert (kind, value) in seen


def check_passes(text: str) -> None:
    assert [finding.recognizer for finding in find(text)] == []
