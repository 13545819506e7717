"""Which language a page is in: the visitor's choice, else the browser's, else the brand's."""

from __future__ import annotations

from starlette.requests import Request

from socialbot.admin.texts import LANGUAGES

COOKIE = "socialbot_language"


def choose_language(request: Request, default: str) -> str:
    """One of LANGUAGES."""
    chosen = request.cookies.get(COOKIE)
    if chosen in LANGUAGES:
        return chosen
    return preferred(request.headers.get("accept-language", "")) or default


def preferred(header: str) -> str | None:
    """The best of our languages in an Accept-Language header, None where it names none."""
    best, weight = None, 0.0
    for part in header.split(",")[:20]:
        tag, _, parameter = part.strip().partition(";")
        language = tag.lower().split("-")[0]
        if language in LANGUAGES and (quality := _quality(parameter)) > weight:
            best, weight = language, quality
    return best


def _quality(parameter: str) -> float:
    """The weight in "q=0.8"; 1 where there is none, 0 where it cannot be read."""
    if not parameter.strip():
        return 1.0
    try:
        return float(parameter.strip().removeprefix("q="))
    except ValueError:
        return 0.0
