"""What `socialbot doctor` asks about an Instagram account; nothing here changes anything there."""

from __future__ import annotations

from socialbot.connectors.base import Check
from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import ConnectorError, GiveUp, StopConnector
from socialbot.connectors.graph.client import GraphClient
from socialbot.connectors.graph.shapes import edge, ident
from socialbot.connectors.instagram.profile import read_profile
from socialbot.settings import Instagram

DASHBOARD = "https://developers.facebook.com/apps/"
PAGE_SETTINGS = "https://business.facebook.com/settings/instagram-accounts"
REACH_HINT = "the Graph API cannot be reached: check the network and instagram.api_url"
OTHER_USER = "set instagram.user_id to the id of the Instagram account that the token is for"
NOT_TIED = (
    "the Instagram account is not tied to the page: connect the two there, and set "
    "instagram.page_id and instagram.user_id to those that belong together"
)
NOT_PUSHED = "the page does not push to the app yet: `socialbot run` subscribes to it"
NO_METADATA = "the token lacks pages_manage_metadata, which subscribing to the webhook needs"
LACKING = "the token lacks {}: ask for it in App Review, and make a new page token"


async def probe(client: GraphClient, config: Instagram) -> list[Check]:
    """Token, account, what may be read, and the subscription. Never raises."""
    try:
        profile = await client.read(config.user_id, fields="id,username")
        read_profile(profile, config.user_id, config.page_id)
        checks = [Check("instagram.token", True), await _check_page(client, config)]
        for name, permission, path, asked in _needed(config):
            checks.append(await _check_edge(client, name, permission, path, asked))
        return checks + ([await _check_hook(client, config)] if config.mode == "webhook" else [])
    except StopConnector as error:
        return [Check("instagram.token", False, error.hint, DASHBOARD)]
    except (GiveUp, Unreadable):
        return [Check("instagram.account", False, OTHER_USER, DASHBOARD)]
    except ConnectorError:
        return [Check("instagram.reachable", False, REACH_HINT)]


def _needed(config: Instagram) -> tuple[tuple[str, str, str, dict[str, str]], ...]:
    """Each check's name, the permission, and what is asked with it."""
    talks = {"platform": "instagram"}
    return (
        ("messages", "instagram_manage_messages", f"{config.page_id}/conversations", talks),
        ("media", "instagram_basic", f"{config.user_id}/media", {}),
        ("comments", "instagram_manage_comments", f"{config.user_id}/tags", {}),
    )


async def _check_page(client: GraphClient, config: Instagram) -> Check:
    try:
        page = await client.read(config.page_id, fields="instagram_business_account")
        tied = ident(table(page.get("instagram_business_account")).get("id"))
    except (StopConnector, GiveUp, Unreadable):
        tied = ""
    if tied == config.user_id:
        return Check("instagram.page", True)
    return Check("instagram.page", False, NOT_TIED, PAGE_SETTINGS)


async def _check_edge(
    client: GraphClient, name: str, permission: str, path: str, asked: dict[str, str]
) -> Check:
    try:
        await client.read(path, **asked, fields="id", limit=1)
    except (StopConnector, GiveUp):
        return Check(f"instagram.{name}", False, LACKING.format(permission), DASHBOARD)
    return Check(f"instagram.{name}", True)


async def _check_hook(client: GraphClient, config: Instagram) -> Check:
    try:
        apps = edge(await client.read(f"{config.page_id}/subscribed_apps", limit=1))
    except StopConnector:
        return Check("instagram.webhook", False, NO_METADATA, DASHBOARD)
    except Unreadable:
        apps = []
    return Check("instagram.webhook", bool(apps), "" if apps else NOT_PUSHED)
