"""The plain form of a reply: what a reader takes it for, however it is written."""

from __future__ import annotations

import re
import unicodedata

# NFKC knows the full-width and one-dot-leader forms; these it leaves alone.
_DOTS = "。۔։｡﹒․．"
_APOSTROPHES = "’‘ʼʹ′`´"
_SIGNS = str.maketrans(dict.fromkeys(_DOTS, ".") | dict.fromkeys(_APOSTROPHES, "'") | {"⁄": "/"})
_UNSEEN = re.compile("[\u200d\ufe00-\ufe0f]")  # what joins and colours emoji
_BLANK_LETTERS = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
_LAST_LATIN = "\u024f"  # of Latin letters up to there, so that most words need no look-up
_EMOJI_JOINER = "\N{ZERO WIDTH JOINER}"

_INNER_DOT = re.compile(r"(?<=[^\s·•])[·•∙⋅‧・⸱⸳](?=\S)")  # elsewhere it is a bullet
_ENDS = r"(?:com|net|org|info|xyz|bet|io|co|app|site|online|link|tr|me)\b"
_BRACKETED_DOT = re.compile(r"\s*[\[({<]\s*(?:\.|dot|nokta)\s*[\])}>]\s*", re.I)
_BRACKETED_AT = re.compile(r"\s*[\[({<]\s*(?:@|at|et)\s*[\])}>]\s*", re.I)
# A dot that is spoken stands between two names; beside the small words below it is a mark.
_SMALL_BEFORE = (
    r"(?<!\ba)(?<!\bone)(?<!\bthe)(?<!\bthis)(?<!\bthat)(?<!\beach)(?<!\bany)(?<!\bevery)"
    r"(?<!\bred)(?<!\bgreen)(?<!\bblue)(?<!\bbir)(?<!\b[bş]u)(?<!\bo)(?<!\bson)(?<!\bher)"
    r"(?<!\biki)(?<!\bilk)"
)
_SMALL_AFTER = (
    r"(?:on|at|in|of|for|to|or|and|with|is|are|was|means|shows?|appears|next|daha|var|ve|da|de|ile"
    r"|olarak|atışı|kadar|şu|bu)"
)
_DOT_WORD = re.compile(r"dot|nokta|punto", re.I)
_SPOKEN_DOT = re.compile(
    rf"(?<=\w)\s+(?:dot|nokta|punto)\s+(?={_ENDS})"
    rf"|(?<=\w){_SMALL_BEFORE}\s+(?:dot|nokta|punto)\s+(?!{_SMALL_AFTER}\b)(?=[^\W\d_]{{2}})"
    rf"|(?<=\w)\s+(?:dot|nokta)(?={_ENDS})",
    re.I,
)
_SPACED = re.compile(r"(?<!\S)\S(?:[^\S\n]\S){2,}(?!\S)")
_DIVIDED = re.compile(r"(?<!\w)[^\W\d_](?:[.\-_*|/+~]{1,2}[^\W\d_]){2,}(?!\w)")
_SHORTENED = re.compile(r"\s*'\s*(?=(?:ll|re|ve|m|s|d|t)\b)")
_ORNAMENTS = re.compile(r"(?:[\s*_~\"“”«»|\-–—,;:()\[\]{}<>]|\.{2,}|(?<!\w)'|'(?!\w))+")
_STRETCHED = re.compile(r"([^\W\d_])\1{2,}")
_WORD = re.compile(r"[^\W\d_]{2,}")


def hides(text: str) -> bool:
    """Whether it could show another text than the one that is checked: by control and direction
    marks, letters that look blank, or words that mix alphabets."""
    seen = text.replace("\n", ".").replace(_EMOJI_JOINER, ".")
    return (
        not seen.isprintable()
        or not _BLANK_LETTERS.isdisjoint(text)
        or any(map(_mixes_alphabets, _WORD.findall(unicodedata.normalize("NFKC", text))))
    )


def _mixes_alphabets(word: str) -> bool:
    if max(word) <= _LAST_LATIN:
        return False
    alphabets = {unicodedata.name(letter, "").split(" ", 1)[0] for letter in word}
    return len(alphabets & {"LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE"}) > 1


def unmask(text: str) -> str:
    """One form of every dot, at-sign, apostrophe and width; letters that were spaced out joined."""
    plain = unicodedata.normalize(
        "NFKC", _UNSEEN.sub("", _INNER_DOT.sub(".", text.translate(_SIGNS)))
    )
    plain = _BRACKETED_DOT.sub(".", plain.translate(_SIGNS))
    plain = _BRACKETED_AT.sub("@", plain)
    if _DOT_WORD.search(plain):  # few texts speak of one, and all the rest is slow to rule out
        plain = _SPOKEN_DOT.sub(".", plain)
    return _SPACED.sub(lambda match: re.sub(r"\s", "", match.group()), plain)


def words(text: str) -> str:
    """The folded words of an unmasked text, one blank between them."""
    joined = _DIVIDED.sub(lambda match: re.sub(r"\W|_", "", match.group()), text)
    return _STRETCHED.sub(r"\1", _ORNAMENTS.sub(" ", _SHORTENED.sub("'", fold(joined)))).strip()


def fold(text: str) -> str:
    """Lower case without marks, so that one spelling of a rule covers all."""
    lower = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("ı", "i").casefold())
    return "".join(char for char in lower if not unicodedata.combining(char))
