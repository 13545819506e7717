"""How cues add up to an intent and a confidence."""

from __future__ import annotations

import pytest

from socialbot.domain import Intent, Language
from socialbot.triage.cues import Cue
from socialbot.triage.intents import FAMILIES, NO_GUESS, TOPICS, choose, score, weigh_opinions


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
    assert weigh_opinions({}, {"nonsense": 0.9, "outage": 0.4}).intent is Intent.OUTAGE
    assert weigh_opinions({Intent.OUTAGE: 4.0}, {"nonsense": 0.9}) == NO_GUESS


def test_a_cue_outweighs_a_doubtful_model_and_not_a_sure_one() -> None:
    cues = {Intent.ACCOUNT_ACCESS: 4.0}
    doubtful = weigh_opinions(cues, {"payment": 0.6, "account_access": 0.3})
    sure = weigh_opinions(cues, {"payment": 0.98, "account_access": 0.01})
    assert doubtful.intent is Intent.ACCOUNT_ACCESS
    assert sure.intent is Intent.PAYMENT


def test_topics_of_one_family_vote_together() -> None:
    scores = {"payment": 0.3, "complaint": 0.3, "general_info": 0.4}
    guess = weigh_opinions({}, scores)
    assert guess.intent in {Intent.PAYMENT, Intent.COMPLAINT}
    assert guess.confidence == pytest.approx(0.6, abs=0.01)


def test_every_topic_is_in_one_family() -> None:
    assert sorted(intent for family in FAMILIES for intent in family) == sorted(TOPICS)


def test_risks_are_not_weighed_with_the_topics() -> None:
    assert weigh_opinions({}, {"underage": 0.9, "verification": 0.1}).intent is Intent.VERIFICATION
