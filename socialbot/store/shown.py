"""What a page has shown to a person, so that nothing else is sent or approved by them."""

from __future__ import annotations

from hashlib import sha256


def mark_of(text: str) -> str:
    """Stands for the words that a person was shown: another text has another mark."""
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:40]
