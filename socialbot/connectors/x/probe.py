"""What `socialbot doctor` asks X; nothing here changes anything there."""

from __future__ import annotations

import contextlib

from socialbot.connectors.base import Check
from socialbot.connectors.common.shapes import Unreadable
from socialbot.connectors.errors import ConnectorError, RetryLater, StopConnector
from socialbot.connectors.x.client import Client
from socialbot.connectors.x.mentions import read_account
from socialbot.connectors.x.meter import READ_SHARE, Meter
from socialbot.connectors.x.prices import DOLLAR, Operation

REACH_HINT = "X's API cannot be reached: check the network and x.api_url"
CREDIT_HINT = "the developer account has no credit left: buy some in X's developer console"
ACCESS_HINT = (
    "the token may not read and send direct messages: in X's developer console set the app's "
    "permissions to read, write and direct messages, then make the access token anew"
)
SPENT_HINT = "nine tenths of x.monthly_budget_usd are spent: nothing is read until next month"
PULL_HINT = (
    'encrypted chats are not seen when polling: with x.mode = "webhook" the team is told that '
    "somebody wrote"
)
PUSH_HINT = (
    "encrypted chats are shown to the team as unread: subscribe the webhook to chat.received"
)
CONSOLE = "https://console.x.com"
FULL_ACCESS = "directmessages"


async def probe(client: Client, meter: Meter, pushed: bool) -> list[Check]:
    """Token, permissions, budget, encrypted chats; or the one thing that keeps from asking. Never
    raises. Asking who we are is charged for."""
    try:
        answer = await client.me()
        account = read_account(answer.body)
    except StopConnector as error:
        return [Check("x.token", False, error.hint, CONSOLE)]
    except (ConnectorError, Unreadable) as error:
        spent = isinstance(error, RetryLater) and error.code == "no_credit"
        if spent:
            return [Check("x.credit", False, CREDIT_HINT, CONSOLE)]
        return [Check("x.reachable", False, REACH_HINT)]
    with contextlib.suppress(RetryLater):  # the database is away, which another check tells
        await meter.charge(Operation.READ_USER, [account.id])
    return [
        Check("x.token", True),
        _check_access(answer.access),
        await _check_budget(meter),
        Check("x.encrypted", True, PUSH_HINT if pushed else PULL_HINT),
    ]


def _check_access(access: str) -> Check:
    """X says in a header what the token may do; an older or newer one may not."""
    ok = not access or FULL_ACCESS in access
    return (
        Check("x.permissions", True) if ok else Check("x.permissions", False, ACCESS_HINT, CONSOLE)
    )


async def _check_budget(meter: Meter) -> Check:
    try:
        spent = sum(each.micros for each in (await meter.spent()).values())
    except RetryLater:
        return Check("x.budget", True)
    if spent >= meter.budget * READ_SHARE:
        return Check("x.budget", False, SPENT_HINT)
    said = f"{spent / DOLLAR:.2f} of {meter.budget / DOLLAR:.2f} dollars spent this month"
    return Check("x.budget", True, said)
