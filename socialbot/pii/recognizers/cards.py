"""Payment cards, whole or in part: number, last four, expiry, security code.

Source: ISO/IEC 7812 (13-19 digits, Luhn), PCI DSS 4.0 (cardholder data).
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1), 5464 sayılı Banka Kartları ve Kredi Kartları
Kanunu art. 23.
"""

from __future__ import annotations

import re

from stdnum import luhn

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_amount, is_calendar, is_dated, is_masked
from socialbot.pii.coded import is_of_fault
from socialbot.pii.pattern import (
    GAP,
    LEFT,
    LEFT_WORD,
    RIGHT,
    SEPARATOR,
    Match,
    Pattern,
    after_cue,
    run,
    words,
)

_CARD = words(
    """kart, kartim, kartimin, kart no, kart num, kredi kart, banka kart, debit, visa,
    mastercard, troy, card, credit card, debit card, card no, card number"""
)
_LAST = words(
    """son dort, son 4, sonu, sonda, son hane, son dordu, son rakam, last four, last 4, ending,
    ends, ends with, ending with, ending in, ends in, ilk dort, ilk 4, ilk 6, ilk alti, first
    four, first 4, first six, first 6"""
)
_EXPIRY = words(
    """skt, s\\.k\\.t, son kullanma, son kullanim, son kul, expiry, exp, expires, expiration,
        expiry's, expiry on the new plastic,
    month and year is, valid thru, expirey, valid until, gecerlilik, vade tarihi"""
)
_CVV = words(
    """cvv, cvv2, cvc, cvc2, cv2, csc, ccv, cid, guvenlik kodu, guvenlik numarasi, security code,
    sec code, security number, security digits, secuirty code, three digit code, 3 digit code"""
)


_PHONE = re.compile(r"^[^.]{0,20}(?:numara|hat|telefon|tel |gsm|cep|number|phone|hane)")


def _is_card(match: Match) -> bool:
    digits = match.digits
    if is_dated(match):
        return False
    return len(set(digits)) > 1 and (bool(luhn.is_valid(digits)) or len(digits) == 16)


def _is_said(match: Match) -> bool:
    return not is_amount(match)


def _is_last_four(match: Match) -> bool:
    if is_amount(match) or is_masked(match) or _PHONE.search(match.after) or is_of_fault(match):
        return False
    return not is_calendar(match) or "kart" in match.before


_FOOD = re.compile(r"yogur|sut|peynir|et\b|tavuk|gida|ilac|yumurta|bisk|yazan|food|milk|yogh?urt")


_OFFER = re.compile(r"(?:coupon|voucher|offer|promo|sale|kupon|kampanya)[^.]{0,25}$")


def _is_no_food(match: Match) -> bool:
    return not (_FOOD.search(match.after[:40]) or _OFFER.search(match.before))


_CARD_BESIDE = re.compile(
    r"(?:^|[^a-z])(?:my|debit|credit|bank|visa|mastercard|amex|expired)(?: card)?(?:$|[^a-z])"
)


def _is_of_a_card(match: Match) -> bool:
    near = match.before[-40:] + " | " + match.after[:40]
    return _is_no_food(match) and bool(_CARD_BESIDE.search(near))


