"""Full names that only their capital letters and what stands around them give away.

Source: 2525 sayılı Soyadı Kanunu (a name is given name and surname). Legal basis: KVKK art.
3(1)(d), GDPR art. 4(1). People in public life, places and companies pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from socialbot.domain import EntityType, Finding
from socialbot.nlp.fold import fold
from socialbot.nlp.gazetteer import groups_of
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import company_words, given_names, is_public_figure, surnames
from socialbot.nlp.reader import Reading
from socialbot.pii.name_cues import CUE_AFTER, CUE_BEFORE, PLACE_AFTER, PLACE_WITHIN

CERTAIN, SURE, LIKELY, UNSURE = 0.87, 0.78, 0.72, 0.55
UPPER = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĚĞĢİĶŁŃŇŌŐŘŚŞŠŤŪŮŰŹŻŽ"
LOWER = "a-zß-öø-ÿāăąćčďđēěğģıķłńňōőřśşšťūůűźżž"
_WORD = rf"(?:(?:Mc|Mac|O'|D')?[{UPPER}][{LOWER}\u0307]{{1,17}}(?:-[{UPPER}][{LOWER}]{{1,17}})?)"
_NAME = re.compile(rf"(?<![\w@#./]){_WORD}(?: (?:[{UPPER}]\.|{_WORD})){{1,3}}(?![\w@/])")
_TWO = re.compile(rf"[{LOWER}\u0307] [{UPPER}]")  # any such name has it, and it is found fast
_PART = rf"(?:Mc|Mac|O)?[{UPPER}][{LOWER}]{{2,17}}"
_HASHTAG_WORD = re.compile(_PART)
_HASHTAG = re.compile(rf"#((?:{_PART}){{2,3}})(?!\w)")
_CAPITAL = re.compile(rf"(?<!\w)[{UPPER}][{LOWER}]")
_DASH_BEFORE = re.compile(r"(?:^|\n|[.!?)] ?)[-—–~] ?$|\n$")
_END_AFTER = re.compile(r"^ ?(?:$|\n|[,.] ?(?:[a-z]{3,15}\.?)?$)")


def capitalised_names(reading: Reading) -> Iterator[Finding]:
    """Names of two to four capitalised words; offsets into the original text."""
    if "#" in reading.original:
        yield from _hashtags(reading)
    if not _TWO.search(reading.original) or _is_title(reading):
        return
    for found in _NAME.finditer(reading.original):
        start, end = _without_ordinary_ends(
            found.group(),
            found.start(),
            _begins_sentence(reading.original[max(0, found.start() - 4) : found.start()]),
        )
        if start == end:
            continue
        before = fold(reading.original[max(0, start - 40) : start]).text
        after = fold(reading.original[end : end + 40]).text
        name = fold(reading.original[start:end]).text
        said = bool(CUE_BEFORE.search(before) or CUE_AFTER.search(after))
        said = said or bool(_DASH_BEFORE.search(before) and _END_AFTER.match(after))
        if is_public_figure(name, before, after):
            continue
        if _is_private_name(name, said) and not PLACE_AFTER.match(after):
            score = _score(name, said)
            yield Finding(EntityType.PERSON, start, end, score, "people", "-" if said else None)


def _score(name: str, said: bool) -> float:
    """Two given names ("Ayşe Naz") may be the first name of one person."""
    last = re.split(r"[ \-.]+", name)[-1]
    if last in given_names() and (last not in surnames() or not said):
        return UNSURE
    return SURE if said else LIKELY


def _hashtags(reading: Reading) -> Iterator[Finding]:
    """Names that a hashtag runs together: #GivenSurname."""
    for found in _HASHTAG.finditer(reading.original):
        given, *others = (fold(part).text for part in _HASHTAG_WORD.findall(found.group(1)))
        name = " ".join((given, *others))
        private = others and "given" in groups_of(given) and not is_ordinary(others[-1])
        if private and _is_private_name(name, said=True):
            score = CERTAIN if others[-1] in surnames() else LIKELY
            yield Finding(EntityType.PERSON, found.start(1), found.end(1), score, "people")


def _is_title(reading: Reading) -> bool:
    """Whether Most Words Are Written Like This: capitals say nothing there."""
    capitals = len(_CAPITAL.findall(reading.original))
    return capitals > 6 and capitals * 2 > len(reading.tokens)


def _begins_sentence(before: str) -> bool:
    stripped = before[-4:].rstrip(" '\"(-—–")
    return not stripped or stripped[-1] in ".!?:\n@"


def _without_ordinary_ends(text: str, offset: int, begins: bool) -> tuple[int, int]:
    """Without the ordinary words around a name ("Merhaba Ayşe Demir", "Ali Koç Bey"); begins says
    whether the first capital may be that of a sentence."""
    parts = [(m.start(), m.end(), fold(m.group()).text) for m in re.finditer(r"[^ ]+", text)]
    while parts and (begins or parts[0][2] in company_words()) and _is_speech(parts[0][2]):
        parts.pop(0)
    while parts and parts[-1][2] in company_words():
        parts.pop()
    if len(parts) < 2:
        return offset, offset
    return offset + parts[0][0], offset + parts[-1][1]


def _is_speech(word: str) -> bool:
    if word in given_names() or word in surnames():
        return False
    return word in company_words() or is_ordinary(word)


def _is_private_name(name: str, said: bool) -> bool:
    parts = [part for part in re.split(r"[ \-.]+", name) if part]
    if len(parts) < 2 or not company_words().isdisjoint(parts):
        return False
    unknown = [part for part in parts if not is_ordinary(part)]
    if PLACE_WITHIN.search(name):
        return False
    if parts[0] in given_names():
        return parts[-1] in surnames() or parts[-1] in unknown or parts[0] in unknown
    return said and len(unknown) >= max(1, len(parts) - 1)
