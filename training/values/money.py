"""Sums of money: digits, short forms, words and slang."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot
from training.values.spelling import spell

_UNITS = {
    "tr": (
        " TL",
        " tl",
        "TL",
        "tl",
        " lira",
        "₺",
        " liram",
        " lirayı",
        " euro",
        " dolar",
        " usdt",
        " $",
        "",
    ),
    "en": (
        " pounds",
        " quid",
        " euros",
        " dollars",
        " bucks",
        " TL",
        " lira",
        " USDT",
        " gbp",
        " EUR",
        "",
    ),
}


def amount(dice: Dice) -> str:
    """A sum as people write it."""
    number = _number(dice)
    if dice.language == "en":
        return _english(number, dice)
    return _turkish(number, dice)


def _number(dice: Dice) -> int:
    size = dice.pick({"tens": 2, "hundreds": 5, "thousands": 5, "ten thousands": 2})
    return {
        "tens": dice.randrange(10, 100),
        "hundreds": dice.choice((dice.randrange(2, 20) * 50, dice.randrange(100, 1000))),
        "thousands": dice.choice((dice.randrange(2, 20) * 500, dice.randrange(1000, 10_000))),
        "ten thousands": dice.randrange(10, 200) * 1000,
    }[size]


def _turkish(number: int, dice: Dice) -> str:
    unit = dice.choice(_UNITS["tr"])
    way = dice.pick(
        {"plain": 6, "dots": 3, "pennies": 2, "thousands": 2, "words": 2, "k": 1, "sign": 1}
    )
    if way == "dots":
        return f"{number:,}".replace(",", ".") + unit
    if way == "pennies":
        return f"{number},{dice.randrange(1, 100):02d}" + unit
    if way == "thousands" and number >= 1000:
        return (
            f"{dice.choice((str(number // 1000), spell(number // 1000, 'tr')))} bin"
            + dice.choice(("", " lira", " tl", " kayme"))
        )
    if way == "words":
        return f"{spell(number - number % 10, 'tr')}{dice.choice((' lira', ' tl', ' papel', ' liracık', ' kağıt'))}"
    if way == "k" and number >= 1000:
        return f"{number // 1000}{dice.choice(('k', 'K', 'bin'))}" + dice.choice(("", " tl"))
    if way == "sign":
        return f"{dice.choice('₺$€')}{number}"
    return f"{number}{unit or ' TL'}"


def _english(number: int, dice: Dice) -> str:
    unit = dice.choice(_UNITS["en"])
    way = dice.pick({"sign": 7, "plain": 4, "words": 2, "k": 2, "pennies": 2})
    sign = dice.choice("££$€₺")
    if way == "plain":
        return f"{number}{unit or ' TL'}"
    if way == "words":
        return f"{spell(number - number % 10, 'en')}{dice.choice((' quid', ' pounds', ' dollars', ' bucks', ' euros'))}"
    if way == "k" and number >= 1000:
        return f"{dice.choice(('', sign))}{number // 1000}{dice.choice(('k', ' grand', '.5k'))}"
    if way == "pennies":
        return f"{sign}{number:,}.{dice.randrange(1, 100):02d}"
    return f"{sign}{number:,}"


MONEY = {
    "own_amount": Slot(amount, EntityType.TRANSACTION_DETAIL),
    "amount": Slot(amount),
}
