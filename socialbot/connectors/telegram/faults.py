"""What went wrong at Telegram, sorted by what the caller should do."""

from __future__ import annotations

import httpx
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)

REJECTED_HINT = (
    "set SOCIALBOT_TELEGRAM__TOKEN to the token that @BotFather shows for this bot, "
    "and check telegram.api_url if it is set"
)
POLLER_HINT = (
    "another program reads this bot's messages: stop it, or give it a bot and a token of its own"
)

NEVER_SENT = (
    httpx.ConnectError,
    httpx.ConnectTimeout,
    httpx.PoolTimeout,
    httpx.ProxyError,
    httpx.UnsupportedProtocol,
)
"""With these the request did not leave this machine."""


class Flood(TelegramError):
    """Too many requests; `after` is in seconds, None where Telegram does not say."""

    def __init__(self, after: float | None) -> None:
        super().__init__("flood")
        self.after = after


class ServerFault(TelegramError):
    """Telegram failed by itself (5xx)."""

    def __init__(self) -> None:
        super().__init__("server")


def read_fault(error: Exception) -> ConnectorError:
    """For calls that may be made again without harm."""
    if isinstance(error, Conflict):
        return StopConnector("second_poller", POLLER_HINT)
    common = _common_fault(error)
    if common is not None:
        return common
    if isinstance(error, (TimedOut, TimeoutError)):
        return RetryLater("timed_out")
    if isinstance(error, ServerFault):
        return RetryLater("server_error")
    if isinstance(error, (BadRequest, Forbidden)):
        return RetryLater("refused")
    return RetryLater("unreachable" if isinstance(error, NetworkError) else "unreadable_answer")


def send_fault(error: Exception) -> ConnectorError:
    """For sends, which are never made twice unless it is certain that nothing was sent.

    A 5xx is not certain: Telegram's gateway answers so as well when the part behind it took the
    message and then failed or restarted. An unreadable answer is not certain either.
    """
    common = _common_fault(error)
    if common is not None:
        return common
    if isinstance(error, Forbidden):
        return GiveUp("forbidden")
    if isinstance(error, BadRequest):
        return GiveUp("refused")
    if isinstance(error.__cause__, NEVER_SENT):
        return RetryLater("unreachable")
    if isinstance(error, (TimedOut, TimeoutError)):
        return SendUnknown("timed_out")
    return SendUnknown("server_error" if isinstance(error, ServerFault) else "unclear_answer")


def _common_fault(error: Exception) -> ConnectorError | None:
    if isinstance(error, Flood):
        return RetryLater("too_many_requests", error.after)
    if isinstance(error, InvalidToken):
        return StopConnector("token_rejected", REJECTED_HINT)
    return None
