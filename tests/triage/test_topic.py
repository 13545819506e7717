"""Triage as a whole: language, risks, intent."""

from __future__ import annotations

import pytest

from socialbot.brand import load_brand
from socialbot.domain import Intent, Language, Reason, Topic
from socialbot.nlp.reader import Reader
from socialbot.triage.topic import Triage

READER = Reader()


@pytest.fixture(scope="module")
def triage() -> Triage:
    return Triage(load_brand())


def read(triage: Triage, text: str) -> Topic:
    return triage.classify(READER.read(text))


def test_a_forgotten_password_is_account_access(triage: Triage) -> None:
    topic = read(triage, "ŞİFREMİ UNUTTUM")
    assert (topic.language, topic.intent) == (Language.TURKISH, Intent.ACCOUNT_ACCESS)
    assert topic.reasons == ()


def test_what_nothing_speaks_for_goes_to_a_person(triage: Triage) -> None:
    topic = read(triage, "mor fil dans eder")
    assert topic.intent is Intent.OTHER
    assert Reason.LOW_CONFIDENCE in topic.reasons


def test_a_text_in_another_language_goes_to_a_person(triage: Triage) -> None:
    topic = read(triage, "Wie kann ich bitte mein Konto öffnen?")
    assert topic.language is Language.OTHER
    assert topic.reasons == (Reason.UNKNOWN_LANGUAGE,)
