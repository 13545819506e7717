"""How platforms count a text."""

from __future__ import annotations


def count_utf16(text: str) -> int:
    """Length in UTF-16 units: most letters are one, most emoji two or more."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
