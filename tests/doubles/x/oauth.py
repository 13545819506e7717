"""OAuth 1.0a as X checks it: every request signed over its method, address and parameters."""

from __future__ import annotations

import hmac
import time
from collections.abc import Mapping
from urllib.parse import unquote

from oauthlib.oauth1 import Client
from oauthlib.oauth1.rfc5849 import signature
from oauthlib.oauth1.rfc5849.utils import parse_authorization_header
from starlette.requests import Request

from tests.doubles.x.problems import unauthorised

NAMES = {
    "oauth_consumer_key",
    "oauth_nonce",
    "oauth_signature",
    "oauth_signature_method",
    "oauth_timestamp",
    "oauth_token",
    "oauth_version",
}
TOLERANCE = 300


class Guard:
    """Knows the four secrets, and every nonce that was used."""

    def __init__(self, secrets: Mapping[str, str]) -> None:
        self._secrets = secrets
        self._nonces: set[str] = set()

    def check(self, request: Request) -> None:
        """Raise Problem unless the request is signed with our secrets, now, for the first time."""
        header = request.headers.get("authorization", "")
        if not header.startswith("OAuth "):
            raise unauthorised()
        given = {name: unquote(value) for name, value in parse_authorization_header(header)}
        if set(given) != NAMES or given["oauth_signature_method"] != "HMAC-SHA1":
            raise unauthorised()
        if abs(int(given["oauth_timestamp"]) - time.time()) > TOLERANCE:
            raise unauthorised()
        if given["oauth_nonce"] in self._nonces:
            raise unauthorised()
        expected = self._sign(request, given)
        if not hmac.compare_digest(expected, given["oauth_signature"]):
            raise unauthorised()
        keys = (given["oauth_consumer_key"], given["oauth_token"])
        if keys != (self._secrets["consumer_key"], self._secrets["access_token"]):
            raise unauthorised()
        self._nonces.add(given["oauth_nonce"])

    def _sign(self, request: Request, given: Mapping[str, str]) -> str:
        query = request.url.query
        pairs = signature.collect_parameters(uri_query=query)
        pairs += [(name, value) for name, value in given.items() if name != "oauth_signature"]
        uri = signature.base_string_uri(str(request.url.replace(query="")))
        base = signature.signature_base_string(
            request.method, uri, signature.normalize_parameters(pairs)
        )
        signer = Client(
            self._secrets["consumer_key"],
            client_secret=self._secrets["consumer_secret"],
            resource_owner_secret=self._secrets["token_secret"],
        )
        return str(signature.sign_hmac_sha1_with_client(base, signer))
