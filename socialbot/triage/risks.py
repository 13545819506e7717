"""What comes before every other topic: distress, lost control of play, and minors."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from socialbot.domain import Intent, Language, Reason
from socialbot.triage.cues import Cue
from socialbot.triage.intents import LANGUAGES, WEIGHTS, Guess

ADULT_AGE = 18
YOUNGEST_WRITER = 6
DISTRESS = "distress"
RISK_TABLES = (DISTRESS, "lost_control", "limits", "minor")
CERTAIN = 0.95
LIKELY = 0.7

_AGES = {
    "onyedi": 17, "on yedi": 17, "on alti": 16, "onalti": 16, "on bes": 15, "onbes": 15,
    "on dort": 14, "ondort": 14, "on uc": 13, "onuc": 13, "on iki": 12, "oniki": 12,
    "seventeen": 17, "sixteen": 16, "fifteen": 15, "fourteen": 14, "thirteen": 13, "twelve": 12,
}  # fmt: skip
_AGE_WORDS = re.compile(r"\b(?:" + "|".join(_AGES) + r")(?=yas|\b)")
_CHILD = "son|daughter|kid|child|brother|sister|nephew|niece|boy|girl|cousin|friend"
_AGE = re.compile(
    r"\b(?P<a>\d{1,2}) ?yas(?:inda(?!n)\w*|im\w*|ina\w*|lardayim|liyim|\b)"
    r"(?! (?:ve )?(?:alti|altinda|ustu|siniri?|sarti|kurali|uzeri|kucukler|grubu))"
    r"|\byas(?:im|imiz)(?: (?:daha|henuz|sadece|su an))? (?P<b>\d{1,2})\b"
    rf"|\b(?:im|i am|iam|hes|shes|aged?|turn(?:ing|ed)?|(?:{_CHILD}|he|she|who) is)"
    r"(?: only| just| still| actually)? (?P<c>\d{1,2})\b"
    r"(?! (?:months?|weeks?|days?|hours?|min|minutes?|times|percent"
    r"|euros?|dollars?|pounds?|tl|lira|usd|gbp|eur|short|minus|over|of|or|plus|bets?|games?|points?|behind|th|away))"
    r"|\b(?P<d>\d{1,2}) ?(?:years? old|yrs? old|yo|y o|year olds?)\b"
)
_BIRTH = re.compile(
    r"\b(?P<a>(?:19|20)\d\d) ?(?:dogumlu|lu dogum|de dogd|te dogd|yilinda dogd|li|lu)"
    r"|\bdogum (?:tarihim|yilim|tarihi|yili)(?: \d{1,2}){0,2} (?P<b>(?:19|20)\d\d)\b"
    r"|\bborn (?:in|on)(?: \w+){0,3} (?P<c>(?:19|20)\d\d)\b"
    r"|\b(?:date of birth|dob|birth ?date)(?: \w+){0,4} (?P<d>(?:19|20)\d\d)\b"
)


@dataclass(frozen=True, slots=True)
class Risk:
    """A guess that wins over every topic, and why a person must look."""

    guess: Guess
    reasons: tuple[Reason, ...]


def find_risk(
    found: Collection[Cue], words: Sequence[str], gaming: bool, on: date | None
) -> Risk | None:
    """The heaviest risk in a message, or None. Distress comes first, then minors, then play."""
    weights = {table: _weigh(found, table) for table in RISK_TABLES}
    if weights[DISTRESS] >= WEIGHTS["strong"]:
        return _responsible_use(Reason.DISTRESS, Reason.RESPONSIBLE_USE)
    if weights["minor"] >= WEIGHTS["strong"] or (
        weights["minor"] >= 0 and is_minor(" ".join(words), on)
    ):
        return Risk(Guess(Intent.UNDERAGE, CERTAIN), (Reason.UNDERAGE,))
    if weights["lost_control"] >= WEIGHTS["strong"]:
        return _responsible_use(Reason.RESPONSIBLE_USE)
    if gaming and weights["limits"] >= WEIGHTS["strong"]:
        return _responsible_use(Reason.RESPONSIBLE_USE)
    return None


def _responsible_use(*reasons: Reason) -> Risk:
    return Risk(Guess(Intent.RESPONSIBLE_USE, CERTAIN), reasons)


def heard(found: Iterable[Cue], language: Language) -> list[Cue]:
    """The cues that count for risks: distress in every language; of the other risks only those of
    the message's own, because some stems are everyday words elsewhere ("son" is Turkish: last)."""
    spoken = LANGUAGES if language is Language.OTHER else (language.value,)
    return [cue for cue in found if cue.topic == DISTRESS or cue.language in spoken]


def _weigh(found: Iterable[Cue], table: str) -> float:
    return sum(cue.weight for cue in found if cue.topic == table)


def is_minor(text: str, on: date | None) -> bool:
    """Whether somebody under 18 is said to write or to play: an age, or a year of birth.

    A year of birth counts only where the day of the message is known.
    """
    digits = _AGE_WORDS.sub(lambda match: f" {_AGES[match.group()]} ", text)
    digits = " ".join(digits.split())
    ages = [int(_value(match)) for match in _AGE.finditer(digits)]
    if any(YOUNGEST_WRITER <= age < ADULT_AGE for age in ages):
        return True
    if on is None:
        return False
    years = [int(_value(match)) for match in _BIRTH.finditer(digits)]
    return any(0 <= on.year - year < ADULT_AGE for year in years)


def _value(match: re.Match[str]) -> str:
    return next(value for value in match.groups() if value)
