"""Sums together with the writer's own deposit, withdrawal, payment, bill, loss or win.

Source: the product's own labelling guide (TRANSACTION_DETAIL).
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). General questions, prices, limits, prizes and
debts to others pass.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_calendar
from socialbot.pii.money import (
    AMOUNT,
    AT_ONCE,
    BARE,
    BARE_DID,
    CHARGED,
    DID,
    FAR,
    FIRST,
    HALVES,
    I_DID,
    MINE,
    MY,
    NEAR,
    NUMBER,
    RELATIVE,
    STAKE,
    STEM,
    TAKEN,
    THEY_DID,
    TOOK,
    VERB_OF_BARE,
    WAS_TAKEN,
)
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern

_SUPPOSED = re.compile(
    r"(?:^|[^a-z])(?:kac|ne kadar|minimum|min|maksimum|max|maximum|en az|en fazla|en cok"
    r"|alt limit|ust limit|limiti|limit nedir|eger|if|how much|would|could|can i|wish|keske|olsa"
    r"|borcum var|i (?:still )?owe(?! you)|ciksa|ciksaydi|yatsa|yatsaydi|kazansam|kazansak"
    r"|olsaydi|koysam|versem"
    r"|enough for|click|confirm bank|tikla[a-z]*|waits for you|is waitin+g|scam|dolandirici di mi"
    r"|ikramiye|(?:brother|sister|friend|mate|cousin|dad|mum|uncle|boss|he|she|they) owes?"
    r"|borcluyum|borcum oldu|borcum birikti|yatirsam|yatirirsam|diyelim|varsayalim"
    r"|mesela|ornegin|say that|suppose|borc|borcu|odunc|ikramiye cikarsa|borc verdim|borc aldim"
    r"|(?:arkadas"
    r"|kuzen|komsu|abim|kardes|dayim|amca)[a-z]* [^.]{0,20}borc[a-z]*)(?:$|[^a-z])"
)


_PRICE = re.compile(
    r"fiyat|degerinde|odul|bonus|indirim|hediye|ucretli|kampanya|uygun paket|paketin|tarife"
    r"|price|worth"
    r"|masraf|etiket|ceza|oteki|termos|tost|sise|kafede|uygulamada|afis|sayfada"
    r"|diye geciyor|yaziyor"
    r"|prize|costs?|per month|promosyon|cekilis"
)


_LIMITED = re.compile(
    r"(?:^|[^a-z])(?:cap|limit|restrict|reduce|lower|raise|increase|set)[a-z]* (?:[a-z]+ ){0,5}"
    r"(?:at|to|of) (?:[a-z]+ ){0,2}$|(?:above|below) $|(?:limit|sinir|cap|allowance"
    r"|budget)[a-z]* (?:[a-z]+ ){0,4}$"
)
_LIMIT_AFTER = re.compile(
    r"^(?: ?(?:tl|lira|euro|dolar))?['?]?[a-z]{0,4} (?:ve )?(?:uzeri|ustu|alti"
    r"|baslayan|olandan|olana|get)(?:$|[^a-z])"
    r"|^['?]?[a-z]{0,3} m[iu] (?:ver|ol|tut|cekiliyor|alin|hala|yoksa)"
    r"|^['?]?[a-z]{0,4} (?:[a-z]+ ){0,2}(?:limit|sinir|tavan|indirin|cikarin|yapin|koyun|ayarla"
    r"|a week"
    r" max|a day max|max)"
)


# "4K yayın" is a picture, "2200'a gönderdim" a short message, "10 defa" a count.
_NO_SUM = re.compile(r"^ ?(?:uyum|tv|cozun|video|yayin|goruntu|ultra|uhd|monit|kalite)")
_SHORT_NUMBER = re.compile(
    r"^[' ]?y?[ea] |^ (?:defa|kez|kere|adet|tane|gun|saat|dakika|dk|ay|hafta|yil|mesaj|mail"
    r"|sms|kisi|numara"
    r"|mac|kupon|oyun|spin|puan|gb|mb|times|days|hours|games|spins|points|minutes|in a row)"
)

# "50 bin lira kazandım diyor": somebody else's talk.
_CLAIMED = re.compile(r"^[^.]{0,25}[dt][iu]m (?:diyor|diyen|demesin|deme[ky]|derse)")


def _is_own(match: Match) -> bool:
    if _NO_SUM.search(match.after):
        return False
    if match.value.isdigit() and _SHORT_NUMBER.search(match.after):
        return False
    if _CLAIMED.search(match.after):
        return False
    if match.before.endswith("charging ") and _GOODS_NAMED.match(match.after):
        return False
    if _LIMITED.search(match.before) or _LIMIT_AFTER.search(match.after):
        return False
    near = match.before[-40:] + " | " + match.after[:45]
    return not _SUPPOSED.search(near)


_GOODS_NAMED = re.compile(r" for (?:a|an|one) ")


def _is_no_price(match: Match) -> bool:
    near = match.before[-30:] + " | " + match.after[:30]
    return _is_own(match) and not _PRICE.search(near)


_BARE_SUM = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]{2})?|[1-9][0-9]{2,5}"
CERTAIN = 0.855  # from here on nobody is asked for a second opinion, so the check is strict
_MY_LIRA = r"(?:tl'?m|liram|liracig[iu]m|param|dolar[iu]m|eurom|euro'?m)"
_GATES = {
    "bare number, then what I did": BARE_DID,
    "bare number after charged": VERB_OF_BARE,
    "bare number after a request": VERB_OF_BARE,
    "bare number at once before what I did": rf"(?:[0-9]|bin|k) {DID}",
    "mine, a bare number, what became of it": rf" [1-9][0-9]{{2,5}} (?:[a-z]{{1,8}} )?{WAS_TAKEN}",
    "dealing, a bare number, what became of it": rf"[0-9] (?:[a-z]{{1,8}} )?(?:{WAS_TAKEN}"
    rf"|nere?de)",
    "bare number taken from mine": rf"[0-9] {WAS_TAKEN}",
    "bare number that I asked for": r"[0-9] (?:cekim )?iste",
    "my lira": rf" ?{_MY_LIRA}",  # not every one names a currency
}


_CROWD = re.compile(r"^[a-z]{0,4} (?:kat|kisi|uye|abone|takipci|kullanici|hazine)")


def _is_surely_own(match: Match) -> bool:
    return _is_no_price(match) and not (is_calendar(match) or _CROWD.search(match.after))


def _pattern(name: str, regex: str, score: float, cue: str, weak: bool = False) -> Pattern:
    return Pattern(
        name,
        EntityType.TRANSACTION_DETAIL,
        regex,
        score,
        cue=cue,
        check=_is_surely_own if score > CERTAIN else _is_no_price if weak else _is_own,
        gate=_GATES.get(name, AMOUNT),
        also=_ALSO.get(name),
    )


_SUFFIX = r"['?]?[a-z]{0,7}"
_DONE = (
    "(?:lost|paid|deposited|withdrew|sent|won|staked|wagered|transferred|spent|blew|blown|burned"
    "|burnt|dropped|wasted|put on|chucked|loaded|topped up|bet) "
)
_MY_PURSE = (
    "(?:param|parami|cekimim|yatirimim|kaybim|zararim|alacagim|bakiyem|iadem|kazancim|odemem)"
)
_CHARGED_ABOUT = (
    r"(?:charged|billed|charging|debited|taken|took|down|up|lost|won|deposited|withdrew)"
    r"(?: me| us| from me)?(?: for| about| over| nearly| almost| another| exactly| like)? "
)
_REQUESTED = (
    "(?:cekim|yatirim|iade|odeme|havale|eft|talebi|talep) (?:iste|yap|ver|gir|gonder|at|ac|olustur)"
)
_MY_DEALING = (
    r"(?:cekim|yatirim|depozito|odeme|iade|havale|eft|fatura|bakiye|kazanc)(?:im|m|den|dan)?"
)
_FROM_MINE = r"(?:kart|hesab|hat|cuzdan|bakiye|maas)(?:im|t?im|m)dan"
_DEALING = "(?:withdrawal|deposit|refund|payout|cashout|transfer|payment)"
_ALSO = {
    "sum, then what I did": DID,
    "sum right before what I did": DID,
    "sum that I took": TOOK,
    "what I did, then a sum": DID,
    "mine, then a sum": MINE,
    "sum, then mine": MINE,
    "sum, then what became of it": WAS_TAKEN,
    "my sum": _MY_PURSE,
    "I did, then a sum": LEFT_WORD + I_DID,
    "done, then a sum": _DONE,
    "stake of so much": STAKE,
    "what a relative did with a sum": RELATIVE,
    "my sum in english": "(?:my|our) ",
    "bare number after charged": _CHARGED_ABOUT + "[0-9]",
    "bare number after a request": _REQUESTED,
    "dealing, a bare number, what became of it": rf"{LEFT_WORD}{_MY_DEALING} [1-9]",
    "bare number taken from mine": _FROM_MINE,
    "bare number that I asked for": "iste",
    "down by a sum": "(?:down|up) ",
    "my thing, then a sum": "(?:my|our) ",
    "sum, then my thing": rf"(?:my|our) |{LEFT_WORD}{I_DID}",
    "sum, then taken": TAKEN,
    "charged, then a sum": CHARGED,
    "sum of a named dealing": rf" {_DEALING} ",
}

PATTERNS = (
    _pattern(
        "sum, then what I did",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{FAR}{DID}",
        0.85,
        "yatırdım",
    ),
    _pattern(
        "sum right before what I did",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX} (?:[a-z]{{1,8}} )?{STEM}"
        r"(?:[dt][iu]?[mk]|[dt][iu]yd[iu][mk]|m[iu]st[iu][mk])(?:$|[^a-z])",
        0.87,
        "yatırdım",
        weak=True,
    ),
    _pattern(
        "sum that I took",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX} (?:[a-z]{{1,10}} ){{0,1}}{TOOK}",
        0.7,
        "aldım",
        weak=True,
    ),
    _pattern(
        "what I did, then a sum",
        rf"{LEFT_WORD}{DID}{FAR}(?P<v>{AMOUNT})",
        0.8,
        "yatırdım",
    ),
    _pattern(
        "mine, then a sum",
        rf"{LEFT_WORD}{MINE}{FAR}(?P<v>{AMOUNT})",
        0.8,
        "hesabım",
        weak=True,
    ),
    _pattern(
        "sum, then mine",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{FAR}{MINE}(?:$|[^a-z]|d[ae]|l[ae])",
        0.8,
        "hesabım",
        weak=True,
    ),
    _pattern(
        "sum, then what became of it",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{NEAR}{WAS_TAKEN}",
        0.7,
        "çekildi",
        weak=True,
    ),
    _pattern(
        "my sum",
        rf"{LEFT_WORD}(?P<v>{NUMBER} ?(?:bin |k )?(?:tl|lira|binlik|bin|k)['?]?(?:m|mi|im|imi|miz"
        rf"|mizi|nin"
        rf"|ni)?) "
        rf"?(?:[a-z]{{1,10}} ){{0,2}}{_MY_PURSE}",
        0.86,
        "param",
    ),
    _pattern(
        "bare number, then what I did",
        rf"(?:^|[^0-9a-z.,:/])(?P<v>{BARE})['?]?[a-z]{{0,3}} (?:[a-z]{{1,10}} ){{0,2}}{BARE_DID}",
        0.7,
        "yatırdım",
    ),
    _pattern(
        "I did, then a sum",
        rf"{LEFT_WORD}{I_DID}{FAR}(?P<v>{AMOUNT})",
        0.85,
        "deposited",
    ),
    _pattern(
        "done, then a sum",
        rf"(?:^|[.!?,;:\n] ?|and |have |already |just ){_DONE}"
        rf"(?:[a-z]{{1,8}} ){{0,3}}(?P<v>{AMOUNT})",
        0.75,
        "lost",
    ),
    _pattern(
        "my lira",
        rf"{LEFT_WORD}(?P<v>{NUMBER} ?(?:bin |k |milyon )?{_MY_LIRA})"
        r"(?:$|[^a-z]|[iu](?:z|n|$|[^a-z])|d[ae])",
        0.8,
        "liram",
        weak=True,
    ),
    _pattern(
        "stake of so much",
        rf"{LEFT_WORD}(?P<v>{AMOUNT})'?(?:l[iu]k|luk)? {STAKE}(?:[a-z]{{0,8}}){NEAR}"
        r"(?:kaldi|dondu|yok|gitti|tuttu|yatti|yatmadi|iptal|bekliyor|beklemede|gorunm|sonuclan"
        r"|onaylanm|gelmedi|gecmedi|bozd|kayip|takildi|askida|yandi)",
        0.75,
        "bahis",
        weak=True,
    ),
    _pattern(
        "what a relative did with a sum",
        rf"{LEFT_WORD}{RELATIVE}{FAR}(?P<v>{AMOUNT}){_SUFFIX}{FAR}{THEY_DID}",
        0.75,
        "kızım",
    ),
    _pattern(
        "my sum in english",
        rf"{LEFT_WORD}(?:my|our) (?:[a-z]{{1,10}} ){{0,1}}(?P<v>{AMOUNT})",
        0.78,
        "my",
    ),
    _pattern(
        "bare number after charged",
        r"(?:(?:^|[^a-z])(?:charged|billed|charging|debited|taken|took|down|up)"
        r"|(?:^|[.!?,;:\n] ?|i |we |ive |i've |just |already |and |have |only )"
        r"(?:lost|won|deposited|withdrew))"
        r"(?: me| us| from me)?(?: for| about| over| nearly| almost| another| exactly| like)? "
        r"(?P<v>[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]{2})?|[0-9]{1,6}[.,][0-9]{2}"
        r"|[1-9][0-9]{2,5})(?:$|[^0-9a-z.,:%/\-]|[.,](?:$|[^0-9])) ?(?:$|[^a-z]|on|for|in|twice"
        r"|from|this"
        r"|last|and|again|since|today|tonight|yesterday|instead|so|but|at|by)",
        0.7,
        "charged",
    ),
    _pattern(
        "bare number at once before what I did",
        rf"(?:^|[^0-9a-z.,:/])(?P<v>{AT_ONCE}) {DID}(?:$|[^a-z])",
        0.68,
        "yatırdım",
    ),
    _pattern(
        "bare number after a request",
        rf"(?:^|[^a-z]){_REQUESTED}[a-z]{{2,8}}[ ,:]{{1,2}}"
        r"(?P<v>[1-9][0-9]{2,5})(?:$|[^0-9a-z.:/]|tl)",
        0.7,
        "çekim",
    ),
    _pattern(
        "mine, a bare number, what became of it",
        rf"{LEFT_WORD}{MINE} (?:[a-z]{{1,8}} ){{0,2}}(?P<v>[1-9][0-9]{{2,5}}) "
        rf"(?:[a-z]{{1,8}} ){{0,1}}"
        rf"{WAS_TAKEN}",
        0.7,
        "hesabım",
        weak=True,
    ),
    _pattern(
        "dealing, a bare number, what became of it",
        rf"{LEFT_WORD}{_MY_DEALING} (?P<v>{_BARE_SUM}) (?:[a-z]{{1,8}} )?"
        rf"(?:{WAS_TAKEN}|nere?de)",
        0.86,
        "çekim",
        weak=True,
    ),
    _pattern(
        "bare number taken from mine",
        rf"(?:^|[^0-9a-z.,:/])(?P<v>{_BARE_SUM}) {WAS_TAKEN} {_FROM_MINE}",
        0.86,
        "kartımdan",
        weak=True,
    ),
    _pattern(
        "bare number that I asked for",
        rf"(?:^|[^0-9a-z.,:/])(?P<v>{_BARE_SUM}) (?:cekim )?iste(?:dim"
        rf"|mistim) (?:[a-z]{{1,8}} ){{0,3}}"
        r"(?:yok|gelmedi|gecmedi|yatmadi|bekl|nerede|nerde|onaylan|gonder|odem|yatir|cikmadi)",
        0.86,
        "istedim",
        weak=True,
    ),
    _pattern(
        "down by a sum",
        rf"(?:^|i'm |im |i am |already |now |about |still )(?:down|up) (?:about |over "
        rf"|nearly |like )?"
        rf"(?P<v>{AMOUNT})",
        0.72,
        "down",
    ),
    _pattern("my thing, then a sum", rf"{LEFT_WORD}{MY}{FAR}(?P<v>{AMOUNT})", 0.82, "my deposit"),
    _pattern(
        "sum, then my thing",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{FAR}(?:{MY}|{I_DID})",
        0.8,
        "my deposit",
    ),
    _pattern("sum, then taken", rf"{LEFT_WORD}(?P<v>{AMOUNT}){NEAR}{TAKEN}", 0.75, "charged", True),
    _pattern("charged, then a sum", rf"{LEFT_WORD}{CHARGED}{NEAR}(?P<v>{AMOUNT})", 0.75, "charged"),
    _pattern(
        "sum of a named dealing",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX} (?:[a-z]{{1,10}} )?"
        rf"{_DEALING} (?:[a-z']{{1,12}} ){{0,4}}?"
        r"(?:pending|stuck|missing|declined|rejected|not|hasn't|isn't|still|never|failed"
        r"|yesterday|today)",
        0.8,
        "withdrawal",
    ),
    Pattern(
        "sum with a half, in words",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?P<v>(?:{HALVES}(?: ?(?:tl|lira))?|bin lira)m?[iu]?){FAR}(?:{STEM}{FIRST}"
        rf"|{MINE}"
        rf"|{WAS_TAKEN}){RIGHT_WORD}",
        0.8,
        "yatırdım",
        check=_is_surely_own,
        gate="bucuk|yarim ?(?:bin|mil)|bin lira",
        needs_digit=False,
    ),
)
