"""People: full names of private persons, bare first names, people in public life."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot


def full_name(dice: Dice) -> str:
    """Given name and surname as people write them."""
    origin = _origin(dice)
    given = dice.name(f"given_{origin}")
    surname = dice.name(f"surnames_{origin if dice.chance(0.93) else _origin(dice)}")
    if dice.chance(0.12) and " " not in given:
        given = f"{given} {dice.name(f'given_{origin}')}"
    if dice.chance(0.05):
        surname = f"{surname}{dice.choice([' ', '-'])}{dice.name(f'surnames_{origin}')}"
    return _order(given, surname, dice)


def _origin(dice: Dice) -> str:
    if dice.language == "tr":
        return dice.pick({"tr": 88, "world": 8, "en": 4})
    return dice.pick({"en": 60, "world": 20, "tr": 20})


def _order(given: str, surname: str, dice: Dice) -> str:
    way = dice.pick({"plain": 90, "initial": 3, "surname first": 3, "capital surname": 4})
    if way == "initial":
        return f"{given} {dice.choice('ABCDEFGHKMSTY')}. {surname}"
    if way == "surname first":
        return f"{surname} {given}"
    if way == "capital surname":
        if dice.language == "tr":
            surname = surname.replace("i", "İ")
        return f"{given} {surname.upper()}"
    return f"{given} {surname}"


def first_name(dice: Dice) -> str:
    """A given name alone."""
    origin = "tr" if dice.language == "tr" else dice.pick({"en": 75, "tr": 15, "world": 10})
    return dice.name(f"given_{origin}")


def public_figure(dice: Dice) -> str:
    """Somebody in public life."""
    return dice.word("public_figures")


PEOPLE = {
    "person": Slot(full_name, EntityType.PERSON),
    "first": Slot(first_name),
    "public": Slot(public_figure),
}
