"""What comes before every other topic: distress, lost control of play, and minors.

Cues and ages say it, and the trained pipeline hears it: what both say is added up as log odds, so
that either is believed where it is sure and the other has no reason to doubt.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import exp, log

from socialbot.domain import Intent, Language, Reason
from socialbot.triage.ages import Ages, read_ages
from socialbot.triage.cues import Cue
from socialbot.triage.distress import DISTRESS
from socialbot.triage.intents import LANGUAGES, Guess

RISK_TABLES = (DISTRESS, "lost_control", "limits", "minor")
CERTAIN = 0.95
UNHEARD = 0.05  # what a risk has where the pipeline did not read the message
_EDGE = 5e-4
# Log odds, measured on the project's own messages: an age under 18 is often that of a present's
# receiver, a birth date hardly ever.
YOUNG, BORN_LATE, ADULT = 2.5, 6.0, -3.0
MOST = 6.0  # log odds of all cues of a table; many words are not as many proofs
BELIEVED = -0.7  # a person who looks in vain costs less than one who does not look


@dataclass(frozen=True, slots=True)
class Risk:
    """A guess that wins over every topic, and why a person must look."""

    guess: Guess
    reasons: tuple[Reason, ...]


def _responsible_use(confidence: float, *reasons: Reason) -> Risk:
    return Risk(Guess(Intent.RESPONSIBLE_USE, confidence), reasons)


PLAY = _responsible_use(CERTAIN, Reason.RESPONSIBLE_USE)
IN_DISTRESS = _responsible_use(CERTAIN, Reason.DISTRESS, Reason.RESPONSIBLE_USE)


def find_risk(
    found: Collection[Cue],
    words: Sequence[str],
    scores: Mapping[str, float],
    *,
    gaming: bool,
    on: date | None,
) -> Risk | None:
    """The likelier risk in a message that is not in distress, or None. scores are the pipeline's,
    0..1 by intent; empty where it did not read the message. `on` is the day it was written."""
    minor = _odds(scores, Intent.UNDERAGE) + _weigh_youth(
        weigh(found, "minor"), read_ages(" ".join(words), on)
    )
    play = _odds(scores, Intent.RESPONSIBLE_USE) + _bound(weigh(found, "lost_control"))
    if gaming:
        play += _bound(weigh(found, "limits"))
    if max(minor, play) <= BELIEVED:
        return None
    if minor >= play:
        return Risk(Guess(Intent.UNDERAGE, _confidence(minor)), (Reason.UNDERAGE,))
    return _responsible_use(_confidence(play), Reason.RESPONSIBLE_USE)


def _weigh_youth(cues: float, ages: Ages) -> float:
    if ages.born_late:
        return BORN_LATE + max(0.0, cues)
    if ages.young:
        return YOUNG + cues
    is_adult = ages.grown or (ages.adult and cues <= 0)
    return _bound(cues) + (ADULT if is_adult else 0.0)


def _bound(weight: float) -> float:
    return max(-MOST, min(MOST, weight))


def _odds(scores: Mapping[str, float], risk: Intent) -> float:
    likely = min(max(scores.get(risk.value, UNHEARD), _EDGE), 1 - _EDGE)
    return log(likely / (1 - likely))


def _confidence(odds: float) -> float:
    return min(CERTAIN, 1 / (1 + exp(-odds)))


def heard(found: Iterable[Cue], language: Language) -> list[Cue]:
    """The cues that count for risks: distress in every language; of the other risks only those of
    the message's own, because some stems are everyday words elsewhere ("son" is Turkish: last)."""
    spoken = LANGUAGES if language is Language.OTHER else (language.value,)
    return [cue for cue in found if cue.topic == DISTRESS or cue.language in spoken]


def weigh(found: Iterable[Cue], table: str) -> float:
    """What all cues of a table say together."""
    return sum(cue.weight for cue in found if cue.topic == table)
