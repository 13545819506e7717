"""Licence plates of other countries than Türkiye, by their shape and the talk of a vehicle.

Source: DVLA INF104 (Great Britain), DVA (Northern Ireland), SI 318/1992 (Ireland), CMVR 1989
rule 50 (India), and the shapes that France, Italy, the Netherlands, Belgium, Germany, Poland,
Spain, the United States and Australia issue.
Legal basis: GDPR art. 4(1). A shape that only plates have blocks alone; the others need a word of
vehicles or tolls beside them, since products, flights and roads are named alike.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import ordinary_words
from socialbot.pii.amounts import UNIT, is_calendar
from socialbot.pii.pattern import RIGHT_WORD, Match, Pattern

SURE = 0.87
_LEFT = r"(?:^|[^0-9a-z@#/._=&?%+\-])"
_VEHICLE = re.compile(
    r"(?:^|[^a-z])(?:regs?|rego|registrations?|registered|regist?er|vrm|(?:number"
    r"|licen[cs]e)? ?plate"
    r"[sd]?|cars?|vans?|motor|vehicles?|lorry|taxi|cab|scooter|(?:motor)?bike|motorcycle|rental"
    r"|tolls?|(?:fas|toll ?)?tag|parked|parking|permit|clamped|barrier|windscreen|auto-?pay|drove"
    r"|drive|insured|policy|hire car|micra|golf|polo|transit|corsa|fiesta|rc|challan|mot|anpr)"
    r"(?:$|[^a-z])"
)
_PLATE = re.compile(
    r"(?:^|[^a-z])(?:regs?(?: no)?|rego|vrm|(?:number|licen[cs]e)? ?plate[sd]?|fastag|clamped|anpr"
    r"|registered|toll ?tag)(?:$|[^a-z])"
)
# Letters before or after digits that are no plate: engines, roads, units and their like.
_NO_LETTERS = re.compile(
    rf"{UNIT}|rpm|hdi|tdi|cdi|tsi|gti|bhp|cc|mph|kph|ah|ref|no|bmw|kia|gt|rs|fr|ba|ek|tk|ryr|ezy"
    r"|am|pm|st|nd|rd|th|xyz|usb|led|ps|psi|err|error|code|tel|ext|box|jan|feb|mar|apr|may|jun|jul"
    r"|as|of|in|by|to|at|on|or|is|it|an|my|me|we|us|do|go|if|be|he|and|for|the|aug|sep|oct|nov|dec|pcn|pin|otp|id|inv|ord|sku|crn|pnr|vat"
)
_COUNTY = r"(?:c[enw]?|dl?|g|k[eky]|l[mshkd]?|m[hno]|oy|rn|so|t[ns]?|w[dhxw]?)"  # Irish index marks
_STATE = (
    r"(?:a[npr]|br|c[gh]|d[dln]|g[aj]|h[pr]|j[hk]|k[al]|l[ad]|m[hlnpz]|nl|o[dr]|p[by]|rj|sk|t[nrs]"
    r"|u[kp]|wb|as|bh)"
)
_INDIAN = rf"{_STATE}[ \-]?[0-9]{{1,2}}[ \-]?[a-z]{{1,3}}[ \-]?[0-9]{{4}}"
_IRISH = (
    rf"(?:1[3-9]|2[0-9])[12][ \-]?{_COUNTY}[ \-]?[0-9]{{2,6}}"
    rf"|(?:8[7-9]|9[0-9]|0[0-9]|1[0-2])-{_COUNTY}-[0-9]{{3,6}}"
)
_BESIDE = (
    r"[a-z][0-9]{1,3}[ \-]?[a-z]{3}|[a-z]{3}[ \-]?[0-9]{1,3}[a-z]|[a-z]{2}-[0-9]{2}-[a-z]{3}"
    r"|[0-9]{1,3} [a-z]{3}|(?:[a-z]?[a-z]z|i[a-z]|[a-z]i[a-z])[ \-]?[0-9]{3,4}"
    r"|[a-z]{2,3} [0-9]{4}[a-z]"
    r"|[a-z]{2,3} [0-9]{5}|[a-z]{2}-[0-9]{3}-[a-z]{2}|[a-z]{1,2}-[0-9]{2,3}-[a-z]{1,2}"
    r"|[0-9]-?[a-z]{3}-?[0-9]{2,3}|[0-9]{2}-[a-z]{2,3}-[0-9]{1,2}|[a-z]{3} ?[a-z][0-9]{2}"
    r"|[0-9][a-z]{2}[ \-]?[0-9][a-z]{2}|[a-z]{3}[ \-]?[0-9]{2}[a-z]|[0-9]{4}[ \-]?[a-z]{3}"
    rf"|[a-z]{{1,3}}-[a-z]{{1,2}} ?[0-9]{{1,4}}|[0-9]{{2,3}}[ \-]{_COUNTY}[ \-][0-9]{{2,6}}"
)


def _is_plate(match: Match) -> bool:
    """No words, units or months between or beside the digits."""
    parts = re.findall("[a-z]+", match.value)
    if any(_NO_LETTERS.fullmatch(part) for part in parts) or is_calendar(match):
        return False
    if re.match(r"(?:19|20)[0-9]{2}[ \-]|[a-z]+[ \-](?:19|20)[0-9]{2}$", match.value):
        return False
    wordy = any(len(part) > 2 and part in ordinary_words() for part in parts)
    return not (wordy and re.search(r"[ \-]", match.value))


def _is_of_a_plate(match: Match) -> bool:
    near = match.before[-30:] + " | " + match.after[:20]
    return _is_plate(match) and bool(_PLATE.search(near))


def _is_of_a_vehicle(match: Match) -> bool:
    near = match.before[-45:] + " | " + match.after[:35]
    return _is_plate(match) and bool(_VEHICLE.search(near))


PATTERNS = (
    Pattern(
        "irish plate",
        EntityType.LICENSE_PLATE,
        rf"{_LEFT}(?P<v>{_IRISH}){RIGHT_WORD}",
        SURE,
        check=_is_plate,
        disguised=False,
    ),
    Pattern(
        "indian plate",
        EntityType.LICENSE_PLATE,
        rf"{_LEFT}(?P<v>{_INDIAN}){RIGHT_WORD}",
        SURE,
        check=_is_plate,
        disguised=False,
    ),
    Pattern(
        "letters and a number beside talk of a plate",
        EntityType.LICENSE_PLATE,
        rf"{_LEFT}(?P<v>[a-z]{{1,3}}[ \-]?[0-9]{{3,4}})(?:$|[^0-9a-z\-/])",
        SURE,
        cue="plate",
        check=_is_of_a_plate,
        disguised=False,
        gate="[a-z][ -]?[0-9]{3}",
        also="reg|vrm|plate|tag|clamped|anpr",
    ),
    Pattern(
        "plate beside talk of a vehicle",
        EntityType.LICENSE_PLATE,
        rf"{_LEFT}(?P<v>{_BESIDE})(?:$|[^0-9a-z\-/])",
        SURE,
        cue="plate",
        check=_is_of_a_vehicle,
        disguised=False,
        gate=r"[a-z][ \-]?[0-9]{1,3}|[0-9][ \-]?[a-z]",
        also=r"reg|vrm|plate|car|van|motor|vehicle|lorry|taxi|cab|scooter|bike|rental|toll|tag|park"
        r"|permit|clamp|barrier|windscreen|pay|dr[io]ve|insured|policy|micra|golf|polo|transit"
        r"|corsa|fiesta|rc|challan|mot|anpr",
    ),
)
