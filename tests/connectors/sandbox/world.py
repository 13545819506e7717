"""The sandbox platform, served for one test, behind the contract's interface."""

from __future__ import annotations

import asyncio
import json

import httpx

from socialbot.connectors.sandbox.connector import SandboxConnector
from socialbot.domain import Kind
from socialbot.sandbox.network import Network
from socialbot.settings import Sandbox
from tests.connectors.world import MARKER, RETRY_AFTER, Call, Posted, Trouble, World
from tests.doubles.serving import end

ENDPOINT = {Call.OPEN: "me", Call.PULL: "events", Call.SEND: "replies"}
FAULT = {
    Trouble.LIMITED: "429",
    Trouble.OVERDUE: "429",
    Trouble.BROKEN: "500",
    Trouble.GARBAGE: "garbage",
    Trouble.HANG: "hang",
    Trouble.LOST: "lost",
    Trouble.REVOKED: "401",
    Trouble.GONE: "404",
}


class SandboxWorld(World):
    def __init__(self, url: str, network: Network, serving: asyncio.Task[None]) -> None:
        self.connector = SandboxConnector(Sandbox(url=url), wait=0.05, timeout=1.5)
        self.people = httpx.AsyncClient(base_url=url, trust_env=False)
        self._network = network
        self._serving = serving

    async def write(
        self,
        text: str,
        *,
        author: str = "Ayşe",
        kind: Kind = Kind.DM,
        attachments: int = 0,
        bot: bool = False,
    ) -> str:
        body = {"author": author, "kind": kind, "text": text, "attachments": attachments}
        return await self._post("/api/messages", body | {"bot": bot})

    async def write_as_brand(self, text: str) -> None:
        self._network.reply(await self.write("spoken to", author="Robot", bot=True), text)

    async def write_malformed(self) -> None:
        self._network.happen({"type": "message", "message": {"id": None, "text": MARKER}})

    async def edit(self, message_id: str, text: str) -> None:
        self._network.edit(message_id, text)

    async def delete(self, message_id: str) -> None:
        self._network.delete(message_id)

    async def fault(self, call: Call, trouble: Trouble, times: int = 1) -> None:
        body = {"endpoint": ENDPOINT[call], "kind": FAULT[trouble], "times": times}
        after = 0 if trouble is Trouble.OVERDUE else RETRY_AFTER
        answer = await self.people.post("/api/faults", json=body | {"after": after})
        answer.raise_for_status()

    async def replies(self) -> list[Posted]:
        posts = self._network.posts(100)
        own = [post for post in posts if post.author == self._network.brand]
        return [Posted(post.in_reply_to or "", post.text) for post in own]

    def elsewhere(self, url: str) -> SandboxConnector:
        return SandboxConnector(Sandbox(url=url), wait=0.05, timeout=1.5)

    async def stop(self) -> None:
        await end(self._serving)

    async def close(self) -> None:
        await self.connector.close()
        await self.people.aclose()

    async def _post(self, path: str, body: dict[str, object]) -> str:
        # httpx writes JSON in UTF-8, where half a character has no place
        answer = await self.people.post(
            path, content=json.dumps(body), headers={"content-type": "application/json"}
        )
        answer.raise_for_status()
        return str(answer.json()["id"])
