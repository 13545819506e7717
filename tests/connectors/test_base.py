"""What the port itself promises: errors are codes, and say what to do."""

from __future__ import annotations

import pytest

from socialbot.connectors.base import Connector
from socialbot.connectors.errors import (
    ConnectorError,
    GiveUp,
    RetryLater,
    SendUnknown,
    StopConnector,
)


@pytest.mark.parametrize("kind", [RetryLater, GiveUp, SendUnknown])
def test_an_error_is_its_code(kind: type[ConnectorError]) -> None:
    error = kind("some_code")
    assert (str(error), error.code) == ("some_code", "some_code")


def test_an_error_to_retry_may_say_when() -> None:
    assert RetryLater("limited", 7).after == 7
    assert RetryLater("limited").after is None


def test_an_error_that_stops_says_how_to_mend_it() -> None:
    assert StopConnector("revoked", "get a new token").hint == "get a new token"


def test_what_to_do_is_told_apart_by_the_error_alone() -> None:
    kinds = (RetryLater, GiveUp, SendUnknown, StopConnector)
    assert not [(a, b) for a in kinds for b in kinds if a is not b and issubclass(a, b)]


def test_length_is_in_code_points_unless_the_platform_counts_otherwise() -> None:
    assert Connector.length(None, "ağaç 🌳") == 6  # type: ignore[arg-type]
