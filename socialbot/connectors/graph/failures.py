"""What went wrong where the Graph API describes no error: no answer, or garbage."""

from __future__ import annotations

import ssl

import requests
from urllib3.exceptions import (
    ConnectTimeoutError,
    MaxRetryError,
    NewConnectionError,
    ProtocolError,
    ProxyError,
    ReadTimeoutError,
)

from socialbot.connectors.errors import ConnectorError, RetryLater, SendUnknown
from socialbot.connectors.graph.faults import Call
from socialbot.connectors.graph.session import StatusFault, TooMuch


def sort_failure(error: Exception, call: Call, after: float | None = None) -> ConnectorError:
    """What the caller should do."""
    if isinstance(error, StatusFault) and error.status == 429:
        return RetryLater("too_many_requests", after)
    if _never_left(error):
        return RetryLater("unreachable")
    code = _name(error)
    return SendUnknown(code) if call is Call.SEND else RetryLater(code)


def _never_left(error: Exception) -> bool:
    """Whether it is certain that the request did not leave this machine."""
    if isinstance(error, requests.ConnectTimeout):
        return True
    inner = error.args[0] if error.args else None
    reason = inner.reason if isinstance(inner, MaxRetryError) else None
    if isinstance(reason, NewConnectionError | ConnectTimeoutError | ProxyError):
        return True
    cause = reason.args[0] if reason and reason.args else None
    return isinstance(cause, ssl.SSLCertVerificationError)


def _name(error: Exception) -> str:
    if isinstance(error, StatusFault):
        return f"status_{error.status}"
    if isinstance(error, requests.Timeout | ReadTimeoutError | TooMuch):
        return "timed_out"
    if isinstance(error, requests.ConnectionError | ProtocolError):
        return "connection_lost"
    return "unreadable_answer"
