"""What `socialbot doctor` says of Instagram."""

from __future__ import annotations

import pytest

from socialbot.connectors.base import Check
from socialbot.connectors.instagram.connector import InstagramConnector
from tests.connectors.instagram.conftest import QUICK, config
from tests.doubles.graph.double import GraphDouble
from tests.doubles.graph.errors import revoked
from tests.doubles.graph.instagram import Instagram
from tests.doubles.graph.nodes import Node
from tests.doubles.graph.trouble import refuse

pytestmark = pytest.mark.anyio


async def find(connector: InstagramConnector, name: str) -> Check:
    checks = {check.id: check for check in await connector.probe()}
    return checks[f"instagram.{name}"]


async def test_all_holds_where_all_is_set(pushed: InstagramConnector, insta: Instagram) -> None:
    Instagram(insta.double, subscribed=("feed",))
    checks = await pushed.probe()
    assert [check.id.removeprefix("instagram.") for check in checks] == [
        "token",
        "page",
        "messages",
        "media",
        "comments",
        "webhook",
    ]
    assert all(check.ok and not check.hint for check in checks)


@pytest.mark.parametrize(
    ("permission", "name"),
    [
        ("instagram_manage_messages", "messages"),
        ("instagram_manage_comments", "comments"),
        ("pages_manage_metadata", "webhook"),
    ],
)
async def test_a_permission_that_is_missing_is_named_with_the_page_where_it_is_set(
    pushed: InstagramConnector, insta: Instagram, permission: str, name: str
) -> None:
    insta.double.permissions.remove(permission)
    check = await find(pushed, name)
    assert not check.ok
    assert permission in check.hint
    assert check.link.startswith("https://")


async def test_a_rejected_token_says_where_it_is_set(
    connector: InstagramConnector, insta: Instagram
) -> None:
    insta.double.faults["GET", "IGUser"] = [refuse(revoked())]
    check = await find(connector, "token")
    assert not check.ok
    assert "page_token" in check.hint


@pytest.mark.parametrize("tied", [None, Node("IGUser", "17841400000000002", {})])
async def test_a_page_that_belongs_to_another_account_is_told(
    connector: InstagramConnector, insta: Instagram, tied: Node | None
) -> None:
    insta.page.values["instagram_business_account"] = tied
    check = await find(connector, "page")
    assert not check.ok
    assert "instagram.page_id" in check.hint


async def test_an_account_that_is_not_there_is_told(double: GraphDouble, insta: Instagram) -> None:
    connector = InstagramConnector(config(double, user_id="404"), QUICK)
    check = await find(connector, "account")
    await connector.close()
    assert not check.ok
    assert "instagram.user_id" in check.hint


async def test_a_page_that_does_not_push_yet_is_told(pushed: InstagramConnector) -> None:
    check = await find(pushed, "webhook")
    assert not check.ok
    assert check.hint


async def test_it_asks_and_changes_nothing(pushed: InstagramConnector, insta: Instagram) -> None:
    await pushed.probe()
    assert {method for method, *_ in insta.double.calls} == {"GET"}
