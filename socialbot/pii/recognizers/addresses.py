"""Street-level addresses by their own words; a city or district alone passes.

Source: Adres ve Numaralamaya İlişkin Yönetmelik (mahalle, cadde, sokak, dış kapı no, iç kapı no);
Royal Mail PAF and USPS Publication 28 for English ones.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). A first version: the trained pipeline reads
informal ones.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern

_W = r"[a-z0-9.\-]{1,18}"
_SP = r"[ ,.:;/\-\n]{1,3}"
_QUARTER = r"(?:mah|mh|mahalle|mahallesi|mahallesinde|mahallemiz)"
_STREET = (
    r"(?:sok|sk|sokak|sokagi|sokagin|sokaginda|sokakta|sokagindaki|sokaktayiz|sokaktayim|cad|cd"
    r"|cadde|caddesi"
    r"|caddesinde|caddesindeki|bulvar|bulvari"
    r"|bulvarinda|blv|bul\.|yolu uzeri|cikmazi|meydani)"
)
_HOUSE = (
    r"(?:no|numara|num|nu|kapi no|kapi numaram|kapi numaramiz|dis kapi|ic kapi|daire|daire no|da|d"
    r"|dr|kat|k|blok|blk|kapi"
    r"|apt|ap"
    r"|apartman|apartmani|apartmaninda|sitesi|site|sit"
    r"|bina|konut|konutlari|plaza|rezidans)"
)
_NO = r"[0-9]{1,4}(?:[/\-][0-9a-z]{1,4}){0,2}[a-z]?"
_TAIL = rf"(?:{_SP}(?:{_HOUSE}[ .:]{{0,3}}{_NO}|{_W}{_SP}{_HOUSE}|{_NO}){{1}}){{0,5}}"
_BESIDE = (
    r"(?:kars[iu]s[iu]|yan[iu]|arkas[iu]|on[iu]|bitisigi|ust[iu]|alt[iu]|cap?razi|kosesi"
    r"|girisi|ilerisi)"
    r"(?:nda(?:ki)?|ndeki|nde|ndan)?"
)
_DOOR = (
    r"(?:apartman|bina|ev|daire|kap[iu]|kat|dukkan|villa|mustakil ev|zil|site|blok)(?:[a-z]{0,5})"
)
_EN_BESIDE = (
    r"(?:opposite|next to|next door to|behind|above|across from|beside|facing|over) (?:the|our|a)"
)
_EN_DOOR = (
    r"(?:house|flat|door|bungalow|cottage|gate|buzzer|flats|apartment|building|cabin|farmhouse)"
)
_LANES = (
    r"(?:row|way|place|hill|walk|rise|view|vale|green|yard|wharf|quay|passage|end|parade|approach)"
)
_EN_STREET = (
    r"(?:street|st|avenue|ave|road|rd|lane|ln|drive|court|boulevard|blvd|close|crescent|terrace"
    r"|square|sq|ct|grove|gardens|mews|highway|hwy|parkway)"
)
_HOME = re.compile(r"kapili|kat|zil|daire|apartman|villa|mustakil|blok")
_DELIVERY = re.compile(r"kurye|kargo|teslim|adres|paket|oturuyor|otururum|evim|siparis|getir")


def _leads_to_a_door(match: Match) -> bool:
    """A landmark, and a door that is described or that somebody is to find."""
    doors = len(_HOME.findall(match.value + match.after[:30]))
    return doors > 1 or bool(_DELIVERY.search(match.before + match.after))


def _is_lane(match: Match) -> bool:
    """A name before the lane: no ordinary word ("5 minutes end")."""
    names = re.findall(r"[a-z]{3,}", match.value)[:-1]
    return bool(names) and (not all(map(is_ordinary, names)) or "'s" in match.value)


_NO_NAME_OF_STREET = re.compile(
    r"^(?:ayni|bu|su|o|bizim|sizin|karsi|ust|alt|yan|arka|her|hangi|bir|butun|tum|dar|bos|kalabalik"
    r"|[a-z]{2,12}(?:di|du|ti|tu|yor|mis|mus)) "
)
_MILLIAMPS = re.compile(r"(?:^| )[0-9.]{3,6} ?mah\b")
_SHOP = re.compile(
    r"(?:^|[^a-z])(?:stores?|shop|branch|outlet|hotel|casino|showroom|are you|you are|based"
    r"|your (?:[a-z]+ )?[a-z]+) (?:is |located |based )?(?:at|on|in) $"
)
_FAMOUS = re.compile(r"10 downing street|1600 pennsylvania avenue|wall street")


def _is_street(match: Match) -> bool:
    """A street with a name of its own, its number in the same sentence."""
    return not (
        _NO_NAME_OF_STREET.match(match.value)
        or _MILLIAMPS.search(match.value)
        or re.search(r"(?:sokakta|caddede)[,;]", match.value)
    )


def _is_english_street(match: Match) -> bool:
    """Nobody's famous door, and no time of day ("6 am entire street")."""
    if _SHOP.search(match.before):
        return False
    return not (_FAMOUS.search(match.value) or re.match(r"[0-9]{1,2} (?:am|pm) ", match.value))


