"""What only its owner may know: passwords, PINs, one-time codes, security answers."""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.fold import fold
from training.values.slot import Dice, Slot, options

_COMMON = options("""
    fener|galata|besiktas|trabzon|sevgi|annem|hayat|kedi|monkey|dragon|summer|london
    liverpool|iloveyou|password|kurban|canimoglum|rex|boncuk|pamuk
""")
_TAILS = options("123|1234|1907|1905|1903|61|34")
_PETS_AND_COLOURS = options(
    "karabaş|boncuk|pamuk|minnoş|Rex|Biscuit|Whiskers|mavi|tofaş|Rusty",
)


def password(dice: Dice) -> str:
    """A password as people choose them."""
    word = dice.choice(_COMMON)
    first = re.sub("[^a-z]", "", fold(dice.name("given_tr", "given_en")).text)
    return dice.any_of(
        (
            lambda d: f"{word.capitalize()}{d.digits(4)}{d.choice(('', '!', '.', '*'))}",
            lambda d: f"{first}{d.digits(4)}",
            lambda d: f"{first.capitalize()}.{d.digits(2)}",
            lambda d: f"{word}{d.choice(_COMMON)}",
            lambda d: d.letters(4, "abcdefghkmnprstuyz") + d.digits(3) + d.choice("!?*.-_"),
            lambda d: f"{word}{d.choice(_TAILS)}",
        )
    )


def pin(dice: Dice) -> str:
    """A PIN of four to six digits."""
    return dice.digits(dice.choice((4, 4, 6)))


def otp(dice: Dice) -> str:
    """A code for one use."""
    code = dice.digits(dice.choice((4, 5, 6, 6, 6, 8)))
    return f"{code[:3]} {code[3:]}" if len(code) == 6 and dice.chance(0.15) else code


def secret_answer(dice: Dice) -> str:
    """An answer to a security question."""
    return dice.any_of(
        (
            lambda d: d.name("surnames_tr" if d.language == "tr" else "surnames_en"),
            lambda d: d.choice(_PETS_AND_COLOURS),
            lambda d: d.word("districts" if d.language == "tr" else "towns_en"),
        )
    )


SECRETS = {
    "password": Slot(password, EntityType.CREDENTIAL),
    "pin": Slot(pin, EntityType.CREDENTIAL),
    "otp": Slot(otp, EntityType.CREDENTIAL),
    "secret_answer": Slot(secret_answer, EntityType.CREDENTIAL),
}
