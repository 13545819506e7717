"""Private mailboxes, also obfuscated: "[at]", "(et)", "nokta com", "gmail com".

Source: RFC 5321/5322 in the shape that people write.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). The brand's own mailboxes are let through by the
guard's allow-list.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.nlp.lexicon import ordinary_words
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern

_USER = r"[a-z0-9][a-z0-9._%+\-]{0,63}"
_USER_SPOKEN = (
    r"[a-z0-9](?:[a-z0-9_%+\-]|\.| ?(?:[\[({]| )(?:nokta|dot|alt cizgi|alttire|tire"
    r"|underscore)(?:[\])}]| ) ?){0,63}"
)
_AT = r"(?:[ \n]?@[ \n]?| ?[\[({<*_\-]{1,2} ?(?:at|et|kuyruklu a|a|@) ?[\])}>*_\-]{1,2} ?)"
_AT_SPOKEN = r" (?:et isareti|at|et|ed|kuyruklu a|kuyruklu|at isareti|at sign) "
_DOT = r"(?: ?\. ?| ?[\[({<] ?(?:nokta|dot|\.) ?[\])}>] ?| (?:nokta|dot|point) )"
_DOT_OR_SPACE = r"(?: ?\. ?| ?[\[({<] ?(?:nokta|dot|\.) ?[\])}>] ?| (?:nokta|dot) | |)"
_TLD = (
    r"(?:com|net|org|edu|gov|info|biz|io|co|me|app|dev|tr|uk|de|fr|nl|be|at|ch|az|ru|us|eu|k12|gen"
    r"|example|test|xyz|online|site|mail|pro|name|web)"
)
_PROVIDER = (
    r"(?:g[ \-]?mail|hot mail|out look|ya hoo|i cloud|gmial|gmal|gmaill|googlemail|jimeyl|cimeyl"
    r"|hotmail|hotmial|hotmeyl|outlook"
    r"|live|yahoo|ymail|icloud|yandex|proton|protonmail|mynet|msn|windowslive|gmx|zoho|mail|aol"
    r"|me|superonline|ttmail|turk)"
)
_LABEL = r"[a-z0-9](?:[a-z0-9\-]{0,62})"
_HOST = r"[a-z0-9][a-z0-9\-]*"  # a label of any length: few states, for gates

_MAIL_CUE = re.compile(
    r"\b(?:(?:e-? ?)?(?:mail|posta)(?:im|miz|imiz|m)?|maile?|adres(?:im|imiz)|my address|yaz[a-z]*"
    r"|ulas[a-z]*|reach me|write (?:to )?me|contact me)\b"
)
_SPOKEN_DOT = re.compile(r"\b(?:nokta|dot|point)\b")
_SENDING = re.compile(
    r"(?:e?mail|e?posta|mesaj|sms|look|us|me|him|her|them|it|available|visit|check|shop|bak|here"
    r"|order|book|log|sign|buy|find|site|page|online|everything|details|info|link|yorum|davet)i?"
)
_PROVIDER_NAMES = re.compile(r"(?:mail|hotm|outlook|yahoo|icloud|yandex|mynet|msn|live|proton)")


_UNSURE_HOST = re.compile(r" (?:live|me|mail|turk|proton|aol|zoho|gmx|out look|ya hoo|i cloud)$")
_SPOKEN = re.compile(_AT_SPOKEN)


def _is_unmasked(match: Match) -> bool:
    """Not the end of a mailbox whose writer hid the rest: "a***45@..."."""
    return not match.before.endswith("*")


def _is_known_host(match: Match) -> bool:
    """Not "looked at me": a host that is a word needs its ".com", and its user is no word."""
    if not _is_unmasked(match):
        return False
    if not _SPOKEN.search(match.value):
        return True
    user = match.value.split()[0]
    return not _UNSURE_HOST.search(match.value) and (
        user not in ordinary_words() or bool(_SPOKEN_DOT.search(match.value))
    )


def _is_mailbox(match: Match) -> bool:
    """Not "look at" or "meet us at" some web page."""
    user = match.value.split()[0]
    host = match.value[len(user) :]
    if user not in ordinary_words() or _PROVIDER_NAMES.search(host):
        return True
    beside = _MAIL_CUE.search(match.before + " " + match.after)
    return bool(beside and _SPOKEN_DOT.search(match.value)) and not _SENDING.fullmatch(user)


PATTERNS = (
    Pattern(
        "mailbox",
        EntityType.EMAIL_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_USER}@{_LABEL}(?:\.[a-z0-9\-]{{1,62}}){{0,3}}\.[a-z]{{2,12}})",
        0.95,
        check=_is_unmasked,
        gate=rf"[a-z0-9._%+\-]@{_HOST}\.[a-z0-9\-]",
        needs_digit=False,
    ),
    Pattern(
        "mailbox with a written at",
        EntityType.EMAIL_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_USER_SPOKEN}{_AT}{_LABEL}(?:{_DOT}{_LABEL}){{0,2}}{_DOT}{_TLD}"
        rf"(?:{_DOT}tr)?)"
        rf"{RIGHT_WORD}",
        0.9,
        check=_is_unmasked,
        gate=rf"{_AT}{_HOST}{_DOT}[a-z0-9]",
        needs_digit=False,
    ),
    Pattern(
        "mailbox with a spoken at",
        EntityType.EMAIL_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_USER_SPOKEN}{_AT_SPOKEN}{_LABEL}"
        rf"(?:{_DOT}{_LABEL}){{0,2}}{_DOT}{_TLD}(?:{_DOT}tr)?)"
        rf"{RIGHT_WORD}",
        0.85,
        check=_is_mailbox,
        gate=_AT_SPOKEN,
        needs_digit=False,
    ),
    Pattern(
        "mailbox at a known provider",
        EntityType.EMAIL_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_USER_SPOKEN}(?:{_AT}|{_AT_SPOKEN}){_PROVIDER}(?:{_DOT_OR_SPACE}"
        rf"(?:com|net|de|fr)(?:{_DOT_OR_SPACE}tr)?)?)"
        rf"{RIGHT_WORD}",
        0.85,
        check=_is_known_host,
        gate=rf"(?:{_AT}|{_AT_SPOKEN}){_PROVIDER}",
        needs_digit=False,
    ),
    Pattern(
        "mailbox whose provider is spelled out",
        EntityType.EMAIL_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_USER} ?@ ?"
        r"(?:g m a i l|h o t m a i l|o u t l o o k|y a h o o|i c l o u d)"
        rf"(?: ?[.] ?c ?o ?m)?)",
        0.95,
        gate="@ ?[ghoyi] [a-z] [a-z] ",
        needs_digit=False,
    ),
    Pattern(
        "mailbox without an at",
        EntityType.EMAIL_ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:[a-z0-9][a-z0-9._\-]{{2,63}}|[0-9]{{2}}) "
        rf"(?:gmail|hotmail|outlook|yahoo|icloud|yandex|windowslive){_DOT_OR_SPACE}com)"
        rf"{RIGHT_WORD}",
        0.7,
        gate=" (?:gmail|hotmail|outlook|yahoo|icloud|yandex|windowslive)",
        needs_digit=False,
    ),
)
