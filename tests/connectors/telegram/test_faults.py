"""What each failure tells the caller to do; sends are never repeated in doubt."""

from __future__ import annotations

import httpx
import pytest
from telegram.error import BadRequest, Conflict, Forbidden, InvalidToken, NetworkError, TimedOut

from socialbot.connectors.errors import GiveUp, RetryLater, SendUnknown, StopConnector
from socialbot.connectors.telegram.faults import Flood, ServerFault, read_fault, send_fault


def caused(error: Exception, cause: Exception) -> Exception:
    error.__cause__ = cause
    return error


NEVER_LEFT = [
    caused(NetworkError("x"), httpx.ConnectError("x")),
    caused(NetworkError("x"), httpx.ProxyError("x")),
    caused(NetworkError("x"), httpx.UnsupportedProtocol("x")),
    caused(TimedOut(), httpx.ConnectTimeout("x")),
    caused(TimedOut(), httpx.PoolTimeout("x")),
]
IN_DOUBT = [
    caused(TimedOut(), httpx.ReadTimeout("x")),
    caused(TimedOut(), httpx.WriteTimeout("x")),
    caused(NetworkError("x"), httpx.ReadError("x")),
    caused(NetworkError("x"), httpx.RemoteProtocolError("x")),
    NetworkError("x"),
    TimeoutError(),
    ServerFault(),
    Conflict("x"),
    KeyError("result"),
]


@pytest.mark.parametrize("error", NEVER_LEFT, ids=repr)
def test_a_send_that_never_left_is_sent_later(error: Exception) -> None:
    assert isinstance(send_fault(error), RetryLater)


@pytest.mark.parametrize("error", IN_DOUBT, ids=repr)
def test_a_send_in_doubt_is_unknown(error: Exception) -> None:
    assert isinstance(send_fault(error), SendUnknown)


@pytest.mark.parametrize("error", [TimedOut(), TimeoutError()], ids=repr)
def test_a_read_that_takes_too_long_says_so(error: Exception) -> None:
    assert read_fault(error).code == "timed_out"


@pytest.mark.parametrize("error", [Forbidden("x"), BadRequest("x")], ids=repr)
def test_a_refused_send_is_given_up(error: Exception) -> None:
    assert isinstance(send_fault(error), GiveUp)


@pytest.mark.parametrize("error", [*NEVER_LEFT, *IN_DOUBT[:-2], BadRequest("x")], ids=repr)
def test_a_failed_read_is_tried_again(error: Exception) -> None:
    assert isinstance(read_fault(error), RetryLater)


def test_a_second_poller_stops_the_connector_and_says_what_to_do() -> None:
    fault = read_fault(Conflict("x"))
    assert isinstance(fault, StopConnector)
    assert "another program" in fault.hint


@pytest.mark.parametrize("sort", [read_fault, send_fault])
def test_a_rejected_token_stops_the_connector(sort: object) -> None:
    assert callable(sort)
    fault = sort(InvalidToken("7:secret"))
    assert isinstance(fault, StopConnector)
    assert "secret" not in str(fault) + fault.hint


@pytest.mark.parametrize("sort", [read_fault, send_fault])
@pytest.mark.parametrize("after", [None, 7.0])
def test_a_flood_is_waited_out_as_long_as_telegram_says(sort: object, after: float | None) -> None:
    assert callable(sort)
    fault = sort(Flood(after))
    assert isinstance(fault, RetryLater)
    assert fault.after == after
