"""Birth dates given as such. An age or a birth year alone is neither.

Source: ISO 8601 and the Turkish and English ways to write a day.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1).
"""

from __future__ import annotations

from socialbot.domain import EntityType
from socialbot.pii.pattern import GAP, LEFT_WORD, Pattern, words

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

PATTERNS = (
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
