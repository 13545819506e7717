"""A line of the list: what the team reads before they open an item."""

from __future__ import annotations

import re

from socialbot.admin.dangers import DANGERS, RISKS
from socialbot.store.queue.listing import Listed

LONGEST_EXCERPT = 140
PART_OF_A_WORD = re.compile(r"(?:\[[A-Z_]*|\S{1,40})\Z")


def excerpt(text: str) -> str:
    """The beginning of a stored text on one line, cut between words: a placeholder stays whole."""
    plain = " ".join(text.split())
    if len(plain) <= LONGEST_EXCERPT:
        return plain
    cut = plain[:LONGEST_EXCERPT]
    return f"{PART_OF_A_WORD.sub('', cut).rstrip() or cut}…"


def tone(reasons: tuple[str, ...]) -> str:
    """How loud an item is shown: "danger" where a life may be at risk, "careful", or ""."""
    if not DANGERS.isdisjoint(reasons):
        return "danger"
    return "" if RISKS.isdisjoint(reasons) else "careful"


def gravest(item: Listed) -> str | None:
    """The one reason that a line has room for: the gravest, else the first."""
    for group in (DANGERS, RISKS):
        if found := next((reason for reason in item.reasons if reason in group), None):
            return found
    return item.reasons[0] if item.reasons else None
