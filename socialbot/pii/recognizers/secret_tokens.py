"""Passwords by their own shape, and codes that are all of a message.

Source: NIST SP 800-63B, 5.1.1 (memorized secrets), and what password meters ask for: letters,
digits and signs in one word. Legal basis: KVKK art. 12, GDPR art. 32.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.pattern import Match, Pattern

_TALK_OF_ONE = (
    r"(?:sifre|parola|passw|passcode|passphrase|pwd|pass |pw |pw:|login|giris|log ?in|sign ?in"
    r"|wifi|wi-fi)"
)
_SPEAKS_OF_ONE = re.compile(rf"(?:^|[^a-z]){_TALK_OF_ONE}")
_SIGN = r"[!?*%&$+=~^#]"
_LINK = re.compile(r"https?|www|\.(?:com|net|org|tr|example)|[?&][a-z_]+=")
_MONEY = re.compile(r"[$%+]?[0-9.,]+[a-z]{0,4}[%$+]?|[a-z]{0,4}[$%+]?[0-9.,]+[%$+]?|[a-z]+[!?]+")


def _is_secret(match: Match) -> bool:
    value = match.value.rstrip("!?") if match.value.endswith(("!!", "??")) else match.value
    kinds = (r"[a-z]", r"[0-9]", _SIGN)
    if not all(re.search(kind, value) for kind in kinds):
        return False
    if _LINK.search(value) or _MONEY.fullmatch(value):
        return False
    return bool(_SPEAKS_OF_ONE.search(match.before + " | " + match.after))


PATTERNS = (
    Pattern(
        "letters, digits and signs beside talk of a password",
        EntityType.CREDENTIAL,
        rf"(?:^|[ \n\"'(:,])(?P<v>[a-z0-9.@#_\-]{{0,30}}[a-z0-9]{_SIGN}"
        r"[a-z0-9.@#_!?*%&$+=~^\-]{0,30})"
        r"(?:$|[ \n\"'),.;])",
        0.88,
        cue="sifre",
        check=_is_secret,
        disguised=False,
        gate=rf"[a-z0-9]{_SIGN}",
        also=_TALK_OF_ONE,
    ),
    Pattern(
        "code that a text message says",
        EntityType.CREDENTIAL,
        r"(?:^|[^a-z])(?:text|sms|mesaj|mesajda)[a-z]{0,3} (?:[a-z]{1,8} ){0,3}"
        r"(?:says?|said|diyor|yaziyor|dedi)[ :]{1,2}"
        r"(?P<v>[0-9]{4,8}|[0-9]{2} [0-9]{2} [0-9]{2}|[0-9]{3} [0-9]{3})(?:$|[^0-9:.,])",
        0.86,
        cue="sms",
        disguised=False,
        gate="says?|said|diyor|yaziyor|dedi",
        also="(?:text|sms|mesaj)[a-z]{0,5} ",
    ),
    Pattern(
        "three pairs of digits and nothing else",
        EntityType.CREDENTIAL,
        r"^[^0-9a-z]{0,3}(?P<v>[0-9]{2}[ .\-][0-9]{2}[ .\-][0-9]{2})[^0-9a-z]{0,3}$",
        0.8,
        check=lambda match: not match.value.startswith("05"),
        disguised=False,
    ),
)
