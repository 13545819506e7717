"""Where a message stands on its platform, for a person who wants to see it there. From what the
connector keeps to answer it; None where that does not tell."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

NUMBER = re.compile(r"\d{1,32}")
POST = re.compile(r"\d{1,32}(?:_\d{1,32})?")
NAME = re.compile(r"[A-Za-z0-9_.-]{1,100}(?:@[A-Za-z0-9.-]{1,200})?")
GROUP = re.compile(r"-100(\d{1,20})")

Address = Mapping[str, str]


def find_original(platform: str, address: Address, servers: Mapping[str, str]) -> str | None:
    """A web address; servers are those of platforms that have many."""
    find = _PLATFORMS.get(platform)
    return find(address, servers.get(platform, "")) if find else None


def _on_x(address: Address, _server: str) -> str | None:
    post = address.get("post", "")
    return f"https://x.com/i/web/status/{post}" if NUMBER.fullmatch(post) else None


def _on_facebook(address: Address, _server: str) -> str | None:
    item = address.get("comment") or address.get("post") or ""
    return f"https://www.facebook.com/{item}" if POST.fullmatch(item) else None


def _on_mastodon(address: Address, server: str) -> str | None:
    """By way of the brand's own server, which knows every status that reached it."""
    status, name = address.get("status_id", ""), address.get("acct", "")
    if not (server and NUMBER.fullmatch(status) and NAME.fullmatch(name)):
        return None
    return f"{server.rstrip('/')}/@{name}/{status}"


def _on_telegram(address: Address, _server: str) -> str | None:
    """Messages of groups have addresses, for their members; those of chats have none."""
    group, message = GROUP.fullmatch(address.get("chat_id", "")), address.get("message_id", "")
    if not (group and NUMBER.fullmatch(message)):
        return None
    return f"https://t.me/c/{group[1]}/{message}"


_PLATFORMS: Mapping[str, Callable[[Address, str], str | None]] = {
    "x": _on_x,
    "facebook": _on_facebook,
    "mastodon": _on_mastodon,
    "telegram": _on_telegram,
}
