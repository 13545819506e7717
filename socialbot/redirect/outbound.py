"""The gate that every reply passes, written by the bot or by a person.

Only official addresses and numbers; nothing that looks like personal data; no promise, decision
or advice; short enough. It reads the reply alone, so it holds whoever wrote it.
"""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from socialbot.brand import Brand
from socialbot.redirect.length import URL, weigh
from socialbot.redirect.promises import PROMISES

LONGEST_PLAIN_NUMBER = 4
_HANDLE = re.compile(r"(?<![\w.@])@(\w+)")
_DIGITS = re.compile(r"\d(?:[ .\-/()]{0,2}\d)*")
_PLAIN = {ord(char): "." for char in ("\n", "\N{ZERO WIDTH JOINER}")}  # emoji hold joiners


def refusal(text: str, brand: Brand, limit: int) -> str | None:
    """Why a reply must not leave, as a code, or None when it may. `limit` is in weighted
    characters (see length.weigh)."""
    if not text.strip():
        return "empty"
    if weigh(text) > limit:
        return "too_long"
    if _has_hidden_characters(text):
        return "hidden_characters"
    return _foreign_address(text, brand) or _foreign_number(text, brand) or _commitment(text)


def _has_hidden_characters(text: str) -> bool:
    """Control and direction marks could show another text than the one that was checked."""
    return not text.translate(_PLAIN).isprintable()


def _foreign_address(text: str, brand: Brand) -> str | None:
    for match in URL.finditer(text):
        if not _is_official(match.group().rstrip(".,;:!?)"), brand):
            return "foreign_address"
    handles = {handle.casefold() for handle in brand.allowed.handles}
    if any(name.casefold() not in handles for name in _HANDLE.findall(URL.sub(" ", text))):
        return "foreign_handle"
    return None


def _is_official(address: str, brand: Brand) -> bool:
    if "://" not in address and "@" in address:
        mailboxes = {brand.links.email, *brand.allowed.emails}
        return address.casefold() in {mailbox.casefold() for mailbox in mailboxes}
    try:
        parts = urlsplit(address if "://" in address else f"https://{address}")
        bare = parts.username is None and parts.port is None
    except ValueError:
        return False
    return parts.scheme == "https" and bare and parts.hostname in brand.official_hosts


def _foreign_number(text: str, brand: Brand) -> str | None:
    official = {_digits(line.number) for line in brand.help_lines}
    official |= {_digits(number) for number in brand.allowed.numbers}
    for match in _DIGITS.finditer(URL.sub(" ", unicodedata.normalize("NFKC", text))):
        number = _digits(match.group())
        if len(number) > LONGEST_PLAIN_NUMBER and number not in official:
            return "foreign_number"
    return None


def _digits(text: str) -> str:
    return "".join(char for char in text if char.isdigit())


def _commitment(text: str) -> str | None:
    plain = fold(URL.sub(" ", text))
    return next((name for name, pattern in PROMISES.items() if pattern.search(plain)), None)


def fold(text: str) -> str:
    """Lower case without marks, so that one spelling of a rule covers all."""
    lower = unicodedata.normalize("NFKD", text.replace("İ", "i").replace("ı", "i").casefold())
    return "".join(char for char in lower if not unicodedata.combining(char))
