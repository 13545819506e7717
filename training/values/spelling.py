"""Numbers in words, Turkish and English."""

from __future__ import annotations

from training.values.slot import Dice, options

_ONES = {
    "tr": ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz"),
    "en": ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
}
_TENS = {
    "tr": ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan"),
    "en": ("", "ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
}
_TEENS = options("""
    ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen
""")
_HUNDRED = {"tr": "yüz", "en": "hundred"}
_THOUSAND = {"tr": "bin", "en": "thousand"}


def spell(number: int, language: str) -> str:
    """A number from 0 to 999,999 in words."""
    if number == 0:
        return _ONES[language][0]
    thousands, rest = divmod(number, 1000)
    words = []
    if thousands:
        words += (
            [_THOUSAND[language]]
            if thousands == 1 and language == "tr"
            else [spell(thousands, language), _THOUSAND[language]]
        )
    words += _below_thousand(rest, language)
    return " ".join(words)


def _below_thousand(number: int, language: str) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words: list[str] = []
    if hundreds:
        words += (
            [_HUNDRED[language]]
            if hundreds == 1 and language == "tr"
            else [_ONES[language][hundreds], _HUNDRED[language]]
        )
    if language == "en" and 10 <= rest < 20:
        return [*words, _TEENS[rest - 10]]
    tens, ones = divmod(rest, 10)
    return (
        words
        + ([_TENS[language][tens]] if tens else [])
        + ([_ONES[language][ones]] if ones else [])
    )


def spell_digits(digits: str, dice: Dice) -> str:
    """Digits in words, one by one or in groups of two and three as they are read out."""
    if dice.language == "en" or dice.chance(0.3):
        return " ".join(_ONES[dice.language][int(digit)] for digit in digits)
    words, rest = [], digits
    while rest:
        size = 1 if rest[0] == "0" else min(len(rest), dice.choice((2, 2, 3)))
        words.append(spell(int(rest[:size]), "tr"))
        rest = rest[size:]
    return " ".join(words)
