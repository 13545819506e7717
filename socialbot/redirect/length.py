"""How long a reply is and may be."""

from __future__ import annotations

import re

from socialbot.domain import Kind

# A public reply fits the strictest network (X); a DM the strictest inbox (Instagram).
LIMITS = {Kind.MENTION: 280, Kind.DM: 1000}

URL = re.compile(r"https?://\S+|\b[\w.+-]+@[\w-]+\.\w[\w.]*|\b(?:[a-z0-9-]+\.)+[a-z]{2,}\S*", re.I)
URL_WEIGHT = 23
_LIGHT = ((0, 4351), (8192, 8205), (8208, 8223), (8242, 8247))


def weigh(text: str) -> int:
    """Length in X's weighted characters: a link counts 23; scripts and signs beyond the Latin,
    Greek, Cyrillic and Semitic blocks count 2. Never less than X's own count."""
    links = len(URL.findall(text))
    return links * URL_WEIGHT + sum(_weigh_character(char) for char in URL.sub("", text))


def _weigh_character(char: str) -> int:
    return 1 if any(low <= ord(char) <= high for low, high in _LIGHT) else 2
