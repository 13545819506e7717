"""Error codes that everybody's browser shows: they are nobody's data, and help to mend a fault."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib import resources

CODES = tomllib.loads((resources.files(__package__) / "public_codes.toml").read_text("utf-8"))
NAMES = "|".join(CODES["names"])
NUMBERS = "|".join(str(number) for number in CODES["numbers"])
CUE = r"(?:hata|hatas[ıi]|error|err|kod|kodu|code|http|status|durum)"
# A number counts where a cue stands right before it, in brackets, or where there is nothing else;
# and never beside further digits or a currency, where it is part of another number.
CODE = re.compile(
    rf"(?P<name>\b(?:{NAMES})\b)"
    rf"|\b{CUE}\b[\s:#=-]{{0,4}}(?P<cued>(?:{NUMBERS}))\b"
    rf"|[(\[](?P<bracketed>(?:{NUMBERS}))[)\]]"
    rf"|\A\s*(?P<alone>(?:{NUMBERS}))\s*\Z",
    re.IGNORECASE,
)
PART_OF_MORE = re.compile(
    r"\s*(?:[\s.,:/+-]*\d|(?:tl|lira|try|usd|eur|euro|dolar|dollars?|₺|\$|€|£))", re.IGNORECASE
)
GROUPS = ("name", "cued", "bracketed", "alone")


def take_out(text: str) -> tuple[str, Sequence[str]]:
    """The text without the codes of the list, and these in their order, each once."""
    kept: list[str] = []
    codes: dict[str, None] = {}
    start = 0
    for match in CODE.finditer(text):
        group = next(name for name in GROUPS if match[name])
        if PART_OF_MORE.match(text, match.end()):
            continue
        kept.append(text[start : match.start(group)])
        start = match.end(group)
        codes[match[group].upper()] = None
    return "".join([*kept, text[start:]]), tuple(codes)
