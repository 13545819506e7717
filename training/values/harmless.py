"""Values that are nobody's, over which a nervous filter would trip."""

from __future__ import annotations

from training.values.identity import MONTHS
from training.values.slot import Dice, Slot, options

_WEEKDAYS = {
    "tr": options("pazartesi|salı|çarşamba|perşembe|cuma|cumartesi|pazar"),
    "en": options("Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"),
}
_PROMOS = options(
    "HOSGELDIN|YAZ|BAHAR|SUPER|WELCOME|SPRING|CUMA|INDIRIM|EXTRA|MACGUNU|KIS|VIP|FREE"
)
_PROMO_NUMBERS = options("5|10|20|25|50|100|2026")
_MASKED = options("""
    05{0} *** ** {1}|05{0}*****{1}|{1}*******{0}|***{0}|a***{1}@gmail.com
    TR** **** **** {0}|{0}*****|+90 5** *** ** {1}|m*****z
""")
_PUBLIC_PHONES = options("""
    444 0 000|444 00 00|4440000|z85z 000 00 00|z85z 000 0 000|112|155|z 85z 000 00 00
    z8zz 000 00 00
""")
_PUBLIC_PHONES_ABROAD = options("""
    z345 000 0000|z33z 000 0000|z8zz 000 000|z8z8 000 0000|101|111|999|1-8zz-000-0000
""")
_ERRORS = options("""
    4z4|5zz|5z2|5z3|E-900|zx8zz70000|ERR_900|900|9000|E9000|AA-90|-90|ERR-90000|9000-9000
    AA_ERR_00|E00|0000|A-00.0|AAA0000
""")
_MODELS = options("""
    AA-AA900A|AA-9000AAA|AA00A00A|00AAAA000|AA-AA00A|A00 5G|AA-9000AA0|AAA 0000|A-000|AA000A
    AA 9zzz|AAA-000|A0000A|AA0-A000|AAAA-00|A9 9zz|AA-A000|AAAAA 0000
""")
_VERSIONS = options("9.0.0|v9.0|90.9.0|9.90|9.0.0.000|90")
_BIG = options("100000|250.000|1.000.000|10000|50 bin|1000000|500000")
_BRAND_EMAILS = options("destek@papatya.example|info@papatya.example|kvkk@papatya.example")
_BRAND_HANDLES = options("@papatya|@papatyadestek|@PapatyaTR")


def date(dice: Dice) -> str:
    """A day that is no birthday."""
    day, month = dice.randrange(1, 29), dice.randrange(1, 13)
    name = MONTHS[dice.language][month - 1]
    return dice.choice(
        (
            f"{day} {name}",
            f"{day} {name.lower()}",
            f"{day:02d}.{month:02d}.2026",
            f"{day:02d}/{month:02d}",
            f"{day:02d}/{month:02d}/{dice.choice((2025, 2026, 2027))}",
            f"{day}-{month}-{dice.choice((2025, 2026, 2027))}",
            f"{day}.{month}.2025",
            f"{day} {name} 2026",
        )
    )


def time(dice: Dice) -> str:
    """A time of day."""
    hour, minute = dice.randrange(24), dice.choice((0, 15, 30, 45, dice.randrange(60)))
    return dice.choice((f"{hour:02d}:{minute:02d}", f"{hour}.{minute:02d}", f"{hour:02d}:00"))


def masked(dice: Dice) -> str:
    """A value that its writer has starred out."""
    return dice.choice(_MASKED).format(dice.digits(2), dice.digits(2))


def public_phone(dice: Dice) -> str:
    """A number that is everybody's."""
    if dice.language == "en" and dice.chance(0.5):
        return dice.fill(dice.choice(_PUBLIC_PHONES_ABROAD))
    return dice.fill(dice.choice(_PUBLIC_PHONES))


def promo(dice: Dice) -> str:
    """A campaign's code, often the brand's name with a number."""
    if dice.chance(0.25):
        return dice.word("companies").upper().replace(" ", "") + dice.choice(_PROMO_NUMBERS)
    made = f"{dice.choice(_PROMOS)}{dice.choice(('', *_PROMO_NUMBERS))}"
    return made.lower() if dice.chance(0.2) else made


def error(dice: Dice) -> str:
    """A code that an app shows."""
    return dice.fill(dice.choice(_ERRORS))


def model(dice: Dice) -> str:
    """A product by its name, or by the code on its label."""
    if dice.chance(0.5):
        return dice.word("products")
    code = dice.fill(dice.choice(_MODELS))
    return code.lower() if dice.chance(0.2) else code


def version(dice: Dice) -> str:
    """A version of an app or system."""
    return dice.fill(dice.choice(_VERSIONS))


def percent(dice: Dice) -> str:
    """A share, with its sign where the language puts it."""
    share = dice.randrange(5, 100)
    return f"%{share}" if dice.language == "tr" else f"{share}%"


def odds(dice: Dice) -> str:
    """What a bet pays."""
    return dice.choice(
        (
            f"{dice.randrange(1, 12)}.{dice.randrange(5, 99):02d}",
            f"{dice.randrange(1, 12)}/{dice.randrange(1, 4)}",
            f"{dice.randrange(1, 9)},{dice.randrange(5, 99)}",
        )
    )


HARMLESS = {
    "date": Slot(date),
    "time": Slot(time),
    "weekday": Slot(lambda dice: dice.choice(_WEEKDAYS[dice.language])),
    "month": Slot(lambda dice: dice.choice(MONTHS[dice.language])),
    "n": Slot(lambda dice: str(dice.randrange(2, 31))),
    "percent": Slot(percent),
    "odds": Slot(odds),
    "score": Slot(lambda dice: f"{dice.randrange(6)}-{dice.randrange(5)}"),
    "age": Slot(lambda dice: str(dice.randrange(12, 80))),
    "promo": Slot(promo),
    "model": Slot(model),
    "version": Slot(version),
    "error": Slot(error),
    "public_phone": Slot(public_phone),
    "brand_email": Slot(lambda dice: dice.choice(_BRAND_EMAILS)),
    "brand_handle": Slot(lambda dice: dice.choice(_BRAND_HANDLES)),
    "masked": Slot(masked),
    "big": Slot(lambda dice: dice.choice(_BIG)),
    "company": Slot(lambda dice: dice.word("companies")),
    "team": Slot(lambda dice: dice.word("teams")),
}
