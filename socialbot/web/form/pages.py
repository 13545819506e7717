"""Renders the form's pages: one Jinja environment a language, everything escaped."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.responses import HTMLResponse

from socialbot.admin.texts import LANGUAGES, load_texts, say
from socialbot.brand import Brand, HelpLine, Purpose
from socialbot.web.form.email import prepare
from socialbot.web.form.fields import CHOICES, LONGEST, ORDER, REQUIRED, Draft
from socialbot.web.form.texts import load_words

CARE_ORDER = (Purpose.CRISIS, Purpose.CHILD, Purpose.ADDICTION)


@dataclass(frozen=True, slots=True)
class View:
    """What the form shows: values to begin with, and what is wrong with each field, in words.
    `notice` is a key of the words' [notice]: what is wrong with the whole."""

    draft: Draft
    token: str = field(repr=False)
    zone: str
    problems: Mapping[str, str] = field(default_factory=dict)
    notice: str | None = None
    care: frozenset[Purpose] = frozenset()
    filled_in: bool = False


class FormPages:
    """The page renderer of one brand; safe to share between threads."""

    def __init__(self, brand: Brand) -> None:
        self._brand = brand
        self._environments = {language: _open_environment(language) for language in LANGUAGES}

    def form(self, language: str, view: View, status: int = 200) -> HTMLResponse:
        """The form itself."""
        return self._render(
            language,
            "form.html",
            status,
            view=view,
            values=view.draft,
            problems={name: view.problems[name] for name in ORDER if name in view.problems},
            case=view.draft["case_code"],
            care=self._care(view.care),
        )

    def thanks(self, language: str, number: str, care: frozenset[Purpose]) -> HTMLResponse:
        """What is shown once a report is filed."""
        return self._render(
            language, "thanks.html", 200, number=number, case="", care=self._care(care)
        )

    def email(self, language: str, code: str | None) -> HTMLResponse:
        """The prepared e-mail to the brand's mailbox."""
        letter = prepare(str(self._brand.links.email), code, language)
        return self._render(
            language, "email.html", 200, letter=letter, case=code or "", path="/email"
        )

    def refusal(self, language: str, status: int) -> HTMLResponse:
        """A calm page for a request that cannot be read or must not be."""
        words = load_words(language)["refusal"]
        key = f"e{status}" if f"e{status}" in words else "e400"
        return self._render(language, "refusal.html", status, title=words[key], case="", care=[])

    def _care(self, purposes: frozenset[Purpose]) -> list[tuple[Purpose, list[HelpLine]]]:
        lines = self._brand.help_lines
        found = [
            (purpose, [line for line in lines if line.purpose is purpose])
            for purpose in CARE_ORDER
            if purpose in purposes
        ]
        return [(purpose, listed) for purpose, listed in found if listed]

    def _render(self, language: str, template: str, status: int, **values: Any) -> HTMLResponse:
        html = (
            self._environments[language]
            .get_template(template)
            .render(**{"brand": self._brand, "language": language, "path": "/form", **values})
        )
        return HTMLResponse(html, status, {"vary": "Accept-Language", "content-language": language})


def _open_environment(language: str) -> Environment:
    """Templates with one language's words in them. A missing word or value is an error."""
    environment = Environment(
        loader=PackageLoader("socialbot", "templates/form"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {
        "t": load_words(language),
        "word": partial(say, load_texts(language)),
        "static": static_url,
        "choices": CHOICES,
        "longest": LONGEST,
        "required": REQUIRED,
    }
    return environment


@cache
def static_url(name: str) -> str:
    """Address of a static file; it changes with the content, so that browsers may keep it."""
    data = (resources.files("socialbot.web.form") / "static" / name).read_bytes()
    return f"/form/static/{name}?v={hashlib.sha256(data).hexdigest()[:12]}"
