"""Distress in languages that the bot does not answer in: a few fixed phrases each."""

from __future__ import annotations

import re
from functools import cache

from socialbot.nlp.fold import fold
from socialbot.triage.tables import load_table

_APART = re.compile(r"[^\w]+")


def is_in_distress(folded: str) -> bool:
    """Whether a folded message holds one of the phrases of distress_abroad.toml."""
    return _phrases().search(f" {_APART.sub(' ', folded)} ") is not None


@cache
def _phrases() -> re.Pattern[str]:
    """Folded as messages are, so that accents and look-alike letters do not matter."""
    lines = (line for lines in load_table("distress_abroad").values() for line in lines)
    folded = (_APART.sub(" ", fold(line).text).strip() for line in lines)
    return re.compile("|".join(f" {re.escape(line)} " for line in folded))
