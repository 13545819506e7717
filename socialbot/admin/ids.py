"""Row ids as addresses and forms name them."""

from __future__ import annotations

from starlette.exceptions import HTTPException

LARGEST_ID = 2**63 - 1


def read_id(text: str) -> int:
    """A row id; answers 404 for anything else."""
    if text.isascii() and text.isdigit() and len(text) < 20 and int(text) <= LARGEST_ID:
        return int(text)
    raise HTTPException(404)
