"""Security headers on every answer, whoever gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

NOBODY = "frame-ancestors 'none'"
POLICY = "; ".join(
    (
        "default-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        NOBODY,
        "object-src 'none'",
    )
)
ALWAYS = {
    "content-security-policy": POLICY,
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
    # Not "no-referrer": with it browsers send `Origin: null` with our own forms over plain http.
    "referrer-policy": "same-origin",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
}
HSTS = "max-age=31536000; includeSubDomains"


class SecurityHeaders:
    """Sets the headers; `secure` adds HSTS. What names no caching of its own is not cached.
    `frames` names the origins whose pages may show a page of ours in a frame, by its path."""

    def __init__(
        self, app: ASGIApp, secure: bool, frames: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        self.app = app
        self.headers = ALWAYS | ({"strict-transport-security": HSTS} if secure else {})
        self.framed = {
            path: _framed_by(self.headers, origins)
            for path, origins in (frames or {}).items()
            if origins
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        own = self.framed.get(scope.get("path", ""), self.headers)

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.update(own)
                headers.setdefault("cache-control", "no-store")
            await send(message)

        await self.app(scope, receive, send_with_headers if scope["type"] == "http" else send)


def _framed_by(headers: Mapping[str, str], origins: Sequence[str]) -> dict[str, str]:
    """The headers of a page that these origins may frame. X-Frame-Options cannot name any."""
    ancestors = " ".join(("frame-ancestors 'self'", *origins))
    policy = POLICY.replace(NOBODY, ancestors)
    kept = {name: value for name, value in headers.items() if name != "x-frame-options"}
    return {**kept, "content-security-policy": policy}
