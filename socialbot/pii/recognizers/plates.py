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

_CUE = words("plaka, plakam, plakali, plakasi, aracim, arac, araba, arabam, plate, my car")
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


_SHAPE = r"(?:0[1-9]|[1-7][0-9]|8[01])[ .\-]?[a-z]{1,3}[ .\-]?[0-9]{2,5}"

PATTERNS = (
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
        "plate before its cue",
        EntityType.LICENSE_PLATE,
        rf"{LEFT_WORD}(?P<v>{_SHAPE})['?]?[a-z]{{0,4}} (?:[a-z]{{1,8}} ){{0,2}}{_CUE}",
        0.88,
        cue="plaka",
        gate=LEFT_WORD + _CUE,
    ),
)
