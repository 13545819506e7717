"""The addresses and numbers of the brand, and how everybody else's are told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlsplit

from socialbot.brand import Brand
from socialbot.case_codes import is_code
from socialbot.redirect import handover

LONGEST_PLAIN_NUMBER = 4
_BEFORE, _AFTER = r"(?<![^\s(\[\"'«“‘])", r"(?=[.,;:!?)\]\"'»”’]*(?:\s|\Z))"
_SCHEMES = (
    "javascript|vbscript|data|mailto|tel|callto|sms|smsto|mms|sip|sips|tg|whatsapp|viber|skype|"
    "signal|intent|market|file|blob|geo|bitcoin|ethereum|magnet|view-source|https?|ftps?|wss?"
)
# Ends that are no words tell an address without its dot; others do so before a path.
_BARE_END = r"(?:com|xyz|ly)"
_END_OF_HOST = r"(?:com|net|org|ly|gl|gg|gd|io|co|cc|xyz|info|app|link|site|shop|vip|tr|ru|bet|tv)"
_UNDOTTED = (
    rf"\w\s+{_BARE_END}\b|\w\s+{_END_OF_HOST}/\w|\b(?:t|wa|m)\s+me\s*/|\bwww\s+\w"
    r"|\w\s+(?:net|org|co)\s+(?:tr|uk)\b|\w\s+slash\s+\w"
)
# After a dot: a letter of any script, and more than that one letter.
_END = r"[^\W\d_][^\s\d.,;:!?()\[\]{}'\"”»/\\\-]"
_ADDRESS = re.compile(
    rf"\S://|\b(?:{_SCHEMES}):\S|\b(?:java|vb)script\s*:"
    r"|\b[a-z][a-z0-9+.\-]+:(?=[^\W\d_]{2}|[/\\?#%])"  # any scheme, but not 18:00 and not :D
    rf"|[^\s.,;:!?]\.{_END}|\w\s+\.{_END}|\w(?:\s*\.\s+|,)(?:com|net|org|xyz)\b"
    rf"|{_UNDOTTED}"
    r"|(?<!\d)\d{1,3}(?:\.\d{1,3}){3}(?!\d)|[^\s@]@\w",
    re.IGNORECASE,
)
_HANDLE = re.compile(r"@(\w*)")
_DIGITS = re.compile(r"\d(?:[\W_]*\d)*")
_HOURS = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d\s?[-–]\s?\d{1,2}[:.]\d\d(?!\d)")


def without_own(text: str, brand: Brand) -> str:
    """The text without case codes and without the brand's links and mailboxes, each exactly as
    configured; the links of hand-overs with or without a code."""
    links = brand.links
    urls = (links.live_chat, links.web_form, links.info, links.responsible_use)
    own = [_link(str(url)) for url in urls]
    own += [_link(f"https://{domain}") for domain in brand.allowed.domains]
    own += [f"(?ai:{re.escape(mailbox)})" for mailbox in (links.email, *brand.allowed.emails)]
    own += [*handover.patterns(brand), f"({handover.SHAPE})"]
    return re.sub(f"{_BEFORE}(?:{'|'.join(own)}){_AFTER}", _without_code, text)


def _without_code(found: re.Match[str]) -> str:
    """Nothing is left of it, unless what stands in a code's place is no code."""
    code = found[found.lastindex] if found.lastindex else None
    return found[0] if code is not None and not is_code(code) else " "


def _link(url: str) -> str:
    """A pattern of one link: its host in any case, its path to the letter."""
    host = re.escape(urlsplit(url).netloc)
    rest = url.split("://", 1)[1].partition("/")[2].rstrip("/")
    return f"(?ai:(?:https://)?{host}){f'/{re.escape(rest)}' if rest else ''}/?"


def foreign_addresses(text: str, brand: Brand) -> Iterator[str]:
    """The codes for an address and for a handle in an unmasked text without the brand's own."""
    rest, addresses = _ADDRESS.subn(" ", text)
    if addresses:
        yield "foreign_address"
    handles = {handle.casefold() for handle in brand.allowed.handles}
    if any(name.casefold() not in handles for name in _HANDLE.findall(rest)):
        yield "foreign_handle"


def foreign_numbers(text: str, brand: Brand) -> Iterator[str]:
    """The code for a number that is neither short nor the brand's, over any separators."""
    numbers = [line.number for line in brand.help_lines] + list(brand.allowed.numbers)
    rest = _HOURS.sub(" ", _without_numbers(text, numbers), count=1)
    runs = (re.sub(r"\D", "", match.group()) for match in _DIGITS.finditer(rest))
    if any(len(run) > LONGEST_PLAIN_NUMBER for run in runs):
        yield "foreign_number"


def _without_numbers(text: str, numbers: Iterable[str]) -> str:
    """Own numbers become blanks, so that they cannot part the digits of another one."""
    digits = sorted({re.sub(r"\D", "", number) for number in numbers} - {""}, key=len, reverse=True)
    own = "|".join(r"[ .\-/()]{0,2}".join(number) for number in digits)
    return re.sub(rf"(?<!\d)\+?(?:{own})(?!\d)", " ", text)
