"""Words that say something about a name or a password instead of being one; folded."""

from __future__ import annotations

import re

from socialbot.nlp.names import given_names, surnames
from socialbot.nlp.stems import NOUNS, VERBS

_WORDS = """
    yanlis hatali eksik dogru farkli ayni degil degildir var vardi yok yoktu yoktur ne nedir neydi
    neden niye nasil nerede nereye nereden kim kimde mi mu midir mudur miydi hangi kac kacti hic
    hep her surekli simdi hala artik daha once sonra zaten sadece bile de da ki ile icin gibi kadar
    gore olarak olan olup oldu olmadi olmaz oluyor olmasin olsun olsa bir bu su o ve veya ya yada
    hem cok az en biraz bence sanirim galiba maalesef malesef lutfen acaba ama fakat ancak cunku
    eger ise idi yine gene tekrar dun bugun yarin aksam sabah gece gecersiz gecerli kapali acik
    bloke kilitli askida pasif aktif iptal ortada guvenli guvensiz zayif kisa uzunlukta eski yeni
    sorun sorunu sorunlu problem problemi hatasi hata sifre sifrem parola parolam pin isim ismim
    isimle ad adi adim soyad soyadi soyadim soyisim soyismim tel telefon mail eposta numara no tc
    kimlik hesap hesabim hesabimda adres sms kod kodu dogum tarih tarihi bilgi bilgileri musteri
    uye uyelik kullanici giris lazim gerek gerekli gerekiyor tamam kabul red ret belli gizli bana
    sana size bize benim senin sizin bizim onun ben sen siz biz onlar hicbir turlu sekilde seklinde
    yardim tesekkur tesekkurler sagolun merhaba selam iyi gunler aksamlar calismalar geceler sayin
    saygilar saygilarimla kolay gelsin sabit gecmis yazili kayitli adina ustune uzerine diye sahte
    baskasi baskasinin biri birisi herkes herkesin listede kartta degisik bos dolu tam yarim ters
    buyuk kucuk harf harfle harfli turkce ingilizce sayisi basina atmak hizli sik yavas

    a an the this that these those it its my your our their his her he she we they you me us them
    not no never no yes isn wasn doesn don didn won wouldn hasn is are was were be been being am do
    does did has have had having would should could must might and or but so because if when while
    why how what where who which whose on in at of for from to with without by under over into up
    down out off as than too very really quite just only also already still yet even ever again
    now today yesterday tomorrow here there always sometimes wrong incorrect correct right fine
    good bad ok okay safe secure weak strong long short same different old new blank empty hidden
    visible saved unknown lost forgotten gone invalid valid required needed missing misspelled
    mispelled misspelt misspelled spelled spelt written listed shown showing displayed changed
    reset expired working accepted rejected refused denied blocked locked hacked leaked stolen
    compromised broken stuck supposed known about like sure sorry afraid please pls thanks thank
    help case sensitive least more less any anything something nothing everything someone anyone
    everyone some all both another other one two three name names surname password passwords pin
    phone email mail number account card code login username user address date details info
    customer service support team member please hi hello unable getting trying waiting currently
    going unacceptable ridiculous terrible awful disgusting frustrating looking having
    between below above before after next last first coming appearing recognised recognized
    matching match mismatch updated update updating set stored encrypted temporary private
    confidential public complicated simple easy hard difficult impossible
"""
_OF_PASSWORDS = """
    uzun guncel kayip elimde aklimda ezberimde uctu ucmus bozuk saglam guclu sakli calinti karisik
    basit zor cozuldu patladi gitti gitmis uymuyor tutmuyor hazir mevcut onemli onayli onay
    dogrulama yenileme sifirlama degisikligi degisimi guncelleme olmus gorunur acikta elden
    kaybolmus harflerle rakamli karakter haneli definitely literally apparently somehow honestly
"""
OF_PASSWORDS = frozenset(_OF_PASSWORDS.split())
TALK = frozenset(_WORDS.split())
# Where a value ends and ordinary speech goes on: the value before them still counts.
_CONNECTORS = """
    ama fakat ve ancak lutfen and but please pls giremiyorum giremedim girin giriniz bakin bakar
    yardim deneyin simdi dir idi ile hesabima hesabim so can't help thanks tesekkurler i my
    olarak benim ben soyadim iyi numaram telefonum
"""
CONNECTORS = frozenset(_CONNECTORS.split())
_OBVIOUS = re.compile(
    r"[a-z]{2,}(?:[iu]yor[a-z]*|[iu]yo|[aei]m[ae]d[iu][a-z]*|m[ae]d[iu](?:m|n|k|niz|ler|lar)?"
    r"|[ae]m[iu]yo[a-z]*|m[iu]s(?:[iu]m|s[iu]n[iu]z|ler|lar|t[iu]m?)?|[ae]c[ae][gk][a-z]*"
    r"|m[ae][km](?:t[ae]n?|l[ae])?|m[ae]s[iu]n?[iua]?|m[ae]l[iu]|[dt][iu][gk][iu][a-z]*"
    r"|l[ae]nd[iu]|[iu]ld[iu]|[iu]nd[iu]|t[iu]r[iu]ld[iu]|s[iu]n[iu]z|ebilir[a-z]*|abilir[a-z]*)"
)
_PAST = re.compile(
    r"(?:[iu]l|[iu]?n|t|[dt][iu]r|l[ae]n|l[ae])?"
    r"(?:[dt][iu][mnk]?|[dt][iu]n[iu]z|[dt][iu]l[ae]r|s[ae][mnk]?|[iu]nc[ae]|[iu]p|s[iu]n)"
)
_CASES = re.compile(
    r"(?:l[ae]r)?(?:[iu]?m|[iu]m[iu]z|n[iu]z|s?[iu])?n?"
    r"(?:[yn]?[ae]|[dt][ae]n?|[dt][ae]k[iu]|y?l[ae]|n?[iu]n|[yn][iu]|s[iu]z)"
)


def is_talk(word: str) -> bool:
    """Whether a folded word is a predicate, a question or speech about a value, and no value."""
    if word in TALK:
        return True
    if word in given_names() or word in surnames():
        return False
    return bool(_OBVIOUS.fullmatch(word)) or _is_verb(word) or _is_case_of_noun(word)


def _is_verb(word: str) -> bool:
    return any(
        word[:cut] in VERBS and _PAST.fullmatch(word[cut:]) for cut in range(2, len(word) - 1)
    )


def _is_case_of_noun(word: str) -> bool:
    return any(word[:cut] in NOUNS and _CASES.fullmatch(word[cut:]) for cut in range(3, len(word)))
