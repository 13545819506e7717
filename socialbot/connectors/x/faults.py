"""What went wrong at X, sorted by what the caller should do."""

from __future__ import annotations

import json
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import requests
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError, SSLError

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)

LONGEST_WAIT = 24 * 3600.0
NO_CREDIT_WAIT = 3600.0
REJECTED_HINT = (
    "set SOCIALBOT_X__CONSUMER_KEY, ..._CONSUMER_SECRET, ..._ACCESS_TOKEN and "
    "..._ACCESS_TOKEN_SECRET to the keys in X's developer console, and check x.api_url if it is set"
)
LOCKED_HINT = "log in to X as the brand: the account is locked or suspended"
NO_CONNECTION = (NewConnectionError, ConnectTimeoutError, ssl.SSLCertVerificationError)
DAYS = ("x-user-limit-24hour", "x-app-limit-24hour")
LOCKED = ("suspended", "locked")
DUPLICATE = "duplicate content"


class Refused(Exception):
    """X answered with a status of 300 or more. Carries codes only, and no text of the answer."""

    def __init__(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        super().__init__("refused")
        said = _said(body)
        self.status = status
        self.after = read_wait(headers)
        self.duplicate = status == 403 and DUPLICATE in said
        self.locked = status == 403 and "account" in said and any(word in said for word in LOCKED)


class Garbled(Exception):
    """X answered with something that is not a JSON object."""


class Duplicate(Exception):
    """X says that the same text was posted already."""


@dataclass(frozen=True, slots=True)
class Allowance:
    """What headers say of an endpoint: calls left, and seconds until there are more."""

    left: int
    seconds: float


def read_fault(error: Exception) -> ConnectorError:
    """For calls that may be made again without harm."""
    if isinstance(error, Refused):
        common = _common_fault(error)
        code = "server_error" if error.status >= 500 else f"refused_{error.status}"
        return common or RetryLater(code)
    if isinstance(error, (TimeoutError, requests.Timeout)):
        return RetryLater("timed_out")
    if isinstance(error, requests.ConnectionError):
        return RetryLater("unreachable")
    return RetryLater("unreadable_answer")


def send_fault(error: Exception) -> ConnectorError | Duplicate:
    """For sends, which are never made twice unless it is certain that nothing was sent: after a
    5xx or an answer that cannot be read, X may have posted."""
    if isinstance(error, Refused):
        return _refused_send(error)
    if isinstance(error, requests.RequestException) and _never_left(error):
        return RetryLater("unreachable")
    if isinstance(error, (TimeoutError, requests.Timeout, requests.ConnectionError)):
        return SendUnknown("timed_out")
    return SendUnknown("unclear_answer")


def hide_fault(error: Exception) -> ConnectorError:
    """For hiding, which may be repeated but can be refused for good: only the author of the first
    post of a conversation can hide what stands under it. "unreachable" means that it never left,
    "cut_off" that X may have done it."""
    if isinstance(error, Refused) and error.status in (400, 403, 404) and not error.locked:
        return GiveUp(f"refused_{error.status}")
    if isinstance(error, requests.RequestException) and _never_left(error):
        return RetryLater("unreachable")
    if isinstance(error, requests.ConnectionError) and not isinstance(error, requests.Timeout):
        return RetryLater("cut_off")
    return read_fault(error)


def read_wait(headers: Mapping[str, str]) -> float | None:
    """Seconds until X takes the next call; None where it does not say. The day's limit counts
    where it is what is used up. https://docs.x.com/x-api/fundamentals/rate-limits"""
    if (plain := _whole(headers.get("retry-after"))) is not None:
        return min(plain, LONGEST_WAIT)
    used_up = [day for day in DAYS if _whole(headers.get(f"{day}-remaining")) == 0]
    names = ["x-rate-limit-reset", *(f"{day}-reset" for day in used_up)]
    resets = [reset for name in names if (reset := _whole(headers.get(name))) is not None]
    served = read_date(headers)
    if not resets or served is None:
        return None
    return min(max(0.0, max(resets) - served.timestamp()), LONGEST_WAIT)


def read_allowance(headers: Mapping[str, str]) -> Allowance | None:
    """What is left of the endpoint's limit; None where the answer does not say."""
    left, wait = _whole(headers.get("x-rate-limit-remaining")), read_wait(headers)
    return None if left is None or wait is None else Allowance(int(left), wait)


def read_date(headers: Mapping[str, str]) -> datetime | None:
    """X's own time at the answer, in whole seconds."""
    try:
        found = parsedate_to_datetime(headers.get("date", ""))
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return found if found.tzinfo else None


def _refused_send(error: Refused) -> ConnectorError | Duplicate:
    if error.duplicate:
        return Duplicate("duplicate")
    if common := _common_fault(error):
        return common
    if 400 <= error.status < 500:
        return GiveUp(f"refused_{error.status}")
    return SendUnknown("server_error")


def _common_fault(error: Refused) -> ConnectorError | None:
    if error.status == 401:
        return StopConnector("token_rejected", REJECTED_HINT)
    if error.status == 402:
        return RetryLater("no_credit", NO_CREDIT_WAIT)
    if error.status == 429:
        return RetryLater("too_many_requests", error.after)
    if error.locked:
        return StopConnector("account_locked", LOCKED_HINT)
    return None


def _never_left(error: requests.RequestException) -> bool:
    """Whether the request certainly did not reach X: there was no connection to send it on."""
    inner: Any = error.args[0] if error.args else None
    if isinstance(inner, MaxRetryError):
        inner = inner.reason
    if isinstance(inner, SSLError):
        inner = inner.args[0] if inner.args else None
    return isinstance(inner, NO_CONNECTION) or isinstance(error, requests.exceptions.ProxyError)


def _said(body: bytes) -> str:
    """X's own words about the refusal, in lower case; only looked at, never kept."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(found, dict):
        return ""
    parts = [found.get("title"), found.get("detail")]
    errors = found.get("errors")
    if isinstance(errors, list):
        parts += [each.get("message") for each in errors if isinstance(each, dict)]
    return " ".join(part for part in parts if isinstance(part, str)).lower()


def _whole(value: str | None) -> float | None:
    return float(value) if value and value.isascii() and value.isdecimal() else None
