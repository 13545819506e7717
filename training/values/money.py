"""Sums of money: digits, short forms, words and slang."""

from __future__ import annotations

from socialbot.domain import EntityType
from training.values.slot import Dice, Slot, options
from training.values.spelling import spell

_UNITS = {
    "tr": options(" TL| tl|TL|tl| lira|₺| liram| lirayı| euro| dolar| usdt| $|"),
    "en": options(" pounds| quid| euros| dollars| bucks| TL| lira| USDT| gbp| EUR|"),
}
_SPOKEN_UNITS = {
    "tr": options(" lira| tl| papel| liracık| kağıt"),
    "en": options(" quid| pounds| dollars| bucks| euros"),
}
_WAYS_TR = {
    "plain": 6,
    "dots": 3,
    "pennies": 2,
    "thousands": 2,
    "words": 2,
    "k": 1,
    "sign": 1,
    "half": 1,
}
_WAYS_EN = {"sign": 7, "plain": 4, "words": 2, "k": 2, "pennies": 2}


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
    way = dice.pick(_WAYS_TR)
    if way in ("thousands", "k"):
        if number >= 1000:
            return _thousands_tr(number // 1000, way, dice)
        way = "plain"
    if way == "words":
        return _in_words(number, dice)
    if way == "half":
        return _halves_tr(number, dice)
    return {
        "dots": f"{number:,}".replace(",", ".") + unit,
        "pennies": f"{number},{dice.randrange(1, 100):02d}{unit}",
        "sign": f"{dice.choice('₺$€')}{number}",
        "plain": f"{number}{unit or ' TL'}",
    }[way]


def _thousands_tr(thousands: int, way: str, dice: Dice) -> str:
    if way == "k":
        return f"{thousands}{dice.choice(('k', 'K', 'bin'))}{dice.choice(('', ' tl'))}"
    count = dice.choice((str(thousands), spell(thousands, "tr")))
    return f"{count} bin{dice.choice(('', ' lira', ' tl', ' kayme'))}"


def _halves_tr(number: int, dice: Dice) -> str:
    count = number % 9 + 1
    return dice.choice(
        (
            f"{count},5{dice.choice(('k', 'K', ' bin', 'bin'))}{dice.choice(('', ' tl', ' lira'))}",
            f"{count}.5k",
            f"{spell(count, 'tr')} buçuk {dice.choice(('bin', 'bin lira', 'milyon'))}",
            f"yarım milyon{dice.choice(('', ' tl', ' lira'))}",
        )
    )


def _english(number: int, dice: Dice) -> str:
    unit = dice.choice(_UNITS["en"])
    way = dice.pick(_WAYS_EN)
    sign = dice.choice("££$€₺")
    if way == "plain":
        return f"{number}{unit or ' TL'}"
    if way == "words":
        return _in_words(number, dice)
    if way == "k" and number >= 1000:
        return f"{dice.choice(('', sign))}{number // 1000}{dice.choice(('k', ' grand', '.5k'))}"
    if way == "pennies":
        return f"{sign}{number:,}.{dice.randrange(1, 100):02d}"
    return f"{sign}{number:,}"


def _in_words(number: int, dice: Dice) -> str:
    return spell(number - number % 10, dice.language) + dice.choice(_SPOKEN_UNITS[dice.language])


MONEY = {
    "own_amount": Slot(amount, EntityType.TRANSACTION_DETAIL),
    "amount": Slot(amount),
}
