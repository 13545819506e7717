"""Reference numbers: transaction, order, ticket, tracking, coupon and bet slip numbers.

Source: the product's own labelling guide (TRANSACTION_DETAIL).
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1): linked to one customer's dealings. A cue beside
the number matters more than its shape; campaign codes that anyone can use pass.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.common_numbers import is_common
from socialbot.pii.pattern import (
    GAP,
    LEFT_WORD,
    RIGHT,
    Match,
    Pattern,
    after_cue,
    before_cue,
    words,
)

_THING = words(
    """siparis, siparisim, islem, islemim, referans, ref, dekont, takip, kargo, kargom, gonderi,
    talep, talebim, basvuru, basvurum, ticket, bilet, biletim, kupon, kuponum, fis, fatura,
    faturam, odeme, transaction, trans, txn, trx, order, reference, tracking, case, booking,
    reservation, rezervasyon, pnr, police, policem, policy, invoice, receipt, coupon, bet, bet
    slip, betslip, bahis, havale, eft, dosya, kayit, sikayet, provizyon, slip, makbuz, cekim,
    yatirim, withdrawal, deposit, payment, complaint, request, confirmation, onay, iade,
    return, rma, hediye ceki, hediye cek, gift card, gift cheque, cek, voucher, evrak, senet,
    sorgu, ariza, servis, service, cagri, gorusme, incident, parcel, shipment, package, paket,
    tahsilat, oyun, el, tur, round, game, hand, spin, slot, cashout, hediye kart, hediye karti,
    kuponumuz, promosyon ceki, iletisim kayit, application, dispute, claim, serial"""
)
_NUMBER = words(
    """no, nosu, nom, no'su, num, nu, nr, numara, numaram, numarasi, numarami, numarali,
    numarasini, numarasiyla, id, idsi, id'si, kodu, kodum, kod, number, num, code, #, ref, ref
    no, takip no, takip numarasi, seri no, nolu"""
)
_PUBLIC_BEFORE = re.compile(
    r"(?:kampanya|promosyon kod|promo|indirim|bonus|hata|error|discount|posta|urun|model"
    r"|stok)[a-z]{0,6}"
    r"(?: [a-z]{1,10}){0,3}[^0-9a-z]{0,4}$"
)


_ERROR_AFTER = re.compile(r"^[^.]{0,25}(?:hatasi|hata kod|error|uyarisi)")
# "4410 numaralı otobüs": the number of a thing that everybody sees.
_PUBLIC_AFTER = re.compile(
    r"^['?]?[a-z]{0,4} (?:nolu|no'?lu|numarali|kodlu)[a-z]{0,3} (?:[a-z]{2,10} )?"
    r"(?:otobus|hat|pompa"
    r"|oda|koltuk|kapi|peron|vida|parca|yazici|toner|model|urun|ilan|madde|kanun|durak|gise|kanal"
    r"|salon|bina|dolap|otopark|kabin|masa|banko|vezne|tramvay|metro|sefer|genelge|kart[iu]|banka"
    r"|toki|pafta|ada|parsel|kat|blok|istasyon|sarj|renk|tank|sahife|sayfa|sira)"
)
_SUM_GLUED = re.compile(
    r"[0-9][0-9.,]*(?:tl|bin|k|lira|[yn]?[aeiu]|[dt][ae]n?|l[iu]k|usd|eur|lt|kg|gb|mb|ml|cm)"
)


def _is_reference(match: Match) -> bool:
    return (
        len(match.digits) >= 3
        and is_number_of_its_own(match)
        and not _PUBLIC_BEFORE.search(match.before)
        and not _ERROR_AFTER.search(match.after)
        and not _PUBLIC_AFTER.search(match.after)
        and not _SUM_GLUED.fullmatch(match.value)
        and not is_common(match)
    )


def _is_no_hashtag(match: Match) -> bool:
    """Not "#euro2024"."""
    return _is_reference(match) and not re.fullmatch(r"[a-z]+(?:19|20)[0-9]{2}", match.value)


def _is_coded(match: Match) -> bool:
    """Letters and digits in one word, as systems write them."""
    digits, letters = len(match.digits), sum(map(str.isalpha, match.value))
    return digits >= 2 and letters >= 1 and digits + letters >= 5 and _is_reference(match)


_DIGITS = r"[a-z]{0,6}[ #\-/]?[0-9](?:[ .\-/]?[0-9]){2,22}"
_CODED = r"[a-z0-9]{1,12}(?:[\-_/][a-z0-9]{1,12}){0,5}"
_THING_AND_NUMBER = rf"{LEFT_WORD}{_THING}[a-z]{{0,6}}[ .\-'#]{{0,3}}{_NUMBER}"

PATTERNS = (
    Pattern(
        "number after its cue",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}{_THING}[a-z]{{0,6}}[ .\-'#]{{0,3}}{_NUMBER}[a-z]{{0,6}}{GAP}"
        rf"(?:[a-z]{{1,10}}{GAP}){{0,3}}(?P<v>{_DIGITS}){RIGHT}",
        0.86,
        cue="işlem no",
        check=_is_reference,
        gate=_THING_AND_NUMBER,
    ),
    Pattern(
        "coded number after its cue",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}{_THING}[a-z]{{0,6}}[ .\-'#]{{0,3}}{_NUMBER}[a-z]{{0,6}}{GAP}"
        rf"(?:[a-z]{{1,10}}{GAP}){{0,2}}(?P<v>{_CODED})",
        0.84,
        cue="işlem no",
        check=_is_coded,
        gate=_THING_AND_NUMBER,
    ),
    Pattern(
        "long number after its thing",
        EntityType.TRANSACTION_DETAIL,
        after_cue(
            _THING,
            r"(?:[a-z]{1,4}[ -]?)?(?:[0-9]{5,24}|[0-9]{2,4}[\-/][0-9]{2,12})"
            r"(?:[ \-/][0-9]{2,12}){0,4}",
            2,
            RIGHT,
        ),
        0.75,
        cue="işlem",
        check=lambda match: len(match.digits) >= 5 and _is_reference(match),
        gate=r"[0-9]{5}|[0-9]{2}[\-/][0-9]{2}",
        also=LEFT_WORD + _THING,
    ),
    Pattern(
        "coded number after its thing",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}{_THING}[a-z]{{0,4}}[ :#=\-]{{1,3}}(?P<v>{_CODED})",
        0.72,
        cue="işlem",
        check=lambda match: _is_coded(match) and len(match.digits) >= 4,
        disguised=False,
        gate=r"[0-9](?:[a-z0-9\-_/]*[0-9]){3}",
        also=rf"{LEFT_WORD}{_THING}[a-z]{{0,4}}[ :#=\-]",
    ),
    Pattern(
        "number before its cue",
        EntityType.TRANSACTION_DETAIL,
        before_cue(
            rf"(?:{_DIGITS}|[a-z]{{1,6}}[a-z0-9\-]{{0,12}}[0-9]{{2,12}})",
            r"(?:nolu|no'?lu|no'?\w{0,3}lu|numarali|numarayla|kodlu|id'?li|referansli|seri nolu"
            r"|takip nolu"
            rf"|takip numarali|referans nolu|referans numarali|{_THING} ?{_NUMBER})",
            0,
        ),
        0.8,
        cue="numaralı",
        check=lambda match: len(match.digits) >= 4 and _is_reference(match),
    ),
    Pattern(
        "number before its thing",
        EntityType.TRANSACTION_DETAIL,
        before_cue(r"[0-9]{5,24}", _THING, 0),
        0.7,
        cue="işlem",
        check=_is_reference,
        gate="[0-9]{5}",
        also=rf"[^0-9a-z]{_THING}",
    ),
    Pattern(
        "hash and number",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[^0-9a-z&])#(?P<v>[a-z]{{0,5}}[ \-]?[0-9]{{4,20}}){RIGHT}",
        0.75,
        cue="#",
        check=_is_no_hashtag,
    ),
    Pattern(
        "uuid",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?P<v>[0-9a-f]{{8}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{4}}-[0-9a-f]{{12}})",
        0.85,
    ),
    Pattern(
        "long bare number",
        EntityType.TRANSACTION_DETAIL,
        rf"(?:^|[^0-9a-z/=*._\-])(?P<v>[0-9]{{8,30}}){RIGHT}",
        0.5,
        check=lambda match: _is_reference(match) and not match.before.endswith("*"),
    ),
    Pattern(
        "bare number that is not round",
        EntityType.TRANSACTION_DETAIL,
        r"(?:^|[^0-9a-z/=*._\-:,])(?P<v>[0-9]{6,7})(?:$|[^0-9a-z.,:/\-])",
        0.45,
        check=lambda match: _is_reference(match) and not re.search("000$|^123456", match.value),
        disguised=False,
    ),
    Pattern(
        "prefixed number",
        EntityType.TRANSACTION_DETAIL,
        rf"{LEFT_WORD}(?P<v>(?:tx|trx|txn|ref|ord|order|sip|inv|tkt|rez|pnr|bk|bet|dep|wd|case"
        rf"|req|inc)[\-_#]?[a-z]{{0,3}}[0-9]{{4,20}}){RIGHT}",
        0.8,
        check=_is_reference,
    ),
    Pattern(
        "airline booking",
        EntityType.TRANSACTION_DETAIL,
        after_cue(r"pnr", r"[a-z0-9]{6}", 2),
        0.85,
        cue="pnr",
        check=lambda match: (
            any(sign.isdigit() for sign in match.value)
            or match.before.rstrip().endswith((":", "=", "kodum", "no", "kodu"))
        ),
    ),
)
