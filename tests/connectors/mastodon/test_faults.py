"""What the caller should do after each kind of failure."""

from __future__ import annotations

import pytest

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.connectors.mastodon.faults import NOT_THIS_ONE, Failure, read_fault, send_fault

AWAY = Failure(reached=False)
SILENT = Failure(timed_out=True)
BROKEN_LINE = Failure()


@pytest.mark.parametrize(
    ("failure", "kind", "code"),
    [
        (AWAY, RetryLater, "unreachable"),
        (SILENT, RetryLater, "timed_out"),
        (Failure(200), RetryLater, "unreadable_answer"),
        (Failure(301), StopConnector, "redirected"),
        (Failure(401), StopConnector, "token_rejected"),
        (Failure(403), StopConnector, "forbidden"),
        (Failure(404), RetryLater, "not_found"),
        (Failure(422), RetryLater, "refused"),
        (Failure(429), RetryLater, "too_many_requests"),
        (Failure(503), RetryLater, "server_error"),
    ],
)
def test_reading(failure: Failure, kind: type[ConnectorError], code: str) -> None:
    error = read_fault(failure)
    assert (type(error), error.code) == (kind, code)


@pytest.mark.parametrize(
    ("failure", "kind", "code"),
    [
        (AWAY, RetryLater, "unreachable"),
        (SILENT, SendUnknown, "timed_out"),
        (BROKEN_LINE, SendUnknown, "unclear_answer"),
        (Failure(200), SendUnknown, "unclear_answer"),
        (Failure(302), StopConnector, "redirected"),
        (Failure(401), StopConnector, "token_rejected"),
        (Failure(403), StopConnector, "forbidden"),
        (Failure(403, reason=NOT_THIS_ONE), GiveUp, "refused"),
        (Failure(404), GiveUp, "not_found"),
        (Failure(408), SendUnknown, "server_error"),
        (Failure(410), GiveUp, "not_found"),
        (Failure(422), GiveUp, "refused"),
        (Failure(429, {"retry-after": "9"}), RetryLater, "too_many_requests"),
        (Failure(500), SendUnknown, "server_error"),
    ],
)
def test_sending(failure: Failure, kind: type[ConnectorError], code: str) -> None:
    error = send_fault(failure)
    assert (type(error), error.code) == (kind, code)


def test_a_limit_says_how_long_to_wait() -> None:
    error = send_fault(Failure(429, {"retry-after": "9"}))
    assert isinstance(error, RetryLater)
    assert error.after == 9.0
