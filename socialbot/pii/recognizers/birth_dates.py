"""Birth dates given as such. An age or a birth year alone is neither.

Source: ISO 8601 and the Turkish and English ways to write a day.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1).
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.pattern import GAP, LEFT, LEFT_WORD, RIGHT_WORD, Match, Pattern, words

_MONTH = words(
    """ocak, subat, mart, nisan, mayis, haziran, temmuz, agustos, eylul, ekim, kasim, aralik,
    january, february, march, april, may, june, july, august, september, october, november,
    december, jan, feb, mar, apr, jun, jul, aug, sept, sep, oct, nov, dec"""
)
_CUE = words(
    """dogum tarih, dogum gun, dogum t, dogdu, dogum, d\\.t, dt, d tarihi, dogumlu, dob,
    d\\.o\\.b, date of birth, birth date, birthdate, birthday, bday, born"""
)
_ONES = "(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz)"
_DAY = (
    rf"(?:[0-3]?[0-9]|(?:on|yirmi|otuz)(?: ?{_ONES})?|{_ONES}|(?:twenty|thirty)[ -](?:first|second"
    r"|third|fourth|fifth|sixth|seventh|eighth|ninth)|[a-z]{2,7}(?:th|st|rd)|second)"
)
_DATE = (
    r"(?:[0-3]?[0-9] ?[./\- ] ?[01]?[0-9] ?[./\- ] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2} ?[./\-] ?[01]?[0-9] ?[./\-] ?[0-3]?[0-9]"
    rf"|{_DAY}(?:st|nd|rd|th)?[ .\-\n]{{0,2}}(?:of )?{_MONTH}[a-z]{{0,3}},?[ .\-\n]{{0,2}}(?:"
    rf"(?:19|20)?[0-9]{{2}})?"
    rf"|{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?(?:,? (?:19|20)[0-9]{{2}})?"
    r"|[0-3][0-9][01][0-9](?:19|20)[0-9]{2})"
)

_YEAR = r"(?:19[0-9]{2}|20[0-2][0-9])"
_FULL_DATE = (
    rf"(?:{_DAY}(?:st|nd|rd|th)? (?:of )?{_MONTH}[a-z]{{0,3}},? {_YEAR}"
    rf"|{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?,? {_YEAR}"
    rf"|[0-3]?[0-9][./\-][01]?[0-9][./\-]{_YEAR}|{_YEAR}-[01][0-9]-[0-3][0-9])"
)

_BIRTH_YEAR = r"(?:19[3-9][0-9]|200[0-9]|201[0-5])"
_BIRTHDAY = (
    rf"(?:[0-3]?[0-9] ?[./\-] ?[01]?[0-9] ?[./\-] ?{_BIRTH_YEAR}"
    rf"|[01]?[0-9]/[0-3][0-9]/{_BIRTH_YEAR}"
    rf"|{_BIRTH_YEAR}-[01][0-9]-[0-3][0-9]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)? ?(?:of )?{_MONTH}[a-z]{{0,3}},? {_BIRTH_YEAR}"
    rf"|{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?,? {_BIRTH_YEAR})"
)
_SHORT = (
    rf"(?:[0-3]?[0-9] {_MONTH}[a-z]{{0,3}}[ ,]{{1,2}}'?[0-9]{{2}}"
    rf"|[0-3]?[0-9][./\-][01]?[0-9][./\-]'?[0-9]{{2}}"
    rf"|[0-3]?[0-9] [01]?[0-9] {_BIRTH_YEAR}"
    rf"|{_BIRTH_YEAR}['?]?[a-z]{{0,3}} [0-3]?[0-9]\.? ?{_MONTH}[a-z]{{0,6}}"
    rf"|{_BIRTH_YEAR}['?]?[a-z]{{0,3}} {_MONTH}[a-z]{{0,5}} ?[0-3]?[0-9]"
    rf"|{_BIRTH_YEAR}['?]?[a-z]{{0,3}} [01]?[0-9]\.? ayinin [0-3]?[0-9])"
)
_NEAR = re.compile(
    r"do+g+u+m|do+u?gm|dogd|dogmu|dogan|dogrusu|dunyaya gel|(?:^|[^a-z])(?:dg|d\.?o\.?b"
    r"|do+b|b+r?o?rn"
    r"|birth[a-z]*|bday|bron|yas[a-z]{0,4}|nufus[a-z]*|kimlik[a-z]*|age|aged|years? old|turned"
    r"|kizim|oglum|torunum|i'?m 1[0-9]|into (?:the|this) world)(?:$|[^a-z])"
)
_LATER = re.compile(
    r"tarihli|yayin|kanun|kurulu|beri|since|sefer|founded|opened|published|version|surum|sezon"
    r"|arasi|between|madde|karar"
)


def _is_birthday(match: Match) -> bool:
    """A whole date of somebody's lifetime, and no law, letter or opening of then."""
    return not _LATER.search(match.before[-25:] + " | " + match.after[:25])


