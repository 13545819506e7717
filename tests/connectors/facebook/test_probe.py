"""What `socialbot doctor` says of a page."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from socialbot.connectors.errors import StopConnector
from socialbot.connectors.facebook.connector import FacebookConnector
from socialbot.connectors.facebook.webhook import SUBSCRIBED
from tests.connectors.graph.conftest import QUICK, config
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.facebook import Facebook

pytestmark = pytest.mark.anyio


async def faults(connector: FacebookConnector) -> list[str]:
    return [check.id for check in await connector.probe() if not check.ok]


@pytest.fixture
async def pushed(double: GraphDouble, page: Facebook) -> AsyncIterator[FacebookConnector]:
    connector = FacebookConnector(config(double, mode="webhook", verify_token="v"), QUICK)
    yield connector
    await connector.close()


async def test_all_is_well(page: Facebook, connector: FacebookConnector) -> None:
    checks = await connector.probe()
    assert [check.id for check in checks if check.ok] == [
        "facebook.token",
        "facebook.conversations",
        "facebook.feed",
        "facebook.tagged",
    ]


@pytest.mark.parametrize(
    ("permission", "missing"),
    [
        ("pages_messaging", ["facebook.conversations"]),
        ("pages_read_user_content", ["facebook.feed", "facebook.tagged"]),
        ("pages_read_engagement", ["facebook.feed", "facebook.tagged"]),
    ],
)
async def test_a_missing_permission_is_named(
    page: Facebook, connector: FacebookConnector, permission: str, missing: list[str]
) -> None:
    page.double.permissions.remove(permission)
    checks = [check for check in await connector.probe() if not check.ok]
    assert [check.id for check in checks] == missing
    assert all(permission in check.hint and check.link for check in checks)


async def test_a_token_of_another_page_is_told(page: Facebook, double: GraphDouble) -> None:
    connector = FacebookConnector(config(double, page_id="999"), QUICK)
    assert await faults(connector) == ["facebook.token"]
    with pytest.raises(StopConnector, match="token_of_another_page"):
        await connector.open()
    await connector.close()


async def test_the_start_has_the_page_push_and_the_checks_change_nothing(
    page: Facebook, pushed: FacebookConnector
) -> None:
    assert await faults(pushed) == ["facebook.webhook"]
    assert page.page.edges["subscribed_apps"] == []
    await pushed.open()
    cursor = await pushed.start(None)
    (app,) = page.page.edges["subscribed_apps"]
    assert set(app.values["subscribed_fields"]) == set(SUBSCRIBED)
    assert await faults(pushed) == []
    assert (await pushed.pull(cursor)).messages == ()


async def test_a_subscription_that_leaves_something_out_is_told(
    page: Facebook, pushed: FacebookConnector
) -> None:
    await pushed.start(None)
    page.page.edges["subscribed_apps"][0].values["subscribed_fields"].remove("feed")
    assert await faults(pushed) == ["facebook.webhook"]


async def test_subscribing_needs_a_permission_that_is_named(
    page: Facebook, pushed: FacebookConnector
) -> None:
    page.double.permissions.remove("pages_manage_metadata")
    (check,) = [check for check in await pushed.probe() if not check.ok]
    assert "pages_manage_metadata" in check.hint
    with pytest.raises(StopConnector, match="permission_missing"):
        await pushed.start(None)
