"""The npm package telegram-test-api as a process of its own, and the people who write there."""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx

HERE = Path(__file__).parent
MODULES = Path(os.environ.get("SOCIALBOT_NODE_MODULES") or HERE / "node_modules")
TOKEN = "666:AAF-not_a_real_token"
NAME = "@TestNameBot"
AYSE = {"id": 41, "first_name": "Ayşe", "is_bot": False}
GROUP = {"id": -100500, "title": "Papatya", "type": "supergroup"}


def missing() -> str:
    """What keeps the server from running, or nothing."""
    if shutil.which("node") is None:
        return "Node.js is not installed"
    if not (MODULES / "telegram-test-api").is_dir():
        return "telegram-test-api is not installed: npm ci --prefix tests/acceptance/telegram"
    return ""


class People:
    """Writes to the bot as its users do, and reads what it answered."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._http = httpx.Client(base_url=url, trust_env=False)

    def write(self, text: str, **fields: Any) -> None:
        """A message in Ayşe's private chat, or as the fields say."""
        private = {"id": AYSE["id"], "type": "private", "first_name": "Ayşe"}
        whole = {"from": AYSE, "chat": private, "date": int(time.time()), "text": text, **fields}
        self._post("/sendMessage", whole | {"botToken": TOKEN})

    def command(self, text: str, **fields: Any) -> None:
        """A command in the group."""
        entities = [{"type": "bot_command", "offset": 0, "length": len(text)}]
        whole = {"from": AYSE, "chat": GROUP, "date": int(time.time()), "text": text, **fields}
        self._post("/sendCommand", whole | {"botToken": TOKEN, "entities": entities})

    def edit(self, message_id: int, text: str) -> None:
        """Changes the text of a message."""
        self._post("/editUserMessage", {"token": TOKEN, "messageId": message_id, "text": text})

    def answers(self, chat_id: int = 41) -> list[dict[str, Any]]:
        """What the bot sent there since the last look: the parameters of each send."""
        found = self._post("/getUpdates", {"token": TOKEN, "chatId": chat_id})
        return [item["message"] for item in found["result"]]

    def close(self) -> None:
        """Release the sockets."""
        self._http.close()

    def _post(self, path: str, body: dict[str, Any]) -> Any:
        answer = self._http.post(path, json=body)
        answer.raise_for_status()
        return answer.json()


@contextlib.contextmanager
def run_server() -> Iterator[People]:
    """A new, empty server until the end of the block."""
    command = ["node", str(HERE / "server.js"), str(MODULES)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        people = People(f"http://127.0.0.1:{int(process.stdout.readline())}")
        try:
            yield people
        finally:
            people.close()
            process.terminate()
