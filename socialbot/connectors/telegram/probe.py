"""What `socialbot doctor` asks Telegram; nothing here changes anything there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from socialbot.connectors.base import Check
from socialbot.connectors.common.shapes import Unreadable, listed, table, words
from socialbot.connectors.errors import ConnectorError, StopConnector
from socialbot.connectors.telegram.client import Client
from socialbot.connectors.telegram.parse import ALLOWED_UPDATES

FATHER = "https://t.me/BotFather"
REACH_HINT = "Telegram's API cannot be reached: check the network and telegram.api_url"
PRIVATE = "privacy mode is on: in groups the bot sees only what is meant for it"
CURIOUS = (
    "privacy mode is off: the bot is sent every message of its groups and drops those that are "
    "not meant for it; switch it on with @BotFather, /setprivacy"
)
RIVAL = "a webhook is set: `socialbot run` removes it, so stop the program that it belongs to"
UNSET = "the webhook is not set yet: `socialbot run` sets it"
NO_WAY_IN = "no webhook is set: set web.public_url, and `socialbot run` sets it"
ELSEWHERE = "the webhook does not lead to web.public_url: `socialbot run` sets it anew"
NARROW = "the webhook leaves out kinds of messages: `socialbot run` sets it anew"
FAILING = "Telegram's last call of the webhook failed: check that web.public_url leads here"


@dataclass(frozen=True, slots=True)
class WayIn:
    """How messages should come: by polling or pushed; `url` where the operator named it."""

    pushed: bool
    url: str | None = None


async def probe(client: Client, way_in: WayIn) -> list[Check]:
    """Token, groups, webhook, or the one thing that keeps from asking. Never raises."""
    try:
        me = table(await client.ask("getMe"))
        hook = table(await client.ask("getWebhookInfo"))
        return [Check("telegram.token", True), _check_groups(me), _check_hook(hook, way_in)]
    except StopConnector as error:
        return [Check("telegram.token", False, error.hint, FATHER)]
    except (ConnectorError, Unreadable):
        return [Check("telegram.reachable", False, REACH_HINT)]


def _check_groups(me: Mapping[str, Any]) -> Check:
    """Either way works; reading less is better."""
    curious = bool(me.get("can_read_all_group_messages"))
    return Check(
        "telegram.groups", True, CURIOUS if curious else PRIVATE, FATHER if curious else ""
    )


def _check_hook(hook: Mapping[str, Any], way_in: WayIn) -> Check:
    url = words(hook.get("url"))
    if not way_in.pushed:
        fault = RIVAL if url else ""
    elif not url:
        # With an address of ours, the first run sets it.
        return Check("telegram.webhook", way_in.url is not None, UNSET if way_in.url else NO_WAY_IN)
    else:
        fault = _fault_of_push(hook, url, way_in)
    return Check("telegram.webhook", not fault, fault)


def _fault_of_push(hook: Mapping[str, Any], url: str, way_in: WayIn) -> str:
    if way_in.url not in (None, url):
        return ELSEWHERE
    if not set(ALLOWED_UPDATES) <= {str(kind) for kind in listed(hook.get("allowed_updates"))}:
        return NARROW
    if hook.get("last_error_date") and hook.get("pending_update_count"):
        return FAILING
    return ""
