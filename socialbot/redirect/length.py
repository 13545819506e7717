"""How long a reply is and may be.

It is worded before it is known where it goes, so it fits the strictest platforms: X in public and
Instagram in private. What another platform takes is its connector's to say (Connector.takes).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from socialbot.domain import Kind

LIMITS = {Kind.MENTION: 280, Kind.DM: 1000}
"""In X's weighted characters."""
LONGEST = 1000
"""In bytes of UTF-8, whatever the kind: on Instagram a comment may be answered in private."""

_HALVES = re.compile("[\ud800-\udfff]")
# Everything outside these blocks counts 2, and so do the two emoji within them.
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]|[\u00a9\u00ae]")
_DOT = re.compile(r"(?<=\S)\.(?=\S)")
_MOST_A_LINK_ADDS = 19  # a link counts 23; the shortest has four letters


def weigh(text: str) -> int:
    """X's own count: a link counts 23, an emoji 2, and so does each letter of most scripts beyond
    the Latin, Greek, Cyrillic and Semitic ones. What only looks like a link counts whole. Takes
    about a millisecond, and a third of a second to load."""
    from twitter_text import parse_tweet

    length: int = parse_tweet(_HALVES.sub("\ufffd", text)).weightedLength
    return length


def fits(text: str, limit: int) -> bool:
    """Whether X counts no more than that. Most texts are told by a count that is never less."""
    return bound(text) <= limit or weigh(text) <= limit


def bound(text: str) -> int:
    """Never less than weigh: as if each dot within a word made another link."""
    normal = unicodedata.normalize("NFC", text)
    links = len(_DOT.findall(normal))
    return len(normal) + len(_HEAVY.findall(normal)) + links * _MOST_A_LINK_ADDS


def count_bytes(text: str) -> int:
    """Bytes of UTF-8: two for letters such as ğ and ş, four and more for an emoji."""
    return len(text.encode("utf-8", "surrogatepass"))


def is_overlong(text: str, limit: int) -> bool:
    """Whether it is longer than LONGEST, or than so many weighted characters."""
    return count_bytes(text) > LONGEST or not fits(text, limit)


def find_overlong(text: str, kind: Kind) -> Iterator[str]:
    """The platform that a reply of that kind is too long for, with the count."""
    if (length := count_bytes(text)) > LONGEST:
        yield f"too long for Instagram ({length} of {LONGEST} bytes)"
    elif kind is Kind.MENTION and not fits(text, LIMITS[kind]):
        yield f"too long for X ({weigh(text)} of {LIMITS[kind]} characters)"
