"""Forms that only our own pages can send: same origin, and a token tied to the browser."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

from socialbot.admin.cookies import Cookies

MAX_FIELDS = 20
FIELD = "form_token"


def form_token(seed: str) -> str:
    """The token for forms shown to the browser that holds the cookie `seed`."""
    return hmac.new(seed.encode(), b"form", hashlib.sha256).hexdigest()


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
    sent = fields.get(FIELD, "").encode()
    if not seed or not hmac.compare_digest(form_token(seed).encode(), sent):
        raise HTTPException(403)
    return fields


def parse_fields(body: bytes) -> dict[str, str]:
    try:
        pairs = parse_qsl(body.decode(), keep_blank_values=True, max_num_fields=MAX_FIELDS)
    except ValueError:
        raise HTTPException(400) from None
    return dict(pairs)


def local_path(path: str, default: str = "/") -> str:
    """`path` where it stays on this site, else `default`: no form sends a person elsewhere."""
    plain = path.isascii() and path.isprintable() and "\\" not in path
    return path if plain and path.startswith("/") and not path.startswith("//") else default
