"""Ages said in a message, in figures or words, and years of birth."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

ADULT_AGE = 18
YOUNGEST_WRITER = 6
CENTURY = 2000

_WORDS = {
    "onyedi": 17, "on yedi": 17, "on alti": 16, "onalti": 16, "on bes": 15, "onbes": 15,
    "on dort": 14, "ondort": 14, "on uc": 13, "onuc": 13, "on iki": 12, "oniki": 12,
    "on bir": 11, "onbir": 11,
    "seventeen": 17, "sixteen": 16, "fifteen": 15, "fourteen": 14, "thirteen": 13, "twelve": 12,
}  # fmt: skip
_AND_A_HALF = re.compile(r" bucuk |(?<=\d) and a half ")
_WORD = re.compile(r"\b(?:" + "|".join(_WORDS) + r")(?=yas|yim|\b)")
# Small numbers are counted with; they are ages only beside a word that says so.
_SMALL = {
    "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9, "on": 10,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
}  # fmt: skip
_CHILD = (
    "son|daughter|kid|child|brother|sister|nephew|niece|boy|girl|lad|cousin|friend|grandson"
    "|granddaughter|stepson|toddler"
)
_SMALL_WORD = re.compile(
    r"\b(?:alti|yedi|sekiz|dokuz|on)(?= yasinda)"
    rf"|(?<=hes )(?:{'|'.join(_SMALL)})$|(?<=shes )(?:{'|'.join(_SMALL)})$"
    r"|\b(?:six|seven|eight|nine|ten|eleven)(?= (?:years? old|year olds?|yrs? old|yo)\b)"
    rf"|(?:(?<=\bson )|(?<=\bdaughter )|(?<=\bson is )|(?<=\bdaughter is )|(?<=\bnephews )"
    r"|(?<=\bnieces )|(?<=\bsons )|(?<=\bdaughters ))(?:six|seven|eight|nine|ten|eleven)\b"
)
_ONLY = "only|just|still|barely|actually|literally"
_NO_AGE = (
    r"(?! (?:months?|weeks?|days?|hours?|min|minutes?|times|percent|euros?|dollars?|pounds?|tl|lira"
    r"|usd|gbp|eur|short|minus|over|of|or|plus|bets?|games?|points?|behind|th|away|followers))"
)
_AGES = (
    # 17 yasindayim, 17 yasinda; not "16 yasindayken", "16 yasinda gibi", "18 yas alti"
    (
        r"\b(\d{1,2}) ?yas(?:inda(?!n|yken|yd)\w*|im\w*|ina\w*|lardayim|liyim|\b)"
        r"(?! (?:ve )?(?:alti|altinda|ustu|siniri?|sarti|kurali|uzeri|kucukler|grubu"
        r"|gibi|misali|hisset|hissed|ruh))"
    ),
    r"\byas(?:im|imiz|i)(?: (?:daha|henuz|sadece|su an))? (\d{1,2})\b(?! (?:ten|den|tan|dan))",
    # 16 ysmdaym, 15 yasndayim: in a hurry
    r"\b(\d{1,2}) ?ya?si?[mn]i?da?y?i?m\b",
    # 17yim, ben 15im, 16ya girdim, 15lik
    r"\b(\d{1,2}) ?(?:yim|yum)\b",
    r"\bben (?:daha |henuz |sadece )?(\d{1,2}) (?:im|um)\b",
    r"\b(\d{1,2}) ?(?:ye|ya|e|a|une|ine|sine)(?: yeni| daha)* (?:girdi|bast|basic|giric|gire)",
    (
        rf"\b(?:im|i am|iam|hes|shes|aged?|turn(?:ing|ed)?|(?:{_CHILD}|he|she|who) is)"
        rf"(?: (?:{_ONLY}))? (\d{{1,2}})\b{_NO_AGE}"
    ),
    rf"\bmy (?:{_CHILD})s? (?:is )?(?:(?:{_ONLY}) )?(\d{{1,2}})\b{_NO_AGE}",
    rf"\b(?:{_CHILD})(?: \w+){{1,4}} (?:is|was) (?:{_ONLY}) (\d{{1,2}})\b{_NO_AGE}",
    r"(?<!like a )(?<!was )\b(\d{1,2}) ?(?:years? old|yrs? old|yo|y o|year olds?)\b",
)
_AGE = re.compile("|".join(_AGES))
# An age of the writer's own says nothing of the child that the message is about.
_OF_SOMEBODY_ELSE = re.compile(r"yasinda(?!yim)|\b(?:hes|shes|is)\b|old$|olds$|yo$|y o$")
_MONTH = (
    "(?:ocak|subat|mart|nisan|mayis|haziran|temmuz|agustos|eylul|ekim|kasim|aralik)(?:ta|te|da|de)?"
)
_GIFT = "(?:bonus|hediye|kampanya|promosyon|cekilis|indirim|kupon|kutla)"  # of a birthday to come
_BIRTH = re.compile(
    r"\b((?:19|20)\d\d) ?(?:dogumlu|lu dogum|[dt][ae] dogd|yilinda dogd|l[iu](?:y[iu][mz])?\b)"
    r"|\bdogum (?:tarihi|yili)\w*(?: \d{1,2}){0,2} ((?:19|20)\d\d)\b"
    r"|\bborn(?: (?:in|on))?(?: \w+){0,3} ((?:19|20)\d\d)\b"
    r"|\b(?:date of birth|dob|birth ?date|birthday|bday)(?: \w+){0,4} ((?:19|20)\d\d)\b"
    r"|\b(?:d tarih|dtarih|dogum gun)\w*(?: \d{1,2}){0,2} ((?:19|20)\d\d)\b"
    r"|\b([01]\d) ?(?:luyum|liyim|dogumluyum)\b"
    rf"|\b\d{{1,2}} (?:\d{{1,2}}|{_MONTH}) ((?:19|20)\d\d)(?: \w+){{0,3}} dogum (?:gun|tarih|yil)"
    rf"\w*\b(?!(?: \w+){{0,2}} {_GIFT})"
)
_ONES = {
    "bir": 1, "iki": 2, "uc": 3, "dort": 4, "bes": 5, "alti": 6, "yedi": 7, "sekiz": 8, "dokuz": 9,
}  # fmt: skip
# Of years in words those matter in which somebody under age was born.
_YEAR_IN_WORDS = re.compile(rf"\biki ?bin ?(on)? ?({'|'.join(_ONES)})?(?=\b|l[iu]|d[ae])")


@dataclass(frozen=True, slots=True)
class Ages:
    """Whether an age under 18 is said, or a birth date of somebody under 18; whether the somebody
    else that is spoken of is said to be grown up ("my son is 25"), and whether anybody is."""

    young: bool
    born_late: bool
    grown: bool
    adult: bool


def read_ages(text: str, on: date | None) -> Ages:
    """The ages in a text of folded words; `on` is the day it was written, without which a year
    of birth says nothing."""
    whole = _AND_A_HALF.sub(" ", text)
    dated = _YEAR_IN_WORDS.sub(_spell_year, whole)
    digits = _WORD.sub(lambda match: f" {_WORDS[match.group()]} ", _spell_small(dated))
    found = list(_AGE.finditer(" ".join(digits.split())))
    ages = [_number(match) for match in found]
    others = (match for match in found if _OF_SOMEBODY_ELSE.search(match.group()))
    return Ages(
        young=any(YOUNGEST_WRITER <= age < ADULT_AGE for age in ages),
        born_late=_is_born_late(digits, on),
        grown=any(_number(match) >= ADULT_AGE for match in others),
        adult=any(age >= ADULT_AGE for age in ages),
    )


def _spell_year(said: re.Match[str]) -> str:
    ten, one = said.groups()
    return f"{2000 + (10 if ten else 0) + _ONES.get(one or '', 0)}" if ten or one else said.group()


def _spell_small(text: str) -> str:
    if _SMALL.keys().isdisjoint(text.split()):
        return text
    return _SMALL_WORD.sub(lambda match: f" {_SMALL[match.group()]} ", text)


def _is_born_late(text: str, on: date | None) -> bool:
    if on is None:
        return False
    years = (_number(match) for match in _BIRTH.finditer(" ".join(text.split())))
    return any(0 <= on.year - _full(year) < ADULT_AGE for year in years)


def _full(year: int) -> int:
    return year if year > CENTURY - 100 else CENTURY + year


def _number(match: re.Match[str]) -> int:
    return int(next(value for value in match.groups() if value))
