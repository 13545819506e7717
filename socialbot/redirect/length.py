"""How long a reply is and may be."""

from __future__ import annotations

import re

from socialbot.domain import Kind

# A public reply fits the strictest network (X); a DM the strictest inbox (Instagram).
LIMITS = {Kind.MENTION: 280, Kind.DM: 1000}

URL = re.compile(r"https?://\S+|\b[\w.+-]+@[\w-]+\.\w[\w.]*|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\S*", re.I)
URL_WEIGHT = 23
# Everything outside these blocks counts 2.
_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def weigh(text: str) -> int:
    """Length in X's weighted characters: a link counts 23; scripts and signs beyond the Latin,
    Greek, Cyrillic and Semitic blocks count 2. Never less than X's own count."""
    rest, links = URL.subn("", text)
    return links * URL_WEIGHT + len(rest) + len(_HEAVY.findall(rest))
