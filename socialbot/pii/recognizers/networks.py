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
    r"(?:v|ver|version|surum|surumu|surumunu|build|firmware|ios|android|app|uygulama|guncelleme"
    r"|update)"
    r"[ :.]{0,2}$"
)


def _is_address(match: Match) -> bool:
    try:
        ipaddress.ip_address(match.value)
    except ValueError:
        return False
    return not _VERSION.search(match.before)


_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"

PATTERNS = (
    Pattern(
        "ipv4",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_BYTE}(?:\.{_BYTE}){{3}}){RIGHT_WORD}",
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
