"""SVG elements. Whatever is put into one is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from markupsafe import Markup, escape


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """An element. An underscore in an attribute's name is a hyphen, one at its end is left out;
    an attribute that is None is not there."""
    said = "".join(
        f' {_spell(key)}="{_plain(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    within = "".join(escape(part) for part in inside)
    whole = f"<{name}{said}>{within}</{name}>" if inside else f"<{name}{said}/>"
    return Markup(whole)  # noqa: S704 - each part of it is escaped


def joined(parts: Iterable[object]) -> Markup:
    """Elements one after the other."""
    return Markup("".join(escape(part) for part in parts))  # noqa: S704 - escaped


def percent(share: float) -> str:
    """A place across: 0.5 is the middle."""
    return f"{_short(share * 100)}%"


@cache
def _spell(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _plain(value: object) -> str:
    return _short(value) if isinstance(value, float) else escape(value)


def _short(number: float) -> str:
    """A number in as few digits as a screen can show."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
