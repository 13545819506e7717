"""Secrets: passwords, PINs, one-time codes, answers to security questions.

Source: NIST SP 800-63B (memorized secrets, out-of-band codes), OWASP ASVS 2.
Legal basis: KVKK art. 12 and GDPR art. 32: whoever has them acts as their owner. Campaign, error
and postal codes are not secrets.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.pii.amounts import is_amount, is_calendar, is_clock, is_masked, is_public_line
from socialbot.pii.coded import is_of_a_machine, is_of_fault
from socialbot.pii.pattern import (
    GAP,
    LEFT_WORD,
    RIGHT,
    RIGHT_WORD,
    SEPARATOR,
    Match,
    Pattern,
    before_cue,
    words,
)
from socialbot.pii.talk import is_talk

_SECRET = words(
    """sifre, sifrem, sifremi, sifremiz, sifresi, sifresini, sifrm, sfre, sifreyi,
    sfrem, sfrm, sifrmi, sfremi, paralam, parolm, parola,
    parolam, parolasi, parolami, password, passwrd, passwd, pass, pwd, pw, psw, passcode,
    passphrase, pasword, passwrod, paswrd, passowrd, passcod,
    pin, pinim, pini, pin kod, pin kodu, pin kodum, pin code"""
)
_CODE = words(
    """sms kodu, sms kodum, sms kod, sms ile gelen kod, sms sifresi, dogrulama kodu, dogrulama
    kod, dogrulama kodum, onay kodu, onay kod, onay kodum, aktivasyon kodu, giris kodu, giris
    kodum, guvenlik kodum, tek kullanimlik sifre, tek kullanimlik kod, otp, otp kodu, otp
    code, 2fa, 2fa kodu, authenticator, kodum, kodumuz, gelen kod, gelen kodu, gelen sifre,
    kod geldi, verification code, confirmation code, security code, access code, login code,
    my code, the code, code is, code i got, 3d kod, 3d sifre, 3d secure, puk, puk kodu, kod,
    code, kodu"""
)
_NOT_SECRET = re.compile(
    r"(?:^|[^a-z])(?:hata|error|promo\w*|promosyon|kampanya|indirim|bonus|posta|ulke|alan|davet"
    r"|referans|kupon"
    r"|stok|urun|qr|barkod|renk|para|tarife|kanal|sube|swift|bic|area|country|zip|post|discount"
    r"|coupon"
    r"|http|status|durum|odeme|takip|siparis|islem|bilet|hediye|cek|okul|bolum|il|mersis|uye"
    r"|musteri"
    r"|kaynak|source|nace|gtip|ariza|sayac|dress|voucher|bar)(?:[a-z]{0,4})? (?:code|kodu|kod|kodum"
    r"|kodunuz)?[^0-9]{0,30}$"
)
_NOT_CODE = re.compile(
    r"^[^.]{0,30}(?:hata|uyari|error|promo|kampanya|indirim)"
    r"|^[^0-9a-z]{1,4}(?:yil|tarih|sinir|limit|ust[iu]|alt[iu])"
    r"|\bkodla karsilas"
)
# Passwords as a subject: "people who use 123456".
_PROVERBIAL = re.compile(r"(?:en cok|kullanilan|who use|most common|like|gibi)[^.]{0,30}$")
_TALK = re.compile(
    r".*(?:yorum|yorsun|yorlar|medi|madi|medim|madim|miyor|muyor|mek|mak|meden|madan|digim|tigim"
    r"|cam|cem|acak|ecek|abilir"
    r"|ebilir|lazim|istiyor|unuttu|yanlis|hatali|degis|sifirla|yenile|olustur|ald|gelm|reset"
    r"|forg|chang"
    r"|wrong|incorrect|expired|invalid|work|recover|gonder|guncel|kabul|gir|ver|bil|hatirla"
    r"|kapat|kirildi|calindi|ele|nasil|neden|niye|niçin|icin|soyle|paylas|bekle|belirle|koy|kilit)"
    r".*"
)
_MARKED = re.compile(r"(?:[:=>\"']|\bis|\bwas|\bidi|\bsu|-)[ \"'\n]*$")


_AFTER_LETTERS = re.compile(r"(?:^|[^a-z])[a-z]{1,4}-$")  # "KY-2207"


def _is_secret(match: Match) -> bool:
    """A word with digits or signs in it, or a plain word that is clearly handed over."""
    value = match.value.strip(".,;:!?'\"()")
    if len(value) < 4 or is_amount(match) or _PROVERBIAL.search(match.before):
        return False
    if any(sign.isdigit() for sign in value):
        return not re.fullmatch(r"[0-9]{1,3}[a-z]{1,12}|[0-9]{1,3}'[a-z]+", value)
    if re.match(r"^[' ]{1,2}(?:idi|ydi)", match.after):
        return True
    if _TALK.fullmatch(value) or is_talk(value):
        return False
    said = bool(_MARKED.search(match.before)) or bool(
        re.match(r"^'?[dt][iu]|^ (?:idi|ydi)", match.after)
    )
    return said and (bool(re.search(r"[:=]", match.before[-5:])) or not is_ordinary(value))


def _is_code(match: Match) -> bool:
    if is_amount(match) or is_masked(match) or is_clock(match):
        return False
    if _NOT_SECRET.search(match.before) or _PROVERBIAL.search(match.before):
        return False
    if is_public_line(match) or is_of_fault(match):
        return False
    if _AFTER_LETTERS.search(match.before) and len(match.digits) <= 4:
        return False
    return not _NOT_CODE.search(match.after)


def _is_code_before_its_cue(match: Match) -> bool:
    listed = re.search(r"kodlu|kodlar", match.after[:25])
    return _is_code(match) and not is_calendar(match) and not listed


# How a mobile, a landline or a service number begins: the rest may follow in the next message.
_PHONE_HEAD = re.compile(
    r"05[0-9]{2,3}|07[0-9]{3}|00(?:90|44)|90 ?5[0-9]{2}|0[234][1-9][02468]"
    r"|03(?:00|03|30|33|43|45|71)|08(?:00|08|11|22|4[345]|50|7[0123]|88)|0900"
)


def _is_alone(match: Match) -> bool:
    """The whole message, and not only the head of a phone number."""
    if _PHONE_HEAD.fullmatch(match.value):
        return False
    if is_public_line(match):
        return False
    return not match.before.strip(" ?.!") and not match.after.strip(" ?.!")


_VALUE = r"[^ \n]{4,40}"
_CODE_VALUE = rf"[0-9](?:{SEPARATOR}[0-9]){{3,7}}"
_QUESTION = words(
    """annemin kizlik soyadi, anne kizlik soyadi, kizlik soyadim, anne kizlik soyadim,
    kizlik soyadini, annemin kizlik soyadini, kizlik soyadi, annemin kizlik, anne kizlik,
    guvenlik sorumun cevabi, guvenlik sorusu cevabi, guvenlik sorusunun cevabi, gizli sorumun
    cevabi, gizli soru cevabi, guvenlik cevabim, gizli cevabim, ilk evcil hayvanimin adi,
    evcil hayvanimin adi, ilk ogretmenimin adi, ilkokul ogretmenimin adi, ilk okulumun adi,
    ilk arabam, ilk arabamin, cocukluk lakabim, mother's maiden name, mothers maiden name,
    mother maiden name, maiden name, security
    answer, secret answer, answer to my security question, security question is, first pet's
    name, first pets name, first pet was, name of my first pet, first school was"""
)
_ASKING = words(
    "gizli soru, guvenlik soru, security question, secret question, memorable word, gizli kelime"
)
_ASKED = re.compile(
    r"(?:ne|nedir|mi|sorusu|soru|sorulan|sorul|soruyor|isteniyor|istiyor|isten|yanlis|hatali"
    r"|wrong|not|asked|what|"
    r"question|yok|nasil|unuttu|degis|kabul|forgot|was|is)[a-z]*"
)


def _is_answer(match: Match) -> bool:
    word = match.value.split()[0]
    return not (_ASKED.fullmatch(word) or is_talk(word) or word.startswith("soyad"))


# What is written in answer to a question, right before the verb; no word about the answer.
_WRITTEN = (
    r"(?:diye |olarak )?(?:yaz(?:di|mis|inc|iy|ar)|dedi[mk]|diyorum|deyince|kayde|cevapla"
    r"|cevab[iu]m"
    r"|girdim|giriyorum|girmis|belirle|sectim|secmis|olmali|koymus|koydum)"
)
_ABOUT_ANSWER = re.compile(
    r".*[iu]n[iu]|.*(?:larca|lerce|kez|kere|sefer)|(?:harf|cevab|cevap|soru|kelime|kizlik|sey|ayni"
    r"|seki|hemen|once|simdi|ben|onu|bunu|sunu|olarak|diye|gizli|guvenlik|internet|ekran|form"
    r"|karakter|alan"
    r"|mail|chat|mesaj|kucuk|buyuk|temsilci|musteri|yeni|tekrar|sistem|ad|adi|isim|soyad)[a-z]*"
)


def _is_written_answer(match: Match) -> bool:
    word = match.value
    about = _ASKED.fullmatch(word) or _ABOUT_ANSWER.fullmatch(word)
    return not (about or _TALK.fullmatch(word) or is_talk(word))


_AFTER_ANSWER = re.compile(
    r"^['\" ]{0,3}(?:yaz|gir|dedim|diyorum|olmali|olarak|idi|ydi|typed|i put)"
)


def _is_given_answer(match: Match) -> bool:
    """A word of its own after the question, or one that is said to be written there."""
    word = match.value
    if _ASKED.fullmatch(word) or _TALK.fullmatch(word) or is_talk(word):
        return False
    said = re.search(r"(?:it'?s|answer is|cevap|cevabi|cevabim|:)[ :'\"]*$", match.before)
    return bool(said or _AFTER_ANSWER.search(match.after)) or not is_ordinary(word)


PATTERNS = (
    Pattern(
        "password after its cue",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_SECRET}[ :=>\"'\-\n]{{1,4}}(?:(?:is|was|su|de|da|ise|hala|olarak|budur|bu"
        rf"|im|imiz|eski|yeni|ne|kod|kodu|kodum|it's|its)[ :=>\"'\n]{{1,3}}){{0,2}}"
        rf"(?P<v>{_VALUE})",
        0.88,
        cue="şifre",
        check=_is_secret,
        disguised=False,
        gate=LEFT_WORD + _SECRET,
        needs_digit=False,
    ),
    Pattern(
        "pin after its cue",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_SECRET}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,3}}(?P<v>{_CODE_VALUE}){RIGHT}",
        0.85,
        cue="şifre",
        check=_is_code,
        gate=LEFT_WORD + _SECRET,
    ),
    Pattern(
        "secret in a question",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_SECRET}{GAP}(?:[a-z0-9]{{1,12}}{GAP}){{0,5}}"
        rf"(?P<v>{_CODE_VALUE}|[a-z]{{2,16}}[._\-]?[0-9]{{2,6}})[' ]?m[iu](?:yd[iu])?{RIGHT_WORD}",
        0.87,
        cue="şifre",
        check=lambda match: _is_code(match) and not is_of_a_machine(match),
        gate=LEFT_WORD + _SECRET,
        also="[0-9][' ]?m[iu]",
    ),
    Pattern(
        "secret before its cue",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?P<v>[a-z0-9!@#$%^&*_.\-]{{0,30}}[0-9][a-z0-9!@#$%^&*_.\-]{{2,30}})"
        rf"['?\" ]{{1,2}}(?:[a-z]{{1,8}} )?{_SECRET}(?:$|[^a-z])",
        0.7,
        cue="şifre",
        check=_is_secret,
        disguised=False,
        gate=LEFT_WORD + _SECRET,
    ),
    Pattern(
        "code after its cue",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_CODE}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,3}}(?P<v>{_CODE_VALUE}){RIGHT}",
        0.85,
        cue="kod",
        check=_is_code,
        gate=LEFT_WORD + _CODE,
    ),
    Pattern(
        "code before its cue",
        EntityType.CREDENTIAL,
        before_cue(
            _CODE_VALUE, r"(?:kod(?:u|um|umu|unu)?|sifre|onay|dogrulama|code|otp|pin)[a-z]{0,4}", 3
        ),
        0.8,
        cue="kod",
        check=_is_code_before_its_cue,
    ),
    Pattern(
        "code alone",
        EntityType.CREDENTIAL,
        r"^[ ?.!\n]{0,4}"
        r"(?P<v>[0-9]{4,8}|[0-9]{3}[ \-][0-9]{3}|[0-9]{4}[ \-][0-9]{4})[ ?.!\n]{0,4}$",
        0.7,
        check=_is_alone,
    ),
    Pattern(
        "memorable word, gizli kelimem, security answer",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_QUESTION}[ :=>\"'\-?]{{1,4}}(?:(?:is|was|su|ise|de|da)[ :=\"']{{1,3}})?"
        rf"(?P<v>[a-z]{{2,20}})",
        0.85,
        cue="güvenlik sorusu",
        check=_is_answer,
        disguised=False,
        gate=LEFT_WORD + _QUESTION,
        needs_digit=False,
    ),
    Pattern(
        "answer some words after its question",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?:{_QUESTION}|{_ASKING})[a-z]{{0,6}}(?:{GAP}[a-z]{{1,14}}){{0,6}}"
        rf"(?:[,:.;?] ?['\"]?|[ ]['\"]"
        rf"|{GAP}(?:it'?s|cevap|cevabi|cevabim|answer is) ['\"]?)(?P<v>[a-z]{{3,20}})",
        0.75,
        cue="güvenlik sorusu",
        check=_is_given_answer,
        disguised=False,
        gate=rf"{LEFT_WORD}(?:{_QUESTION}|{_ASKING})",
        needs_digit=False,
    ),
    Pattern(
        "my answer, at the end",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?:{_ASKING}|kizlik soyad|evcil hayvan|ilk ogretmen)[^.!?\n]{{0,40}}?"
        r"cevab[iu]m[ :='\"]{1,3}(?P<v>[a-z]{3,20})['\"]? ?(?:$|[.,!?\n])",
        0.87,
        cue="güvenlik sorusu",
        check=_is_written_answer,
        disguised=False,
        gate=r"cevab[iu]m[ :='\"]",
        needs_digit=False,
    ),
    Pattern(
        "answer right before it is written",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?:{_QUESTION}|{_ASKING}|kizlik soyad|evcil hayvanim|ilk ogretmen)"
        rf"[a-z]{{0,6}}(?:{GAP}[a-z]{{1,14}}){{0,5}}?{GAP}(?P<v>[a-z]{{3,20}})['\"]? {_WRITTEN}",
        0.87,
        cue="güvenlik sorusu",
        check=_is_written_answer,
        disguised=False,
        gate=rf"{LEFT_WORD}(?:{_QUESTION}|{_ASKING}|kizlik soyad|evcil hayvanim|ilk ogretmen)",
        also=rf"[a-z]['\"]? {_WRITTEN}",
        needs_digit=False,
    ),
)
