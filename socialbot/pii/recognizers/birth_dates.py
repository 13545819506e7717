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
_DATE = (
    r"(?:[0-3]?[0-9] ?[./\- ] ?[01]?[0-9] ?[./\- ] ?(?:(?:19|20)[0-9]{2}|[0-9]{2})"
    r"|(?:19|20)[0-9]{2} ?[./\-] ?[01]?[0-9] ?[./\-] ?[0-3]?[0-9]"
    rf"|[0-3]?[0-9](?:st|nd|rd|th)?[ .\-]{{0,2}}(?:of )?{_MONTH}[a-z]{{0,3}},?[ .\-]{{0,2}}(?:"
    rf"(?:19|20)?[0-9]{{2}})?"
    rf"|{_MONTH} [0-3]?[0-9](?:st|nd|rd|th)?(?:,? (?:19|20)[0-9]{{2}})?"
    r"|[0-3][0-9][01][0-9](?:19|20)[0-9]{2})"
)

PATTERNS = (
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
