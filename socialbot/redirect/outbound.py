"""The gate that every reply passes, written by the bot or by a person.

Only the brand's own links, mailboxes and numbers, exactly as configured; nothing that looks like
personal data; no promise, decision or advice; short enough. It reads the reply alone, so it holds
whoever wrote it, and it reads what a reader would see, so no spelling gets around it.
"""

from __future__ import annotations

from socialbot.brand import Brand
from socialbot.redirect.addresses import foreign_address, foreign_number, without_own
from socialbot.redirect.disguise import fold, hides, unmask, words
from socialbot.redirect.length import weigh
from socialbot.redirect.promises import PROMISES

LONGEST_TEXT = 4000  # no platform takes more, however little its links weigh

__all__ = ["fold", "refusal"]


def refusal(text: str, brand: Brand, limit: int) -> str | None:
    """Why a reply must not leave, as a code, or None when it may. `limit` is in weighted
    characters (see length.weigh)."""
    if not text.strip():
        return "empty"
    if len(text) > LONGEST_TEXT or weigh(text) > limit:
        return "too_long"
    if hides(text):
        return "hidden_characters"
    plain = unmask(without_own(text, brand))
    return foreign_address(plain, brand) or foreign_number(plain, brand) or _commitment(plain)


def _commitment(plain: str) -> str | None:
    said = words(plain)
    return next((name for name, pattern in PROMISES.items() if pattern.search(said)), None)
