"""What a pattern found stands, unless context decides and the trained pipeline sees nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from socialbot.domain import Finding
from socialbot.nlp.reader import Reader, Reading, Seen
from socialbot.pii.second_opinion import confirm

INTENTS = {"payment": 1.0}


def read(personal: float, *seen: Seen) -> Reading:
    reading = Reader(model=False).read("ERR-50317 verip kapanıyor")
    return replace(reading, intents=INTENTS, personal=personal, seen=seen)


def finding(kind: str, score: float) -> Finding:
    return Finding(kind, 0, 9, score, "references")


@pytest.mark.parametrize(
    ("kind", "score", "personal", "stands"),
    [
        ("TRANSACTION_DETAIL", 0.75, 0.005, False),
        ("TRANSACTION_DETAIL", 0.75, 0.1, True),
        ("TRANSACTION_DETAIL", 0.5, 0.1, False),
        ("TRANSACTION_DETAIL", 0.5, 0.5, True),
        ("CREDENTIAL", 0.88, 0.0, True),
        ("PHONE_NUMBER", 0.9, 0.0, True),
        ("EMAIL_ADDRESS", 0.9, 0.0, True),
        ("CREDIT_CARD", 0.75, 0.0, True),
    ],
)
def test_doubt_falls_on_what_context_decides(
    kind: str, score: float, personal: float, stands: bool
) -> None:
    assert bool(list(confirm([finding(kind, score)], read(personal)))) is stands


def test_a_value_that_the_pipeline_sees_too_stands() -> None:
    reading = read(0.0, Seen("ACCOUNT_ID", 0, 9, 0.5))
    assert list(confirm([finding("TRANSACTION_DETAIL", 0.75)], reading))


def test_a_guess_is_supported_only_where_it_stands() -> None:
    elsewhere = read(0.3, Seen("PERSON", 15, 25, 0.9))
    here = read(0.3, Seen("ACCOUNT_ID", 4, 9, 0.9))
    assert not list(confirm([finding("TRANSACTION_DETAIL", 0.5)], elsewhere))
    assert list(confirm([finding("TRANSACTION_DETAIL", 0.5)], here))


def test_a_round_number_is_a_figure_of_speech() -> None:
    reading = Reader(model=False).read("200000000000 galaksi var")
    reading = replace(reading, intents=INTENTS, personal=0.9)
    guess = Finding("TRANSACTION_DETAIL", 0, 12, 0.5, "references")
    assert not list(confirm([guess], reading))


def test_without_the_pipeline_patterns_stand_alone() -> None:
    reading = Reader(model=False).read("ERR-50317 verip kapanıyor")
    assert list(confirm([finding("TRANSACTION_DETAIL", 0.5)], reading))
