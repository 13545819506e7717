"""`python -m socialbot.connectors.sandbox`: the sandbox network by itself."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import sys

from socialbot.connectors.sandbox.crowd import PACE, Line, play, read_traffic
from socialbot.connectors.sandbox.server import PortInUse, serve


def main() -> int:
    """Serve until Ctrl-C; returns the exit code."""
    options = _read_options()
    try:
        asyncio.run(_run(options))
    except PortInUse:
        _say(f"Port {options.port} is in use: choose another with --port", error=True)
        return 1
    except OSError as error:
        _say(f"Cannot listen on {options.host}: {error.strerror}; see --host", error=True)
        return 1
    except KeyboardInterrupt:
        _say("Stopped.")
    return 0


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m socialbot.connectors.sandbox",
        description="A small social network in memory, with a page to write on.",
        epilog="Example: python -m socialbot.connectors.sandbox --port 8090 --traffic",
    )
    parser.add_argument("--host", default="127.0.0.1", help="address to listen on")
    parser.add_argument("--port", type=int, default=8090, help="port to listen on")
    parser.add_argument("--account", default="Papatya", help="the brand's name on the network")
    parser.add_argument("--traffic", action="store_true", help="let a crowd write sample messages")
    parser.add_argument("--pace", type=float, default=PACE, help="seconds between two of them")
    return parser.parse_args()


async def _run(options: argparse.Namespace) -> None:
    host = f"[{options.host}]" if ":" in options.host else options.host
    url = f"http://{host}:{options.port}"
    lines = read_traffic() if options.traffic else []
    listening = asyncio.Event()
    crowd = asyncio.create_task(_play_traffic(url, lines, options.pace, listening))

    def announce() -> None:
        _say(f"Sandbox network: {url}/")
        listening.set()

    try:
        await serve(options.host, options.port, announce, options.account)
    finally:
        crowd.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await crowd


async def _play_traffic(url: str, lines: list[Line], pace: float, listening: asyncio.Event) -> None:
    await listening.wait()
    if lines:
        _say(f"{await play(url, lines, pace)} of {len(lines)} sample messages written.")


def _say(text: str, error: bool = False) -> None:
    print(text, file=sys.stderr if error else sys.stdout, flush=True)


if __name__ == "__main__":
    sys.exit(main())
