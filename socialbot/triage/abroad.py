"""Distress in languages that the bot does not answer in: a few fixed phrases each."""

from __future__ import annotations

import re
from functools import cache

from socialbot.nlp.fold import fold
from socialbot.triage.tables import load_table

_TOGETHER = "\u1100"  # folding takes Korean syllables apart into letters from here on
_YOU = "[你妳您他她它]"
_APART = re.compile(r"[^\w]+")


def is_in_distress(folded: str) -> bool:
    """Whether a folded message holds one of the phrases of distress_abroad.toml."""
    return _phrases().search(f" {_APART.sub(' ', folded)} ") is not None


@cache
def _phrases() -> re.Pattern[str]:
    """Folded as messages are, so that accents and look-alike letters do not matter."""
    lines = (line for lines in load_table("distress_abroad").values() for line in lines)
    folded = (_APART.sub(" ", fold(line).text).strip() for line in lines)
    return re.compile("|".join(_phrase(line) for line in folded))


def _phrase(line: str) -> str:
    """Chinese, Japanese and Korean put nothing between words, or only endings after them."""
    together = line[0] >= _TOGETHER
    return f"{re.escape(line)}(?!{_YOU})" if together else f" {re.escape(line)} "
