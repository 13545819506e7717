"""Puts the pages together: the admin, the webhooks and the health pages, behind one fence."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.routing import BaseRoute, Mount

from socialbot.admin.site import Admin
from socialbot.settings import Web
from socialbot.web.bodies import BoundedBody
from socialbot.web.clients import ClientAddress
from socialbot.web.errors import ErrorPages
from socialbot.web.fence import Fence
from socialbot.web.form.routes import PATH, form_routes
from socialbot.web.form.site import FormSite
from socialbot.web.headers import SecurityHeaders
from socialbot.web.health import Health, health_routes
from socialbot.web.webhooks import Inlet, webhook_routes

LARGEST_UPDATE = 1 << 20  # bytes; platforms send far less
LARGEST_FORM = 1 << 16
EVERYWHERE = {"0.0.0.0", "::", ""}  # noqa: S104 - compared with, not bound to


def build_app(
    web: Web,
    health: Health,
    inlets: Sequence[Inlet] = (),
    admin: Admin | None = None,
    form: FormSite | None = None,
) -> Starlette:
    """The ASGI application of one process; `admin` is None where it serves no team, `form` where
    it serves no public form."""
    routes: list[BaseRoute] = [
        *health_routes(health),
        *webhook_routes(inlets, health.registry),
    ]
    if form:
        routes += form_routes(form)
    if admin:
        routes.append(Mount("/", routes=admin.routes(), middleware=_at_the_door(web)))
    pages = ErrorPages(admin)
    return Starlette(
        routes=routes,
        exception_handlers=pages.handlers(),
        middleware=[
            Middleware(
                SecurityHeaders,
                secure=web.secure_cookies,
                frames={PATH: form.embed_origins} if form else {},
            ),
            Middleware(ClientAddress, proxies=web.trusted_proxies),
            Middleware(Fence, answer=pages.answer_failure),
            Middleware(BoundedBody, limit=LARGEST_UPDATE),
        ],
    )


def _at_the_door(web: Web) -> list[Middleware]:
    """The admin is served under its own names only; probes may ask by any address."""
    return [
        Middleware(TrustedHostMiddleware, allowed_hosts=own_hosts(web), www_redirect=False),
        Middleware(GZipMiddleware, compresslevel=6),
        Middleware(BoundedBody, limit=LARGEST_FORM),
    ]


def own_hosts(web: Web) -> list[str]:
    """Host names that a browser may call the admin by: any, where the operator
    names none."""
    public = urlsplit(web.public_url).hostname if web.public_url else None
    if web.host in EVERYWHERE and not (public or web.hosts):
        return ["*"]
    names = {"localhost", "127.0.0.1", "[::1]", web.host, public, *web.hosts}
    return sorted(name for name in names if name and name not in EVERYWHERE)
