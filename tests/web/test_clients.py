"""Whose address counts, and who may see the metrics."""

from __future__ import annotations

import httpx
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from socialbot.settings import Web
from socialbot.web.app import build_app
from socialbot.web.clients import ClientAddress
from socialbot.web.health import Health

pytestmark = pytest.mark.anyio
PROXY, STRANGER = "10.0.0.2", "203.0.113.9"
INSIDE_PAGES = ["/metrics", "/health/ready"]


async def ask(
    app: ASGIApp, path: str, peer: str, headers: list[tuple[str, str]] | None = None
) -> httpx.Response:
    transport = httpx.ASGITransport(app, client=(peer, 50_000))
    async with httpx.AsyncClient(transport=transport, base_url="http://localhost") as http:
        return await http.get(path, headers=headers)


def mirror(proxies: int) -> Starlette:
    async def who(request: Request) -> PlainTextResponse:
        return PlainTextResponse(request.client.host if request.client else "")

    middleware = [Middleware(ClientAddress, proxies=proxies)]
    return Starlette(routes=[Route("/", who)], middleware=middleware)


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, ["203.0.113.9"], PROXY),
        (1, [], PROXY),
        (1, ["203.0.113.9"], "203.0.113.9"),
        (1, ["127.0.0.1, 203.0.113.9"], "203.0.113.9"),
        (1, ["127.0.0.1", "203.0.113.9"], "203.0.113.9"),
        (2, ["127.0.0.1, 203.0.113.9, 10.0.0.3"], "203.0.113.9"),
        (2, ["127.0.0.1"], ""),
        (1, ["203.0.113.9:4711"], "203.0.113.9"),
        (1, ["[2001:db8::1]:443"], "2001:db8::1"),
        (1, ["2001:db8::1"], "2001:db8::1"),
        (1, ["::ffff:203.0.113.9"], "203.0.113.9"),
        (1, ["203.0.113.9, unknown"], ""),
        (1, [""], ""),
        (1, ["[[[,]:"], ""),
    ],
)
async def test_the_client_is_whom_the_outermost_of_our_proxies_saw(
    proxies: int, forwarded: list[str], client: str
) -> None:
    headers = [("x-forwarded-for", line) for line in forwarded]
    assert (await ask(mirror(proxies), "/", PROXY, headers)).text == client


@pytest.mark.parametrize("path", INSIDE_PAGES)
@pytest.mark.parametrize(
    ("peer", "status"),
    [
        ("127.0.0.1", 200),
        ("::1", 200),
        ("10.1.2.3", 200),
        ("172.20.0.1", 200),
        ("192.168.7.7", 200),
        ("fd00::7", 200),
        ("::ffff:192.168.7.7", 200),
        (STRANGER, 404),
        ("::ffff:203.0.113.9", 404),
        ("2001:db8::1", 404),
        ("", 404),
    ],
)
async def test_metrics_and_readiness_are_for_clients_inside(
    health: Health, path: str, peer: str, status: int
) -> None:
    assert (await ask(build_app(Web(), health), path, peer)).status_code == status


@pytest.mark.parametrize("path", INSIDE_PAGES)
@pytest.mark.parametrize("proxies", [0, 1, 2])
@pytest.mark.parametrize("header", ["x-forwarded-for", "x-real-ip", "forwarded"])
@pytest.mark.parametrize("claim", ["127.0.0.1", STRANGER, "for=127.0.0.1"])
async def test_a_stranger_behind_a_proxy_is_not_inside(
    health: Health, path: str, proxies: int, header: str, claim: str
) -> None:
    app = build_app(Web(trusted_proxies=proxies), health)
    seen = f"{claim}, {STRANGER}" if header == "x-forwarded-for" else claim
    seen += f", {PROXY}" if proxies == 2 and header == "x-forwarded-for" else ""
    assert (await ask(app, path, PROXY, [(header, seen)])).status_code == 404


async def test_a_supervisor_inside_may_ask_through_the_proxy_or_past_it(health: Health) -> None:
    app = build_app(Web(trusted_proxies=1), health)
    through = [("x-forwarded-for", "10.0.0.7"), ("x-real-ip", "10.0.0.7")]
    assert (await ask(app, "/metrics", PROXY, through)).status_code == 200
    assert (await ask(app, "/metrics", "10.0.0.7")).status_code == 200


async def test_everybody_may_ask_whether_the_process_lives(health: Health) -> None:
    assert (await ask(build_app(Web(), health), "/health/live", STRANGER)).status_code == 200
