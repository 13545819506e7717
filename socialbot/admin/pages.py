"""Renders the admin's templates: one Jinja environment a language, everything escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache, partial
from importlib import resources
from typing import Any
from zoneinfo import ZoneInfo

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from socialbot.admin.cookies import Cookies, new_secret
from socialbot.admin.forms import form_token, local_path
from socialbot.admin.language import choose_language
from socialbot.admin.marks import mark_placeholders
from socialbot.admin.texts import LANGUAGES, how_sure, load_texts, say, write_figure
from socialbot.admin.times import describe_date, describe_time, describe_wait
from socialbot.brand import Brand


@dataclass(frozen=True, slots=True)
class Look:
    """What the pages show of the brand: its name, its first language and its time zone."""

    name: str
    language: str
    zone: ZoneInfo

    @classmethod
    def of(cls, brand: Brand) -> Look:
        """The look that a brand profile asks for."""
        language = "tr" if brand.country == "TR" else "en"
        return cls(brand.name, language, ZoneInfo(brand.time_zone))


class Pages:
    """The admin's page renderer; safe to share between threads."""

    def __init__(
        self, look: Look, cookies: Cookies, is_shadow: Callable[[], bool] = lambda: False
    ) -> None:
        """`is_shadow` says whether shadow mode is on."""
        self._is_shadow = is_shadow
        self._shared: dict[str, Any] = {"sso": False}
        self._look = look
        self._cookies = cookies
        self._environments = {language: open_environment(language, look) for language in LANGUAGES}

    def share(self, **values: Any) -> None:
        """Let every page know something, from now on."""
        self._shared |= values

    def language(self, request: Request) -> str:
        """The language that this visitor reads."""
        return choose_language(request, self._look.language)

    def render(
        self, request: Request, template: str, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """A page for this visitor; gives the browser a visit cookie where it has none yet."""
        seed = self._cookies.seed(request)
        fresh = None if seed else new_secret()
        common: Mapping[str, Any] = {
            "user": getattr(request.state, "user_name", None),
            "entries": getattr(request.state, "entries", ()),
            "form_token": form_token(seed or fresh or ""),
            "path": own_path(request),
            "here": "",
            "shadow": self._is_shadow(),
        }
        environment = self._environments[self.language(request)]
        html = environment.get_template(template).render({**self._shared, **common, **values})
        response = HTMLResponse(html, status, {"vary": "Accept-Language, Cookie"})
        if fresh:
            self._cookies.write(response, self._cookies.visit, fresh)
        return response


def open_environment(language: str, look: Look) -> Environment:
    """Templates with one language's words in them. A missing word or value is an error."""
    texts = load_texts(language)
    environment = Environment(
        loader=PackageLoader("socialbot", "templates/admin"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "t": texts,
        "brand": look.name,
        "static": static_url,
        "word": partial(say, texts),
        "mark": partial(mark_placeholders, texts=texts),
        "sure": partial(how_sure, texts),
        "when": lambda moment: describe_time(moment, datetime.now(UTC), look.zone, texts),
        "duration": partial(describe_wait, texts=texts),
        "on_day": partial(describe_date, texts=texts),
        "figure": partial(write_figure, texts=texts),
    }
    return environment


@cache
def static_url(name: str) -> str:
    """Address of a static file; it changes with the content, so that browsers may keep it."""
    data = (resources.files("socialbot") / "admin" / "static" / name).read_bytes()
    return f"/static/{name}?v={hashlib.sha256(data).hexdigest()[:12]}"


def own_path(request: Request) -> str:
    """The path and query to come back to after a change of language."""
    if request.method != "GET":
        return "/"
    query = f"?{request.url.query}" if request.url.query else ""
    return local_path(f"{request.url.path}{query}")
