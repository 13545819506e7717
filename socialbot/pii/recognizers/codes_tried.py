"""Codes, passwords and answers that people say they typed, received or read aloud.

Source: NIST SP 800-63B (out-of-band codes, memorized secrets), as complaints quote them.
Legal basis: KVKK art. 12, GDPR art. 32. The verb is the cue; where no word of signing in stands
near, it is a guess that asks for a second opinion.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.nlp.names import company_words
from socialbot.pii.amounts import is_calendar, is_clock, is_number_of_its_own
from socialbot.pii.coded import is_advertised, is_of_a_machine
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern, words
from socialbot.pii.talk import is_talk

GUESS = 0.52
_SIGNING_IN = re.compile(
    r"(?:^|[^a-z])(?:kod[a-z]*|code[sd]?|sms[a-z]*|sifre[a-z]*|sifrm|parola[a-z]*|pin[a-z]{0,5}|otp"
    r"|kilit[a-z]*|lock|door|dogrula[a-z]*|onay[a-z]*|text|passwor[a-z]*|passord|login|wifi|captcha"
    r"|robot|tusla[a-z]*|digits|rakam|mesaj[a-z]* (?:dustu|geldi|atildi|attiniz))(?:$|[^a-z])"
)
_NO_CODE = re.compile(
    r"hata(?! (?:ver|al|di|dedi|mesaj|cik))|error|promo|kampanya|bonus|posta|urun|model|kanal"
    r"|kapi no|otobus"
)
_DIGITS = r"[0-9]{4,6}|[0-9]{3}[ \-][0-9]{3}|[0-9]{2}[ \-][0-9]{2}[ \-][0-9]{2}"
_SPELLED = r"[0-9](?:[ .\-][0-9]){4,7}"
_TRIED = (
    r"(?:geldi|yaziyorum|yazdim|yazinca|giriyorum|girdim|tusluyorum|olmadi|olmuyor|kabul etm|hatali"
    r"|yanlis|calismadi|almiyor|almadi|came|doesn'?t|does not|still wrong|is wrong|says|wasn'?t|not"
    r"|isn'?t|it was|worked|no longer|dedi|diyor|koymustum|yapmistim|koydum|ile acilm)"
)
_PUT = (
    r"(?:i said|i typed|i entered|typed|entered|i put|read (?:him|her|them|it)|denedim|tried"
    r"|reset it to|told (?:him|her|them)|they sent|pass(?:word|ord|woo+rd)'?s?|sifrem?z?|kood|pin"
    r"|parolam|code|kilit)"
)
_ANSWER = words(
    """cevap ?:, cevabim, gizli cevap, gizli cevabim, guvenlik kelimem, gizli kelimem,
    security word,
    memorable word, memorable word is, secret word, secret answer, secret answer was, my answer,
    my answer is, first pet, first car, first school, first teacher, favourite teacher, favorite
    teacher, first concert, mother maiden, maiden name, ilk kedim, ilk kopegim, ilk ogretmenim,
    anti-phishing kodum, anahtar kelimem, guvenlik kelimesi, gizli kelime"""
)


def _is_code(match: Match) -> bool:
    near = match.before[-30:] + " | " + match.after[:30]
    if _NO_CODE.search(near) or match.value == "123456" or is_calendar(match) or is_clock(match):
        return False
    return is_number_of_its_own(match)


def _is_surely_code(match: Match) -> bool:
    return _is_code(match) and bool(_SIGNING_IN.search(match.before + " | " + match.after[:40]))


def _is_secret(match: Match) -> bool:
    return not (is_advertised(match) or is_of_a_machine(match))


def _is_surely_secret(match: Match) -> bool:
    return _is_secret(match) and bool(_SIGNING_IN.search(match.before + " | " + match.after[:40]))


def _is_answer(match: Match) -> bool:
    word = match.value
    return not (is_ordinary(word) or is_talk(word) or word in company_words())


def _is_plain_answer(match: Match) -> bool:
    return is_ordinary(match.value) and not is_talk(match.value)


_MADE_UP = (
    r"(?:[a-z][a-z&!?*_$+]{2,20}[0-9]{2,6}[!?*._]{0,2}[a-z]{0,10}"
    r"|[a-z]{3,12}-[a-z]{3,12}[0-9]{1,4})"
)

PATTERNS = (
    Pattern(
        "digits that were tried",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?P<v>{_DIGITS})['?]?[a-z]{{0,3}} (?:[a-z]{{1,10}} ){{0,2}}{_TRIED}",
        GUESS,
        check=_is_code,
    ),
    Pattern(
        "code that was tried",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?P<v>{_DIGITS})['?]?[a-z]{{0,3}} (?:[a-z]{{1,10}} ){{0,2}}{_TRIED}",
        0.68,
        cue="kod",
        check=_is_surely_code,
    ),
    Pattern(
        "digits that were typed",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_PUT}[ ,:('\"]{{1,3}}(?:[a-z]{{1,10}}[ ,:]{{1,2}}){{0,4}}"
        rf"(?P<v>{_DIGITS}){RIGHT_WORD}",
        0.56,
        cue="typed",
        check=_is_code,
        gate=LEFT_WORD + _PUT,
    ),
    Pattern(
        "digits that were typed one by one",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?:typed|entered|read (?:him|her|them|out)|i put|tried)(?: in"
        rf"| it)?[ ,:]{{1,3}}"
        rf"(?P<v>{_SPELLED}){RIGHT_WORD}",
        0.86,
        cue="typed",
        gate="(?:typed|entered|read|put|tried)[a-z ,:]{1,8}[0-9]",
    ),
    Pattern(
        "password that was tried",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}(?P<v>{_MADE_UP})['\"]? (?:[a-z]{{1,10}} ){{0,2}}{_TRIED}",
        0.68,
        cue="şifre",
        check=_is_surely_secret,
        disguised=False,
        gate="[a-z][0-9]{2}",
        also=_TRIED,
    ),
    Pattern(
        "password that was typed",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_PUT}[ ,:('\"]{{1,3}}(?:[a-z]{{1,10}}[ ,:(]{{1,2}}){{0,5}}(?P<v>{_MADE_UP})"
        rf"(?:$|[^0-9a-z@])",
        0.66,
        cue="şifre",
        check=_is_surely_secret,
        disguised=False,
        gate=LEFT_WORD + _PUT,
    ),
    Pattern(
        "answer after its cue",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_ANSWER}[ :=.,\"']{{1,3}}(?:is |was |it'?s |a )?(?P<v>[a-z]{{3,20}})",
        0.66,
        cue="cevap",
        check=_is_answer,
        disguised=False,
        gate=LEFT_WORD + _ANSWER,
        needs_digit=False,
    ),
    Pattern(
        "plain answer after its cue",
        EntityType.CREDENTIAL,
        rf"{LEFT_WORD}{_ANSWER}[ :=.,\"']{{1,3}}(?:is |was |it'?s |a )?(?P<v>[a-z]{{3,20}})",
        GUESS,
        cue="cevap",
        check=_is_plain_answer,
        disguised=False,
        gate=LEFT_WORD + _ANSWER,
        needs_digit=False,
    ),
)
