"""Text inside text: base64, percent-encoding and HTML entities, decoded once and searched."""

from __future__ import annotations

import base64
import binascii
import html
import re
from collections.abc import Iterator
from urllib.parse import unquote_to_bytes

MOST_CHUNKS = 20
_ENTITIES = re.compile(r"(?:&#(?:[0-9]{1,6}|[xX][0-9A-Fa-f]{1,5});[^&\n]{0,12}){3,400}")
_PERCENT = re.compile(r"[^\s%]{0,80}(?:%[0-9A-Fa-f]{2}[^\s%]{0,40}){1,400}")
_BASE64 = re.compile(r"(?<![A-Za-z0-9+/_-])[A-Za-z0-9+/_-]{12,2000}={0,2}")


def decoded_chunks(original: str) -> Iterator[tuple[int, int, str]]:
    """(start, end, plain text) of each encoded chunk that holds readable text."""
    chunks = 0
    for pattern, decode, sign in _CODES:
        if sign not in original:
            continue
        for found in pattern.finditer(original):
            chunks += 1
            if chunks > MOST_CHUNKS:
                return
            plain = decode(found.group())
            if plain:
                yield found.start(), found.end(), plain


def _unquote(chunk: str) -> str | None:
    return _readable(unquote_to_bytes(chunk.encode("utf-8", "replace")))


def _decode_base64(chunk: str) -> str | None:
    stripped = chunk.rstrip("=").replace("-", "+").replace("_", "/")
    if stripped.isdigit() or stripped.islower():
        return None
    padded = stripped + "=" * (-len(stripped) % 4)
    try:
        return _readable(base64.b64decode(padded, validate=True))
    except (binascii.Error, ValueError):
        return None


def _unescape(chunk: str) -> str | None:
    return _readable(html.unescape(chunk).encode("utf-8", "replace"))


def _readable(data: bytes) -> str | None:
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return text if text.isprintable() else None


# A pattern, how to decode what it finds, and the sign without which there is none.
_CODES = (
    (_PERCENT, _unquote, "%"),
    (_ENTITIES, _unescape, "&#"),
    (_BASE64, _decode_base64, ""),
)
