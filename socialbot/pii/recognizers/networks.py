"""IP addresses of a person's own line.

Source: RFC 791, RFC 4291.
Legal basis: GDPR recital 30, CJEU C-582/14 (Breyer); KVKK art. 3(1)(d), 5651 sayılı Kanun.
Versions of software are written alike and pass.
"""

from __future__ import annotations

import ipaddress
import re

from socialbot.domain import EntityType
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern

_VERSION = re.compile(
    r"(?:^|[^a-z])(?:v|ver|version|surum|surumu|surumunu|build|firmware|ios|android|app|uygulama"
    r"|guncelleme|update|release)[ :.]{0,2}$"
)
_VERSION_AFTER = re.compile(
    r"^['?]?[a-z]{0,4} (?:[a-z]{1,10} )?(?:surum|version|build|guncelle|firmware|update|release)"
)
# Addresses that everybody shares: name servers, and those inside a home or a machine.
_NAME_SERVERS = re.compile(
    r"(?:8\.8\.(?:8\.8|4\.4)|1\.1\.1\.1|1\.0\.0\.1|9\.9\.9\.9|208\.67\.22[02]\.22[02]"
    r"|94\.140\.1[45]\.1[45]|4\.2\.2\.[1-6]|195\.175\.39\.(?:39|40)|149\.112\.112\.112)"
)
_BRACKETS = re.compile(r"[\[\](){}]")
_INSIDE = re.compile(r"(?:10|127|0|192\.168|172\.(?:1[6-9]|2[0-9]|3[01])|255)\..*")


def _is_address(match: Match) -> bool:
    value = _BRACKETS.sub("", match.value)
    try:
        ipaddress.ip_address(value)
    except ValueError:
        return False
    return (
        not _NAME_SERVERS.fullmatch(value)
        and not _INSIDE.fullmatch(value)
        and not _VERSION.search(match.before)
        and not _VERSION_AFTER.search(match.after)
    )


_DOT = r"(?:\.|\[\.\]|\(\.\)|\{\.\})"  # in brackets, so that no link is made of it
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"

PATTERNS = (
    Pattern(
        "ipv4",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_BYTE}(?:{_DOT}{_BYTE}){{3}}){RIGHT_WORD}",
        0.85,
        check=_is_address,
    ),
    Pattern(
        "ipv4 beside its cue",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}ip[a-z]{{0,4}}[^0-9a-z]{{1,4}}(?:[a-z]{{1,8}}[^0-9a-z]{{1,4}}){{0,3}}"
        rf"(?P<v>[0-9]{{1,3}}(?:[ .,\-]{{1,3}}[0-9]{{1,3}}){{3}}){RIGHT_WORD}",
        0.85,
        cue="ip",
        gate=LEFT_WORD + "ip",
    ),
    Pattern(
        "ipv6",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>(?:[0-9a-f]{{1,4}}:{{1,2}}){{2,7}}[0-9a-f]{{1,4}}){RIGHT_WORD}",
        0.85,
        check=_is_address,
    ),
)
