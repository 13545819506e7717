"""Which words are ordinary: they may be stored, and a full name is hardly made of them.

It does not depend on detection. Word lists: wordfreq (Turkish and English), without names, mail
providers and street words. All else is masked, and every finding has its type in its place.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from socialbot.nlp.fold import fold
from socialbot.nlp.names import given_names, surnames
from socialbot.nlp.suffixes import is_inflected

TURKISH_WORDS = 40_000
ENGLISH_WORDS = 20_000
SINGLE_LETTERS = frozenset("oaie")

# Words of our own subject that lists of frequent words lack.
_SUBJECT = """
    iban cvv skt tckn vkn tc otp sms kyc papara eft havale dekont sifre sifrem sifremi parola
    parolam uyelik uyeligim hesabim hesabima hesabimdan hesabimda hesabimi kart kartim kartimdan
    kartima kartimin bakiye bakiyem bakiyemden fatura faturam faturami faturama siparis siparisim
    siparisimi kargo kargom kupon kuponum bonus cekim cekimim cekmistim yatirim yatirimim
    yatirdim yatirmistim iade iadem odeme odemem uygulama guncelleme captcha giris dogrulama
    kodum login link bot chat bahis freebet freespin dogumluyum tarihim yardimci olur musunuz
    avukat avukatim savcilik intihar eposta posta mail maili maile mailime mailimi telefon kvkk
    dolandirici dolandirdilar mahkeme tuketici musteri temsilci temsilciniz mudur muduru haber
    bagimlilik kumar kumarbaz tehdit oldurucem gebertirim ulan lan bi bisey bisi napcam naptim
    thx pls plz ur lol hasn recieve recieved withdrawl topup unblock refunded activating reactivate
    contactless cheque cheques passcode authorise cancelled doxx kyc usdt sepa withdrawals appeal
    wasn gbp usd eur overcharged unlocking unresponsive buffering freebets betslip screenshot
    yardimci kuryeniz kurye mbps wifi modem captcha superbox taahhut sim abone abonesi
    sitede siteye sitenin siteniz sitenize sitenizde sitenizden siteden
    numaram adresim telefonum mailim mailime hattim plakali aracim nolu numarali soyadim
"""
# Frequent words that are also names; without them little can be read.
_KEPT = """
    can sen gul er han bas uzun sari kara dogan olgun temel acar usta mutlu guzel temiz serin ince
    yeni kisa buyuk kucuk genc sert dogru uygun sakin yerli yuksek zengin kahraman duran sever
    seven bilir bilen goren isler kaymak kaynak kus tas dag nur ozel guven guler gider bal cam
    boz tan tok yaz kiraz will may mark long young king white black brown green price power ward
    stone wood grace joy bill rich art max hill hall cook hunt rice bell west wells duygu hayati
    canli destek onay onayi onayim gunaydin sayin bayram bayi emin eylul canim sefer saygi saygilar
    don doesn isn wasn won couldn didn haven hasn aren weren shouldn wouldn hadn ain mustn
    umut umutla deger degerli duzgun guncel olur yurt alan turk devlet mehil iyi emek saka hizli
    saolun sagol kista koca kazan pasa fatih isik hak hakim oya onur
"""
# A word before one of these names a street.
_STREETS = """
    mahalle mahallesi mah sokak sokagi sok cadde caddesi cad bulvar bulvari blv apartman apartmani
    blok daire sitesi street avenue road lane boulevard caddesinde sokakta sokagin mahallesinde
"""
_LEFT_OUT = """
    apt apartment flat gmail hotmail outlook yahoo icloud yandex mynet protonmail windowslive
    msn googlemail
"""
STREETS = frozenset(_STREETS.split())
_SUFFIX = re.compile(
    r"(?:[dt][ae]n?|n?[iu]n|y?[iu]|y?[ae]|l[ae]|yl[ae]|lar|ler|ci|s[iu]|m|im|um|gil|can|s)"
)


@cache
def ordinary_words() -> frozenset[str]:
    """Folded words that may be stored."""
    import wordfreq

    found = {
        fold(word).text
        for language, count in (("tr", TURKISH_WORDS), ("en", ENGLISH_WORDS))
        for word in wordfreq.top_n_list(language, count)
        if word.isalpha()
    }
    plain = {word for word in found if len(word) > 1}
    left_out = _names_in(plain) | STREETS | set(_LEFT_OUT.split())
    return frozenset(plain - left_out).union(_KEPT.split(), _SUBJECT.split(), SINGLE_LETTERS)


@cache
def names_kept() -> frozenset[str]:
    """Given names and surnames, also those that are frequent words."""
    return given_names() | surnames() | frozenset(_KEPT.split())


def is_ordinary(word: str) -> bool:
    """Whether a folded word is a frequent one, or a known stem with endings; never a name."""
    if word in ordinary_words():
        return True
    return is_inflected(word) and word not in _left_out()


@cache
def _left_out() -> frozenset[str]:
    return given_names() | surnames() | STREETS | frozenset(_LEFT_OUT.split())


def _names_in(found: Iterable[str]) -> set[str]:
    """The words that are a name, or a name of five letters and more with a suffix."""
    names = _all_names()
    return {word for word in found if word in names or has_name(word)}


@cache
def _all_names() -> frozenset[str]:
    return given_names() | surnames()


def has_name(word: str) -> bool:
    """Whether a folded word begins with a name of five letters and more and ends as names do."""
    names = _all_names()
    return word.endswith("oglu") or any(
        word[:length] in names and bool(_SUFFIX.fullmatch(word[length:]))
        for length in range(5, len(word))
    )
