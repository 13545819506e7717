"""Where the form is served: /form, its check and its static files; beside it /email."""

from __future__ import annotations

from importlib import resources

from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from socialbot.web.bodies import BoundedBody
from socialbot.web.form.site import Endpoint, FormSite

PATH = "/form"
EMAIL = "/email"
LARGEST_FORM = 1 << 16  # bytes; each Turkish letter of a text takes six when it is encoded
YEAR = 365 * 24 * 3600


def form_routes(site: FormSite) -> list[BaseRoute]:
    """All routes of the form. Refusals below them are pages of its own."""
    around = [
        Middleware(GZipMiddleware, compresslevel=6),
        Middleware(BoundedBody, limit=LARGEST_FORM),
    ]
    return [
        Route(PATH, _refusing(site, site.show), methods=["GET"], middleware=around),
        Route(PATH, _refusing(site, site.take_in), methods=["POST"], middleware=around),
        Route(EMAIL, _refusing(site, site.email), methods=["GET"], middleware=around),
        Route(f"{PATH}/check", site.check, methods=["POST"], middleware=around),
        Mount(f"{PATH}/static", _Static(directory=str(_static_folder()))),
    ]


def _static_folder() -> object:
    return resources.files("socialbot.web.form") / "static"


def _refusing(site: FormSite, endpoint: Endpoint) -> Endpoint:
    async def answer(request: Request) -> Response:
        try:
            return await endpoint(request)
        except HTTPException as error:
            return site.refuse(request, error.status_code)

    return answer


class _Static(StaticFiles):
    """Static files. Their addresses carry a digest, so browsers may keep them for a year."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if response.status_code in {200, 304} and scope.get("query_string"):
            response.headers["cache-control"] = f"public, max-age={YEAR}, immutable"
        return response
