"""Who is named in a text: Instagram's user names have letters, digits, dots and underscores."""

from __future__ import annotations

import re

NAME = re.compile(r"(?<![\w@.])@([A-Za-z0-9_.]{1,64})")


def is_named(text: str, username: str) -> bool:
    """Whether the brand is mentioned."""
    return username.casefold() in {found.casefold().rstrip(".") for found in NAME.findall(text)}


def is_meant(text: str, username: str) -> bool:
    """Whether a reply in a thread is for the brand: Instagram begins a reply with the name of the
    person whom it is for."""
    return NAME.match(text.lstrip()) is None or is_named(text, username)
