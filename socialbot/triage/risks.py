"""What comes before every other topic: distress, lost control of play, and minors."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from socialbot.domain import Intent, Language, Reason
from socialbot.triage.ages import read_ages
from socialbot.triage.cues import Cue
from socialbot.triage.distress import DISTRESS
from socialbot.triage.intents import LANGUAGES, WEIGHTS, Guess

RISK_TABLES = (DISTRESS, "lost_control", "limits", "minor")
# What must be said before the trained pipeline alone is believed: it hears risks in much that is
# only unlike what it was trained on.
GROUNDS = {
    Intent.RESPONSIBLE_USE: "signs_of_play",
    Intent.UNDERAGE: "signs_of_youth",
}
CERTAIN = 0.95


@dataclass(frozen=True, slots=True)
class Risk:
    """A guess that wins over every topic, and why a person must look."""

    guess: Guess
    reasons: tuple[Reason, ...]


def _responsible_use(*reasons: Reason) -> Risk:
    return Risk(Guess(Intent.RESPONSIBLE_USE, CERTAIN), reasons)


PLAY = _responsible_use(Reason.RESPONSIBLE_USE)
IN_DISTRESS = _responsible_use(Reason.DISTRESS, Reason.RESPONSIBLE_USE)


def find_risk(
    found: Collection[Cue], words: Sequence[str], gaming: bool, on: date | None
) -> Risk | None:
    """The heaviest risk in a message that is not in distress, or None: minors, then play."""
    weights = {table: weigh(found, table) for table in RISK_TABLES}
    if _is_about_a_minor(weights["minor"], words, on):
        return Risk(Guess(Intent.UNDERAGE, CERTAIN), (Reason.UNDERAGE,))
    if weights["lost_control"] >= WEIGHTS["strong"]:
        return PLAY
    if gaming and weights["limits"] >= WEIGHTS["strong"]:
        return PLAY
    return None


def _is_about_a_minor(weight: float, words: Sequence[str], on: date | None) -> bool:
    """An age under 18 says it, unless a look-alike speaks against it; without one the cues do,
    unless they are about somebody grown up."""
    ages = read_ages(" ".join(words), on)
    if ages.minor:
        return weight >= 0
    return weight >= WEIGHTS["strong"] and not ages.grown


def heard(found: Iterable[Cue], language: Language) -> list[Cue]:
    """The cues that count for risks: distress in every language; of the other risks only those of
    the message's own, because some stems are everyday words elsewhere ("son" is Turkish: last)."""
    spoken = LANGUAGES if language is Language.OTHER else (language.value,)
    return [cue for cue in found if cue.topic == DISTRESS or cue.language in spoken]


def find_grounds(found: Iterable[Cue], words: Sequence[str]) -> frozenset[Intent]:
    """The risks of which there is a sign at all; an adult's age is none of youth."""
    cues = list(found)
    grounds = {risk for risk, table in GROUNDS.items() if weigh(cues, table) > 0}
    if Intent.UNDERAGE in grounds and read_ages(" ".join(words), None).grown:
        grounds.discard(Intent.UNDERAGE)
    return frozenset(grounds)


def weigh(found: Iterable[Cue], table: str) -> float:
    """What all cues of a table say together."""
    return sum(cue.weight for cue in found if cue.topic == table)
