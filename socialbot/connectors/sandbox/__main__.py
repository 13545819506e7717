"""`python -m socialbot.connectors.sandbox`: the sandbox network by itself."""

from __future__ import annotations

import argparse
import asyncio
import sys

from socialbot.connectors.sandbox.server import PortInUse, serve


def main() -> int:
    """Serve until Ctrl-C; returns the exit code."""
    parser = argparse.ArgumentParser(
        prog="python -m socialbot.connectors.sandbox", description=__doc__
    )
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8090)
    options = parser.parse_args()

    def announce() -> None:
        print(f"Sandbox network: http://{options.host}:{options.port}/", flush=True)  # noqa: T201

    try:
        asyncio.run(serve(options.host, options.port, announce))
    except PortInUse:
        print(f"Port {options.port} is in use: choose another with --port", file=sys.stderr)  # noqa: T201
        return 1
    except KeyboardInterrupt:
        pass
    return 0


if __name__ == "__main__":
    sys.exit(main())
