"""The transparent baseline: weighted cues per intent, and how sure they leave us.

The scores of the trained pipeline in Reading.intents are weighed with them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from math import exp

from socialbot.domain import RISKS, Intent, Language, Reason
from socialbot.triage.cues import Cue, parse_line
from socialbot.triage.tables import load_table

WEIGHTS: Mapping[str, float] = {"decides": 4.0, "strong": 2.0, "hint": 1.0, "against": -3.0}
LANGUAGES = ("tr", "en")
TOPICS = tuple(intent for intent in Intent if intent not in RISKS)
# Tables of their own that are Intent.OTHER: a person answers, and the table is the reason.
SUBJECTS = (Reason.THREAT, Reason.SECURITY, Reason.LEGAL, Reason.FEEDBACK)
# Topics that the seed sends to the same place, so that the family matters more than the topic.
FAMILIES = (
    (Intent.ACCOUNT_ACCESS, Intent.OUTAGE, Intent.PROMOTION),
    (Intent.PAYMENT, Intent.COMPLAINT, Intent.ACCOUNT_CHANGE, Intent.VERIFICATION),
    (Intent.GENERAL_INFO, Intent.DECISION_ADVICE, Intent.SMALLTALK),
    (Intent.TECHNICAL_FAULT,),
    (Intent.SPAM,),
    (Intent.OTHER,),
)
FURTHER_CUE = 0.5
DOUBT = 1.0
CUES_SHARE = 0.6  # measured: 0.5 to 0.8 do as well
UNSEEN = 0.001  # what a topic that the model rules out keeps
OTHER_LANGUAGE = 0.3
WORDS_A_COURTESY = 4  # a weight; in a longer message a greeting is not all that is said


@dataclass(frozen=True, slots=True)
class Guess:
    """An intent and how sure we are of it, 0..1."""

    intent: Intent
    confidence: float


NO_GUESS = Guess(Intent.OTHER, 0.0)
_BY_NAME = {intent.value: intent for intent in Intent}


def read_cues(tables: Iterable[str]) -> list[Cue]:
    """All cues of the named tables, each with its table's name as topic."""
    groups = load_table("words")
    return [
        Cue(line, table, language, WEIGHTS[strength], parse_line(line, groups[language]))
        for table in tables
        for language in LANGUAGES
        for strength, lines in load_table(table).get(language, {}).items()
        for line in lines
    ]


def score(found: Iterable[Cue], language: Language, length: int) -> dict[Intent, float]:
    """Weight per intent: its strongest cue, half of each further one, less what speaks against;
    below zero where more speaks against it. `length` is the message's number of words."""
    weights: dict[str, list[float]] = defaultdict(list)
    for cue in found:
        weights[_intent_of(cue)].append(cue.weight * _share(cue, language))
    if length > WORDS_A_COURTESY * sum(weights[Intent.SMALLTALK]):
        del weights[Intent.SMALLTALK]
    return {intent: _sum(weights[intent]) for intent in TOPICS if intent in weights}


def _intent_of(cue: Cue) -> str:
    return Intent.OTHER if cue.topic in SUBJECTS else cue.topic


def _share(cue: Cue, language: Language) -> float:
    """People mix languages, but a stem of the other one is often a chance likeness."""
    return 1.0 if language in (cue.language, Language.OTHER) else OTHER_LANGUAGE


def _sum(weights: Sequence[float]) -> float:
    speaking_for = sorted((weight for weight in weights if weight > 0), reverse=True)
    against = sum(weight for weight in weights if weight < 0)
    return sum(speaking_for[:1]) + FURTHER_CUE * sum(speaking_for[1:]) + against


def choose(scores: Mapping[Intent, float]) -> Guess:
    """The heaviest intent; confidence falls with a close second and with thin evidence."""
    ranked = sorted(scores.items(), key=lambda item: item[1], reverse=True)
    if not ranked or ranked[0][1] <= 0:
        return NO_GUESS
    best, weight = ranked[0]
    second = max(0.0, ranked[1][1]) if len(ranked) > 1 else 0.0
    return Guess(best, weight / (weight + second + DOUBT))


def weigh_opinions(cues: Mapping[Intent, float], scores: Mapping[str, float]) -> Guess:
    """The trained model's scores, 0..1, whose odds each cue multiplies (a strong one by about
    two); names that we do not know are passed over, and risks are risks.py's business. The family
    that has most decides, since its topics go to the same channel, and within it the topic; how
    sure we are of the family is the confidence."""
    known = {_BY_NAME[name]: score for name, score in scores.items() if name in _BY_NAME}
    if not known:
        return NO_GUESS
    odds = {
        intent: (known.get(intent, 0.0) + UNSEEN) * exp(CUES_SHARE * cues.get(intent, 0.0))
        for intent in TOPICS
    }
    shares = [sum(odds[intent] for intent in family) for family in FAMILIES]
    weight, family = max(zip(shares, FAMILIES, strict=True), key=lambda pair: pair[0])
    return Guess(max(family, key=lambda intent: odds[intent]), weight / sum(shares))
