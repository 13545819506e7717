"""The gate that every reply passes, written by the bot or by a person.

Only the brand's own links, mailboxes and numbers, exactly as configured; nothing that looks like
personal data; no promise, decision or advice; short enough. It reads the reply alone, so it holds
whoever wrote it, and it reads what a reader would see, so no spelling gets around it.
"""

from __future__ import annotations

from collections.abc import Iterator

from socialbot.brand import Brand
from socialbot.redirect.addresses import foreign_addresses, foreign_numbers, without_own
from socialbot.redirect.disguise import fold, hides, unmask, words
from socialbot.redirect.length import is_overlong
from socialbot.redirect.promises import PROMISES

LONGEST_TEXT = 4000  # far beyond what may leave

__all__ = ["fold", "refusal", "refusals"]


def refusal(text: str, brand: Brand, limit: int) -> str | None:
    """Why a reply must not leave, as a code, or None when it may. `limit` is in weighted
    characters (see length.is_overlong)."""
    return next(refusals(text, brand, limit), None)


def refusals(text: str, brand: Brand, limit: int) -> Iterator[str]:
    """Every reason, each looked for when it is asked for; beyond what any platform takes, a text is
    not read."""
    if not text.strip():
        yield "empty"
        return
    if len(text) > LONGEST_TEXT or is_overlong(text, limit):
        yield "too_long"
    read = text[:LONGEST_TEXT]
    if hides(read):
        yield "hidden_characters"
    plain = unmask(without_own(read, brand))
    yield from foreign_addresses(plain, brand)
    yield from foreign_numbers(plain, brand)
    yield from _commitments(plain)


def _commitments(plain: str) -> Iterator[str]:
    said = words(plain)
    yield from (name for name, pattern in PROMISES.items() if pattern.search(said))
