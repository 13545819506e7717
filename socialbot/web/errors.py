"""What a visitor sees when something is not there or fails: never a traceback, never content."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from socialbot.admin.site import Admin


class ErrorPages:
    """A page in the team's language for browsers, one plain line for everybody else."""

    def __init__(self, admin: Admin | None) -> None:
        self._admin = admin

    def handlers(self) -> dict[type[Exception], Callable[[Request, Exception], Response]]:
        """Starlette's exception handlers."""
        return {HTTPException: self._answer_refusal}

    def answer_failure(self, request: Request, error: Exception) -> Response:
        """The answer to an unforeseen error."""
        return self._answer(request, 500, None)

    def _answer_refusal(self, request: Request, error: Exception) -> Response:
        if isinstance(error, HTTPException):
            return self._answer(request, error.status_code, error.headers)
        return self._answer(request, 500, None)

    def _answer(self, request: Request, status: int, headers: Mapping[str, str] | None) -> Response:
        if self._admin and "text/html" in request.headers.get("accept", ""):
            response: Response = self._admin.error_page(request, status)
            response.headers.update(headers or {})
            return response
        return PlainTextResponse(f"{HTTPStatus(status).phrase}\n", status, headers)
