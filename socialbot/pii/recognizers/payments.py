"""Sums together with the writer's own deposit, withdrawal, payment, bill, loss or win.

Source: the product's own labelling guide (TRANSACTION_DETAIL).
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). General questions, prices, limits, prizes and
debts to others pass.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.pattern import LEFT_WORD, Match, Pattern, words

_NUMBER = r"(?:[0-9]{1,3} ?(?:bin|milyon) )?[0-9](?:[0-9.,' ]{0,12}[0-9])?"
_UNIT = (
    r"(?:bin|milyon|k|mio)? ?(?:tl|try|lira|liramı|lirami|lirayi|liralik|kagit|kayme|usdt|usd"
    r"|dolar|euros?|eur|avro|gbp"
    r"|sterlin|dollars?|pounds?|quid|bucks|euros?)"
)
AMOUNT = (
    rf"(?:[$] ?{_NUMBER}k?|(?:eur|gbp|usd|tl|try) ?{_NUMBER}k?|{_NUMBER} ?{_UNIT}|{_NUMBER} ?[$])"
)
_BARE = (
    r"[0-9]{1,3}(?:[.,][0-9]{3})+(?:[.,][0-9]{2})?|[0-9]{1,6},[0-9]{2}|[0-9]{2,6}"
    r"|[0-9]{1,3} ?(?:bin|k)"
)
_FAR = r"[^0-9a-z]{1,4}(?:[a-z0-9]{1,18}[^0-9a-z]{1,4}){0,7}?"
_NEAR = r"[^0-9a-z]{1,4}(?:[a-z0-9]{1,18}[^0-9a-z]{1,4}){0,4}?"

_DID = words(
    """yatirdim, yatirdik, yatirmistim, yatirmistik, yatirmisim, yatirdigim, yatirdigimiz,
    cektim, cektik, cekmistim, cektigim, cekemiyorum, cekemedim, cekiyorum, gonderdim,
    gonderdik, gondermistim, gonderdigim, yolladim, yollamistim, yolladigim, attim, atmistim,
    attigim, odedim, odedik, odemistim, odedigim, odiyorum, oduyorum, yukledim, yuklemistim,
    yukledigim, aktardim, aktarmistim, havale ettim, havale yaptim, havale yapmistim, eft
    yaptim, eft yapmistim, eft attim, transfer ettim, transfer yaptim, yatirma yaptim, yatirim
    yaptim, yatirim yapmistim, cekim yaptim, cekim yapmistim, cekim talebi, cekim talep, cekim
    verdim, cekme talebi, talep ettim, talebi verdim, talebi olusturdum, talebinde bulundum,
    odeme yaptim, odeme yapmistim, kaybettim, kaybetmisim, kaybettigim, kazandim, kazanmistim,
    kazandigim, oynadim, oynamistim, bastim, bahis yaptim, kupon yaptim, batirdim, kaptirdim,
    dolandirildim, harcadim, yatirmama ragmen, odememe ragmen, gondermeme ragmen, yatirmistm,
    yatirdm, cektm, gonderdm, odedm, depozit ettim, depoladim, alisveris yaptim, satin aldim,
    aldiydim, eksiye dustum, zarar ettim, zararim"""
)
_WAS_TAKEN = words(
    """cekildi, cekilmis, cekiliyor, cekmis, cektiniz, cekmissiniz, kesildi, kesilmis, kestiniz,
    kesmissiniz, dusuldu, dustu, dusmus, alindi, alinmis, aldiniz, almissiniz, gitti, gitmis,
    eksildi, eksilmis, eksik, silindi, silinmis, yatmadi, yatirilmadi, gecmedi, gelmedi,
    gelmemis, gelmis, geldi, yansimadi, yansimamis, yuklenmedi, islenmedi, iade edilmedi, iade
    edildi, yatti, yatmis, kayip, kayboldu, yok oldu, ucmus, uctu, buhar oldu, askida,
    bekliyor, beklemede, bloke, reddedildi, onaylanmadi, iptal edildi, iptal oldu, tahsil
    edildi, tahsil edilmis, odenmedi, verilmedi, aktarilmadi, tanimlanmadi, dusmedi, ulasmadi,
    cikti, cikmis, cikarildi"""
)
_MINE = words(
    """hesabim, hesabimdan, hesabima, hesabimda, hesabimdaki, hesabimin, kartim, kartimdan,
    kartima, kartimin, bakiyem, bakiyemden, bakiyeme, bakiyemde, param, parami, paramin,
    paramiz, faturam, faturama, faturami, borcum, iadem, iademi, kazancim, kazancimi, cekimim,
    cekimimi, cekim talebim, yatirimim, yatirimimi, odemem, odememi, depozitom, cuzdanim,
    cuzdanimdan, limitim, maasim, maasimdan, hattimdan, hattima, hesaptan, karttan, bana,
    benden, bizden, tarafima, adima, ikramiyem, kuponum, bahsim, havalem, eftm, eft'm, ustune,
    siparisim, siparisime"""
)
_MY = (
    r"(?:my|our) (?:[a-z]{1,12} ){0,2}(?:withdrawal|deposit|payment|balance|refund|bill|invoice"
    r"|winnings"
    r"|bet|stake|transfer|transaction|order|payout|cashout|account|card|money|wallet|salary|wage"
    r"|charge|fee|loss|losses)s?"
)
_I_DID = (
    r"(?:i|we|i've|i'd|i have|i had|we have|just|already|have) ?(?:just |already |also |have "
    r"|only |even |accidentally |successfully )?"
    r"(?:deposited|withdrew|withdrawn|paid|sent|transferred|transfered|lost|won|bet|staked"
    r"|wagered|loaded|topped up|spent|made a"
    r" (?:deposit|payment|transfer|withdrawal)|requested|cashed out|put|added|wired|blew"
    r"|got charged|been charged|was charged|were charged|am owed"
    r"|was billed|been billed|received|ordered|purchased|bought)"
)
_TAKEN = (
    r"(?:was |were |has been |have been |got |is |been )?(?:taken|debited|charged|deducted"
    r"|withdrawn|missing|gone|stolen|billed|pending|stuck|not credited|never arrived"
    r"|hasn't arrived|has not arrived|disappeared|vanished|refunded)"
)
_CHARGED = (
    r"(?:charged|charging|billed|took|taken|owe|owes|deducted|debited|stole|refund|refunded"
    r"|paid)(?: me| us| my [a-z]+| from me| from my [a-z]+)?"
)
_SUPPOSED = re.compile(
    r"(?:^|[^a-z])(?:kac|ne kadar|minimum|min|maksimum|max|maximum|en az|en fazla|en cok"
    r"|alt limit|ust limit|limiti|limit nedir|eger|if|how much|would|could|can i|wish|keske|olsa"
    r"|yatirsam|yatirirsam|borc|borcu|odunc|ikramiye cikarsa|borc verdim|borc aldim|(?:arkadas"
    r"|kuzen|komsu|abim|kardes|dayim|amca)[a-z]* [^.]{0,20}borc[a-z]*)(?:$|[^a-z])"
)


_PRICE = re.compile(
    r"fiyat|degerinde|odul|bonus|indirim|hediye|ucretli|kampanya|uygun paket|paketin|tarife"
    r"|price|worth"
    r"|prize|costs?|per month|promosyon|cekilis"
)


def _is_own(match: Match) -> bool:
    near = match.before[-40:] + " | " + match.after[:45]
    return not _SUPPOSED.search(near)


def _is_no_price(match: Match) -> bool:
    near = match.before[-30:] + " | " + match.after[:30]
    return _is_own(match) and not _PRICE.search(near)


_VERB_OF_BARE = (
    "yatird|yatirmis|gonderdim|odedim|cekmis|cekil|cekim|cektim|havale|eft |yatirim|kaybett"
)


def _pattern(name: str, regex: str, score: float, cue: str, weak: bool = False) -> Pattern:
    return Pattern(
        name,
        EntityType.TRANSACTION_DETAIL,
        regex,
        score,
        cue=cue,
        check=_is_no_price if weak else _is_own,
        gate=_VERB_OF_BARE if name.startswith("bare") else AMOUNT,
    )


_SUFFIX = r"['?]?[a-z]{0,5}"

PATTERNS = (
    _pattern(
        "sum, then what I did",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{_FAR}{_DID}",
        0.85,
        "yatırdım",
    ),
    _pattern(
        "what I did, then a sum",
        rf"{LEFT_WORD}{_DID}{_FAR}(?P<v>{AMOUNT})",
        0.8,
        "yatırdım",
    ),
    _pattern(
        "mine, then a sum",
        rf"{LEFT_WORD}{_MINE}{_FAR}(?P<v>{AMOUNT})",
        0.8,
        "hesabım",
        weak=True,
    ),
    _pattern(
        "sum, then mine",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{_FAR}{_MINE}(?:$|[^a-z])",
        0.8,
        "hesabım",
        weak=True,
    ),
    _pattern(
        "sum, then what became of it",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{_NEAR}{_WAS_TAKEN}",
        0.7,
        "çekildi",
        weak=True,
    ),
    _pattern(
        "my sum",
        rf"{LEFT_WORD}(?P<v>{_NUMBER} ?(?:bin |k )?(?:tl|lira)['?]?(?:m|mi|im|imi|miz|mizi|nin"
        rf"|ni)?) "
        r"?(?:[a-z]{1,10} ){0,2}(?:param|parami|cekimim|yatirimim|kaybim|zararim|alacagim"
        r"|bakiyem|iadem|kazancim|odemem)",
        0.85,
        "param",
    ),
    _pattern(
        "bare number, then what I did",
        rf"(?:^|[^0-9a-z.,:/])(?P<v>{_BARE})['?]?[a-z]{{0,3}} (?:[a-z]{{1,10}} ){{0,2}}(?:yatirdim"
        r"|yatirmistim|yatirdigim|gonderdim|odedim|cekmissiniz|cekildi|cekilmis|cekim|cektim"
        r"|cekmistim|havale|eft yap|eft at|yatirim yap|kaybettim)",
        0.7,
        "yatırdım",
    ),
    _pattern(
        "I did, then a sum",
        rf"{LEFT_WORD}{_I_DID}{_FAR}(?P<v>{AMOUNT})",
        0.85,
        "deposited",
    ),
    _pattern(
        "done, then a sum",
        rf"(?:^|[.!?,;\n] ?)(?:lost|paid|deposited|withdrew|sent|won|staked|wagered|transferred"
        rf"|spent) "
        rf"(?:[a-z]{{1,8}} ){{0,2}}(?P<v>{AMOUNT})",
        0.75,
        "lost",
    ),
    _pattern("my thing, then a sum", rf"{LEFT_WORD}{_MY}{_FAR}(?P<v>{AMOUNT})", 0.82, "my deposit"),
    _pattern(
        "sum, then my thing",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX}{_FAR}(?:{_MY}|{_I_DID})",
        0.8,
        "my deposit",
    ),
    _pattern(
        "sum, then taken", rf"{LEFT_WORD}(?P<v>{AMOUNT}){_NEAR}{_TAKEN}", 0.75, "charged", True
    ),
    _pattern(
        "charged, then a sum", rf"{LEFT_WORD}{_CHARGED}{_NEAR}(?P<v>{AMOUNT})", 0.75, "charged"
    ),
    _pattern(
        "sum of a named dealing",
        rf"{LEFT_WORD}(?P<v>{AMOUNT}){_SUFFIX} (?:[a-z]{{1,10}} )?"
        r"(?:withdrawal|deposit|refund|payout|cashout|transfer|payment) (?:[a-z']{1,12} ){0,4}?"
        r"(?:pending|stuck|missing|declined|rejected|not|hasn't|isn't|still|never|failed"
        r"|yesterday|today)",
        0.8,
        "withdrawal",
    ),
)
