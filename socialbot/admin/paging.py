"""Pages of a long list: the address of each leads back through those before it."""

from __future__ import annotations

from urllib.parse import urlencode

from socialbot.admin.ids import read_id

TRAIL = 200  # pages that the links lead back through one by one

Trail = tuple[int, ...]
"""The last row of each page before this one."""


def read_trail(text: str | None) -> Trail:
    """The row ids in the query, the last of them where the page begins; answers 404 for anything
    else."""
    if text is None:
        return ()
    return tuple(read_id(part) for part in text.split(".")[-TRAIL:])


def page_at(trail: Trail, path: str, **query: str | None) -> str:
    """The address of the page after this trail, with what else the list was asked for."""
    asked = {**query, "before": ".".join(str(step) for step in trail[-TRAIL:])}
    said = urlencode({key: value for key, value in asked.items() if value})
    return f"{path}?{said}" if said else path
