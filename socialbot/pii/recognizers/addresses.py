"""Street-level addresses by their own words; a city or district alone passes.

Source: Adres ve Numaralamaya İlişkin Yönetmelik (mahalle, cadde, sokak, dış kapı no, iç kapı no);
Royal Mail PAF and USPS Publication 28 for English ones.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). A first version: the trained pipeline reads
informal ones.
"""

from __future__ import annotations

from socialbot.domain import EntityType
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Pattern

_W = r"[a-z0-9.\-]{1,18}"
_SP = r"[ ,.:;/\-\n]{1,3}"
_QUARTER = r"(?:mah|mh|mahalle|mahallesi|mahallesinde|mahallemiz)"
_STREET = (
    r"(?:sok|sk|sokak|sokagi|sokagin|sokaginda|sokakta|sokagindaki|cad|cd|cadde|caddesi"
    r"|caddesinde|caddesindeki|bulvar|bulvari"
    r"|bulvarinda|blv|bul|yolu uzeri|cikmazi|meydani)"
)
_HOUSE = (
    r"(?:no|numara|num|nu|kapi no|dis kapi|ic kapi|daire|daire no|da|d|dr|kat|k|blok|blk|apt|ap"
    r"|apartman|apartmani|apartmaninda|sitesi|site|sit"
    r"|bina|konut|konutlari|plaza|rezidans)"
)
_NO = r"[0-9]{1,4}(?:[/\-][0-9a-z]{1,4}){0,2}[a-z]?"
_TAIL = rf"(?:{_SP}(?:{_HOUSE}[ .:]{{0,3}}{_NO}|{_W}{_SP}{_HOUSE}|{_NO}){{1}}){{0,5}}"
_EN_STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|court|boulevard|blvd|close|crescent|terrace"
    r"|square|sq|grove|gardens|mews|highway|hwy|parkway)"
)

PATTERNS = (
    Pattern(
        "quarter and street",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:{_W} ){{0,2}}{_W} {_QUARTER}{_SP}"
        rf"(?:{_W}{_SP}){{1,4}}{_STREET}{_TAIL}){RIGHT_WORD}",
        0.9,
        cue="mahalle",
        gate=LEFT_WORD + _QUARTER,
        needs_digit=False,
    ),
    Pattern(
        "quarter and house number",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_W} {_QUARTER}{_SP}"
        rf"(?:{_W}{_SP}){{0,4}}{_HOUSE}[ .:]{{0,3}}{_NO}{_TAIL}){RIGHT_WORD}",
        0.85,
        cue="mahalle",
        gate=LEFT_WORD + _QUARTER,
    ),
    Pattern(
        "street and house number",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_W} {_STREET}{_SP}(?:{_W}{_SP}){{0,3}}?"
        rf"(?:{_HOUSE}[ .:]{{0,3}})?{_NO}{_TAIL}){RIGHT_WORD}",
        0.8,
        cue="sokak",
        disguised=False,
        gate=LEFT_WORD + _STREET,
    ),
    Pattern(
        "block, floor, flat",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:{_W} )?(?:(?:[a-z0-9]{{1,3}} (?:blok|blk)"
        rf"|kat[ .:]{{0,2}}[0-9]{{1,2}}|[0-9]{{1,2}}\.? kat|blok[ .:]{{0,2}}[a-z0-9]{{1,3}}"
        rf"|no[ .:]{{0,2}}[0-9]{{1,4}}|[a-z]{{2,15}} (?:apt|apartmani|sitesi)){_SP}){{1,3}}"
        rf"(?:daire|d|no|da)[ .:]{{0,3}}(?:no[ .:]{{0,2}})?{_NO}){RIGHT_WORD}",
        0.8,
        cue="daire",
        disguised=False,
        gate="daire|blok|blk|kat|d[ .:]|no",
    ),
    Pattern(
        "english street",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:(?:flat|apt|apartment|unit"
        rf"|suite) ?#?[0-9a-z]{{1,5}},? )?[0-9]{{1,5}}[a-z]? (?:[a-z']{{2,15}} ){{1,3}}{_EN_STREET}"
        rf"(?:,? (?:flat|apt|apartment|unit|suite|#) ?[0-9a-z]{{1,5}})?){RIGHT_WORD}",
        0.85,
        cue="street",
        disguised=False,
        gate=_EN_STREET,
    ),
    Pattern(
        "flat of a house",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:flat|apt|apartment"
        rf"|unit) ?#?[0-9]{{1,4}}[a-z]?,? [0-9a-z' ]{{3,30}}){RIGHT_WORD}",
        0.75,
        cue="flat",
        disguised=False,
        gate="flat|apt|apartment|unit",
    ),
    Pattern(
        "british postcode",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>[a-z]{{1,2}}[0-9][0-9a-z]? [0-9][abd-hjlnp-uw-z]{{2}}){RIGHT_WORD}",
        0.6,
        check=lambda match: "tl" not in match.value and "gb" not in match.value,
        disguised=False,
    ),
    Pattern(
        "address said to be one",
        EntityType.ADDRESS,
        r"(?:ev |is |teslimat |acik |kargo |ikamet |fatura )?(?:adresim|adresimiz|adres"
        r"|my address is|i live at|address)"
        rf"[ :=\-]{{1,3}}(?:su |is )?(?P<v>(?:{_W}{_SP}){{1,6}}(?:no|daire|kat|apt|blok|sok|sk"
        rf"|cad|cd|mah)[ .:]{{0,3}}{_NO})",
        0.85,
        cue="adresim",
        disguised=False,
        gate="adres|my address is|i live at|address",
    ),
)
