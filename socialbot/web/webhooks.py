"""The ways in for platforms that push: verified bytes in, 200 only after the commit."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

import anyio
import structlog
from prometheus_client import CollectorRegistry, Counter
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from socialbot.connectors.base import Batch, Webhook

log = structlog.get_logger()

Submit = Callable[[Batch], Awaitable[None]]
"""Returns after the batch is committed; raises when it cannot commit."""

COMMIT_LIMIT = 8.0  # seconds; platforms give up on a request after about 10


@dataclass(frozen=True, slots=True)
class Inlet:
    """One platform's way in: it is served at POST /webhooks/<platform>, and where the platform
    checks that the address is ours also at GET."""

    platform: str
    webhook: Webhook
    submit: Submit


def webhook_routes(inlets: Sequence[Inlet], registry: CollectorRegistry) -> list[Route]:
    """One route an inlet; counts the answers as socialbot_webhooks_total{platform, status}."""
    counter = Counter(
        "socialbot_webhooks", "Webhook requests answered", ("platform", "status"), registry=registry
    )
    return [
        Route(f"/webhooks/{inlet.platform}", _endpoint(inlet, counter), methods=_methods(inlet))
        for inlet in inlets
    ]


def _endpoint(inlet: Inlet, counter: Counter) -> Callable[[Request], Awaitable[Response]]:
    async def receive(request: Request) -> Response:
        if request.method != "POST":
            return _challenge(inlet.webhook, request)
        status = await _take_in(inlet, dict(request.headers), await request.body())
        counter.labels(inlet.platform, str(status)).inc()
        retry = {"retry-after": "5"} if status == 503 else None
        return PlainTextResponse("", status, retry)

    return receive


def _methods(inlet: Inlet) -> list[str]:
    return ["POST", "GET"] if inlet.webhook.challenges else ["POST"]


def _challenge(webhook: Webhook, request: Request) -> Response:
    answer = webhook.challenge(dict(request.query_params))
    if answer is None:
        return PlainTextResponse("", 403)
    return Response(answer, 200, {"x-content-type-options": "nosniff"}, webhook.challenge_type)


async def _take_in(inlet: Inlet, headers: dict[str, str], body: bytes) -> int:
    """The status to answer with. Anything but 200 makes the platform send the same again."""
    if not inlet.webhook.verify(headers, body):
        return 403
    try:
        with anyio.fail_after(COMMIT_LIMIT):
            await inlet.submit(inlet.webhook.parse(body))
    except Exception as error:  # noqa: BLE001 - whatever failed, it is not committed
        log.warning("webhook_not_committed", platform=inlet.platform, error=type(error).__name__)
        return 503
    return 200
