"""Private phone numbers: Turkish mobiles and landlines, international numbers.

Source: ITU-T E.164; Turkish numbering plan (BTK, Numaralandırma Yönetmeliği): mobiles begin with
5, area codes with 2-4; 444 and 0850 lines are public. Foreign numbers are checked with
phonenumbers.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1).
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_amount, is_clock, is_dated, is_of_goods, is_public_line
from socialbot.pii.pattern import (
    LEFT,
    LEFT_WORD,
    RIGHT,
    SEPARATOR,
    Match,
    Pattern,
    run,
    words,
)

_CUE = words(
    """tel, telf, telefon, telefonum, telefonumu, telefon numaram, telefon no, gsm, gsm no, cep,
    cebim, cep tel, cep telefonum, cep no, numaram, numarami, numaramiz, nomu, hattim,
    whatsapp, whatsap, watsap, vatsap, wp, wsp, wa me, irtibat, iletisim, iletisim no,
    iletisim numaram, ulasabilirsiniz, beni arayin, arayin beni, ara beni, arayin, phone,
    phone no, phone number, phone number is, my number, my number is, mobile, mobile no, cell,
    cellphone, call me, call me at, call me on, text me, text me at, reach me, reach me at,
    ring me, contact me"""
)
_TAIL = words(
    "beni arayin, arayin, arayabilirsiniz, ulasin, ulasabilirsiniz, nolu hat, numarali hat"
)


LONGEST = 13  # digits; E.164 allows 15, but no country's mobiles have more


def is_private(match: Match) -> bool:
    """Neither a sum nor one of the public short and service numbers."""
    return not is_amount(match) and not is_public_line(match)


def is_whole(match: Match) -> bool:
    """Private, and not only the head of a mobile number."""
    digits = match.digits
    return (
        is_private(match)
        and len(digits.removeprefix("00")) <= LONGEST
        and not is_dated(match)
        and not is_clock(match)
        and not (digits.startswith("05") and len(digits) < 10)
    )


# The end of a fraction: coordinates on a map.
_FRACTION = re.compile(r"[0-9][.,]$")


def is_lettered(match: Match) -> bool:
    """A mobile number with some letters in the place of digits that look like them."""
    letters = sum(map(str.isalpha, match.value))
    return letters > 0 and len(match.digits) >= LEAST_REAL_DIGITS


def is_foreign(match: Match) -> bool:
    """Whether an international number can exist in its country's plan."""
    import phonenumbers

    digits = match.digits.removeprefix("00") if "+" not in match.value else match.digits
    try:
        number = phonenumbers.parse("+" + digits)
    except phonenumbers.NumberParseException:
        return False
    if "+" not in match.value and (is_amount(match) or is_of_goods(match)):
        return False
    if _FRACTION.search(match.before):
        return False
    return bool(phonenumbers.is_possible_number(number)) and not is_public_line(match)


_COUNTRY = rf"(?:\+|00{SEPARATOR})?9{SEPARATOR}0{SEPARATOR}"
LEAST_REAL_DIGITS = 6
_ALIKE = "[0-9oilzeasbg]"
_NINE = rf"(?:{SEPARATOR}[0-9]){{9}}"

PATTERNS = (
    Pattern(
        "mobile",
        EntityType.PHONE_NUMBER,
        rf"{LEFT}(?P<v>\(?(?:{_COUNTRY})?\(?0{SEPARATOR}5{_NINE}){RIGHT}",
        0.95,
    ),
    Pattern(
        "mobile with letters for digits",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>[0o]{SEPARATOR}[5s](?:{SEPARATOR}{_ALIKE}){{9}})"
        r"(?:$|[^0-9a-z]|(?:[dy][ea]n?|n?[iu]n|i|u|li|lu)(?:$|[^a-z]))",
        0.9,
        check=is_lettered,
        gate=rf"(?:^|[^0-9a-z])[0o]{SEPARATOR}[5s](?:{SEPARATOR}{_ALIKE}){{3}}",
        disguised=False,
    ),
    Pattern(
        "mobile abroad",
        EntityType.PHONE_NUMBER,
        rf"{LEFT}(?P<v>\(?{_COUNTRY}5{_NINE}){RIGHT}",
        0.9,
        check=is_private,
    ),
    Pattern(
        "mobile short",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>\(?5{SEPARATOR}[0-6]{SEPARATOR}[0-9](?:{SEPARATOR}[0-9]){{7}}){RIGHT}",
        0.85,
        check=is_private,
    ),
    Pattern(
        "landline",
        EntityType.PHONE_NUMBER,
        rf"{LEFT}(?P<v>(?:{_COUNTRY})?\(?0{SEPARATOR}[234]{SEPARATOR}[1-8]{SEPARATOR}[0-9]"
        rf"(?:{SEPARATOR}[0-9]){{7}}){RIGHT}",
        0.8,
        check=is_private,
    ),
    Pattern(
        "international",
        EntityType.PHONE_NUMBER,
        rf"{LEFT}(?P<v>(?:\+|00){SEPARATOR}[1-9](?:{SEPARATOR}[0-9]){{7,13}}){RIGHT}",
        0.85,
        check=is_foreign,
    ),
    Pattern(
        "north american",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>(?:1[ .-])?(?:\([2-9][0-9]{{2}}\) ?|[2-9][0-9]{{2}}[.-])"
        rf"[0-9]{{3}}[ .-][0-9]{{4}})"
        rf"{RIGHT}",
        0.75,
        check=is_private,
    ),
    Pattern(
        "british mobile",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>0{SEPARATOR}7(?:{SEPARATOR}[0-9]){{9}}){RIGHT}",
        0.8,
        check=is_private,
    ),
    Pattern(
        "irish or australian mobile",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>\(?08[35679]\)?(?:[ .\-]{{0,2}}[0-9]){{7}}"
        rf"|04[0-9]{{2}} [0-9]{{3}} [0-9]{{3}})"
        rf"(?:$|[^0-9 .\-/]|[ .\-/](?:$|[^0-9]))",
        0.75,
        check=is_whole,
    ),
    Pattern(
        "irish landline",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>(?:\(0(?:1|[24-79][0-9])\) ?|0(?:1|[24-79][0-9])[ \-])"
        rf"[0-9]{{3}}[ \-]?[0-9]{{4}})(?:$|[^0-9 .\-/]|[ .\-/](?:$|[^0-9]))",
        0.7,
        check=is_whole,
    ),
    Pattern(
        "british landline",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>\(?0[ \-]?1(?:[ \-()]{{0,2}}[0-9]){{9}})"
        rf"(?:$|[^0-9 .\-/]|[ .\-/](?:$|[^0-9]))",
        0.75,
        check=is_whole,
    ),
    Pattern(
        "number beside a phone cue",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}{_CUE}(?:[a-z]{{0,8}}[^0-9a-z]{{1,4}}){{1,4}}(?P<v>{run(7, 14)}){RIGHT}",
        0.85,
        cue="phone",
        check=is_whole,
        gate=LEFT_WORD + _CUE,
    ),
    Pattern(
        "number before a phone cue",
        EntityType.PHONE_NUMBER,
        rf"{LEFT_WORD}(?P<v>{run(7, 14)})['? ]{{0,2}}(?:[dty][ea]n?|i|u|yi|yu)?[ ,.]{{1,3}}"
        rf"(?:[a-z]{{2,8}} ){{0,2}}{_TAIL}",
        0.8,
        cue="call me",
        check=is_whole,
        gate=LEFT_WORD + _TAIL,
    ),
)
