"""The form's token: when the page was made, signed; and the report's number, made from it."""

from __future__ import annotations

import hmac
import re
import secrets
from collections.abc import Callable
from datetime import datetime, timedelta
from enum import StrEnum

from socialbot.case_codes import ALPHABET

SHORTEST = timedelta(seconds=3)  # nobody fills seven fields in less
LONGEST = timedelta(hours=12)
SHAPE = re.compile(r"(\d{1,12})\.([0-9a-f]{32})\.([0-9a-f]{64})")
SYMBOLS = 12

Hash = Callable[..., str]
"""A keyed hash of (purpose, *parts) as 64 hexadecimal digits: store.seal.Vault.hash."""


class Fault(StrEnum):
    """Why a token is not accepted."""

    FORGED = "forged"
    TOO_FAST = "too_fast"
    TOO_OLD = "too_old"


class Tokens:
    """Makes and reads tokens. A token is good for one report: its number is the token's, so that
    the same form sent twice, to any process, is one report."""

    def __init__(self, keyed: Hash) -> None:
        self._keyed = keyed

    def issue(self, now: datetime) -> str:
        """A token of now, unlike any other."""
        body = f"{int(now.timestamp())}.{secrets.token_hex(16)}"
        return f"{body}.{self._keyed('form token', body)}"

    def fault(self, token: str, now: datetime) -> Fault | None:
        """Why a token cannot be used now, None where it can."""
        match = SHAPE.fullmatch(token)
        if not match:
            return Fault.FORGED
        body = f"{match[1]}.{match[2]}"
        if not hmac.compare_digest(self._keyed("form token", body), match[3]):
            return Fault.FORGED
        age = now - datetime.fromtimestamp(int(match[1]), now.tzinfo)
        if age < SHORTEST:
            return Fault.TOO_FAST
        return Fault.TOO_OLD if age > LONGEST else None

    def number(self, token: str) -> str:
        """The number of the report that is sent with this token, such as 7K2M-94QX-FHRW."""
        rest, symbols = int(self._keyed("report number", token), 16), ""
        for _ in range(SYMBOLS):
            rest, place = divmod(rest, len(ALPHABET))
            symbols += ALPHABET[place]
        return "-".join(symbols[start : start + 4] for start in range(0, SYMBOLS, 4))