def _is_eircode(match: Match) -> bool:
    """Letters and digits in its second part."""
    end = match.value[-4:]
    return bool(re.search("[a-z]", end) and re.search("[0-9]", end)) and not end.endswith("k")


def _is_house(match: Match) -> bool:
    """A name after the number: no ordinary word ("number 10 shirt")."""
    return not is_ordinary(match.value.split()[-1])


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
        check=_is_street,
        gate=LEFT_WORD + _QUARTER,
    ),
    Pattern(
        "street and house number",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_W} {_STREET}{_SP}(?:{_W}{_SP}){{0,3}}?"
        rf"(?:{_HOUSE}[ .:]{{0,3}})?{_NO}{_TAIL}){RIGHT_WORD}",
        0.8,
        cue="sokak",
        check=_is_street,
        disguised=False,
        gate=LEFT_WORD + _STREET,
    ),
    Pattern(
        "block, floor, flat",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:{_W} )?(?:(?:[a-z0-9]{{1,3}} (?:blok|blk)"
        rf"|kat[ .:]{{0,2}}[0-9]{{1,2}}|[0-9]{{1,2}}\.? kat|blok[ .:]{{0,2}}[a-z0-9]{{1,3}}"
        rf"|no[ .:]{{0,2}}[0-9]{{1,4}}|[a-z]{{2,15}} (?:apt|apartmani|sitesi)){_SP}){{1,3}}"
        rf"(?:daire|d|no|da|kapi)[ .:]{{0,3}}(?:no[ .:]{{0,2}})?{_NO}){RIGHT_WORD}",
        0.8,
        cue="daire",
        disguised=False,
        gate="daire|blok|blk|kat|d[ .:]|no",
        also=r"(?:daire|d|no|da|kapi)[ .:]{0,3}(?:no[ .:]{0,2})?[0-9]",
    ),
    Pattern(
        "block, then a numbered door",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:{_W} )?(?:[a-z][0-9]{{0,2}} (?:blok|blk)|[a-z]{{2,15}} (?:apt"
        rf"|apartmani"
        rf"|sitesi|evleri|konutlari|konaklari)){_SP}(?:[0-9]{{1,2}}\.? kat{_SP})?"
        r"[0-9]{1,4}[.']?(?: ?n?o?lu)? ?(?:daire|numara|kapi|villa|hane|no))[a-z]{0,6}(?:$"
        r"|[^0-9a-z])",
        0.86,
        cue="daire",
        disguised=False,
        gate=r"[0-9][.']?(?: ?n?o?lu)? ?(?:daire|numara|kapi|villa|hane|no)",
        also="blok|blk|apt|apartmani|sitesi|evleri|konutlari|konaklari",
    ),
    Pattern(
        "number, then street",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:kapi )?no[ .:]{{0,2}}{_NO}[ ,]{{1,2}}[a-z]{{3,15}} (?:[a-z]{{3,15}}"
        rf" )?"
        rf"(?:sokagi|sk|sok|caddesi|cd|cad)){RIGHT_WORD}",
        0.8,
        cue="sokak",
        check=_is_street,
        disguised=False,
        gate=r"no[ .:]{0,2}[0-9]",
        also=LEFT_WORD + _STREET,
    ),
    Pattern(
        "house in a village",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>[a-z]{{3,15}} koy(?:u|unde|unden)[ ,]{{1,2}}(?:[a-z]{{2,12}} ){{0,2}}"
        rf"(?:(?:hane |kapi |ev )?no[ .:]{{0,2}}{_NO}|[0-9]{{1,4}} nolu (?:hane|ev))){RIGHT_WORD}",
        0.82,
        cue="köyü",
        disguised=False,
        gate=" koyu",
        also="no",
    ),
    Pattern(
        "english street",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:(?:flat|apt|apartment|unit"
        rf"|suite) ?#?[0-9a-z]{{1,5}},? )?[0-9]{{1,5}}[a-z]? (?:[a-z']{{2,15}} ){{1,3}}{_EN_STREET}"
        rf"(?:,? (?:flat|apt|apartment|unit|suite|#) ?[0-9a-z]{{1,5}})?){RIGHT_WORD}",
        0.85,
        cue="street",
        check=_is_english_street,
        disguised=False,
        gate=rf"[a-z'] {_EN_STREET}",
    ),
    Pattern(
        "site, block, door",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:{_W}{_SP}){{0,3}}{_W} (?:sitesi|sit|konutlari|konaklari|evleri"
        rf"|rezidans"
        rf"|apartmani|apt){_SP}(?:{_W}{_SP}){{0,3}}?(?:(?:kapi|daire|no|d|kat"
        rf"|blok)[ .:]{{0,3}}(?:no[ .:]"
        rf"{{0,2}})?{_NO}|[a-z0-9]{{1,3}} blok){_TAIL}){RIGHT_WORD}",
        0.82,
        cue="sitesi",
        disguised=False,
        gate="sitesi|sit|konutlari|konaklari|evleri|rezidans|apartmani|apt",
    ),
    Pattern(
        "door beside a landmark",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:[a-z]{{2,15}} ){{1,3}}(?:tam )?{_BESIDE}[ ,]{{1,2}}"
        rf"(?:[a-z0-9.]{{1,14}}[ ,]{{1,2}})"
        rf"{{0,4}}{_DOOR}(?:[ ,]{{1,2}}(?:en ust|ust|giris|zemin|bodrum"
        rf"|[0-9]\.?) kat)?){RIGHT_WORD}",
        0.72,
        cue="karşısı",
        check=_leads_to_a_door,
        disguised=False,
        gate=rf"[a-z] (?:tam )?{_BESIDE}[ ,]",
        needs_digit=False,
    ),
    Pattern(
        "door beside a landmark in english",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:[a-z]{{2,12}} ){{1,3}}{_EN_DOOR},? (?:is |thats |that's "
        rf"|right |just |directly "
        rf"){{0,2}}{_EN_BESIDE} (?:[a-z']{{2,14}} ?){{1,4}}){RIGHT_WORD}",
        0.72,
        cue="opposite",
        disguised=False,
        gate=_EN_BESIDE,
        needs_digit=False,
    ),
    Pattern(
        "english lane",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>[0-9]{{1,4}}[a-z]?[ ,\n]{{1,2}}[a-z]{{3,15}}(?:'s)? "
        rf"(?:[a-z]{{3,12}} )?{_LANES})"
        rf"{RIGHT_WORD}",
        0.72,
        cue="row",
        check=_is_lane,
        disguised=False,
        gate=_LANES,
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
        "eircode",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:[ac-fhknprtv-y][0-9]{{2}}"
        rf"|d6w)[ \-]?[0-9ac-fhknprtv-y]{{4}}){RIGHT_WORD}",
        0.65,
        check=_is_eircode,
        disguised=False,
    ),
    Pattern(
        "eircode after its cue",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}eir ?codes?[ :=]{{1,3}}(?:is |for me is )?"
        rf"(?P<v>[a-z][0-9][0-9w][ \-]?[0-9a-z]{{4}}){RIGHT_WORD}",
        0.88,
        cue="eircode",
        gate="eir ?code",
    ),
    Pattern(
        "house number after a delivery",
        EntityType.ADDRESS,
        rf"{LEFT_WORD}(?:(?:i'?m|we'?re|i am|we are|lives?|living|staying|leave (?:it |them )?) at"
        rf"|(?:went|sent|delivered|deliver|posted|taken) (?:it )?to)"
        rf" (?P<v>(?:number |no\.? ?"
        rf"|house )[0-9]{{1,4}}[a-z]?,? (?:the )?[a-z]{{4,15}}){RIGHT_WORD}",
        0.66,
        cue="number",
        check=_is_house,
        disguised=False,
        gate=r"(?:at|to) (?:number |no\.? ?|house )[0-9]",
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
