"""What `socialbot doctor` asks Telegram; nothing here changes anything there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.base import Check
from socialbot.connectors.errors import ConnectorError, StopConnector
from socialbot.connectors.telegram.client import Client
from socialbot.connectors.telegram.parse import ALLOWED_UPDATES
from socialbot.connectors.telegram.shapes import Unreadable, listed, table, words

REACH_HINT = "Telegram's API cannot be reached: check the network and telegram.api_url"
PRIVATE = "privacy mode is on: in groups the bot sees only what is meant for it"
CURIOUS = (
    "privacy mode is off: the bot is sent every message of its groups and drops those that are "
    "not meant for it; switch it on with @BotFather, /setprivacy"
)
FAILING = "Telegram's last call of the webhook failed: check that web.public_url leads here"


async def probe(client: Client, push_url: str | None) -> list[Check]:
    """`push_url` is where the webhook should point, None when polling. Never raises."""
    try:
        me = table(await client.ask("getMe"))
        hook = table(await client.ask("getWebhookInfo"))
        return [Check("telegram.token", True), _check_groups(me), _check_hook(hook, push_url)]
    except StopConnector as error:
        return [Check("telegram.token", False, error.hint)]
    except (ConnectorError, Unreadable):
        return [Check("telegram.reachable", False, REACH_HINT)]


def _check_groups(me: Mapping[str, Any]) -> Check:
    """Either way works; reading less is better."""
    return Check(
        "telegram.groups", True, CURIOUS if me.get("can_read_all_group_messages") else PRIVATE
    )


def _check_hook(hook: Mapping[str, Any], push_url: str | None) -> Check:
    hint = _fault_of_push(hook, push_url) if push_url else _fault_of_polling(hook)
    return Check("telegram.webhook", not hint, hint)


def _fault_of_polling(hook: Mapping[str, Any]) -> str:
    if not words(hook.get("url")):
        return ""
    return "a webhook is set: `socialbot run` removes it, so stop the program that it belongs to"


def _fault_of_push(hook: Mapping[str, Any], push_url: str) -> str:
    if words(hook.get("url")) != push_url:
        return "the webhook is not set to web.public_url: `socialbot run` sets it"
    if not set(ALLOWED_UPDATES) <= {str(kind) for kind in listed(hook.get("allowed_updates"))}:
        return "the webhook leaves out kinds of messages: `socialbot run` sets it anew"
    if hook.get("last_error_date") and hook.get("pending_update_count"):
        return FAILING
    return ""
