"""Places: street-level addresses, and the cities and districts that are none."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot, options

_QUARTERS = options("Mah.|Mahallesi|mah|mh.|Mah")
_STREETS = options("Sokak|Sok.|sk|Sk.|Sokağı|Cad.|Caddesi|cad|cd.|Bulvarı|Blv.")
_NUMBERED = options("900.|900|9000.|90/9.")
_HOUSES = options("Apt.|Apartmanı|apt|Sitesi|sitesi|İş Merkezi|Plaza|Konutları")
_DOORS = options("""
    No: {0}|no {0}|No:{0}/{1}|no:{0} d:{1}|No {0} Daire {1}|{0}/{1}|no {0} kat {1}
    Kat:{1} D:{0}|numara {0}
""")
_POSTCODES = options("AA9 9AA|A90 9AA|90000|AA90 9AA")


def address(dice: Dice) -> str:
    """An address down to the street or the door."""
    if dice.language == "en" and dice.chance(0.75):
        return _english(dice)
    return _turkish(dice)


def _turkish(dice: Dice) -> str:
    parts = []
    if dice.chance(0.7):
        parts.append(f"{dice.word('neighbourhoods')} {dice.choice(_QUARTERS)}")
    street = _street(dice)
    if dice.chance(0.85) or not parts:
        parts.append(f"{street} {dice.choice(_STREETS)}")
    if dice.chance(0.3):
        parts.append(f"{dice.name('given_tr', 'surnames_tr')} {dice.choice(_HOUSES)}")
    if dice.chance(0.2):
        block = dice.letters(1) + dice.choice(("", dice.digits(1)))
        parts.append(f"{block} {dice.choice(('Blok', 'blok'))}")
    parts.append(dice.choice(_DOORS).format(dice.randrange(1, 150), dice.randrange(1, 30)))
    if dice.chance(0.6):
        district, city = dice.word("districts"), dice.word("cities")
        parts.append(dice.choice((district, f"{district}/{city}", f"{district} {city}")))
    return dice.choice((" ", " ", ", ")).join(parts)


def _street(dice: Dice) -> str:
    if dice.chance(0.75):
        return dice.word("streets_tr")
    return dice.fill(dice.choice(_NUMBERED))


def _english(dice: Dice) -> str:
    made = f"{_number(dice)} {dice.word('streets_en')}"
    if dice.chance(0.6):
        made += f"{dice.choice((', ', ' '))}{dice.word('towns_en')}"
    if dice.chance(0.45):
        made += " " + dice.fill(dice.choice(_POSTCODES))
    return made


def _number(dice: Dice) -> str:
    return dice.choice(
        (
            str(dice.randrange(1, 250)),
            f"{dice.randrange(1, 99)}{dice.choice('abc')}",
            f"Flat {dice.randrange(1, 40)}, {dice.randrange(1, 200)}",
            f"Apt {dice.randrange(1, 40)}, {dice.randrange(1, 200)}",
            f"Unit {dice.randrange(1, 20)}, {dice.randrange(1, 90)}",
        )
    )


PLACES = {
    "address": Slot(address, EntityType.ADDRESS),
    "city": Slot(lambda dice: dice.word("cities")),
    "district": Slot(lambda dice: dice.word("districts" if dice.language == "tr" else "towns_en")),
}
