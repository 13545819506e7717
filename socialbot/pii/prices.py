"""Sums that are asked of everybody: what stands beside them says so, and nobody has paid yet."""

from __future__ import annotations

import re

from socialbot.pii.pattern import Match

_ASKED_AFTER = re.compile(
    r"^ ?(?:a|per|each|every|/) ?(?:month|week|year|day|mo|pm|head|person|night|pop|pint)\b"
    r"|^ (?:delivery|shipping|postage|booking fee|entry) (?:on|for|fee|charge)\b"
    r"|^ for (?:a|an|one|two|some) [a-z]+"
)
_ASKED_BEFORE = re.compile(
    r"\b(?:list|sell|selling|priced?|going|advertis[a-z]*)\b[^.?!]{0,30} at $"
)
_OWN = re.compile(
    r"\b(?:paid|pay|paying|payed|charged|charges? me|took|taken|taking|deposit[a-z]*"
    r"|withdr[a-z]*"
    r"|bill(?:ed|ing)?|refund[a-z]*|lost|won|spent|spend|transfer[a-z]*|sent|debit[a-z]*"
    r"|balance|account|card|my|bank|me)\b"
)


def is_price(match: Match) -> bool:
    """Whether a sum (folded, in its surroundings) is only the price of something."""
    asked = _ASKED_AFTER.search(match.after) or _ASKED_BEFORE.search(match.before)
    return bool(asked) and not _OWN.search(f"{match.before} {match.after}")