def _is_in_a_row(match: Match) -> bool:
    """Between more numbers: "7-8-21-33-40"."""
    return bool(re.match(r"[./\-][0-9]", match.after) or re.search(r"[0-9][./\-]$", match.before))


def _is_born_then(match: Match) -> bool:
    if _is_in_a_row(match):
        return False
    near = match.before[-55:] + " | " + match.after[:45]
    return bool(_NEAR.search(near)) and not re.search("tarihli|kanun|madde|oylesine", near)


# "on iki mart seksen beş", "seventh of April eighty six"
_TENS = "(?:otuz|kirk|elli|altmis|yetmis|seksen|doksan)"
_SPOKEN_YEAR = (
    rf"(?:(?:bin )?(?:dokuz ?yuz )?{_TENS}(?: ?{_ONES})?|iki ?bin(?: ?on)?(?: ?{_ONES})?"
    r"|(?:nineteen[ -](?:hundred )?(?:and )?)?(?:thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
    r"|two thousand(?: and [a-z]{3,8})?|'?[3-9][0-9]|(?:19[3-9]|20[01])[0-9])"
)
_SAID_DAY = rf"(?:{_DAY}(?:st|nd|rd|th)? (?:of )?{_MONTH}[a-z]{{0,3}},? (?:year )?{_SPOKEN_YEAR})"

_MONTH_AND_YEAR = rf" {_MONTH}[a-z]{{0,3}},? "

PATTERNS = (
    Pattern(
        "day in words",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT_WORD}(?P<v>{_SAID_DAY}){RIGHT_WORD}",
        0.56,
        check=_is_birthday,
        gate=_MONTH_AND_YEAR,
        needs_digit=False,
    ),
    Pattern(
        "day in words near its cue",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT_WORD}(?P<v>{_SAID_DAY}){RIGHT_WORD}",
        0.8,
        cue="doğum",
        check=_is_born_then,
        gate=_MONTH_AND_YEAR,
        needs_digit=False,
    ),
    Pattern(
        "short date of a lifetime",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT_WORD}(?P<v>[0-3]?[0-9][./\-][01]?[0-9][./\-][3-9][0-9]){RIGHT_WORD}",
        0.5,
        check=_is_birthday,
    ),
    Pattern(
        "date of a lifetime",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT}(?P<v>{_BIRTHDAY}){RIGHT_WORD}",
        0.55,
        check=_is_birthday,
        gate=_BIRTH_YEAR,
    ),
    Pattern(
        "date of a lifetime near its cue",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT}(?P<v>{_BIRTHDAY}){RIGHT_WORD}",
        0.8,
        cue="doğum",
        check=_is_born_then,
        gate=_BIRTH_YEAR,
    ),
    Pattern(
        "short date near its cue",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT}(?P<v>{_SHORT})(?:$|[^0-9])",
        0.7,
        cue="doğum",
        check=_is_born_then,
    ),
    Pattern(
        "born on a day of such a year",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT}(?P<v>[0-3]?[0-9] {_MONTH} '?[0-9]{{2,4}} ?'?l[iu])(?:$|[^0-9a-z]|yim|yum|y[iu]z)",
        0.75,
        cue="-liyim",
    ),
    Pattern(
        "full date some words after its cue",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT_WORD}{_CUE}[a-z]{{0,10}}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,9}}(?P<v>{_FULL_DATE})",
        0.85,
        cue="doğum tarihi",
        gate=LEFT_WORD + _CUE,
    ),
    Pattern(
        "date after its cue",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT_WORD}{_CUE}[a-z]{{0,10}}{GAP}(?:[a-z]{{1,10}}{GAP}){{0,3}}(?P<v>{_DATE})",
        0.9,
        cue="doğum tarihi",
        gate=LEFT_WORD + _CUE,
    ),
    Pattern(
        "date before its cue",
        EntityType.DATE_OF_BIRTH,
        rf"{LEFT_WORD}(?P<v>{_DATE})['?]?[ ]?(?:(?:tarihinde|tarihli|da|de|te|ta|is my|was my"
        rf"|is) ?)?"
        r"(?:dogum|dogdu|birth|bday)",
        0.9,
        cue="doğumlu",
        gate="dogum|dogdu|birth|bday",
    ),
)
