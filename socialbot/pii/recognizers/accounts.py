"""Account ids: user name, member, customer, subscriber or player number, said to be such.

Source: the product's own labelling guide; a public @handle is not one.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1) ("online identifier").
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import is_ordinary
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.coded import is_of_fault
from socialbot.pii.pattern import (
    GAP,
    LEFT_WORD,
    RIGHT,
    RIGHT_WORD,
    Match,
    Pattern,
    after_cue,
    before_cue,
)

_OWNER = (
    r"(?:uye|uyelik|musteri|kullanici|hesap|hesabim|abone|abonelik|oyuncu|tesisat|sozlesme|sicil"
    r"|bayi|player"
    r"|member|membership|customer|client|account|acc|user|subscriber|login|profil|hizmet|cari"
    r"|kurum)"
)
_NUMBER_WORD = (
    r"(?:no|nosu|nom|nomuz|num|nu|nr|numara|numaram|numaramiz|numarasi|numarami|numaralari|id"
    r"|idm|idim|idsi|id'm|id'si|id'im"
    r"|kodu|kodum|number|#)"
)
_NUMBER_CUE = (
    rf"(?:{_OWNER}[a-z]{{0,4}} ?{_NUMBER_WORD}|(?:oyun|site|my|benim) id[a-z]{{0,3}}|userid"
    rf"|user_id|customerid|memberid)"
)
_NAME_CUE = (
    r"(?:kullanici ?(?:adi|adim|adimiz|ismi|ismim|ad|adiniz)|k\.? ?adi|k\.? ?adim|kadim"
    r"|kul\.? ?adi|nick|nickim|nickname"
    r"|rumuz|rumuzum|user ?name|username|usrname|user id|login|login id|hesap adi|hesap adim"
    r"|uye adi|uye adim|hesap ismi|uyelik adi|uyelik adim"
    r"|oyuncu adi|oyuncu adim|gamertag|steam id|discord|account name|player name|screen name"
    r"|kullanici adli)"
)
_TALK = re.compile(
    r".*(?:yorum|yorsun|yorlar|medi|madi|medim|madim|miyor|muyor|mek|mak|meden|madan|digim|tigim"
    r"|acak|ecek|abilir|ebilir"
    r"|unut|degis|hatirla|hatali|yanlis|gir|al|sil|yaz|forg|chang|wrong|password|sifre|parola"
    r"|kismi|yerine|olarak|or|and|ve|veya|ile|email|mail|adres|sorun|problem|issue|page)"
    r"[a-z]*"
)


# "login throws E-1180"
_SAYS = re.compile("(?:say|throw|chuck|spit|give|show|return|fail|keep|die|hang|stop)[a-z]{0,3}$")
_A_CODE = re.compile(r" (?:[a-z]{1,8} )?[a-z]{1,6}[\-_ ]?[0-9]")
# "Müşteri hizmetleri numaranız 1555 mi" is about the brand's line.
_ASKED_OF_BRAND = re.compile(r"hizmet[a-z]* [a-z]{0,12}numara|numaran+[iu]z|your number|expires")


def _is_number(match: Match) -> bool:
    if _ASKED_OF_BRAND.search(match.before) or re.fullmatch(r"[0-3]?[0-9]/[0-9]{2}", match.value):
        return False
    return is_number_of_its_own(match) and len(match.digits) >= 3


def _is_handle(match: Match) -> bool:
    """A made-up name: with digits or signs in it, or no word that people otherwise use."""
    value = match.value.strip(".-_'")
    if len(value) < 3 or (value.isdigit() and len(value) < 4) or is_of_fault(match):
        return False
    if re.search(r"[0-9_]|[a-z][.\-][a-z]", value):
        return not re.fullmatch(r"[0-9]{1,3}[a-z]{1,10}", value)
    if _SAYS.match(value) and _A_CODE.match(match.after):
        return False
    marked = match.before.rstrip(" \"'").endswith((":", "=", ">"))
    return not _TALK.fullmatch(value) and (marked or not is_ordinary(value))


def _is_dotted_handle(match: Match) -> bool:
    """A made-up name, neither two sentences without a blank nor a web address."""
    parts = match.value.split(".")
    return parts[-1] not in _DOMAINS and not all(map(is_ordinary, parts)) and _is_handle(match)


_DOMAINS = frozenset(("com", "net", "org", "tr", "uk", "co", "io", "example", "info", "bet"))
_VALUE = r"[a-z]{0,5}[ \-_]?[0-9](?:[ .\-/]?[0-9]){2,15}[a-z]{0,3}"

# A made-up name that no sentence holds: an underscore, or letters and then two digits and more.
_MADE_UP = r"[a-z0-9]{1,20}_[a-z0-9_]{1,20}|[a-z]{3,20}[0-9]{2,6}[a-z]{0,3}"
_LOOKS_MADE_UP = r"[a-z0-9]_[a-z0-9_]|[a-z]{3}[0-9]{2}"
_ABOUT = (
    r"(?:hesabim|hesabi|hesap|uyeligim|uyelik|uyeyim|kullanici|nick|profil|oyuncu|account"
    r"|profile|username|player)"
)

PATTERNS = (
    Pattern(
        "number after its cue",
        EntityType.ACCOUNT_ID,
        after_cue(_NUMBER_CUE, _VALUE, 3, RIGHT),
        0.87,
        cue="üye no",
        check=_is_number,
    ),
    Pattern(
        "mixed id after its cue",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}{_NUMBER_CUE}{GAP}(?:(?:su|is|im|olan|ise|was) ?[:=]? ?)?"
        rf"(?P<v>[a-z0-9][a-z0-9._\-]{{3,30}})",
        0.85,
        cue="üye no",
        check=lambda match: (
            any(sign.isdigit() for sign in match.value)
            and _is_handle(match)
            and is_number_of_its_own(match)
        ),
        disguised=False,
        gate=LEFT_WORD + _NUMBER_CUE,
    ),
    Pattern(
        "number before its cue",
        EntityType.ACCOUNT_ID,
        before_cue(
            r"[a-z]{0,3}[0-9](?:[ .\-]?[0-9]){3,15}",
            rf"(?:(?:nolu|numarali|no'?lu|id'?li|idli|no) )(?:[a-z]{{1,8}} )?{_OWNER}",
            0,
        ),
        0.87,
        cue="nolu üye",
        check=_is_number,
    ),
    Pattern(
        "number before owner and number word",
        EntityType.ACCOUNT_ID,
        before_cue(r"[0-9](?:[ .\-]?[0-9]){4,15}", _NUMBER_CUE, 0),
        0.8,
        cue="üye no",
        check=_is_number,
    ),
    Pattern(
        "user name after its cue",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}{_NAME_CUE}(?:[ :=>\"'\-(]{{1,4}}(?:(?:is|was|su|im|ise|de|da|olan|ismi"
        rf"|adi|adim|budur|bu|name)[ :=\"']{{1,3}}){{0,2}})"
        rf"(?P<v>[a-z0-9][a-z0-9._\-]{{2,30}})",
        0.85,
        cue="kullanıcı adı",
        check=_is_handle,
        disguised=False,
        gate=LEFT_WORD + _NAME_CUE,
        needs_digit=False,
    ),
    Pattern(
        "user name before its cue",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?P<v>[a-z0-9][a-z0-9._\-]{{2,30}})['\" ]{{1,3}}(?:adli |isimli |named )?"
        rf"(?:kullanici ad|nickli|kullanici|uyelik|hesabim|hesap|hesabi|uyeyim|uye|username"
        rf"|rumuzlu|is my user)"
        rf"[a-z]{{0,10}}",
        0.75,
        cue="kullanıcı adı",
        check=lambda match: (
            bool(re.search(r"[a-z]", match.value))
            and bool(re.search(r"[0-9_]", match.value))
            and _is_handle(match)
        ),
        disguised=False,
        gate="kullanici|nickli|uyelik|hesa|uye|username|rumuzlu|is my user",
        also=r"[a-z][.\-]*[0-9_]|[0-9_][.\-]*[a-z]",
    ),
    Pattern(
        "made-up name some words after its cue",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}{_NAME_CUE}[a-z]{{0,6}}{GAP}"
        rf"(?:[a-z]{{1,14}}{GAP}){{1,9}}(?P<v>{_MADE_UP}){RIGHT_WORD}",
        0.74,
        cue="kullanıcı adı",
        check=_is_handle,
        disguised=False,
        gate=_LOOKS_MADE_UP,
        also=LEFT_WORD + _NAME_CUE,
        needs_digit=False,
    ),
    Pattern(
        "dotted name after an account",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?:acc|acct|account|username|user|login|nick|profile|hesabim|hesap) "
        rf"(?:is |was |name )?"
        rf"['\"]?(?P<v>[a-z0-9]{{2,15}}(?:\.[a-z0-9]{{2,15}}){{1,2}})(?:$|[^a-z0-9.@/])",
        0.72,
        cue="account",
        check=_is_dotted_handle,
        disguised=False,
        gate=r"(?:acc|acct|account|username|user|login|nick|profile|hesabim|hesap) ",
        needs_digit=False,
    ),
    Pattern(
        "named user",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?P<v>[a-z0-9][a-z0-9._\-]{{2,30}}) (?:kullanici adli|nickli|rumuzlu"
        rf"|kullanici adiyla|kullanici adimla|adli uye|adli kullanici|adli hesab"
        rf"|kullanici isimli|isimli kullanici)"
        rf"[a-z]{{0,6}}{RIGHT_WORD}",
        0.8,
        cue="kullanıcı adlı",
        check=_is_handle,
        disguised=False,
        gate="adli|nickli|rumuzlu|kullanici ad|isimli",
        needs_digit=False,
    ),
    Pattern(
        "made-up name near an account",
        EntityType.ACCOUNT_ID,
        rf"(?:^|[^0-9a-z@#/._=&?])(?:{_ABOUT}[a-z]{{0,8}}{GAP}(?:[a-z]{{1,12}}{GAP}){{0,3}})"
        rf"(?P<v>{_MADE_UP})",
        0.72,
        cue="hesap",
        check=_is_handle,
        disguised=False,
        gate=_LOOKS_MADE_UP,
        also=_ABOUT,
        needs_digit=False,
    ),
    Pattern(
        "made-up name, then an account",
        EntityType.ACCOUNT_ID,
        rf"(?:^|[^0-9a-z@#/._=&?])(?P<v>{_MADE_UP})['?]?[a-z]{{0,4}}{GAP}"
        rf"(?:[a-z]{{1,12}}{GAP}){{0,2}}"
        rf"{_ABOUT}",
        0.72,
        cue="hesap",
        check=_is_handle,
        disguised=False,
        gate=_LOOKS_MADE_UP,
        also=_ABOUT,
        needs_digit=False,
    ),
    Pattern(
        "bare id",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?:id|idm|id'm|idim|uid){GAP}(?P<v>[0-9][0-9 .\-]{{2,14}}[0-9]){RIGHT}",
        0.8,
        cue="id",
        check=_is_number,
    ),
    Pattern(
        "number, then an account",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?P<v>[0-9]{{5,12}})['?]?[a-z]{{0,4}} (?:bu |benim |my )?{_ABOUT}",
        0.72,
        cue="hesap",
        check=_is_number,
        gate="[0-9]{5}",
        also=_ABOUT,
    ),
    Pattern(
        "user with a mark",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?:user|kullanici|uye|login|id|hesap|account|nick|isim) ?[:=] ?"
        rf"(?P<v>[a-z0-9][a-z0-9._\-]{{2,30}})",
        0.75,
        cue="user:",
        check=_is_handle,
        disguised=False,
        gate=r"(?:user|kullanici|uye|login|id|hesap|account|nick|isim) ?[:=]",
        needs_digit=False,
    ),
)
