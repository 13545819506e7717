"""Error codes that everybody's browser shows: they are nobody's data, and help to mend a fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib import resources

from socialbot.domain import Finding

CODES = tomllib.loads((resources.files(__package__) / "public_codes.toml").read_text("utf-8"))
NAMES = "|".join(CODES["names"])
NUMBERS = "|".join(str(number) for number in CODES["numbers"])
# A "code" alone may be anybody's: it is a cue after a word for the fault, or where the text begins.
KIND = r"(?:kodu?|code|no|numaras[ıi])"
FAULT = r"(?:hata|hatas[ıi]|error|err|http|status|durum|sunucu|server|response|yan[ıi]t)"
CUE = rf"(?:\b{FAULT}(?:\s+{KIND})?|\A\s*(?:kodu?|code))"
# A number counts where a cue stands right before it, in brackets, or where there is nothing else;
# and never beside further digits or a currency, where it is part of another number.
CODE = re.compile(
    rf"(?P<name>\b(?:{NAMES})\b)"
    rf"|{CUE}\b[\s:#=-]{{0,4}}(?P<cued>(?:{NUMBERS}))\b"
    rf"|[(\[](?P<bracketed>(?:{NUMBERS}))[)\]]"
    rf"|\A\s*(?P<alone>(?:{NUMBERS}))\s*\Z",
    re.IGNORECASE,
)
PART_OF_MORE = re.compile(
    r"\s*(?:[\s.,:/+-]*\d|(?:tl|lira|try|usd|eur|euro|dolar|dollars?|₺|\$|€|£))", re.IGNORECASE
)
SECRET = re.compile(
    r"\b(?:cvv|cvc|cv2|g[üu]venlik|sms|pin|[şs]ifre|parola|giri[şs]|onay|do[ğg]rulama|otp|2fa|login"
    r"|security|passw|passcode|verification|confirmation|auth|token|kart|card|kullan[ıi]ml[ıi]k"
    r"|one.time|kod|code)\w*(?:\s+(?:kod|code|no|num)\w*)?[\s:=#-]*\Z",
    re.IGNORECASE,
)
FAULTY = re.compile(rf"{CUE}[\s:=#-]*\Z", re.IGNORECASE)
WINDOW = 60  # characters before a bracket in which its word stands
GROUPS = ("name", "cued", "bracketed", "alone")


def take_out(text: str, findings: Sequence[Finding] = ()) -> tuple[str, Sequence[str]]:
    """The text without the codes of the list, and these in their order, each once. What the guard
    found by a cue in the whole text (`findings`) is somebody's, whatever its number."""
    kept: list[str] = []
    codes: dict[str, None] = {}
    start = 0
    for match in CODE.finditer(text):
        group = next(name for name in GROUPS if match[name])
        if PART_OF_MORE.match(text, match.end()) or _is_secret(match, group, findings):
            continue
        kept.append(text[start : match.start(group)])
        start = match.end(group)
        codes[match[group].upper()] = None
    return "".join([*kept, text[start:]]), tuple(codes)


def _is_secret(match: re.Match[str], group: str, findings: Sequence[Finding]) -> bool:
    if group == "bracketed":
        before = match.string[max(0, match.start() - WINDOW) : match.start()]
        if SECRET.search(before) and not FAULTY.search(before):
            return True
    start, end = match.span(group)
    return any(found.cue and found.start < end and start < found.end for found in findings)
