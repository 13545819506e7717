"""Turkish case endings: the right vowel and consonant for a word or a number as it is read out."""

from __future__ import annotations

CASES = ("acc", "dat", "gen", "loc", "abl", "ins")
_VOWELS = "aeıioöuü"
_HARD = "çfhkpsşt"
_DIGIT_NAMES = ("sıfır", "bir", "iki", "üç", "dört", "beş", "altı", "yedi", "sekiz", "dokuz")
_TWO_WAY = dict(zip(_VOWELS, "aeaeaeae", strict=True)) | {"ı": "a", "u": "a", "o": "a"}
_FOUR_WAY = {"a": "ı", "ı": "ı", "e": "i", "i": "i", "o": "u", "u": "u", "ö": "ü", "ü": "ü"}


def ending(word: str, case: str) -> str:
    """The ending of a case after a word, without apostrophe. Raises KeyError on other cases."""
    spoken = _spoken_end(word)
    vowel = next((letter for letter in reversed(spoken) if letter in _VOWELS), "e")
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
    last = word.rstrip(" .,!?)'\"")[-1:]
    if last.isdigit():
        return _DIGIT_NAMES[int(last)] if last.isascii() else "iki"
    letters = word.replace("I", "ı").replace("İ", "i").lower()
    return letters.rstrip(" .,!?)'\"") or "e"
