"""SVG elements. Whatever is put into one is escaped."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup, escape

WHOLE = Markup("<{0}{1}>{2}</{0}>")
EMPTY = Markup("<{0}{1}/>")


def element(name: str, *inside: object, **attributes: object) -> Markup:
    """An element. An underscore in an attribute's name is a hyphen, one at its end is left out;
    an attribute that is None is not there."""
    said = Markup("").join(
        Markup(' {}="{}"').format(key.rstrip("_").replace("_", "-"), _plain(value))
        for key, value in attributes.items()
        if value is not None
    )
    within = Markup("").join(escape(part) for part in inside)
    return (WHOLE if inside else EMPTY).format(name, said, within)


def joined(parts: Iterable[object]) -> Markup:
    """Elements one after the other."""
    return Markup("").join(escape(part) for part in parts)


def percent(share: float) -> str:
    """A place across: 0.5 is the middle."""
    return f"{_plain(share * 100)}%"


def _plain(value: object) -> object:
    """Numbers in as few digits as a screen can show."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else value
