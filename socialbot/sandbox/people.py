"""End users of the sandbox network, over HTTP: for the crowd, and for tests under load."""

from __future__ import annotations

import json
from typing import Any

import httpx

from socialbot.sandbox.posts import Draft


class People:
    """Writes, edits and deletes as whoever it is told to be. Raises httpx.HTTPError."""

    def __init__(self, url: str, timeout: float = 10) -> None:
        self._http = httpx.AsyncClient(base_url=url, timeout=timeout, trust_env=False)

    async def write(self, draft: Draft) -> str:
        """Post it and return its id."""
        body = {
            "author": draft.author,
            "kind": draft.kind,
            "text": draft.text,
            "in_reply_to": draft.in_reply_to,
            "attachments": draft.attachments,
            "bot": draft.bot,
        }
        return str((await self._send("POST", "/api/messages", body))["id"])

    async def answer_by_hand(self, post_id: str, text: str) -> str:
        """Answer a post as a person of the brand's team, and return the answer's id."""
        body = {"in_reply_to": post_id, "text": text}
        return str((await self._send("POST", "/api/team", body))["id"])

    async def edit(self, post_id: str, text: str) -> None:
        """Change the text of an own post."""
        await self._send("PATCH", f"/api/messages/{post_id}", {"text": text})

    async def delete(self, post_id: str) -> None:
        """Take an own post back."""
        await self._send("DELETE", f"/api/messages/{post_id}", {})

    async def plan_fault(self, endpoint: str, kind: str, times: int = 1, after: int = 1) -> None:
        """Let the next calls of the bot fail; see faults.Fault for the kinds."""
        body = {"endpoint": endpoint, "kind": kind, "times": times, "after": after}
        await self._send("POST", "/api/faults", body)

    async def feed(self) -> list[dict[str, Any]]:
        """The newest posts, as the page sees them."""
        response = await self._http.get("/api/feed")
        response.raise_for_status()
        posts: list[dict[str, Any]] = response.json()["posts"]
        return posts

    async def close(self) -> None:
        """Release sockets."""
        await self._http.aclose()

    async def _send(self, method: str, path: str, body: dict[str, Any]) -> dict[str, Any]:
        # json.dumps keeps half characters as escapes, httpx's own encoder would fail on them
        response = await self._http.request(
            method, path, content=json.dumps(body), headers={"content-type": "application/json"}
        )
        response.raise_for_status()
        shown: dict[str, Any] = response.json()
        return shown
