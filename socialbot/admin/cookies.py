"""The admin's cookies: out of reach of scripts, never sent by another site's forms."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response


@dataclass(frozen=True, slots=True)
class Cookies:
    """Names and flags. `secure` adds Secure and the __Host- prefix, which browsers then keep to
    this very host."""

    secure: bool

    @property
    def session(self) -> str:
        return "__Host-socialbot_session" if self.secure else "socialbot_session"

    @property
    def visit(self) -> str:
        """Ties a form to the browser that asked for it, before anybody is signed in."""
        return "__Host-socialbot_visit" if self.secure else "socialbot_visit"

    @property
    def errand(self) -> str:
        """What a browser takes along to the single sign-on and back, sealed."""
        return "__Host-socialbot_errand" if self.secure else "socialbot_errand"

    def write(self, response: Response, name: str, value: str, max_age: int | None = None) -> None:
        response.set_cookie(
            name, value, max_age, path="/", secure=self.secure, httponly=True, samesite="lax"
        )

    def drop(self, response: Response, name: str) -> None:
        response.delete_cookie(name, path="/", secure=self.secure, httponly=True, samesite="lax")

    def seed(self, request: Request) -> str | None:
        """The secret that this browser's form tokens are made from."""
        return request.cookies.get(self.session) or request.cookies.get(self.visit)


def new_secret() -> str:
    """256 bits, fit for a cookie."""
    return secrets.token_urlsafe(32)
