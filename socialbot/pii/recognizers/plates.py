"""Turkish licence plates.

Source: Karayolları Trafik Yönetmeliği (province code 01-81, one to three letters, two to five
digits, seven to nine characters). Quantities look alike ("12 ay 24 taksit"): letters that make a
word or a unit pass unless a cue stands near.
Legal basis: KVKK art. 3(1)(d).
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import ordinary_words
from socialbot.pii.amounts import UNIT
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern, words

_CUE = words(
    "plaka, plakam, plakali, plakasi, aracim, arac, araba, arabam, plate, my car, ogs, hgs"
)
_WORDS = re.compile(
    UNIT
    + r"|ve|ile|de|da|ki|mi|mu|ya|ne|ben|sen|biz|siz|bir|iki|uc|bes|alti|on|yuz|kat|no|al|ver|at"
    r"|in|at|to|of|by|and|the|or|am|pm|for|vs|x|gs|fb|bjk|ts|var|yok|tr|kod|tel|son|ilk|her|hic"
    r"|cok|az|kac|sa|as|gol|maç|mac|set|ft|iy|ms|alt|ust|kg|dl|ml|lt|xl|gp|nm|ppi|fps|kw|hp|st"
    r"|nd|rd|th|pro|max|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|oca|sub|nis|haz|tem|agu"
    r"|eyl|eki|kas|ara"
)


def _is_plate(match: Match) -> bool:
    letters = re.sub(r"[^a-z]", "", match.value)
    if " " in match.value and len(letters) == 3 and letters in ordinary_words():
        return False
    tail = re.sub(r".*[^0-9]", "", match.value)
    fits = {1: (4, 5), 2: (3, 4), 3: (2, 3)}[len(letters)]
    return (
        not _WORDS.fullmatch(letters) and fits[0] <= len(tail) <= fits[1] and not _has_unit(match)
    )


def _has_unit(match: Match) -> bool:
    return bool(re.match(rf" ?{UNIT}(?:$|[^a-z])", match.after))


# A province in words: "otuz dört abc 123".
_SAID = (
    r"(?:on|yirmi|otuz|kirk|elli|altmis|yetmis|seksen) ?"
    r"(?:bir|iki|uc|dort|bes|alti|yedi|sekiz|dokuz)?"
)
_SHAPE = r"(?:0[1-9]|[1-7][0-9]|8[01])[ .\-]?[a-z]{1,3}[ .\-]?[0-9]{2,5}"


_LOOKALIKES = str.maketrans("oil", "011")
_MIXED = r"[0-8oil][0-9oil] [a-z]{2,3} [0-9oil]{2,4}"


def _is_mixed(match: Match) -> bool:
    """A plate once letters that look like digits are read as such; most of it is digits already."""
    province, letters, number = match.value.split()
    if len(match.digits) < len(province + number) / 2 or match.digits == province + number:
        return False
    plain = f"{province.translate(_LOOKALIKES)} {letters} {number.translate(_LOOKALIKES)}"
    return bool(re.fullmatch(_SHAPE, plain)) and _is_plate(Match(plain, match.before, match.after))


def _is_surely_dashed(match: Match) -> bool:
    near = match.before[-45:] + " | " + match.after[:30]
    return bool(_BRITISH_CUE.search(near))


_BRITISH = r"[a-z]{2}[0-9]{2} ?[a-z]{3}"
_BRITISH_APART = r"[a-z]{2}[ \n\-]{1,2}[0-9]{2}[ \n\-]{1,2}[a-z]{3}"
_BRITISH_CUE = re.compile(
    r"(?:^|[^a-z])(?:reg|registration|plates?|van|lorr?y|car|cab|taxi|bus|bike|jeep|parked"
    r"|permit|drove"
    r"|driver|windscreen|plaka[a-z]*|arac[a-z]*|mot|insur[a-z]*|park[a-z]*)(?:$|[^a-z])"
)


def _is_british(match: Match) -> bool:
    """Two letters, an age and three letters: no month, no words ("at10 the")."""
    value, tail = match.value, match.value[-3:]
    if not re.match(r"[a-z]{2}[ \n\-]*(?:0[1-9]|1[0-9]|2[0-7]|5[1-9]|[67][0-9])", value):
        return False  # no such half-year
    is_apart = re.search(r"[ \n\-]", value)
    return not (tail in _MONTHS or (is_apart and tail in ordinary_words()) or _has_unit(match))


def _is_surely_british(match: Match) -> bool:
    near = match.before[-45:] + " | " + match.after[:30]
    return _is_british(match) and bool(_BRITISH_CUE.search(near))


_CAR = re.compile(r"(?:^|[^a-z])(?:plak|arac|araba|hgs|ogs)")


def _is_beside_a_car(match: Match) -> bool:
    letters = re.findall("[a-z]+", match.value)[-1]
    near = match.before[-30:] + " | " + match.after[:30]
    return bool(_CAR.search(near)) and not (_WORDS.fullmatch(letters) or _has_unit(match))


_MONTHS = frozenset(("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov"))

PATTERNS = (
    Pattern(
        "plate with letters for digits",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>{_MIXED}){RIGHT_WORD}",
        0.65,
        check=_is_mixed,
        disguised=False,
        gate="[0-9oil] [a-z]{2,3} [0-9oil]{2}",
    ),
    Pattern(
        "british plate",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>{_BRITISH}){RIGHT_WORD}",
        0.62,
        check=_is_british,
        disguised=False,
    ),
    Pattern(
        "british plate beside its cue",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>{_BRITISH}|{_BRITISH_APART}){RIGHT_WORD}",
        0.82,
        cue="plate",
        check=_is_surely_british,
        disguised=False,
    ),
    Pattern(
        "plate with dashes",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>[a-z]{{1,3}}-[a-z]{{1,2}}[ \-]?[0-9]{{2,4}}"
        rf"|[0-9]{{2}}-[a-z]{{2}}-[0-9]{{3}}|[0-9]{{2,3}}-[a-z]{{1,2}}-[0-9]{{3,6}}){RIGHT_WORD}",
        0.62,
        check=_is_surely_dashed,
        disguised=False,
    ),
    Pattern(
        "plate",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>{_SHAPE}){RIGHT_WORD}",
        0.7,
        check=_is_plate,
        disguised=False,
    ),
    Pattern(
        "plate after its cue",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}{_CUE}[a-z]{{0,6}}[^0-9a-z]{{1,4}}(?:[a-z]{{1,12}}[^0-9a-z]{{1,4}}){{0,3}}"
        rf"(?P<v>[0-9]{{0,2}}[ .\-]?[a-z]{{1,4}}[ .\-]?[0-9]{{2,5}}"
        rf"(?: ?[a-z]{{1,3}})?){RIGHT_WORD}",
        0.88,
        cue="plaka",
        check=lambda match: not _has_unit(match) and len(match.digits) >= 4,
        gate=LEFT_WORD + _CUE,
    ),
    Pattern(
        "plate with its province in words",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>(?:{_SAID} [a-z]{{1,3}}|(?:0[1-9]|[1-8][0-9])[ .\-]{{1,3}}[a-z]{{1,3}}"
        rf"[ .\-]{{1,2}}) ?[0-9]{{2,5}}){RIGHT_WORD}",
        0.87,
        cue="plaka",
        check=_is_beside_a_car,
        disguised=False,
        gate=LEFT_WORD + _CUE,
    ),
    Pattern(
        "plate before its cue",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>{_SHAPE})['?]?[a-z]{{0,4}} (?:[a-z]{{1,8}} ){{0,2}}{_CUE}",
        0.88,
        cue="plaka",
        gate=LEFT_WORD + _CUE,
    ),
)
