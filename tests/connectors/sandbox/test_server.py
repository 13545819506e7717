"""The server says when it listens, refuses a port in use, and stops in spite of open calls."""

from __future__ import annotations

import asyncio
import errno
import signal
import socket
import subprocess
import sys

import httpx
import pytest

from socialbot.connectors.sandbox.server import PortInUse, listen, serve
from tests.connectors.sandbox.conftest import Site
from tests.connectors.sandbox.world import end

COMMAND = [sys.executable, "-m", "socialbot.connectors.sandbox"]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        return int(bound.getsockname()[1])


@pytest.mark.anyio
async def test_serve_runs_until_it_is_cancelled() -> None:
    port, listening = free_port(), asyncio.Event()
    task = asyncio.create_task(serve("127.0.0.1", port, listening.set))
    await listening.wait()
    async with httpx.AsyncClient(trust_env=False) as http:
        assert (await http.get(f"http://127.0.0.1:{port}/api/feed")).status_code == 200
    await end(task)
    assert task.cancelled()
    listen("127.0.0.1", port).close()


@pytest.mark.anyio
async def test_a_port_in_use_is_a_clear_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
        with pytest.raises(PortInUse) as caught:
            await serve("127.0.0.1", port)
    assert (caught.value.port, caught.value.errno) == (port, errno.EADDRINUSE)


@pytest.mark.anyio
async def test_open_calls_do_not_hold_up_the_end(site: Site) -> None:
    await site.people.plan_fault("me", "hang")
    calls = [
        asyncio.create_task(site.http.get(path, timeout=30))
        for path in ("/api/events?wait=30", "/api/me", "/api/stream")
    ]
    await asyncio.sleep(0.1)
    await asyncio.wait_for(end(site.serving), 5)
    answers = await asyncio.gather(*calls)
    assert [answer.status_code for answer in answers] == [200, 503, 200]


def test_ctrl_c_stops_the_command_cleanly() -> None:
    command = [*COMMAND, "--port", str(free_port())]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline().startswith(b"Sandbox network: http://127.0.0.1:")
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=20)
    assert (child.returncode, errors) == (0, b"")


def test_the_command_says_in_one_line_that_its_port_is_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        command = [*COMMAND, "--port", str(bound.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert done.stderr.endswith("is in use: choose another with --port\n")
    assert done.stderr.count("\n") == 1
