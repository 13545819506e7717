"""What each filter can be set to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from socialbot.admin.queue.queries import MINE, NOBODYS
from socialbot.domain import Intent, Language, Reason
from socialbot.store.queue.filters import Age, Standing

PLATFORMS = ("x", "facebook", "instagram", "telegram", "mastodon", "sandbox")


@dataclass(frozen=True, slots=True)
class Choices:
    """The values of the form's lists, in the order in which they are shown."""

    members: Sequence[tuple[int, str]]
    states: Sequence[str] = tuple(Standing)
    platforms: Sequence[str] = PLATFORMS
    reasons: Sequence[str] = tuple(Reason)
    intents: Sequence[str] = tuple(Intent)
    languages: Sequence[str] = tuple(Language)
    ages: Sequence[str] = tuple(Age)
    whose: Sequence[str] = (MINE, NOBODYS)
