"""What a server says of itself. Source: docs.joinmastodon.org, entity "Instance"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from socialbot.connectors.common.shapes import Unreadable, table, words
from socialbot.connectors.mastodon.answer import MAXIMUM, MENTION

OLDEST = (4, 3)
LONGEST = 1_000_000
# Forks add "+glitch" and the like. Others write "2.7.2 (compatible; ...)", or count from 0.
_VERSION = re.compile(r"(\d{1,4})\.(\d{1,4})\.\d{1,4}(?:[-+.][\w.+-]*)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class Instance:
    """How long a status may be, and whether it is Mastodon, and new enough: then it surely knows
    idempotency keys, and can be asked for several statuses at once."""

    longest: int = MAXIMUM
    is_mastodon: bool = False


def read_instance(told: object) -> Instance:
    """What cannot be read counts as unsaid."""
    try:
        fields = table(told)
        return Instance(_read_longest(fields.get("configuration")), _is_mastodon(fields))
    except Unreadable:
        return Instance()


def _read_longest(rules: object) -> int:
    try:
        longest = table(table(rules).get("statuses")).get("max_characters")
    except Unreadable:
        return MAXIMUM
    return longest if isinstance(longest, int) and 2 * MENTION < longest <= LONGEST else MAXIMUM


def _is_mastodon(fields: object) -> bool:
    found = _VERSION.fullmatch(words(table(fields).get("version")))
    return found is not None and (int(found[1]), int(found[2])) >= OLDEST
