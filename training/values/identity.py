"""What states give: identity, tax, passport and licence numbers, dates of birth."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot, options

MONTHS = {
    "tr": options("""
        Ocak|Şubat|Mart|Nisan|Mayıs|Haziran|Temmuz|Ağustos|Eylül|Ekim|Kasım|Aralık
    """),
    "en": options("""
        January|February|March|April|May|June|July|August|September|October|November|December
    """),
}
_NOW = 2026  # the year in which all messages are written
_PASSPORTS = options("A00000000|U00000000|S00000000|000000000|AA0000000|A0000000|U 00000000")
_LICENCES = options("000000|0000000|A-000000|900000")
_SERIALS = options("A00A00000|A00 A00000|A00-A00000|A00-000000|A 00 A 00 000|a00a00000")
_FOREIGN_IDS = options("""
    900-00-0000|900 00 0000|AA 00 00 00 A|AA000000A|00000000A|900000000|9000000AA|AA00 00 00 A
""")


def tckn(dice: Dice) -> str:
    """A Turkish identity number with its two check digits; sometimes mistyped or spaced."""
    digits = [int(digit) for digit in dice.fill("900000000")]
    tenth = (7 * sum(digits[::2]) - sum(digits[1::2])) % 10
    text = "".join(map(str, [*digits, tenth, (sum(digits) + tenth) % 10]))
    if dice.chance(0.1):
        text = text[:-1] + dice.digits(1)
    if dice.chance(0.12):
        return dice.choice(
            (
                f"{text[:3]} {text[3:6]} {text[6:9]} {text[9:]}",
                " ".join(text),
                f"{text[:5]} {text[5:]}",
                ".".join(text),
            )
        )
    return text


def vkn(dice: Dice) -> str:
    """A Turkish tax number with its check digit."""
    digits = dice.digits(9)
    total = 0
    for place, digit in enumerate(digits):
        part = (int(digit) + 9 - place) % 10
        total += part if part == 9 else part * 2 ** (9 - place) % 9
    return digits + str((10 - total % 10) % 10)


def passport(dice: Dice) -> str:
    """A passport number of some country."""
    return dice.fill(dice.choice(_PASSPORTS))


def licence(dice: Dice) -> str:
    """A driving licence number."""
    if dice.language == "en" and dice.chance(0.6):
        name = dice.name("surnames_en").upper().replace("'", "")[:5].ljust(5, "9")
        return dice.choice(("{} {} {}", "{}{}{}")).format(name, dice.digits(6), dice.fill("AA0AA"))
    return dice.fill(dice.choice(_LICENCES))


def serial(dice: Dice) -> str:
    """The serial number of a Turkish identity card."""
    return dice.fill(dice.choice(_SERIALS))


def foreign_id(dice: Dice) -> str:
    """Identity numbers of other states: US, GB, ES, NL, IE."""
    return dice.fill(dice.choice(_FOREIGN_IDS))


def birth_date(dice: Dice) -> str:
    """A day of birth."""
    day, month, year = dice.randrange(1, 29), dice.randrange(1, 13), _birth_year(dice)
    if dice.chance(0.35):
        return _with_month_name(day, month, year, dice)
    mark = dice.choice("./-")
    shapes = (
        f"{day:02d}{mark}{month:02d}{mark}{year}",
        f"{day}{mark}{month}{mark}{year}",
        f"{day:02d}{mark}{month:02d}{mark}{year % 100:02d}",
        f"{year}-{month:02d}-{day:02d}",
        f"{day:02d} {month:02d} {year}",
    )
    return dice.choices(shapes, (5, 3, 2, 1, 1))[0]


def _birth_year(dice: Dice) -> int:
    return dice.randrange(_NOW - 17, _NOW - 9) if dice.minor else dice.randrange(1940, 2015)


def _with_month_name(day: int, month: int, year: int, dice: Dice) -> str:
    name = MONTHS[dice.language][month - 1]
    if dice.chance(0.5):
        name = name.lower()
    if dice.language == "tr":
        return dice.choice((f"{day} {name} {year}", f"{day} {name} {year % 100:02d}"))
    return dice.choice(
        (
            f"{day} {name} {year}",
            f"{name} {day}, {year}",
            f"{day}th of {name} {year}",
            f"{day} {name[:3]} {year}",
        )
    )


IDENTITY = {
    "tckn": Slot(tckn, EntityType.TR_NATIONAL_ID),
    "vkn": Slot(vkn, EntityType.TR_TAX_ID),
    "passport": Slot(passport, EntityType.PASSPORT),
    "licence": Slot(licence, EntityType.DRIVER_LICENSE),
    "serial": Slot(serial, EntityType.ID_SERIAL),
    "foreign_id": Slot(foreign_id, EntityType.NATIONAL_ID),
    "birth_date": Slot(birth_date, EntityType.DATE_OF_BIRTH),
}
