"""Numbers with letters in them, as shops, carriers and clubs give them, by their shape.

Source: UPU S10 (postal items), carriers' tracking formats, and what complaints quote. Beside
the name of an owner or a thing the shape blocks; alone it asks for a second opinion.
Legal basis: KVKK art. 3(1)(d), GDPR art. 4(1). Error codes, models and campaign words pass.
"""

from __future__ import annotations

import re

from socialbot.domain import EntityType
from socialbot.pii.amounts import is_number_of_its_own
from socialbot.pii.coded import is_advertised, is_interleaved, is_of_a_machine, switches
from socialbot.pii.pattern import LEFT_WORD, RIGHT_WORD, Match, Pattern

GUESS = 0.5
_LEFT = r"(?:^|[^0-9a-z@/._=&?%+\-*~#])"
_RIGHT = r"(?:$|[^0-9a-z_@/*%\-])"
_OWNER = (
    r"(?:uye|uyelik|uyeligim|musteri|abone|abonelik|tesisat|sicil|sayac|oyuncu|player|member"
    r"|membership|customer|subscriber|account|acc|acct|rider|candidate|passenger|user|kullanici"
    r"|aday no|aday numaram|ogrenci no|ogrenci numaram|student no|student number|kutu no"
    r"|bagisci no|kart no|kart numaram|kart barkodu|fan kart|mil uyeligi|mil kartim"
    r"|miles card|miles number"
    r"|loyalty card|library card|frequent flyer(?: no| number)?|is ?yeri|donor|patient"
    r"|driver|courier id|vip uyelik|meter|policy holder)"
)
_NOT_OWNED = re.compile(
    r"(?:hizmet|hizmetleri|services?|sayisi|numaran+[iu]z[a-z]*|olmak icin|kisi|kampanya|hatti?"
    r"|bize|your|support)[^0-9a-z]{1,4}(?:[a-z]{1,8}[^0-9a-z]{1,3}){0,2}$"
)
_IN_A_ROW = re.compile(r"(?:19|20)[0-9]{2}[ -](?:19|20)?[0-9]{2}(?:[0-9]{2})?")
_CODED = r"[a-z]{1,4}[\-/#]?[0-9]{4,9}|[0-9]{1,4}[\-/][a-z]{2,8}[\-/][0-9]{2,6}"
_GROUPS = r"[0-9]{5,10}|[0-9]{2,4}(?:[ \-/.][0-9]{2,8}){1,3}(?:[\-/][a-z])?"


def _is_given(match: Match) -> bool:
    """A number of somebody's, neither round nor a sum, a year or that of a service line."""
    digits = match.digits
    if len(digits) < 4 or digits.endswith("000") or is_of_a_machine(match):
        return False
    if _IN_A_ROW.fullmatch(match.value) or _NOT_OWNED.search(match.before):
        return False
    return is_number_of_its_own(match)


def _is_guess(match: Match) -> bool:
    return _is_given(match) and not is_advertised(match)


def _stands_alone(match: Match) -> bool:
    """No part of a longer number, as in an account number that is being typed."""
    longer = re.search(r"[0-9][ \-]$", match.before) or re.match(r"[ \-][0-9]", match.after)
    return _is_guess(match) and not longer


def _is_mixed(match: Match) -> bool:
    """Letters and digits by turns, at least three of the latter."""
    return is_interleaved(match.value) and len(match.digits) > 1 and _is_plain(match)


def _is_plain(match: Match) -> bool:
    return not (is_advertised(match) or is_of_a_machine(match))


def _is_filed(match: Match) -> bool:
    """Parts with marks between them, letters and digits among them."""
    return len(match.digits) >= 4 and switches(match.value) >= 1 and _is_guess(match)


