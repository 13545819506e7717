"""What makes a number a sum, a quantity or a date: such numbers are nobody's."""

from __future__ import annotations

import re

from socialbot.pii.coded import is_of_fault
from socialbot.pii.pattern import Match

UNIT = (
    r"(?:tl|lira|liralik|try|bin|milyon|milyar|usd|dolar|eur|euro|sterlin|gbp|pound|kurus|gb|mb|tb"
    r"|kb|mbps|mah|hz|mhz|ghz|watt|volt|dk|dakika|saat|saniye|sn|gun|hafta|ay|yil|yas|kisi|uye"
    r"|adet|tane|kere"
    r"|kez|defa|puan|metre|km|kg|gram|cm|mm|m2|litre|kelime|karakter|takipci|kullanici|musteri|oy"
    r"|members?|users?|people|followers|points?|percent|dollars?|pounds?|euros?|quid|bucks|days?"
    r"|hours?|mins?|minutes?|seconds?|times|weeks?|months?|years?|free ?spins?|spins?|bonus"
    r"|freespin"
    r"|oran|model|senesi|yilinda|sezonu?|million|k)"
)
_UNIT_AFTER = re.compile(
    rf"^['?. +]{{0,3}}{UNIT}(?:'?l[iu]k)?(?:'?(?:[dty][ea]n?|n?[iu]n?|y[iu]|l[ae]r))?(?:$|[^a-z])"
    r"|^ ?[$%]"
)
_MONEY_BEFORE = re.compile(r"(?:[$%]|eur|gbp|tl|usd|ilk|en az|top|first|yaklasik|about) ?$")
_THOUSANDS = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:[.,]\d{2})?|\d{1,6}[.,]\d{2}")
_DATE = re.compile(
    r"[0-3]?\d[./-][01]?\d[./-](?:19|20)?\d\d|(?:19|20)\d\d[./-][01]?\d[./-][0-3]?\d"
)
_DATE_WITHIN = re.compile(r"(?<!\d)[0-3]?\d([./-])[01]?\d\1(?:19|20)\d\d(?!\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_YEARS = re.compile(r"(?:19|20)\d\d ?[-/] ?(?:(?:19|20)?\d\d)")
_GOODS = re.compile(
    r"(?:^|[^a-z])(?:barkod|barcode|batch|lot n[ou]|parti no|isbn|ean|upc|gtin|sku|parca|part"
    r"|stok kod|urun kod|model|kanun|madde)"
    r"[a-z]{0,6}(?: [a-z]{1,8}){0,2}[^0-9a-z]{0,4}$"
)
_GOODS_AFTER = re.compile(r"^ (?:parca|stok|urun|barkod|part|model) ")
_PUBLIC = re.compile(
    r"^(?:00?90|90)?0?(?:850|800|900|888|822|811)\d{7}$|^444\d{4}$|^0850\d{3}$"
    r"|^(?:0|(?:00)?44)(?:3(?:00|03|30|33|43|45|71)|8(?:08|4[345]|7[0123]))\d{7}$"
)
NOUGHTS = "0" * 6
_CLOCK = re.compile(r"[0-2]?\d[:.][0-5]\d(?: ?- ?[0-2]?\d[:.][0-5]\d)?")


def is_amount(match: Match) -> bool:
    """Whether the digits are thousands of something, or carry a unit or a currency."""
    return bool(
        _THOUSANDS.fullmatch(match.value)
        or _UNIT_AFTER.match(match.after)
        or _MONEY_BEFORE.search(match.before)
    )


def is_calendar(match: Match) -> bool:
    """Whether the value is a date, a year, a season or a time of day."""
    return any(shape.fullmatch(match.value) for shape in (_DATE, _YEAR, _YEARS, _CLOCK))


def is_clock(match: Match) -> bool:
    """Whether the value is a time of day, and no number before it says otherwise."""
    return bool(_CLOCK.fullmatch(match.value)) and ":" in match.value


def is_dated(match: Match) -> bool:
    """Whether the value holds a whole date: "22.01.2026 - 26.06.2026"."""
    return bool(_DATE_WITHIN.search(match.value))


def is_masked(match: Match) -> bool:
    """Whether stars stand beside the digits: a number that was hidden by its writer."""
    return match.before.rstrip(" -").endswith("*") or match.after.lstrip(" -").startswith("*")


def is_public_line(match: Match) -> bool:
    """Whether it is a service number: 444 xx xx, 0850, 0800, 112 and their like."""
    return bool(_PUBLIC.search(match.digits))


def is_of_goods(match: Match) -> bool:
    """Whether it names a product, a law or a fault: a bar code, an ISBN, a stock number."""
    return bool(
        _GOODS.search(match.before) or is_of_fault(match) or _GOODS_AFTER.match(match.after)
    )


def is_round(digits: str, shortest: int = 9) -> bool:
    """Whether it is a figure of speech or of a counter: one digit over and over, or six noughts
    at its end."""
    few = len(set(digits)) == 1 or digits.endswith(NOUGHTS)
    return len(digits) >= shortest and few


def is_number_of_its_own(match: Match) -> bool:
    """Neither a sum, nor a quantity, nor a date, nor hidden, nor a public line, nor of goods."""
    tests = (is_amount, is_calendar, is_masked, is_public_line, is_of_goods)
    return not any(test(match) for test in tests)
