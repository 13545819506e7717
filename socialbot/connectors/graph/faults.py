"""What went wrong at the Graph API, sorted by what the caller should do.

Sources: Meta's pages "Handle Errors" of the Graph API, "Common Error Codes" of the Messenger
Platform, and "Rate Limits".
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Any

from facebook import GraphAPIError

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.connectors.graph.hints import (
    ASK_PERMISSION,
    NAME_APP,
    RENEW,
    SEE_QUALITY,
    SET_VERSION,
)

LIMITED = frozenset({4, 17, 32, 341, 613, 80001, 80002, 80006})
"""Limits of the app, the user, the page, the app for a while, one call; business limits of pages,
Instagram and Messenger."""
TOKEN = frozenset({102, 190, 463, 467})
PERMISSION = frozenset({3, 10, *range(200, 300)})
TROUBLE = frozenset({-1, 1, 2})
TEMPORARY = 1200
BLOCKED_FOR_POLICY = 368
DUPLICATE = 506
VERSION_ENDED = 2635
NOT_FOUND = frozenset({(100, 33), (100, 2018001), (803, 0)})
WINDOW_CLOSED = frozenset({2018065, 2018278, 2534022})
UNREACHABLE_PERSON = frozenset({1545041, 2018108})
UNAVAILABLE = 551
PRIVATE_REPLY = range(10900, 10910)


class Call(Enum):
    """What is at stake: a READ may be made again, and so may a CHANGE that leads to the same state;
    a SEND may not, unless it is certain that nothing was sent."""

    READ = auto()
    CHANGE = auto()
    SEND = auto()


@dataclass(frozen=True, slots=True)
class Refusal:
    """An error as the Graph API describes it, without its words. `proof`: it is about the proof
    of the app's secret. `after` is when to come back, in seconds."""

    code: int
    subcode: int = 0
    status: int = 400
    transient: bool = False
    proof: bool = False
    after: float | None = None


def read_refusal(error: GraphAPIError, status: int, after: float | None) -> Refusal | None:
    """None where the library's error is not one of the Graph API's."""
    result = error.result
    described = result.get("error") if isinstance(result, dict) else None
    if not isinstance(described, dict):
        return None
    return Refusal(
        code=_number(described, "code"),
        subcode=_number(described, "error_subcode"),
        status=status,
        transient=described.get("is_transient") is True,
        proof="appsecret_proof" in str(described.get("message")),
        after=after,
    )


def sort_refusal(refusal: Refusal, call: Call) -> ConnectorError:
    """What the caller should do about an error that the Graph API describes."""
    return (
        _limited(refusal) or _stopped(refusal) or _final(refusal, call) or _unclear(refusal, call)
    )


def _limited(refusal: Refusal) -> ConnectorError | None:
    if refusal.code in LIMITED or refusal.status == 429:
        return RetryLater("too_many_requests", refusal.after)
    if refusal.code == TEMPORARY:
        return RetryLater("temporary_failure", refusal.after)
    return None


def _stopped(refusal: Refusal) -> ConnectorError | None:
    if refusal.proof:
        return StopConnector("app_secret_rejected", NAME_APP)
    if refusal.code in TOKEN:
        return StopConnector("token_rejected", RENEW)
    if refusal.code == BLOCKED_FOR_POLICY:
        return StopConnector("blocked_for_policy", SEE_QUALITY)
    if refusal.code == VERSION_ENDED:
        return StopConnector("version_ended", SET_VERSION)
    personal = refusal.subcode in WINDOW_CLOSED | UNREACHABLE_PERSON
    if refusal.code in PERMISSION and not personal:
        return StopConnector("permission_missing", ASK_PERMISSION)
    return None


def _final(refusal: Refusal, call: Call) -> ConnectorError | None:
    if refusal.subcode in WINDOW_CLOSED:
        return GiveUp("window_closed")
    if refusal.code == UNAVAILABLE or refusal.subcode in UNREACHABLE_PERSON:
        return GiveUp("person_unavailable")
    if refusal.code in PRIVATE_REPLY:
        return GiveUp("no_private_reply")
    if (refusal.code, refusal.subcode) in NOT_FOUND:
        return GiveUp("not_found")
    if refusal.code == DUPLICATE:
        return SendUnknown("duplicate") if call is Call.SEND else GiveUp("duplicate")
    return None


def _unclear(refusal: Refusal, call: Call) -> ConnectorError:
    """A fault of Meta's own may come after the work was done; any other refusal comes before."""
    own_fault = refusal.code in TROUBLE or refusal.transient or refusal.status >= 500
    if call is Call.READ:
        return RetryLater("platform_fault" if own_fault else "refused", refusal.after)
    if not own_fault:
        return GiveUp("refused")
    if call is Call.CHANGE:
        return RetryLater("platform_fault", refusal.after)
    return SendUnknown("platform_fault")


def _number(described: Mapping[str, Any], name: str) -> int:
    value = described.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) else 0
