"""Who asks: the client's own address, also from behind proxies, and whether it is one of ours."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

FORWARDED_FOR = b"x-forwarded-for"
BY_PROXIES = frozenset({FORWARDED_FOR, b"forwarded", b"x-real-ip"})
# Loopback, link-local and private networks. Python's is_private counts further ones.
INSIDE = [
    ip_network(name)
    for name in (
        "127.0.0.0/8",
        "10.0.0.0/8",
        "172.16.0.0/12",
        "192.168.0.0/16",
        "169.254.0.0/16",
        "::1/128",
        "fc00::/7",
        "fe80::/10",
    )
]

Endpoint = Callable[[Request], Awaitable[Response]]


class ClientAddress:
    """Names the client behind the operator's own proxies in the scope, "" where it is not known.
    `proxies` is how many stand in front; with none, forwarding headers are left as they came."""

    def __init__(self, app: ASGIApp, proxies: int) -> None:
        self.app = app
        self.proxies = proxies

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self.proxies and scope["type"] == "http":
            scope = self._behind_proxies(scope)
        await self.app(scope, receive, send)

    def _behind_proxies(self, scope: Scope) -> Scope:
        names = {name for name, _ in scope["headers"]}
        if BY_PROXIES.isdisjoint(names):  # asked directly, past the proxies
            return scope
        client = forwarded_client(scope["headers"], self.proxies), 0
        kept = [(name, value) for name, value in scope["headers"] if name not in BY_PROXIES]
        return {**scope, "client": client, "headers": kept}


def forwarded_client(headers: Sequence[tuple[bytes, bytes]], proxies: int) -> str:
    """The address that the outermost proxy saw, or "". Each proxy adds one at the right, so it is
    the nth from there; what stands further left is the client's own claim."""
    lines = [value.decode("latin-1") for name, value in headers if name == FORWARDED_FOR]
    entries = ",".join(lines).split(",")
    return read_address(entries[-proxies]) if len(entries) >= proxies else ""


def read_address(text: str) -> str:
    """An address without the port that some proxies add; "" where it is none."""
    plain = text.strip()
    if plain.startswith("["):
        plain = plain[1:].partition("]")[0]
    elif plain.count(":") == 1:
        plain = plain.partition(":")[0]
    address = _parse(plain)
    return str(address) if address else ""


def is_inside(request: Request) -> bool:
    """Whether the client is on this machine or on a private network. A forwarding header tells of
    a proxy that we were not told of, so that the address is not the client's."""
    if any(name in BY_PROXIES for name, _ in request.scope["headers"]):
        return False
    address = _parse(request.client.host) if request.client else None
    return address is not None and any(address in network for network in INSIDE)


def inside_only(endpoint: Endpoint) -> Endpoint:
    """The endpoint for clients inside; for others there is no such page."""

    async def answer(request: Request) -> Response:
        if not is_inside(request):
            raise HTTPException(404)
        return await endpoint(request)

    return answer


def _parse(text: str) -> IPv4Address | IPv6Address | None:
    try:
        address = ip_address(text)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address
