"""Time zones by their names, as browsers say them."""

from __future__ import annotations

import re
from zoneinfo import ZoneInfo

NAME = re.compile(r"[A-Za-z0-9_+-]{1,30}(?:/[A-Za-z0-9_+-]{1,30}){0,2}")


def find_zone(name: str) -> ZoneInfo | None:
    """The zone, None where there is none of this name."""
    if not NAME.fullmatch(name):
        return None
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None