PATTERNS = (
    Pattern(
        "number beside its owner",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}{_OWNER}(?:[ :#=,.(\-]{{1,3}}(?:no|num|number|is|was|as|olan|id|card)?\.?)?"
        rf"[ :#.]{{1,3}}(?P<v>{_CODED}|{_GROUPS}){_RIGHT}",
        0.75,
        cue="üye",
        check=_is_given,
        gate=LEFT_WORD + _OWNER + r"[ :#=,.(\-]",
    ),
    Pattern(
        "number before its owner",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>{_CODED}|[0-9]{{4}}[ \-][0-9]{{4}}) (?:uyelig|uyesi|abone|musteri|tesisat"
        rf"|hesabim|member|account)",
        0.7,
        cue="üyeliği",
        check=_is_given,
        gate="[0-9] (?:uyelig|uyesi|abone|musteri|tesisat|hesabim|member|account)",
    ),
    Pattern(
        "id with a region",
        EntityType.ACCOUNT_ID,
        rf"{LEFT_WORD}(?:id|idm|idim|uid|id'm|id si)[ :=]{{1,3}}"
        rf"(?P<v>[a-z]{{2,4}}[\-#][0-9]{{3,6}})"
        rf"{_RIGHT}",
        0.8,
        cue="id",
        gate=LEFT_WORD + "(?:id|uid)",
    ),
    Pattern(
        "postal item",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>[a-z]{{2}} ?[0-9]{{3}} ?[0-9]{{3}} ?[0-9]{{3}} ?[a-z]{{2}}){RIGHT_WORD}",
        0.85,
    ),
    Pattern(
        "carrier's number",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>1z[0-9a-z]{{8,16}}|[a-z]{{2}}[0-9]{{8,12}}){_RIGHT}",
        0.72,
        check=_is_guess,
    ),
    Pattern(
        "number of a file",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>[a-z]{{2,5}}[\-/](?:20[0-9]{{2}})[\-/][0-9]{{2,7}}){_RIGHT}",
        0.65,
        check=_is_filed,
    ),
    Pattern(
        "three groups of letters and digits",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>[a-z0-9]{{3,6}}-[a-z0-9]{{3,6}}-[a-z0-9]{{3,6}}){_RIGHT}",
        GUESS,
        check=lambda match: _is_filed(match) and len(match.digits) >= 3,
        gate=r"[a-z0-9]{3}-[a-z0-9]{3,6}-[a-z0-9]{3}",
    ),
    Pattern(
        "number in parts",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>[a-z0-9]{{1,8}}(?:[\-/_.][a-z0-9]{{1,8}}){{1,3}}){_RIGHT}",
        GUESS,
        check=lambda match: _is_filed(match) and re.search(r"[0-9]{3}", match.value) is not None,
        gate=r"[0-9]{3}[a-z0-9]{0,5}[\-/_.][a-z0-9]|[\-/_.][a-z0-9]{0,5}[0-9]{3}",
    ),
    Pattern(
        "letters, then a number",
        EntityType.ACCOUNT_ID,
        rf"{_LEFT}(?P<v>[a-z]{{1,3}}-?[0-9]{{5,8}}|[a-z]{{1,3}}-[0-9]{{4}}){_RIGHT}",
        GUESS,
        check=_is_guess,
    ),
    Pattern(
        "digits in two or three groups",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>[0-9]{{4}}[ \-][0-9]{{4}}|[0-9]{{3}}-[0-9]{{3}}-[0-9]{{3}}"
        rf"|[0-9]{{4}}-[0-9]{{5}}){_RIGHT}",
        GUESS,
        check=_stands_alone,
    ),
    Pattern(
        "letters and digits by turns",
        EntityType.TRANSACTION_DETAIL,
        rf"{_LEFT}(?P<v>[a-z0-9]{{6,10}}){_RIGHT}",
        0.55,
        check=_is_mixed,
        disguised=False,
        gate=r"[a-z][0-9]{1,4}[a-z]{1,4}[0-9]|[0-9][a-z]{1,4}[0-9]{1,4}[a-z]",
    ),
    Pattern(
        "code in blocks of four",
        EntityType.CREDENTIAL,
        rf"{_LEFT}(?P<v>[a-z0-9]{{4}}(?:-[a-z0-9]{{4}}){{1,3}}){_RIGHT}",
        0.7,
        check=_is_mixed,
        disguised=False,
        gate="[a-z0-9]{4}-[a-z0-9]{4}",
    ),
)
