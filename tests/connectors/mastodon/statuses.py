"""Statuses and notifications in the shapes that Mastodon documents; the words are ours."""

from __future__ import annotations

from typing import Any

from socialbot.connectors.mastodon.account import Account

ME = Account("1001", "papatya", bot=True, application="Papatya's bot")
AYSE = {"id": "41", "username": "ayse", "acct": "ayse@baska.example", "bot": False, "group": False}
BRAND = {"id": "1001", "username": "papatya", "acct": "papatya", "bot": True, "group": False}
GREETING = (
    '<span class="h-card" translate="no"><a href="https://sunucu.example/@papatya" '
    'class="u-url mention">@<span>papatya</span></a></span>'
)


def status(**fields: Any) -> dict[str, Any]:
    """A public status of Ayşe's that mentions the brand."""
    whole = {
        "id": "115000000000000001",
        "created_at": "2026-11-22T09:30:00.000Z",
        "edited_at": None,
        "in_reply_to_id": None,
        "in_reply_to_account_id": None,
        "visibility": "public",
        "spoiler_text": "",
        "content": f"<p>{GREETING} Merhaba</p>",
        "account": AYSE,
        "mentions": [{"id": "1001", "username": "papatya", "acct": "papatya", "url": "x"}],
        "media_attachments": [],
        "poll": None,
    }
    return whole | fields


def mention(**fields: Any) -> dict[str, Any]:
    """The notification of it."""
    shown = status(**fields)
    return {
        "id": "9001",
        "type": "mention",
        "created_at": "2026-11-22T09:30:01.000Z",
        "account": shown["account"],
        "status": shown,
    }


def own(**fields: Any) -> dict[str, Any]:
    """What somebody of the team answers to Ayşe on the web."""
    answer = {
        "id": "115000000000000002",
        "account": BRAND,
        "application": {"name": "Web", "website": None},
        "in_reply_to_id": "115000000000000001",
        "in_reply_to_account_id": "41",
        "mentions": [{"id": "41", "username": "ayse", "acct": "ayse@baska.example", "url": "x"}],
    }
    return status(**answer | fields)
