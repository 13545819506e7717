"""Places: street-level addresses, and the cities and districts that are none."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot


def address(dice: Dice) -> str:
    """An address down to the street or the door."""
    if dice.language == "en" and dice.chance(0.75):
        return _english(dice)
    return _turkish(dice)


def _turkish(dice: Dice) -> str:
    d = dice
    parts = []
    if d.chance(0.7):
        parts.append(
            f"{d.word('neighbourhoods')} {d.choice(('Mah.', 'Mahallesi', 'mah', 'mh.', 'Mah'))}"
        )
    street = (
        d.word("streets_tr")
        if d.chance(0.75)
        else d.fill(d.choice(("900.", "900", "9000.", "90/9.")))
    )
    if d.chance(0.85) or not parts:
        parts.append(
            f"{street} {d.choice(('Sokak', 'Sok.', 'sk', 'Sk.', 'Sokağı', 'Cad.', 'Caddesi', 'cad', 'cd.', 'Bulvarı', 'Blv.'))}"
        )
    if d.chance(0.3):
        parts.append(
            f"{d.name('given_tr', 'surnames_tr')} {d.choice(('Apt.', 'Apartmanı', 'apt', 'Sitesi', 'sitesi', 'İş Merkezi', 'Plaza', 'Konutları'))}"
        )
    if d.chance(0.2):
        parts.append(f"{d.letters(1)}{d.choice(('', d.digits(1)))} {d.choice(('Blok', 'blok'))}")
    parts.append(
        d.choice(
            (
                "No: {0}",
                "no {0}",
                "No:{0}/{1}",
                "no:{0} d:{1}",
                "No {0} Daire {1}",
                "{0}/{1}",
                "no {0} kat {1}",
                "Kat:{1} D:{0}",
                "numara {0}",
            )
        ).format(d.randrange(1, 150), d.randrange(1, 30))
    )
    if d.chance(0.6):
        parts.append(
            d.choice(
                (
                    f"{d.word('districts')}",
                    f"{d.word('districts')}/{d.word('cities')}",
                    f"{d.word('districts')} {d.word('cities')}",
                )
            )
        )
    return d.choice((" ", " ", ", ")).join(parts)


def _english(dice: Dice) -> str:
    d = dice
    number = d.choice(
        (
            str(d.randrange(1, 250)),
            f"{d.randrange(1, 99)}{d.choice('abc')}",
            f"Flat {d.randrange(1, 40)}, {d.randrange(1, 200)}",
            f"Apt {d.randrange(1, 40)}, {d.randrange(1, 200)}",
            f"Unit {d.randrange(1, 20)}, {d.randrange(1, 90)}",
        )
    )
    made = f"{number} {d.word('streets_en')}"
    if d.chance(0.6):
        made += f"{d.choice((', ', ' '))}{d.word('towns_en')}"
    if d.chance(0.45):
        made += " " + d.fill(d.choice(("AA9 9AA", "A90 9AA", "90000", "AA90 9AA")))
    return made


PLACES = {
    "address": Slot(address, EntityType.ADDRESS),
    "city": Slot(lambda dice: dice.word("cities")),
    "district": Slot(lambda dice: dice.word("districts" if dice.language == "tr" else "towns_en")),
}
