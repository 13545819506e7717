"""What `socialbot doctor` asks the Graph API about a page; nothing here changes anything there."""

from __future__ import annotations

from typing import Any

from socialbot.connectors.base import Check
from socialbot.connectors.common.shapes import Unreadable, listed, table
from socialbot.connectors.errors import ConnectorError, GiveUp, StopConnector
from socialbot.connectors.facebook.webhook import SUBSCRIBED
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.shapes import edge

REACH_HINT = "the Graph API cannot be reached: check the network and facebook.api_url"
UNSUBSCRIBED = "the page does not push everything yet: `socialbot run` subscribes to it"
DASHBOARD = "https://developers.facebook.com/apps/"
NEEDED: tuple[tuple[str, str, dict[str, Any]], ...] = (
    ("conversations", "pages_messaging", {"platform": "messenger"}),
    ("feed", "pages_read_engagement and pages_read_user_content", {}),
    ("tagged", "pages_read_engagement and pages_read_user_content", {}),
)
OTHER_PAGE = "the token belongs to another page: set facebook.page_id to the page of the token"


async def probe(client: GraphClient, page_id: str, pushed: bool) -> list[Check]:
    """Token, what it may read, and the subscription. Never raises."""
    try:
        me = await client.read("me", fields="id")
        if str(me.get("id")) != page_id:
            return [Check("facebook.token", False, OTHER_PAGE)]
        checks = [Check("facebook.token", True)]
        checks += [await _check_edge(client, page_id, *needed) for needed in NEEDED]
        return checks + ([await _check_hook(client, page_id)] if pushed else [])
    except StopConnector as error:
        return [Check("facebook.token", False, error.hint, DASHBOARD)]
    except ConnectorError:
        return [Check("facebook.reachable", False, REACH_HINT)]


async def _check_edge(
    client: GraphClient, page_id: str, name: str, permission: str, asked: dict[str, Any]
) -> Check:
    try:
        await client.read(f"{page_id}/{name}", **asked, fields="id", limit=1)
    except (StopConnector, GiveUp):
        hint = f"the token lacks {permission}: ask for it in App Review, and make a new page token"
        return Check(f"facebook.{name}", False, hint, DASHBOARD)
    return Check(f"facebook.{name}", True)


async def _check_hook(client: GraphClient, page_id: str) -> Check:
    try:
        apps = await client.read(f"{page_id}/subscribed_apps", fields="subscribed_fields")
        fields = {
            str(each) for app in edge(apps) for each in listed(table(app).get("subscribed_fields"))
        }
    except StopConnector:
        hint = "the token lacks pages_manage_metadata, which subscribing to the webhook needs"
        return Check("facebook.webhook", False, hint, DASHBOARD)
    except Unreadable:
        return Check("facebook.webhook", False, UNSUBSCRIBED)
    missing = not set(SUBSCRIBED) <= fields
    return Check("facebook.webhook", not missing, UNSUBSCRIBED if missing else "")
