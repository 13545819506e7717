"""The server says when it listens, refuses a port in use, and stops when it is told to."""

from __future__ import annotations

import asyncio
import contextlib
import signal
import socket
import subprocess
import sys

import httpx
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from socialbot.serving import PortInUse, address_of, listen, serve

COMMAND = [sys.executable, "-m", "socialbot", "sandbox"]


def test_server_runs_until_it_is_cancelled() -> None:
    app = Starlette(routes=[Route("/", lambda request: PlainTextResponse("here"))])

    async def run() -> str:
        bound, ready = listen("127.0.0.1", 0), asyncio.Event()
        task = asyncio.create_task(serve(app, bound, ready.set))
        await ready.wait()
        async with httpx.AsyncClient(trust_env=False) as http:
            text = (await http.get(address_of(bound))).text
        task.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await task
        return text

    assert asyncio.run(run()) == "here"


def test_port_in_use_is_a_clear_error() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        port = bound.getsockname()[1]
        with pytest.raises(PortInUse, match=f"port {port} is in use"):
            listen("127.0.0.1", port)


def test_ctrl_c_stops_a_command_cleanly() -> None:
    command = [*COMMAND, "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        assert child.stdout
        assert child.stdout.readline().startswith(b"Sandbox network: http://127.0.0.1:")
        child.send_signal(signal.SIGINT)
        _, errors = child.communicate(timeout=20)
    assert (child.returncode, errors) == (0, b"")


def test_command_says_in_one_line_that_its_port_is_in_use() -> None:
    with socket.create_server(("127.0.0.1", 0)) as bound:
        command = [*COMMAND, "--port", str(bound.getsockname()[1])]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 1
    assert "is in use: choose another" in done.stderr
    assert done.stderr.count("\n") == 1
