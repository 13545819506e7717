"""What `socialbot doctor` asks a Mastodon server; nothing here changes anything there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from socialbot.connectors.base import Check
from socialbot.connectors.common.shapes import Unreadable, table
from socialbot.connectors.errors import ConnectorError, StopConnector
from socialbot.connectors.mastodon.client import Client
from socialbot.connectors.mastodon.instance import Instance, read_instance

APPLICATIONS = "/settings/applications"
PROFILE = "/settings/profile"
FILTERS = "/notifications"

REACH_HINT = "the server cannot be reached: check the network and mastodon.url"
READ_HINT = "the token may not read: give the application the scope read, and make the token anew"
WRITE_HINT = (
    "the token may not answer: give the application the scope write:statuses, and make the token "
    "anew"
)
BOT_HINT = "the account does not say that it is automated: tick it in the profile"
DROP_HINT = (
    "the server throws away some of what strangers write: in the settings of the notifications, "
    "have none ignored"
)

SERVER_HINT = (
    "the server is not Mastodon, or older than 4.3: an answer in doubt is not asked for again, for "
    "it could stand twice, and edits and deletions may not be seen"
)


class Prober:
    """Token, scopes, profile and filters of one account on the server at `url`."""

    def __init__(self, client: Client, url: str) -> None:
        self._client = client
        self._url = url.rstrip("/")

    async def probe(self) -> list[Check]:
        """All checks, or the one thing that keeps from asking. Never raises."""
        try:
            me = table(await self._client.ask(lambda api: api.account_verify_credentials()))
        except StopConnector as error:
            return [Check("mastodon.token", False, error.hint, self._url + APPLICATIONS)]
        except (ConnectorError, Unreadable):
            return [Check("mastodon.reachable", False, REACH_HINT)]
        return [
            Check("mastodon.token", True),
            await self._check_reading(),
            await self._check_writing(),
            self._check_profile(me),
            await self._check_filters(),
            await self._check_server(),
        ]

    async def _check_reading(self) -> Check:
        try:
            await self._client.ask(lambda api: api.notifications(types=["mention"], limit=1))
        except StopConnector:
            return Check("mastodon.read", False, READ_HINT, self._url + APPLICATIONS)
        except ConnectorError:
            return Check("mastodon.read", False, REACH_HINT)
        return Check("mastodon.read", True)

    async def _check_writing(self) -> Check:
        """Known where the server says what the application was made with (Mastodon 4.3)."""
        try:
            told = await self._client.ask(lambda api: api.app_verify_credentials())
        except ConnectorError:
            told = {}
        scopes = _scopes(told)
        if scopes and not scopes & {"write", "write:statuses"}:
            return Check("mastodon.write", False, WRITE_HINT, self._url + APPLICATIONS)
        return Check("mastodon.write", True)

    def _check_profile(self, me: Mapping[str, Any]) -> Check:
        """It works either way, but people should know whom they write to."""
        if me.get("bot") is True:
            return Check("mastodon.profile", True)
        return Check("mastodon.profile", True, BOT_HINT, self._url + PROFILE)

    async def _check_filters(self) -> Check:
        """What is only filtered is read all the same; what is dropped never arrives."""
        try:
            policy = await self._client.ask(lambda api: api.notifications_policy())
        except ConnectorError:
            policy = {}
        if isinstance(policy, dict) and "drop" in policy.values():
            return Check("mastodon.filters", False, DROP_HINT, self._url + FILTERS)
        return Check("mastodon.filters", True)

    async def _check_server(self) -> Check:
        """It works either way, with more caution."""
        try:
            instance = read_instance(await self._client.ask(lambda api: api.instance_v2()))
        except ConnectorError:
            instance = Instance()
        return Check("mastodon.server", True, "" if instance.is_mastodon else SERVER_HINT)


def _scopes(told: object) -> set[str]:
    scopes = told.get("scopes") if isinstance(told, dict) else None
    if isinstance(scopes, str):
        return set(scopes.split())
    return {str(scope) for scope in scopes} if isinstance(scopes, list) else set()
