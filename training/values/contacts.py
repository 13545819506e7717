"""Ways to reach somebody: phones, mailboxes, IP addresses, number plates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from socialbot.domain import EntityType
from socialbot.nlp.fold import fold
from training.values.slot import Dice, Slot, options
from training.values.spelling import spell_digits

_PROVIDERS = {
    "gmail.com": 50,
    "hotmail.com": 20,
    "outlook.com": 10,
    "yahoo.com": 8,
    "icloud.com": 5,
    "windowslive.com": 2,
    "yandex.com": 2,
    "mynet.com": 2,
    "proton.me": 2,
}
_TURKISH = options("""
    +90 5{0} {1} {2} {3}|05{0} {1} {2} {3}|05{0}{1}{2}{3}|5{0}{1}{2}{3}|5{0} {1} {2} {3}
    0 5{0} {1} {2} {3}|(05{0}) {1} {2} {3}|05{0}-{1}-{2}-{3}|05{0}.{1}.{2}.{3}|+905{0}{1}{2}{3}
    05{0} {1}{2}{3}|05{0} {1} {2}{3}|5{0}-{1}{2}{3}
""")
_ABROAD = options("""
    +44 79{0} {1}{1}{2}|079{2} {1}{1}{2}|+49 15{0} {1}{1}{2}|+1 (2{2}) 5{0} {1}{2}|2{2}-5{0}-0{1}
    +353 8{2} {1} {1}{2}|+31 6 {1}{2}{3}{2}|+33 6 {2} {2} {2} {2}|+91 98{2} {1} {1}
    +971 50 {1} {2}{3}
""")
_LAND_LINES = options("0{0} {1} {2} {3}|0{0}{1}{2}{3}")
_AREAS = options("212|216|312|232|224|342|242")
_OPERATORS = options(
    "05|06|30|31|32|33|35|36|37|38|39|41|42|43|44|45|46|47|49|50|51|52|53|54|55|59"
)
_NETWORKS = (78, 81, 85, 88, 94, 176, 178, 188, 213, 92, 31, 5)
_COMPANY_DOMAINS = options(".com.tr|.net|.co.uk|.org|.de")
_AT = options(" at |[at]|(at)| et |(et)| @ |[et]")
_DOT = options(".| nokta | dot |(dot)")


def phone(dice: Dice) -> str:
    """A mobile or land line, in the spellings and disguises that people use."""
    if (dice.language == "en" and dice.chance(0.7)) or dice.chance(0.04):
        plain = dice.choice(_ABROAD).format(
            dice.digits(2), dice.digits(3), dice.digits(2), dice.digits(2)
        )
    elif dice.chance(0.08):
        plain = _turkish(_LAND_LINES, _AREAS, dice)
    else:
        plain = _turkish(_TURKISH, _OPERATORS, dice)
    return _disguise(plain, dice)


def _turkish(shapes: Sequence[str], codes: Sequence[str], dice: Dice) -> str:
    return dice.choice(shapes).format(
        dice.choice(codes), dice.fill("900"), dice.digits(2), dice.digits(2)
    )


def _disguise(plain: str, dice: Dice) -> str:
    way = dice.pick({"none": 88, "words": 4, "spaced": 3, "letters": 2, "mixed": 3})
    digits = re.sub(r"\D", "", plain)
    if way == "words":
        return spell_digits(digits, dice)
    if way == "spaced":
        return dice.choice((" ", ".", "-", "/", " - ")).join(digits)
    if way == "letters":
        return plain.replace("0", dice.choice("oO")).replace("1", dice.choice("lI1"))
    if way == "mixed":
        return f"{spell_digits(digits[:-7], dice)} {digits[-7:-4]} {digits[-4:-2]} {digits[-2:]}"
    return plain


def email(dice: Dice) -> str:
    """A private mailbox."""
    first = fold(dice.name("given_tr" if dice.language == "tr" else "given_en")).text
    last = fold(dice.name("surnames_tr" if dice.language == "tr" else "surnames_en")).text
    local = _local_part(first, last, dice)
    if dice.chance(0.85):
        domain = dice.pick(_PROVIDERS)
    else:
        domain = last.replace(" ", "") + dice.choice(_COMPANY_DOMAINS)
    plain = f"{local}@{re.sub('[^a-z0-9.]', '', domain)}"
    if dice.chance(0.85):
        return plain
    at, dot = dice.choice(_AT), dice.choice(_DOT)
    return plain.replace("@", at).replace(".", dot)


def _local_part(first: str, last: str, dice: Dice) -> str:
    made = dice.choice(
        (
            f"{first}{last}",
            f"{first}.{last}",
            f"{first}_{last}",
            f"{first[:1]}{last}{dice.digits(2)}",
            f"{first}{dice.digits(2)}",
            f"{last}.{first}{dice.digits(4)}",
            f"{first}{last[:3]}{dice.digits(2)}",
            f"{first}-{last}",
        )
    )
    return re.sub(r"[^a-z0-9._-]", "", made)


def ip(dice: Dice) -> str:
    """An address of the internet, version 4 or 6."""
    if dice.chance(0.15):
        parts = (dice.choice("0123"), *(f"{dice.randrange(65536):x}" for _ in range(4)))
        return f"2a0{':'.join(parts)}::{dice.randrange(4096):x}"
    network = dice.choice(_NETWORKS)
    return f"{network}.{dice.randrange(256)}.{dice.randrange(256)}.{dice.randrange(1, 255)}"


def plate(dice: Dice) -> str:
    """A Turkish plate, or a British one in English messages."""
    if dice.language == "en" and dice.chance(0.6):
        return dice.choice(("{}{} {}", "{}{}{}")).format(
            dice.letters(2), dice.digits(2), dice.letters(3)
        )
    letters = dice.choice((1, 2, 3))
    shape = dice.choice(("{} {} {}", "{}{}{}", "{} {}{}", "{}-{}-{}"))
    made = shape.format(
        f"{dice.randrange(1, 82):02d}",
        dice.letters(letters),
        dice.digits({1: 4, 2: dice.choice((3, 4)), 3: dice.choice((2, 3))}[letters]),
    )
    return made.lower() if dice.chance(0.4) else made


CONTACTS = {
    "phone": Slot(phone, EntityType.PHONE_NUMBER),
    "email": Slot(email, EntityType.EMAIL_ADDRESS),
    "ip": Slot(ip, EntityType.IP_ADDRESS),
    "plate": Slot(plate, EntityType.LICENSE_PLATE),
}
