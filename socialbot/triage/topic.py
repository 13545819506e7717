"""What a message asks: language, then risks, then the intent."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from socialbot.brand import Brand
from socialbot.domain import Language, Reason, Topic
from socialbot.nlp.reader import Reading
from socialbot.triage.abroad import is_in_distress
from socialbot.triage.cues import Cue, Matcher
from socialbot.triage.intents import LANGUAGES, TOPICS, Guess, choose, from_model, read_cues, score
from socialbot.triage.language import detect, known_words
from socialbot.triage.mend import Mender
from socialbot.triage.risks import IN_DISTRESS, RISK_TABLES, Risk, find_risk, heard
from socialbot.triage.words import split_words

THRESHOLD = 0.4
PERSON_TABLE = "person"


class Triage:
    """Classifies readings for one brand. Holds no state between messages."""

    def __init__(self, brand: Brand) -> None:
        cues = read_cues((*RISK_TABLES, *TOPICS, PERSON_TABLE))
        self._home = Language.TURKISH if brand.country == "TR" else Language.ENGLISH
        self._gaming = brand.gaming
        self._matcher = Matcher(cues)
        known = known_words()
        self._menders = {name: Mender(cues_of(cues, name), known) for name in LANGUAGES}

    def classify(self, reading: Reading, on: date | None = None) -> Topic:
        """The topic of a message; `on` is the day it was written, to read a year of birth."""
        words = split_words(reading.folded.text)
        language = detect(reading.original, words, self._home)
        if is_in_distress(reading.folded.text):
            return _at_risk(Language.OTHER, IN_DISTRESS)
        found = self._matcher.find(self._mend(words, language))
        risk = find_risk(heard(found, language), words, self._gaming, on)
        if risk:
            return _at_risk(language, risk)
        guess = self._guess(reading, found, language, len(words))
        return Topic(language, guess.intent, guess.confidence, _reasons(language, guess, found))

    def _mend(self, words: tuple[str, ...], language: Language) -> tuple[str, ...]:
        mender = self._menders.get(language.value)
        return mender.mend(words) if mender else words

    def _guess(
        self, reading: Reading, found: Sequence[Cue], language: Language, length: int
    ) -> Guess:
        """The trained model's scores where there are some, else the baseline's."""
        if reading.intents:
            return from_model(reading.intents)
        return choose(score(found, language, length))


def cues_of(cues: Sequence[Cue], language: str) -> list[Cue]:
    """The cues of one language."""
    return [cue for cue in cues if cue.language == language]


def _at_risk(language: Language, risk: Risk) -> Topic:
    return Topic(language, risk.guess.intent, risk.guess.confidence, risk.reasons)


def _reasons(language: Language, guess: Guess, found: Sequence[Cue]) -> tuple[Reason, ...]:
    """Why a person must look, apart from the risks."""
    reasons = []
    if language is Language.OTHER:
        reasons.append(Reason.UNKNOWN_LANGUAGE)
    elif guess.confidence < THRESHOLD:
        reasons.append(Reason.LOW_CONFIDENCE)
    if any(cue.topic == PERSON_TABLE and cue.weight > 0 for cue in found):
        reasons.append(Reason.NEEDS_PERSON)
    return tuple(reasons)
