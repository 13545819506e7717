"""Turkish case endings: the right vowel and consonant for a word or a number as it is read out."""

from __future__ import annotations

import re

CASES = ("acc", "dat", "gen", "loc", "abl", "ins")
_VOWELS = "aeıioöuü"
_HARD = "çfhkpsşt"
_FOUR_WAY = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}
_ONES = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TENS = ("", "on", "yirmi", "otuz", "kırk", "elli", "altmış", "yetmiş", "seksen", "doksan")
_SIGNS = {"₺": "lira", "$": "dolar", "€": "avro", "£": "sterlin"}
# A thin l: Kemal'e, not Kemal'a.
_THIN = {"bilal", "celal", "cemal", "hilal", "iclal", "ikbal", "kemal", "meral", "nihal", "zuhal"}


def ending(word: str, case: str) -> str:
    """The ending of a case after a word, without apostrophe. Raises KeyError on other cases."""
    spoken = _spoken_end(word)
    vowel = next((letter for letter in reversed(spoken) if letter in _VOWELS), "e")
    if spoken in _THIN:
        vowel = "e"
    two = "a" if vowel in "aıou" else "e"
    four = _FOUR_WAY[vowel]
    open_end = spoken[-1:] in _VOWELS
    d = "t" if spoken[-1:] in _HARD else "d"
    return {
        "acc": ("y" if open_end else "") + four,
        "dat": ("y" if open_end else "") + two,
        "gen": ("n" if open_end else "") + four + "n",
        "loc": d + two,
        "abl": d + two + "n",
        "ins": ("y" if open_end else "") + "l" + two,
    }[case]


def _spoken_end(word: str) -> str:
    """The last word as it is said, in small letters."""
    text = word.rstrip(" .,!?)'\"")
    text = _SIGNS.get(text[-1:], text).replace("I", "ı").replace("İ", "i").lower()
    number = re.search(r"[0-9](?:[0-9]|\.(?=[0-9]{3}(?![0-9])))*$", text)
    if number:
        return _last_of_number(number.group().replace(".", ""))
    letters = re.search(r"[^\W\d_]+$", text)
    if not letters:
        return "e"
    # TL is said letter by letter, and most letters' names end in e.
    return letters.group() if re.search(f"[{_VOWELS}âîû]", letters.group()) else "e"


def _last_of_number(digits: str) -> str:
    """The last word of a number: 1905 ends in beş, 1990 in doksan, 00 in sıfır."""
    zeros = len(digits) - len(digits.rstrip("0"))
    if zeros == len(digits):
        return _ONES[0]
    if zeros == 0:
        return _ONES[int(digits[-1])]
    if zeros == 1:
        return _TENS[int(digits[-2])]
    if zeros == 2:
        return "yüz"
    return "bin" if zeros < 6 else "milyon"
