"""How cues add up to an intent and a confidence."""

from __future__ import annotations

import pytest

from socialbot.domain import RISKS, Intent, Language
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


def test_a_risk_is_believed_where_a_word_gives_grounds_for_it() -> None:
    scores = {"underage": 0.41, "verification": 0.5}
    assert weigh_opinions({}, scores, {Intent.UNDERAGE}).intent is Intent.UNDERAGE
    assert weigh_opinions({}, scores, {Intent.RESPONSIBLE_USE}).intent is Intent.VERIFICATION
    assert weigh_opinions({}, scores | {"underage": 0.2}, RISKS).intent is Intent.VERIFICATION


def test_a_risk_without_grounds_needs_a_sure_model_and_no_topic() -> None:
    scores = {"responsible_use": 0.95, "payment": 0.03}
    assert weigh_opinions({}, scores).intent is Intent.RESPONSIBLE_USE
    assert weigh_opinions({Intent.PAYMENT: 4.0}, scores).intent is Intent.PAYMENT
    assert weigh_opinions({}, scores | {"responsible_use": 0.8}).intent is Intent.PAYMENT


def test_no_cue_takes_a_risk_back_that_the_model_believes() -> None:
    scores = {"responsible_use": 0.6, "payment": 0.4}
    guess = weigh_opinions({Intent.PAYMENT: 8.0}, scores, RISKS)
    assert guess.intent is Intent.RESPONSIBLE_USE
