"""The admin for `socialbot benchmark admin`: served by processes of their own, and signed in to."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

from socialbot.errors import OperatorError
from socialbot.settings import Settings
from socialbot.settings.section import PREFIX

STARTS_WITHIN = 120.0  # seconds; a busy machine takes its time to read all canned replies
LOOK = 0.05
TOKEN = re.compile(r'name="form_token" value="([^"]+)"')
ENCODING = {"accept-encoding": "gzip"}  # what every browser takes


@dataclass(frozen=True, slots=True)
class Server:
    """A process that serves the team, and where."""

    pid: int
    address: str

    def cpu_seconds(self) -> float | None:
        """What it has used of all cores so far; None where the system does not tell."""
        if sys.platform != "linux":
            return None
        return time.clock_gettime((~self.pid << 3) | 2)  # as clock_getcpuclockid(3) makes it


@contextmanager
def serve_admin(settings: Settings, folder: Path, url: str, count: int) -> Iterator[list[Server]]:
    """So many processes of `socialbot run --role admin` on one database; their configuration and
    logs are in the folder. Raises OperatorError where one does not start."""
    config = folder / "socialbot.toml"
    config.write_text("[web]\nport = 0\n", encoding="utf-8")
    environment = _environment(settings, url)
    with ExitStack() as stack:
        started = [
            stack.enter_context(_start(config, folder / f"{number}.log", environment))
            for number in range(count)
        ]
        yield [
            Server(process.pid, _wait_for_address(process, folder / f"{number}.log"))
            for number, process in enumerate(started)
        ]


@contextmanager
def _start(
    config: Path, log: Path, environment: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "socialbot", "run", "--role", "admin", "--config", str(config)]
    with log.open("wb") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=said)  # noqa: S603
    try:
        yield process
    finally:
        process.terminate()
        process.wait()


def _environment(settings: Settings, url: str) -> dict[str, str]:
    """Ours without the operator's settings, but with the brand and the texts of theirs."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(PREFIX)}
    paths = {"BRAND": settings.brand, "REPLIES": settings.replies}
    own = {name: str(path.absolute()) for name, path in paths.items() if path}
    own |= {"SECRET_KEY": settings.secret_key.get_secret_value(), "DATABASE__URL": url}
    return kept | {PREFIX + name: value for name, value in own.items()}


def _wait_for_address(process: subprocess.Popen[bytes], log: Path) -> str:
    ends = time.monotonic() + STARTS_WITHIN
    while process.poll() is None and time.monotonic() < ends:
        for line in log.read_text(encoding="utf-8").splitlines(keepends=True):
            if line.endswith("\n") and '"running"' in line:
                return str(json.loads(line)["address"])
        time.sleep(LOOK)
    raise OperatorError("the admin to measure does not start: see `socialbot run --role admin`")


def sign_in(address: str, name: str, password: str) -> httpx.Client:
    """A browser of a member who has signed in."""
    browser = httpx.Client(base_url=address, headers=ENCODING, trust_env=False, timeout=60.0)
    found = TOKEN.search(browser.get("/login").text)
    fields = {"name": name, "password": password, "form_token": found[1] if found else ""}
    answer = browser.post("/login", data=fields, headers={"origin": address})
    if answer.status_code != httpx.codes.SEE_OTHER:
        raise OperatorError("the admin to measure lets nobody in: please report this")
    return browser
