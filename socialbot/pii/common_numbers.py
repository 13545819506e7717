"""Numbers that everybody uses: status codes, odds, short service lines, books, counts.

Sources: RFC 9110, 15 (status codes); ISO 2108 (ISBN); ISO 9899, 5.2.4.2.1 (largest integers); the
Turkish numbering plan's three-digit lines (BTK), and 911, 999 and 111 abroad.
"""

from __future__ import annotations

import re

from socialbot.pii.amounts import is_amount, is_masked
from socialbot.pii.pattern import Match

_RUN = re.compile(r"[+\-]?[0-9](?:[0-9.,\-]*[0-9])?")
_AROUND = 40
_STATUS = re.compile(r"4(?:0[0134589]|10|18|29)|50[0-4]|52[0-6]")
_ODDS = re.compile(r"[+\-][1-9][0-9]{2}")
_BOOK = re.compile(r"97[89][0-9]{10}")
# The largest numbers that machines count to.
_LARGEST = re.compile(r"2147483647|4294967295|9223372036854775807|18446744073709551615")
_LINE = re.compile(r"1(?:1[0-9]|22|53|5[4-8]|6[0-9]|7[0-79]|8[0-9]|99)|9(?:11|99)|[19]01")
_LINE_BEFORE = re.compile(r"(?:^|[^a-z])(?:alo|hatti?|numara|call|called|ring|rang|dial)[ :]{1,2}$")
_LINE_AFTER = re.compile(
    r"^['? ]{0,2}[a-z]{0,4} (?:ara|hatti|belediye|polis|itfaiye|jandarma|ambulans|zabita"
    r"|hotline|line)"
)
_COUNTED = re.compile(r"^ ?(?:kere|kez|defa|times|takipci|follower|abone|subscriber)")
_FAULT_AFTER = re.compile(r"^[^.!?]{0,20}(?:hata|error|ariza|fault) ?(?:kod|numara|code|no)")


def find_whole(value: str, message: str) -> Match | None:
    """The whole number that a value is a part of, with what stands around it; None where the
    value has no digits. Both folded."""
    digit = next((place for place, sign in enumerate(value) if sign.isdigit()), None)
    start = message.find(value)
    if digit is None or start < 0:
        return None
    for run in _RUN.finditer(message):
        if run.start() <= start + digit < run.end():
            before = message[max(0, run.start() - _AROUND) : run.start()]
            return Match(run.group(), before, message[run.end() : run.end() + _AROUND])
    return None


def is_common(number: Match) -> bool:
    """Whether it is no number of one person, by its shape and the words right beside it."""
    return bool(
        _COUNTED.match(number.after)
        or _FAULT_AFTER.match(number.after)
        or is_masked(number)
        or _BOOK.fullmatch(number.digits)
        or _LARGEST.fullmatch(number.digits)
        or (not is_amount(number) and _is_short_and_known(number))
    )


def _is_short_and_known(number: Match) -> bool:
    if _LINE.fullmatch(number.value):
        return bool(_LINE_BEFORE.search(number.before) or _LINE_AFTER.match(number.after))
    return bool(_STATUS.fullmatch(number.value) or _ODDS.fullmatch(number.value))
