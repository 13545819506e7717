"""What `socialbot doctor` says of X."""

from __future__ import annotations

from datetime import UTC, datetime
from unittest.mock import Mock

import pytest

from socialbot.connectors.base import Check
from socialbot.connectors.x.connector import XConnector
from tests.connectors.x.conftest import connect
from tests.doubles.x.double import XDouble
from tests.doubles.x.problems import Problem, unauthorised
from tests.doubles.x.serving import refuse

pytestmark = pytest.mark.anyio


async def find(connector: XConnector) -> dict[str, Check]:
    return {check.id.removeprefix("x."): check for check in await connector.probe()}


async def test_all_is_well(connector: XConnector) -> None:
    checks = await find(connector)
    assert all(check.ok for check in checks.values())
    assert "0.01 of 50.00" in checks["budget"].hint
    assert "webhook" in checks["encrypted"].hint


async def test_keys_that_are_rejected_say_where_they_are_set(
    double: XDouble, connector: XConnector
) -> None:
    double.faults["me"] = [refuse(unauthorised())]
    check = (await find(connector))["token"]
    assert not check.ok
    assert "SOCIALBOT_X__CONSUMER_KEY" in check.hint
    assert check.link


@pytest.mark.parametrize(("access", "ok"), [("read", False), ("read-write", False), ("", True)])
async def test_a_token_that_may_too_little_is_told(
    double: XDouble, connector: XConnector, access: str, *, ok: bool
) -> None:
    double.access = access
    check = (await find(connector))["permissions"]
    assert (check.ok, bool(check.link)) == (ok, not ok)


async def test_an_empty_purse_is_told(double: XDouble, connector: XConnector) -> None:
    double.faults["me"] = [refuse(Problem(402, "CreditsDepleted", ""))]
    check = (await find(connector))["credit"]
    assert not check.ok
    assert check.link


async def test_a_budget_that_is_nearly_spent_is_told(connector: XConnector) -> None:
    month = datetime.now(UTC).strftime("%Y-%m")
    connector._meter.ledger.add("x", month, "reply", 4_600, 46_000_000)
    assert not (await find(connector))["budget"].ok


async def test_asking_is_charged_for_once_a_day(double: XDouble, connector: XConnector) -> None:
    await connector.probe()
    await connector.probe()
    spent = await connector._meter.spent()
    assert sum(each.micros for each in spent.values()) == double.bill.micros == 10_000


async def test_without_sums_the_checks_are_told_all_the_same(connector: XConnector) -> None:
    connector._meter.ledger.add = Mock(side_effect=RuntimeError)  # type: ignore[method-assign]
    assert (await find(connector))["token"].ok


async def test_with_a_webhook_it_says_what_to_subscribe_to(double: XDouble) -> None:
    connector = connect(double, mode="webhook")
    assert "chat.received" in (await find(connector))["encrypted"].hint
    await connector.close()


async def test_it_asks_once_and_changes_nothing(double: XDouble, connector: XConnector) -> None:
    await connector.probe()
    assert [name for name, _ in double.calls] == ["me"]
