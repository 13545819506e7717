"""SVG elements. Whatever is put into one is escaped."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from markupsafe import Markup, escape


def element(name: str, *inside: object, shared: str = "", **values: object) -> Markup:
    """An element with these attributes, and those that `attributes` made for it and its like."""
    start = f"<{name}{attributes(**values)}{shared}"
    whole = f"{start}>{joined(inside)}</{name}>" if inside else f"{start}/>"
    return Markup(whole)  # noqa: S704 - each part of it is escaped


def attributes(**values: object) -> str:
    """Attributes, escaped. An underscore in a name is a hyphen, one at its end is left out; an
    attribute that is None is not there."""
    said = [
        f' {_spell(key)}="{_plain(value)}"' for key, value in values.items() if value is not None
    ]
    return "".join(said)


def joined(parts: Iterable[object]) -> Markup:
    """Elements one after the other."""
    safe = [part if isinstance(part, Markup) else escape(part) for part in parts]
    return Markup("".join(safe))  # noqa: S704 - escaped


def percent(share: float) -> str:
    """A place across: 0.5 is the middle."""
    return f"{_short(share * 100)}%"


@cache
def _spell(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _plain(value: object) -> str:
    if isinstance(value, float):
        return _short(value)
    return _escape(value) if isinstance(value, str) else str(escape(value))


@lru_cache(4096)
def _escape(value: str) -> str:
    """A page says the same places and classes hundreds of times."""
    return str(escape(value))


def _short(number: float) -> str:
    """A number in as few digits as a screen can show."""
    return f"{number:.2f}".rstrip("0").rstrip(".")
