"""What a supervisor asks: does the process live, can it work, what has it counted."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import anyio
import structlog
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, generate_latest
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from socialbot.web.clients import inside_only

log = structlog.get_logger()

Probe = Callable[[], bool]
"""A blocking check of something that the process cannot work without."""

PROBE_LIMIT = 3.0  # seconds


@dataclass(frozen=True, slots=True)
class Health:
    """`probes` decide on readiness by name ("database", "schema"). `connectors` gives each
    connector's state in a word of ours; it is shown and decides nothing, because a platform that
    is away must not take the admin with it. `registry` holds the counters of /metrics."""

    registry: CollectorRegistry
    probes: Mapping[str, Probe] = field(default_factory=dict)
    connectors: Callable[[], Mapping[str, str]] = dict


def health_routes(health: Health) -> list[Route]:
    """GET /health/live for everybody, /health/ready and /metrics for clients inside."""
    # Probes that hang hold these slots only, and not the threads that serve pages.
    slots = anyio.CapacityLimiter(4)

    async def live(request: Request) -> Response:
        return PlainTextResponse("ok\n")

    async def ready(request: Request) -> Response:
        states = {name: await _ask(name, probe, slots) for name, probe in health.probes.items()}
        good = all(states.values())
        words = {name: "ok" if state else "failed" for name, state in states.items()}
        body = {"ready": good, **words, "connectors": dict(health.connectors())}
        return JSONResponse(body, 200 if good else 503)

    async def metrics(request: Request) -> Response:
        return Response(generate_latest(health.registry), media_type=CONTENT_TYPE_LATEST)

    return [
        Route("/health/live", live),
        Route("/health/ready", inside_only(ready)),
        Route("/metrics", inside_only(metrics)),
    ]


async def _ask(name: str, probe: Probe, slots: anyio.CapacityLimiter) -> bool:
    """Whether the probe says yes in time; it is asked in a thread, because it blocks."""
    try:
        with anyio.fail_after(PROBE_LIMIT):
            return await anyio.to_thread.run_sync(probe, abandon_on_cancel=True, limiter=slots)
    except Exception as error:  # noqa: BLE001 - a probe that fails in any way says no
        log.warning("probe_failed", code=name, error=type(error).__name__)
        return False