PATTERNS = (
    Pattern(
        "card number",
        EntityType.CREDIT_CARD,
        rf"{LEFT}(?P<v>(?:[2-6]|9{SEPARATOR}7{SEPARATOR}9{SEPARATOR}2)(?:{SEPARATOR}[0-9]){{12,18}})"
        + RIGHT,
        0.94,
        check=_is_card,
    ),
    Pattern(
        "number beside the word card",
        EntityType.CREDIT_CARD,
        after_cue(_CARD, run(12, 19), 4),
        0.9,
        cue="kart",
    ),
    Pattern(
        "starred number",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?P<v>[2-6][0-9]{{3}}[ -]?[0-9*x.]{{2,4}}[ -]?[*x.]{{3,4}}"
        rf"[ -]?[0-9*x]{{2,4}}){RIGHT}",
        0.9,
    ),
    Pattern(
        "starred number beside the word card",
        EntityType.CREDIT_CARD,
        after_cue(_CARD, r"[*x][*x .\-]{1,16}[0-9]{4}", 4),
        0.85,
        cue="kart",
        also=r"[*x][*x .\-]*[0-9]{4}",
    ),
    Pattern(
        "last four beside the word card",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}{_CARD}[a-z]{{0,8}}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,4}}{_LAST}[a-z]{{0,8}}{GAP}"
        rf"(?:[a-z]{{1,12}}{GAP}){{0,3}}(?P<v>[0-9](?:[ -]?[0-9]){{3,5}}){RIGHT}",
        0.88,
        cue="son dört",
        check=_is_said,
        gate=LEFT_WORD + _LAST,
    ),
    Pattern(
        "last four",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}{_LAST}[a-z]{{0,8}}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,3}}"
        rf"(?P<v>[0-9](?: ?[0-9]){{3}}){RIGHT}",
        0.75,
        cue="son dört",
        check=_is_last_four,
        gate=LEFT_WORD + _LAST,
    ),
    Pattern(
        "four digits before a card ends",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?P<v>[0-9]{{4}})['?]?[a-z]{{0,4}} (?:ile |la |le )?(?:biten|sonlanan|nolu"
        rf"|numarali)"
        rf" (?:[a-z]{{1,12}} ){{0,3}}(?:kart|visa|troy|mastercard)",
        0.88,
        cue="ile biten kart",
        gate="biten|sonlanan|nolu|numarali",
    ),
    Pattern(
        "four digits that name a card",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?:kart(?:im|ima|imi|imdan)?|card|visa|mastercard|troy|amex|endin+g?"
        rf"|ends?|ens"
        rf"|finishing(?: in)?|the one (?:ending|finishing)(?: in)?)[ ,:(]{{1,3}}"
        rf"(?P<v>[0-9](?:[ \-]?[0-9]){{3}}){RIGHT}",
        0.72,
        cue="kart",
        check=_is_last_four,
        gate="kart|card|visa|troy|amex|end|ens|finishing",
    ),
    Pattern(
        "four digits of a card",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?P<v>[0-9]{{4}})['?]?(?: ?l[iu])? (?:kart[iu]m|card\b|visa|mastercard|amex"
        rf"|at the end|at the back|at the front|at the start"
        rf"|(?:is|was) (?:the|my) (?:debit |credit |new |old )?(?:card|visa|amex))",
        0.72,
        cue="kart",
        check=_is_last_four,
        gate="kart|card|visa|amex|at the",
    ),
    Pattern(
        "beginning or end of a card",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?P<v>[0-9](?:[ \-]?[0-9]){{3}}) (?:ile |la |le |diye "
        rf"|gibi )?(?:baslay[a-z]{{2,4}}"
        rf"|basliyo[a-z]{{0,2}}|bitiyo[a-z]{{0,2}}|biten)",
        0.75,
        cue="ile biten",
        check=lambda match: _is_last_four(match) and not match.before[-2:].strip(" -").isdigit(),
        gate="basl|bit",
    ),
    Pattern(
        "starred end",
        EntityType.CREDIT_CARD,
        rf"(?:^|[^0-9a-z*x])(?P<v>(?:[*x]{{4}}[ -]?){{2,3}}[0-9]{{4}}){RIGHT}",
        0.85,
    ),
    Pattern(
        "date of a card",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?P<v>(?:0?[1-9]|1[0-2])[/\-](?:20)?[2-4][0-9])['?]? ?(?:l[iu]|tarihli) "
        rf"(?:[a-z]{{2,8}} )?(?:kart|olan)",
        0.72,
        cue="tarihli kart",
        check=_is_no_food,
        gate=r"[0-9][/\-](?:20)?[2-4][0-9]",
    ),
    Pattern(
        "date after a card",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}kart[a-z]{{0,6}} (?:[a-z]{{3,12}}[ ,]{{1,2}}){{1,2}}"
        rf"(?P<v>(?:0?[1-9]|1[0-2])[/\-](?:20)?[2-4][0-9])(?:$|[^0-9./])",
        0.7,
        cue="kart",
        check=_is_no_food,
        gate=r"kart.{1,40}[0-9][/\-]",
    ),
    Pattern(
        "end of a card's life",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?:valid to|runs out|good until|lasts until)[ :]{{1,2}}(?:on |in |end of )?"
        rf"(?P<v>(?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9]){RIGHT}",
        0.72,
        cue="valid to",
        check=_is_of_a_card,
        gate="(?:valid to|runs out|good until|lasts until)[ :]",
    ),
    Pattern(
        "three on the back",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?:(?:on|at) the back|three digits?(?: thing)?|security thing"
        rf"|kart[a-z]{{0,4}} arkasi"
        rf"|arkasindaki (?:uc|3))(?: is| are| reads| it says|'s|,| of it)?[ ,:]{{1,3}}(?:i said "
        rf"|was )?(?P<v>[0-9]{{3}}){RIGHT}",
        0.75,
        cue="on the back",
        check=_is_said,
        gate="(?:on|at) the back|three digit|security thing|arkasi",
    ),
    Pattern(
        "expiry",
        EntityType.CREDIT_CARD,
        after_cue(_EXPIRY, r"(?:0?[1-9]|1[0-2]) ?[/.\- ] ?(?:20)?[2-4][0-9]", 2),
        0.85,
        cue="son kullanma",
        check=_is_no_food,
    ),
    Pattern(
        "expiry beside the word card",
        EntityType.CREDIT_CARD,
        after_cue(_CARD, r"(?:0[1-9]|1[0-2])/(?:20)?[2-4][0-9]", 5),
        0.8,
        cue="kart",
        also="[01][0-9]/(?:20)?[2-4][0-9]",
    ),
    Pattern(
        "expiry before its cue",
        EntityType.CREDIT_CARD,
        rf"{LEFT_WORD}(?P<v>(?:0[1-9]|1[0-2]) ?/ ?(?:20)?[2-4][0-9])['?]?[a-z]{{0,4}} "
        rf"(?:[a-z]{{1,8}} )?{_EXPIRY}",
        0.82,
        cue="son kullanma",
        gate=LEFT_WORD + _EXPIRY,
    ),
    Pattern(
        "security code",
        EntityType.CREDIT_CARD,
        after_cue(_CVV, r"[0-9](?:[ -]?[0-9]){2,3}", 3),
        0.9,
        cue="cvv",
        check=_is_said,
    ),
)
