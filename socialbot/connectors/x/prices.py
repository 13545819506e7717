"""What X charges, in millionths of a dollar. https://docs.x.com/x-api/getting-started/pricing"""

from __future__ import annotations

from enum import StrEnum

DOLLAR = 1_000_000


class Operation(StrEnum):
    """What is charged for: what is read by the piece, once a day; what is done by the request."""

    READ_MENTION = "read_mention"
    READ_USER = "read_user"
    READ_MESSAGE = "read_message"
    READ_OWN_POST = "read_own_post"
    REPLY = "reply"
    REPLY_WITH_LINK = "reply_with_link"
    SEND_MESSAGE = "send_message"
    HIDE = "hide"


PRICES = {
    Operation.READ_MENTION: 1_000,
    Operation.READ_USER: 10_000,
    Operation.READ_MESSAGE: 10_000,
    Operation.READ_OWN_POST: 1_000,
    Operation.REPLY: 10_000,
    Operation.REPLY_WITH_LINK: 200_000,
    Operation.SEND_MESSAGE: 15_000,
    Operation.HIDE: 5_000,
}
"""As of August 2026; the bill counts, and X's console has a spending limit of its own."""
