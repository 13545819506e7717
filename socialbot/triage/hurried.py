"""The few sure statements of wanting to die, as people in haste type them: letters left out,
endings cut short, words run together. Looked for in words without diacritics, except where only
these tell "ölmek" (to die) from "olmak" (to be)."""

from __future__ import annotations

import re
from collections.abc import Sequence

_WANTS = r"i?s+t[ie]*[iy]+"
_WILL = r"(?:[ue]*c[ea]?[gmk]|[iu]*y[ou]?r?[ou]?m|m[ea]k|s[ea]m|[ue]r[iu]m)"
_SURE = re.compile(
    rf"\bk[ea]?n?d[iu]?m[iu]? ?(?:\w+ )?ol?du?r{_WILL}"
    rf"|(?<!\w[iu] )\byas+a?ma?k ?(?:\w+ )?i?s+te?mi?y"
    r"|\b(?:olmek|olmeyi)(?: ?\w+)? ?i?s+t[iey]*y"
    r"|\bi?nti?ha?r ?(?:ed[ei]?c|ed[ei]?y[ou]?r?[ou]m|etc|et?me[ky]|ederim|etsem|edes)"
    r"|\b(?:kopru|cati|balkon|ucurum)\w*(?: \w+){0,3} atl(?:aya|i|ayi)c"
    r"|\b(?:kill|unalive|hang)(?:ing)? ?my ?s[el]+f\b|\bkil my ?self\b"
    r"|\b(?:want|wanna|wnat|wnt) ?(?:to|too|2)? ?(?:die|dye|dei)\b"
)
_RUN_TOGETHER = re.compile(
    r"(?:iwant|iwanna)(?:to)?die|killmyself|kendimioldur|yasamakistemi|olmekisti|intihared|intiharetm"
)
_ALONE = re.compile(
    r"(?:(?:ben|artik|galiba|bugun|yarin|evet) )*(?:olucem|olcem|olecem|olecegim|olucm|olcm)"
    r"(?: (?:ben|artik|galiba|bugun|yarin|evet))*"
)
_WITH_UMLAUT = re.compile(rf"\bölm?e?[kğ]i? ?(?:\w+ )?{_WANTS}")


def wants_to_die(words: Sequence[str], original: str) -> bool:
    """Whether one of the statements stands in the words (see words.list_words) or, with its
    diacritics, in the original text."""
    text = " ".join(words)
    return (
        _SURE.search(text) is not None
        or _RUN_TOGETHER.search(text) is not None
        or _ALONE.fullmatch(text) is not None
        or _WITH_UMLAUT.search(original.lower()) is not None
    )
