"""A small OpenID Connect issuer: it signs anybody in at once, as the test says, and checks what a
real one checks."""

from __future__ import annotations

import hashlib
import secrets
import threading
import time
from base64 import b64decode, urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, unquote, urlencode

import uvicorn
from joserfc import jwt
from joserfc.jwk import RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

CLIENT, SECRET = "socialbot", "a secret of the double"


@dataclass
class Issuer:
    """`claims` is who signs in next; `signer` may be another key than the one that is told of,
    and `named` another name than its address."""

    url: str = ""
    claims: dict[str, Any] = field(default_factory=dict)
    signer: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one"}))
    key: RSAKey | None = None
    named: str = ""
    away: bool = False
    asked: list[dict[str, str]] = field(default_factory=list)
    codes: dict[str, dict[str, str]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.key = self.key or self.signer

    @contextmanager
    def serve(self) -> Iterator[Issuer]:
        """On a port of this machine."""
        config = uvicorn.Config(self._app(), port=0, log_level="error", lifespan="off")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run)
        thread.start()
        while not server.started:
            thread.join(0.02)
        self.url = f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
        yield self
        server.should_exit = True
        thread.join()

    def _app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self._discovery),
                Route("/authorize", self._authorize),
                Route("/token", self._token, methods=["POST"]),
                Route("/jwks", self._jwks),
            ]
        )

    async def _discovery(self, request: Request) -> Response:
        if self.away:
            return Response(status_code=503)
        return JSONResponse(
            {
                "issuer": self.named or self.url,
                "authorization_endpoint": f"{self.url}/authorize",
                "token_endpoint": f"{self.url}/token",
                "jwks_uri": f"{self.url}/jwks",
            }
        )

    async def _authorize(self, request: Request) -> Response:
        query = dict(request.query_params)
        if query.get("client_id") != CLIENT or query.get("response_type") != "code":
            return Response(status_code=400)
        self.asked.append(query)
        code = secrets.token_urlsafe(16)
        self.codes[code] = query
        back = urlencode({"code": code, "state": query["state"]})
        return RedirectResponse(f"{query['redirect_uri']}?{back}", 302)

    async def _token(self, request: Request) -> Response:
        fields = {
            key: values[0] for key, values in parse_qs((await request.body()).decode()).items()
        }
        asked = self.codes.pop(fields.get("code", ""), None)
        kind, _, basic = request.headers.get("authorization", "").partition(" ")
        name, _, secret = b64decode(basic).decode().partition(":")
        if (kind, unquote(name), unquote(secret)) != ("Basic", CLIENT, SECRET) or asked is None:
            return JSONResponse({"error": "invalid_client"}, 401)
        digest = hashlib.sha256(fields.get("code_verifier", "").encode()).digest()
        challenge = urlsafe_b64encode(digest).rstrip(b"=").decode()
        same = fields.get("redirect_uri") == asked["redirect_uri"]
        if challenge != asked.get("code_challenge") or not same:
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = self.sign(asked["nonce"])
        return JSONResponse({"access_token": "x", "token_type": "Bearer", "id_token": token})

    async def _jwks(self, request: Request) -> Response:
        assert self.key
        return JSONResponse({"keys": [self.key.as_dict(private=False)]})

    def sign(self, nonce: str) -> str:
        """The issuer's word on who has just signed in."""
        now = int(time.time())
        times = {"iat": now, "exp": now + 300, "auth_time": now}
        who = {"iss": self.url, "aud": CLIENT, "sub": "42", "nonce": nonce}
        return jwt.encode(
            {"alg": "RS256", "kid": "one"}, {**who, **times, **self.claims}, self.signer
        )
