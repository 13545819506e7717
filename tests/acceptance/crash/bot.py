"""The bot as a process of its own, to be killed."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
from pathlib import Path

SECRET = "a secret of the crash tests, 32+ long"


class BotProcess:
    """`socialbot run` in a folder that holds all that it writes."""

    def __init__(self, folder: Path, database_url: str, sandbox_url: str) -> None:
        self.folder = folder
        self._environment = {**os.environ, "SOCIALBOT_SECRET_KEY": SECRET}
        (folder / "socialbot.toml").write_text(
            f'[database]\nurl = "{database_url}"\n[web]\nport = 0\n'
            f'[sandbox]\nurl = "{sandbox_url}"\n'
        )

    async def upgrade(self) -> None:
        """Make the tables."""
        process = await self._start("db", "upgrade")
        assert await process.wait() == 0

    async def run(self) -> asyncio.subprocess.Process:
        """Start the bot; it goes on until it is killed or asked to end."""
        return await self._start("run")

    async def kill_after(self, seconds: float) -> None:
        """Start it, and kill it without warning."""
        process = await self.run()
        await asyncio.sleep(seconds)
        assert process.returncode is None, "the bot ended by itself"
        process.send_signal(signal.SIGKILL)
        await process.wait()

    async def _start(self, *arguments: str) -> asyncio.subprocess.Process:
        with (self.folder / "bot.log").open("ab") as log:
            return await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "socialbot",
                *arguments,
                cwd=self.folder,
                env=self._environment,
                stdout=log,
                stderr=log,
            )
