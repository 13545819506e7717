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


_TALK_OF_ONE = re.compile(
    r"(?:^|[^a-z])(?:ip[a-z]{0,3}|i\.p|address|adres[a-z]*|log[a-z ]*|from|blocked)"
)


def _is_surely_address(match: Match) -> bool:
    """Four small numbers are more often a version, a clause or a score ("17.4.1.2")."""
    small = len(match.digits) <= 6 and not _TALK_OF_ONE.search(match.before + " " + match.after)
    return not small and _is_address(match)


def _is_in_parts(match: Match) -> bool:
    """Four bytes with other marks between them, of which two are of three digits."""
    parts = re.findall("[0-9]+", match.value)
    return sum(len(part) == 3 for part in parts) > 1 and _is_address(
        Match(".".join(parts), match.before, match.after)
    )


_DOT = r"(?:\.|\[\.\]|\(\.\)|\{\.\})"  # in brackets, so that no link is made of it
_SPOKEN_DOT = re.compile(" (?:dot|nokta|point) ")
_BYTE = r"(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])"
_ANY_MARK = "|".join(rf"{_BYTE}(?:{mark}{_BYTE}){{3}}" for mark in (" ", r"\.", ",", "-", "_", "/"))

PATTERNS = (
    Pattern(
        "ipv4",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_BYTE}(?:{_DOT}{_BYTE}){{3}}){RIGHT_WORD}",
        0.85,
        check=_is_surely_address,
    ),
    Pattern(
        "ipv4 with spoken dots",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_BYTE}(?: (?:dot|nokta|point) {_BYTE}){{3}}){RIGHT_WORD}",
        0.88,
        check=lambda match: _is_address(
            Match(_SPOKEN_DOT.sub(".", match.value), match.before, match.after)
        ),
        gate="[0-9] (?:dot|nokta|point) [0-9]",
    ),
    Pattern(
        "ipv4 in parts",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_BYTE}(?:_{_BYTE}){{3}}|{_BYTE}(?:-{_BYTE}){{3}}){RIGHT_WORD}",
        0.55,
        check=_is_in_parts,
        gate=r"[0-9][_\-][0-9]{1,3}[_\-][0-9]{1,3}[_\-][0-9]",
    ),
    Pattern(
        "ipv4 after a login",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?:(?:logg?ed ?in|log ?in|signed in|sign ?in|access|session"
        rf"|giris) (?:from|at) "
        rf"(?P<v>{_ANY_MARK}){RIGHT_WORD})",
        0.85,
        cue="login",
        gate="(?:in|access|session|giris) (?:from|at) [0-9]",
    ),
    Pattern(
        "ipv4 before its cue",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}(?P<v>{_ANY_MARK}) (?:is|was) (?:the|my|our|an?) (?:home )?ip",
        0.85,
        cue="ip",
        gate="[0-9] (?:is|was) (?:the|my|our|an?) (?:home )?ip",
    ),
    Pattern(
        "ipv4 beside its cue",
        EntityType.IP_ADDRESS,
        rf"{LEFT_WORD}ip[a-z]{{0,4}}[^0-9a-z]{{1,4}}(?:[a-z]{{1,8}}[^0-9a-z]{{1,4}}){{0,3}}"
        rf"(?P<v>[0-9]{{1,3}}(?:[ .,\-_/]{{1,3}}[0-9]{{1,3}}){{3}}){RIGHT_WORD}",
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
