"""Errors in the shapes of the Graph API."""

from __future__ import annotations

import json
from collections.abc import Mapping

from starlette.responses import Response


class GraphError(Exception):
    """A refusal: HTTP status, code, sub-code and words."""

    def __init__(
        self,
        code: int,
        message: str,
        *,
        subcode: int | None = None,
        kind: str = "OAuthException",
        status: int = 400,
        transient: bool = False,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.headers = dict(headers or {})
        self.error: dict[str, object] = {"message": message, "type": kind, "code": code}
        if subcode is not None:
            self.error["error_subcode"] = subcode
        if transient:
            self.error["is_transient"] = True
        self.error["fbtrace_id"] = "AbCdEfGhIjKlMnOpQrStUvW"

    def response(self) -> Response:
        """As it goes over the wire."""
        return answer({"error": self.error}, self.status, self.headers)


def answer(body: object, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """JSON in ASCII, which can hold half an emoji; Meta's media type."""
    own = {"content-type": "application/json; charset=UTF-8", "facebook-api-version": "v26.0"}
    return Response(json.dumps(body), status, own | dict(headers or {}))


def bad_parameter(message: str) -> GraphError:
    """Code 100."""
    return GraphError(100, f"(#100) {message}")


def not_found(object_id: str) -> GraphError:
    """Code 100 with sub-code 33: not there, or not for this token."""
    return GraphError(
        100,
        f"Unsupported request. Object with ID '{object_id}' does not exist, cannot be loaded "
        "due to missing permissions, or does not support this operation.",
        subcode=33,
        kind="GraphMethodException",
    )


def revoked() -> GraphError:
    """The token counts no more."""
    words = "Error validating access token: The session has been invalidated."
    return GraphError(190, words, subcode=460, status=401)


def no_permission(name: str) -> GraphError:
    """The token lacks one."""
    return GraphError(200, f"(#200) Requires {name} permission to manage the object", status=403)


def limited(code: int = 613, headers: Mapping[str, str] | None = None) -> GraphError:
    """Too many calls."""
    words = f"(#{code}) Calls to this api have exceeded the rate limit."
    return GraphError(code, words, headers=headers)
