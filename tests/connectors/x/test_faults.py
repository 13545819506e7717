"""Each failure says what to do."""

from __future__ import annotations

import json

import pytest
import requests

from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)
from socialbot.connectors.x.faults import (
    Duplicate,
    Garbled,
    Refused,
    hide_fault,
    read_allowance,
    read_fault,
    read_wait,
    send_fault,
)

DATE = {"date": "Mon, 23 Nov 2026 04:00:00 GMT"}  # 1795406400
SUSPENDED = {"detail": "Your account is suspended and is not permitted to access this feature."}
DOUBLED = {"detail": "You are not allowed to create a Tweet with duplicate content."}


def refused(status: int, body: object = None, **headers: str) -> Refused:
    return Refused(status, headers, json.dumps(body).encode())


@pytest.mark.parametrize(
    ("error", "reading", "sending", "hiding"),
    [
        (refused(400), RetryLater, GiveUp, GiveUp),
        (refused(401), StopConnector, StopConnector, StopConnector),
        (refused(402), RetryLater, RetryLater, RetryLater),
        (refused(403), RetryLater, GiveUp, GiveUp),
        (refused(403, SUSPENDED), StopConnector, StopConnector, StopConnector),
        (refused(403, DOUBLED), RetryLater, Duplicate, GiveUp),
        (refused(404), RetryLater, GiveUp, GiveUp),
        (refused(429), RetryLater, RetryLater, RetryLater),
        (refused(302), RetryLater, SendUnknown, RetryLater),
        (refused(500), RetryLater, SendUnknown, RetryLater),
        (refused(503), RetryLater, SendUnknown, RetryLater),
        (requests.ConnectTimeout(), RetryLater, SendUnknown, RetryLater),
        (requests.ReadTimeout(), RetryLater, SendUnknown, RetryLater),
        (requests.ConnectionError("cut off"), RetryLater, SendUnknown, RetryLater),
        (requests.exceptions.ProxyError(), RetryLater, RetryLater, RetryLater),
        (TimeoutError(), RetryLater, SendUnknown, RetryLater),
        (Garbled(), RetryLater, SendUnknown, RetryLater),
        (KeyError("unforeseen"), RetryLater, SendUnknown, RetryLater),
    ],
)
def test_failures_are_sorted(error: Exception, reading: type, sending: type, hiding: type) -> None:
    assert type(read_fault(error)) is reading
    assert type(send_fault(error)) is sending
    assert type(hide_fault(error)) is hiding


def test_a_revoked_token_and_a_locked_account_say_how_to_mend_it() -> None:
    for error in (refused(401), refused(403, SUSPENDED)):
        fault = send_fault(error)
        assert isinstance(fault, StopConnector)
        assert fault.hint


def test_a_person_who_is_suspended_is_not_the_brand() -> None:
    gone = {"detail": "User has been suspended: [8002]."}
    assert isinstance(send_fault(refused(403, gone)), GiveUp)


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({}, None),
        ({"x-rate-limit-reset": "1795406460"}, None),
        ({**DATE, "x-rate-limit-reset": "1795406460"}, 60.0),
        ({**DATE, "x-rate-limit-reset": "1795406300"}, 0.0),
        ({**DATE, "x-rate-limit-reset": "soon"}, None),
        ({"retry-after": "30"}, 30.0),
        ({"retry-after": "99999999"}, 86_400.0),
        (
            {
                **DATE,
                "x-rate-limit-reset": "1795406460",
                "x-user-limit-24hour-remaining": "0",
                "x-user-limit-24hour-reset": "1795410000",
            },
            3_600.0,
        ),
        (
            {
                **DATE,
                "x-rate-limit-reset": "1795406460",
                "x-app-limit-24hour-remaining": "7",
                "x-app-limit-24hour-reset": "1795410000",
            },
            60.0,
        ),
    ],
)
def test_how_long_to_wait_is_told_by_xs_own_clock(
    headers: dict[str, str], seconds: float | None
) -> None:
    assert read_wait(headers) == seconds
    fault = read_fault(Refused(429, headers, b""))
    assert isinstance(fault, RetryLater)
    assert fault.after == seconds


def test_what_is_left_is_read() -> None:
    headers = {**DATE, "x-rate-limit-reset": "1795406460", "x-rate-limit-remaining": "3"}
    allowance = read_allowance(headers)
    assert allowance
    assert (allowance.left, allowance.seconds) == (3, 60.0)
    assert read_allowance(DATE) is None


def test_errors_hold_nothing_of_the_answer() -> None:
    body = json.dumps({"detail": "gizli", "errors": [{"message": "gizli"}, 1], "title": 7}).encode()
    error = Refused(403, {}, body)
    fault = send_fault(error)
    assert isinstance(fault, ConnectorError)
    assert "gizli" not in repr(error) + str(error) + repr(vars(error)) + repr(fault)
