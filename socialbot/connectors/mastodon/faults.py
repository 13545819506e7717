"""What went wrong at a Mastodon server, sorted by what the caller should do."""

from __future__ import annotations

from dataclasses import dataclass, field

import requests
import urllib3

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.connectors.mastodon.limits import read_wait
from socialbot.connectors.mastodon.wire import TooMuch

REJECTED_HINT = (
    "set SOCIALBOT_MASTODON__ACCESS_TOKEN to the access token that the application's page shows "
    "(on the account's server, /settings/applications)"
)
SCOPES_HINT = (
    "give the application the scopes read and write:statuses on the account's server "
    "(/settings/applications), make its token anew, and check that the account is not suspended"
)
MOVED_HINT = "the server sends us elsewhere: set mastodon.url to the address that it has now"
NOT_THIS_ONE = "This action is not allowed"


@dataclass(frozen=True, slots=True)
class Failure:
    """A call that did not bring what it should: the answer's status and headers, or, where none
    came (status 0), whether the request can have reached the server."""

    status: int = 0
    headers: dict[str, str] = field(default_factory=dict, repr=False)
    reason: str = field(default="", repr=False)
    reached: bool = True
    timed_out: bool = False


def note_failure(error: Exception | None, last: requests.Response | None) -> Failure:
    """Keeps no content: of an answer's text only whether it is the one that we look for."""
    if last is None:
        cause = error.__context__ or error if error else None
        timed_out = isinstance(cause, requests.Timeout | TooMuch)
        return Failure(reached=not _never_sent(cause), timed_out=timed_out)
    headers = {name.lower(): value for name, value in last.headers.items()}
    reason = NOT_THIS_ONE if NOT_THIS_ONE.encode() in (last.content or b"")[:1000] else ""
    return Failure(last.status_code, headers, reason)


def read_fault(failure: Failure) -> ConnectorError:
    """For calls that may be made again without harm."""
    if common := _common_fault(failure):
        return common
    if failure.status == 403:
        return StopConnector("forbidden", SCOPES_HINT)
    if failure.status >= 500:
        return RetryLater("server_error")
    if failure.status >= 400:
        return RetryLater("not_found" if failure.status in {404, 410} else "refused")
    if failure.status:
        return RetryLater("unreadable_answer")
    return RetryLater("timed_out" if failure.timed_out else "unreachable")


def send_fault(failure: Failure) -> ConnectorError:
    """For sends. A 5xx is not certain: a gateway answers so as well when the part behind it took
    the status. An unreadable answer is not certain either."""
    if common := _common_fault(failure):
        return common
    if failure.status == 403 and not failure.reason:
        return StopConnector("forbidden", SCOPES_HINT)
    if failure.status == 408 or failure.status >= 500:
        return SendUnknown("server_error")
    if failure.status >= 400:
        return GiveUp("not_found" if failure.status in {404, 410} else "refused")
    if not failure.reached:
        return RetryLater("unreachable")
    return SendUnknown("timed_out" if failure.timed_out else "unclear_answer")


def _common_fault(failure: Failure) -> ConnectorError | None:
    if failure.status == 429:
        return RetryLater("too_many_requests", read_wait(failure.headers))
    if failure.status == 401:
        return StopConnector("token_rejected", REJECTED_HINT)
    if 300 <= failure.status < 400:
        return StopConnector("redirected", MOVED_HINT)
    return None


def _never_sent(cause: BaseException | None) -> bool:
    """Whether the request cannot have left this machine."""
    if isinstance(cause, requests.ConnectTimeout | requests.exceptions.ProxyError):
        return True
    inner = cause.args[0] if isinstance(cause, requests.ConnectionError) and cause.args else None
    reason = getattr(inner, "reason", inner)
    return isinstance(reason, urllib3.exceptions.NewConnectionError | urllib3.exceptions.SSLError)
