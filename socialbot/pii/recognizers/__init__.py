"""One file a family of personal data. Every module here with PATTERNS is found by itself."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

from socialbot.pii.pattern import Pattern


def discover() -> dict[str, tuple[Pattern, ...]]:
    """The patterns of all families by file name, in alphabetical order."""
    names = sorted(module.name for module in iter_modules(__path__))
    return {name: import_module(f"{__name__}.{name}").PATTERNS for name in names}
