"""What all pages under Settings share: the list of them at the side."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from socialbot.admin.navigation import SETTINGS, entries_for
from socialbot.admin.rooms import Desk


def render(desk: Desk, request: Request, template: str, page: str, **values: Any) -> Response:
    """A page under Settings; `page` is its key in the list."""
    shelf = entries_for(request.state.visitor.roles, desk.gate.doors, SETTINGS)
    status = values.pop("status", 200)
    return desk.pages.render(
        request, template, status, here="settings", shelf=shelf, page=page, **values
    )
