"""Length as a Mastodon server counts it. Source: docs.joinmastodon.org, "Statuses", and the
server's own validator of a status' length."""

from __future__ import annotations

import re

import regex  # type: ignore[import-untyped]
from twitter_text import extract_urls_with_indices

URL_UNITS = 23
_LETTERS = regex.compile(r"\X")
_LINK = re.compile(r"https?://\S+", re.IGNORECASE)
_REMOTE = re.compile(r"(?<![/\w])@(\w+)@[\w.-]+\w")


def count_units(text: str) -> int:
    """Letters as people see them (an emoji is one), a link as 23, and of a mention of somebody on
    another server only the name. Never less than the server's own count."""
    units = 0
    rest = []
    end = 0
    for link in extract_urls_with_indices(text, extract_urls_without_protocol=False):
        start, stop = link["indices"]
        rest.append(text[end:start])
        units += URL_UNITS
        end = stop
    rest.append(text[end:])
    return units + sum(_count_plain(part) for part in rest)


def _count_plain(text: str) -> int:
    """A link that is none to the list of domains counts whole, as on servers that think so."""
    short = sum(max(0, URL_UNITS - len(found[0])) for found in _LINK.finditer(text))
    return short + len(_LETTERS.findall(_REMOTE.sub(r"@\1", text)))
