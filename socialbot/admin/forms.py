"""Forms that only our own pages can send: same origin, and a token tied to the browser."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from socialbot.admin.cookies import Cookies

MAX_FIELDS = 60
FIELD = "form_token"


def form_token(seed: str) -> str:
    """A token for forms shown to the browser that holds the cookie `seed`. No two are alike, so
    that the length of compressed pages tells nothing about it."""
    return _sign(seed, secrets.token_hex(8))


def is_token(seed: str, token: str) -> bool:
    """Whether form_token made the token for this seed; compares in constant time."""
    salt, _, _ = token.partition(".")
    return hmac.compare_digest(_sign(seed, salt).encode(), token.encode())


def _sign(seed: str, salt: str) -> str:
    return f"{salt}.{hmac.new(seed.encode(), salt.encode(), hashlib.sha256).hexdigest()}"


def is_own(headers: Mapping[str, str]) -> bool:
    """Whether the browser says that the request comes from a page of this very host.

    Sec-Fetch-Site decides where it is sent (https and localhost), Origin in any case.
    """
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site not in {None, "same-origin"}:
        return False
    if origin in {None, "null"}:
        return site == "same-origin"
    _, _, place = origin.lower().partition("://")
    return place == headers.get("host", "").lower()


async def read_form(request: Request, cookies: Cookies) -> dict[str, str]:
    """The fields of one of our own forms; answers 403, or 400 and 415 for what is no form."""
    if not is_own(request.headers):
        raise HTTPException(403)
    kind = request.headers.get("content-type", "").partition(";")[0].strip()
    if kind != "application/x-www-form-urlencoded":
        raise HTTPException(415)
    fields = parse_fields(await request.body())
    seed = cookies.seed(request)
    if not seed or not is_token(seed, fields.get(FIELD, "")):
        raise HTTPException(403)
    return fields


def parse_fields(body: bytes) -> dict[str, str]:
    """The fields of an encoded form; 400 where they are too many, no UTF-8, or hold a NUL (which
    not every database takes)."""
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        raise HTTPException(400) from None
    if any("\0" in value for _, value in pairs):
        raise HTTPException(400)
    return dict(pairs)


def local_path(path: str) -> str:
    """`path` where it stays on this site, else "/": no form sends a person elsewhere."""
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else "/"
