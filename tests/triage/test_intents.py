"""How cues add up to an intent and a confidence."""

from __future__ import annotations

import pytest

from socialbot.domain import Intent, Language
from socialbot.triage.cues import Cue
from socialbot.triage.intents import NO_GUESS, choose, score, weigh_opinions


def cue(topic: str, weight: float, language: str = "tr") -> Cue:
    return Cue("line", topic, language, weight, ())


def test_the_strongest_cue_counts_whole_and_further_ones_half() -> None:
    scores = score([cue("payment", 4), cue("payment", 2)], Language.TURKISH, 5)
    assert scores == {Intent.PAYMENT: 5.0}


def test_what_speaks_against_is_taken_off() -> None:
    assert score([cue("payment", 4), cue("payment", -3)], Language.TURKISH, 5) == {
        Intent.PAYMENT: 1.0
    }


def test_a_stem_of_the_other_language_counts_little() -> None:
    assert score([cue("outage", 4, "en")], Language.TURKISH, 5)[Intent.OUTAGE] < 2


def test_confidence_falls_with_a_close_second() -> None:
    alone = choose({Intent.PAYMENT: 4.0})
    close = choose({Intent.PAYMENT: 4.0, Intent.OUTAGE: 3.5})
    assert alone.intent is close.intent is Intent.PAYMENT
    assert alone.confidence > 0.7 > close.confidence


@pytest.mark.parametrize("scores", [{}, {Intent.PAYMENT: 0.0}, {Intent.PAYMENT: -2.0}])
def test_without_evidence_there_is_no_guess(scores: dict[Intent, float]) -> None:
    assert choose(scores) == NO_GUESS


def test_a_models_unknown_names_are_passed_over() -> None:
    assert weigh_opinions(NO_GUESS, {"nonsense": 0.9, "outage": 0.4}).intent is Intent.OUTAGE
    assert weigh_opinions(NO_GUESS, {"nonsense": 0.9}) == NO_GUESS


def test_a_risk_that_the_model_half_believes_is_none() -> None:
    scores = {"underage": 0.41, "verification": 0.27, "complaint": 0.1}
    assert weigh_opinions(NO_GUESS, scores).intent is Intent.VERIFICATION
    assert weigh_opinions(NO_GUESS, scores | {"underage": 0.7}).intent is Intent.UNDERAGE
